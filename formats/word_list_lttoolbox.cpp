// Bilingual dictionaries that lttoolbox has compiled: finite-state transducers whose paths are the entries. Debian
// packages Apertium's language pairs only so (spa-cat.autobil.bin). Numbers take one to four bytes, the two highest
// bits of the first saying how many; states are numbered relative to the one before. (The layout is
// lttoolbox's; tried on files of Debian 12's packages, none of which has weights.)
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "formats/detail/word_list_readers.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats::detail {
namespace {

constexpr std::string_view kFileMark = "LTTB";
constexpr std::string_view kTransducerMark = "LTTD";
constexpr std::uint64_t kWeights = 1;  // a transducer's feature: weights stand behind finals and transitions
constexpr std::size_t kLongestPath = 200;
/// Of the paths of a section, for each of its transitions. Entries share their beginnings and ends, but a section with
/// so many more paths than transitions is one of regular expressions.
constexpr std::size_t kMostSteps = 100;

/// The bytes of a file, read from front to back.
class Bytes {
 public:
  Bytes(std::string_view content, const std::string& path) : rest_(content), size_(content.size()), path_(path) {}

  [[nodiscard]] bool skip(std::string_view mark) noexcept {
    if (rest_.substr(0, mark.size()) != mark) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }

  std::uint64_t fixed(std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t k = 0; k < bytes; ++k) value |= static_cast<std::uint64_t>(byte()) << (8 * k);
    return value;
  }

  std::uint32_t number() {
    const std::uint32_t first = byte();
    std::uint32_t value = first & 0x3FU;
    for (std::uint32_t more = first >> 6U; more > 0; --more) value = (value << 8U) | byte();
    return value;
  }

  /// A number of things that take a byte each at least.
  std::uint32_t count() {
    const std::uint32_t value = number();
    if (value > rest_.size()) fail("is cut short");
    return value;
  }

  void skip_string() {
    for (std::uint32_t left = count(); left > 0; --left) number();
  }

  /// A weight: two numbers, the second one the exponent.
  void skip_weight() {
    number();
    number();
  }

  [[noreturn]] void fail(const std::string& what) const {
    Where where{path_};
    where.offset = size_ - rest_.size();
    throw Error(Error::Kind::kIo, "this compiled dictionary " + what, where, "expected a dictionary of lttoolbox");
  }

 private:
  std::uint32_t byte() {
    if (rest_.empty()) fail("is cut short");
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  std::size_t size_;
  const std::string& path_;
};

/// A symbol of one side: a code point, 0 for nothing, below 0 for a tag.
using Symbol = std::int64_t;

struct Transition {
  std::uint32_t label = 0;  ///< index into the pairs of symbols
  std::uint32_t target = 0;
};

struct Transducer {
  std::uint32_t initial = 0;
  std::vector<bool> final;
  std::vector<std::vector<Transition>> states;
};

/// The states that lie on loops or between two of them: what is left when states without a way in, or without a way
/// out, are taken away again and again.
std::vector<bool> looping_states(const Transducer& transducer) {
  const std::size_t states = transducer.states.size();
  std::vector<std::vector<std::uint32_t>> next(states);
  std::vector<std::vector<std::uint32_t>> previous(states);
  for (std::uint32_t state = 0; state < states; ++state) {
    for (const Transition& transition : transducer.states[state]) {
      next[state].push_back(transition.target);
      previous[transition.target].push_back(state);
    }
  }
  std::vector<bool> left(states, true);
  const auto take_away = [&](const auto& ways, const auto& back) {
    std::vector<std::size_t> count(states);
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t state = 0; state < states; ++state) {
      for (const std::uint32_t other : ways[state]) count[state] += left[other] ? 1U : 0U;
      if (left[state] && count[state] == 0) waiting.push_back(state);
    }
    while (!waiting.empty()) {
      const std::uint32_t state = waiting.back();
      waiting.pop_back();
      left[state] = false;
      for (const std::uint32_t other : back[state])
        if (left[other] && --count[other] == 0) waiting.push_back(other);
    }
  };
  take_away(next, previous);
  take_away(previous, next);
  return left;
}

class LttoolboxReader {
 public:
  LttoolboxReader(std::string_view content, WordList& list) : in_(content, list.path), list_(list) {}

  void read() {
    if (in_.skip(kFileMark) && in_.fixed(8) != 0) in_.fail("has features that are not known here");
    in_.skip_string();  // letters
    read_symbols();
    for (std::uint32_t left = in_.count(); left > 0; --left) {
      in_.skip_string();  // the section's name
      read_section(read_transducer());
    }
  }

 private:
  void read_symbols() {
    const std::uint32_t tags = in_.count();
    for (std::uint32_t left = tags; left > 0; --left) in_.skip_string();
    const std::uint32_t pairs = in_.count();
    for (std::uint32_t left = pairs; left > 0; --left) {
      const Symbol source = Symbol{in_.number()} - tags;
      symbols_.emplace_back(source, Symbol{in_.number()} - tags);
    }
  }

  Transducer read_transducer() {
    const bool weighted = in_.skip(kTransducerMark) && (in_.fixed(8) & kWeights) != 0;
    Transducer out;
    out.initial = in_.number();
    std::vector<std::uint32_t> finals(in_.count());
    std::uint32_t last = 0;
    for (std::uint32_t& state : finals) {
      state = last += in_.number();
      if (weighted) in_.skip_weight();
    }
    const std::uint32_t states = in_.count();
    out.states.resize(states);
    out.final.resize(states);
    for (std::uint32_t state = 0; state < states; ++state) {
      std::uint32_t label = 0;
      for (std::uint32_t left = in_.count(); left > 0; --left) {
        label += in_.number();
        const auto target = static_cast<std::uint32_t>((std::uint64_t{state} + in_.number()) % states);
        if (weighted) in_.skip_weight();
        if (label >= symbols_.size()) in_.fail("names a symbol that is not there");
        out.states[state].push_back({label, target});
      }
    }
    for (const std::uint32_t state : finals) {
      if (state >= states) in_.fail("names a state that is not there");
      out.final[state] = true;
    }
    if (out.initial >= states) in_.fail("has no first state");
    return out;
  }

  void read_section(const Transducer& transducer) {
    looping_ = looping_states(transducer);
    steps_left_ = kMostSteps;
    for (const auto& transitions : transducer.states) steps_left_ += kMostSteps * transitions.size();
    const std::size_t before = list_.entries.size();
    if (!looping_[transducer.initial]) follow(transducer, transducer.initial, 0, {}, {});
    if (steps_left_ > 0) return;
    list_.entries.resize(before);
    list_.leave_out("a section of regular expressions", 0);
  }

  /// What a path has read.
  struct Words {
    std::string text;
    bool tagged = false;  ///< tags stand behind the words
  };

  /// Adds the entry of each path from a state on. What meets a loop is a regular expression and no entry. Where both
  /// sides are at their tags the words are complete, and the tags, of which there are many combinations, are not read.
  void follow(const Transducer& transducer, std::uint32_t state, std::size_t depth, const Words& source,
              const Words& target) {
    if (steps_left_ == 0 || --steps_left_ == 0) return;
    const bool complete = source.tagged && target.tagged;
    if (complete || transducer.final[state]) add_entry(source.text, target.text);
    if (complete || depth == kLongestPath) return;
    for (const Transition& transition : transducer.states[state]) {
      if (looping_[transition.target]) continue;
      const auto& [left, right] = symbols_[transition.label];
      follow(transducer, transition.target, depth + 1, with(source, left), with(target, right));
    }
  }

  static Words with(Words words, Symbol symbol) {
    constexpr Symbol kInvariable = '#';  // what follows in a phrase is not inflected
    words.tagged = words.tagged || symbol < 0;
    if (symbol > 0 && symbol != kInvariable)
      text::append_utf8(words.text, static_cast<char32_t>(std::min<Symbol>(symbol, 0x110000)));
    return words;
  }

  void add_entry(std::string_view source, std::string_view target) {
    // Paths that differ by their tags only follow each other.
    const bool again = !list_.entries.empty() && list_.entries.back().source == text::trim(source) &&
                       list_.entries.back().target == text::trim(target);
    if (!again) list_.add(source, target, 0);
  }

  Bytes in_;
  WordList& list_;
  std::vector<std::pair<Symbol, Symbol>> symbols_;
  std::vector<bool> looping_;   ///< by state of the transducer in work
  std::size_t steps_left_ = 0;  ///< of the section in work
};

}  // namespace

void read_lttoolbox_words(std::string_view content, WordList& list) {
  LttoolboxReader(content, list).read();
}

}  // namespace tolmach::formats::detail
