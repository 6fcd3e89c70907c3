#include "normalize/spellings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "normalize/everyday_forms.h"
#include "text/data_file.h"
#include "text/hash_set.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// A file of lines "word TAB kinds" in the order of their bytes, kept as it is and searched by halving: it is ready at
/// once, and of its two hundred thousand words no memory has more than is looked at.
class SortedList {
 public:
  SortedList() = default;
  explicit SortedList(const std::filesystem::path& path) : file_(path), text_(file_->text()) {
    while (first_ < text_.size() && text_[first_] == '#') first_ = std::min(text_.size(), text_.find('\n', first_)) + 1;
    first_ = std::min(first_, text_.size());
  }

  [[nodiscard]] bool empty() const noexcept { return first_ == text_.size(); }

  /// The kinds of a word; empty for one that is not listed.
  [[nodiscard]] std::string_view kinds_of(std::string_view word) const noexcept {
    std::size_t low = first_;
    std::size_t high = text_.size();
    while (low < high) {
      std::size_t line = low + (high - low) / 2;
      while (line > low && text_[line - 1] != '\n') --line;
      const int order = text_.compare(line, word.size(), word);
      const char behind = line + word.size() < text_.size() ? text_[line + word.size()] : '\n';
      // A row that goes on with the word's last letter stands behind it.
      const bool is_word = order == 0 && (behind == '\t' || behind == '\n');
      if (order >= 0 && !is_word) {
        high = line;
        continue;
      }
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      if (is_word) return text_.substr(line, end - line).substr(std::min(word.size() + 1, end - line));
      low = end + 1;
    }
    return {};
  }

 private:
  std::optional<text::DataFile> file_;
  std::string_view text_;
  std::size_t first_ = 0;  ///< where the lines begin
};

using Confusions = std::vector<std::pair<std::string, std::string>>;

Confusions read_confusions(const text::DataFolder& data) {
  Confusions pairs;
  for (const text::DataRow& row : text::read_data_rows(data.file("names/confusions.tsv"), 2)) {
    pairs.emplace_back(row.fields[0], row.fields[1]);
    pairs.emplace_back(row.fields[1], row.fields[0]);
  }
  return pairs;
}

/// Everyday words, whole ones and beginnings; among them those that begin sentences or stand before names.
class EverydayWords {
 public:
  EverydayWords(const text::DataFolder& data, std::string_view language)
      : forms_(data, language, EverydayForms::Spelling::kFolded) {
    const std::string file = "names/words/" + std::string(language) + ".tsv";
    if (!data.has(file)) return;
    for (const text::DataRow& row : text::read_data_rows(data.file(file), 2))
      if (row.fields[1] != "particle") before_names_.insert(text::fold(row.fields[0]));
  }

  [[nodiscard]] bool has(std::string_view folded) const {
    if (before_names_.contains(folded) || forms_.words().contains(folded)) return true;
    std::size_t end = folded.size();
    for (std::size_t cut = 0; cut <= kLongestEnding && end > 0; ++cut) {
      if (forms_.beginnings().contains(folded.substr(0, end))) return true;
      static_cast<void>(text::previous_code_point(folded, end));
    }
    return false;
  }

 private:
  static constexpr std::size_t kLongestEnding = 5;  // as data/words/README.md says

  EverydayForms forms_;
  text::WordSet before_names_;  ///< and those that begin sentences
};

std::vector<std::string> read_derived_endings(const text::DataFolder& data, std::string_view language) {
  std::vector<std::string> endings;
  for (const text::DataRow& row : text::read_data_rows(data.file("names/derived.tsv"), 2))
    if (row.fields[0] == language) endings.push_back(text::fold(row.fields[1]));
  return endings;
}

bool may_change_places(char a, char b) noexcept {
  return a != b && a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z';
}

/// Calls `visit` with every word that differs from `word` in two neighbours behind the first letter that changed
/// places.
template <typename Visitor>
void for_each_exchanged(std::string word, const Visitor& visit) {
  for (std::size_t at = 2; at < word.size(); ++at) {
    if (!may_change_places(word[at - 1], word[at])) continue;
    std::swap(word[at - 1], word[at]);
    visit(word);
    std::swap(word[at - 1], word[at]);
  }
}

/// Calls `visit` with every word that differs from `word` in one confusion or in a letter that is doubled or not.
template <typename Visitor>
void for_each_confused(std::string_view word, const Confusions& confusions, const Visitor& visit) {
  const auto changed = [&](std::size_t at, std::size_t length, std::string_view by) {
    visit(std::string(word.substr(0, at)).append(by).append(word.substr(at + length)));
  };
  for (std::size_t at = 0; at < word.size(); ++at) {
    for (const auto& [from, to] : confusions)
      if (word.substr(at, from.size()) == from) changed(at, from.size(), to);
    if (at > 0 && word[at] == word[at - 1]) {
      changed(at, 1, {});
    } else {
      changed(at, 0, word.substr(at, 1));
    }
  }
}

/// The kinds of the list that names of a sort have.
std::string_view kinds_of(Spellings::Which which) noexcept {
  if (which == Spellings::Which::kCommon) return "c";
  return which == Spellings::Which::kUsual ? "cn" : "cnr";
}

}  // namespace

struct Spellings::Impl {
  Impl(const text::DataFolder& data, std::string_view language)
      : everyday(data, language), derived_endings(read_derived_endings(data, language)) {
    const std::string file = "names/spellings/" + std::string(language) + ".tsv";
    if (!data.has(file)) return;
    list = SortedList(data.file(file));
    confusions = read_confusions(data);
  }

  [[nodiscard]] bool is_of_kind(std::string_view word, std::string_view kinds) const noexcept {
    return list.kinds_of(word).find_first_of(kinds) != std::string_view::npos;
  }

  SortedList list;
  EverydayWords everyday;
  std::vector<std::string> derived_endings;
  Confusions confusions;
};

Spellings::Spellings(const text::DataFolder& data, std::string_view language)
    : impl_(std::make_unique<const Impl>(data, language)) {}
Spellings::~Spellings() = default;
Spellings::Spellings(Spellings&&) noexcept = default;
Spellings& Spellings::operator=(Spellings&&) noexcept = default;

bool Spellings::complete() const noexcept {
  return !impl_->list.empty();
}
bool Spellings::is_word(std::string_view folded) const {
  return impl_->is_of_kind(folded, "w") || impl_->everyday.has(folded);
}
bool Spellings::is_name(std::string_view folded, Which which) const {
  return impl_->is_of_kind(folded, kinds_of(which));
}

bool Spellings::is_derived(std::string_view folded) const {
  const auto& endings = impl_->derived_endings;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return folded.size() > ending.size() && folded.substr(folded.size() - ending.size()) == ending;
  });
}

Spellings::Entry Spellings::look_up(std::string_view folded) const {
  const std::string_view kinds = impl_->list.kinds_of(folded);
  const auto has = [&](std::string_view wanted) { return kinds.find_first_of(wanted) != std::string_view::npos; };
  return {.word = has("w") || impl_->everyday.has(folded),
          .derived = is_derived(folded),
          .name = has(kinds_of(Which::kAll)),
          .usual = has(kinds_of(Which::kUsual))};
}

std::vector<std::string> Spellings::names_near(std::string_view folded, Which which) const {
  std::set<std::string> names;
  for_each_confused(folded, impl_->confusions, [&](std::string word) {
    if (is_name(word, which)) names.insert(std::move(word));
  });
  // A rare name may be another one that no list has (Rhianna, Rihanna), and so may a short one (Daina).
  constexpr std::size_t kLong = 7;
  if (which == Which::kAll || folded.size() >= kLong)
    for_each_exchanged(std::string(folded), [&](const std::string& word) {
      if (is_name(word, which == Which::kAll ? Which::kUsual : which)) names.insert(word);
    });
  names.erase(std::string(folded));
  return {names.begin(), names.end()};
}

const Spellings& SpellingLists::of(std::string_view language) {
  const auto found = lists_.find(language);
  if (found != lists_.end()) return found->second;
  return lists_.emplace(std::string(language), Spellings(data_, language)).first->second;
}

bool SpellingLists::has_name(std::string_view folded, std::string_view language, Spellings::Which which) {
  if (of(language).is_word(folded)) return false;
  return of(language).is_name(folded, which) || of("en").is_name(folded, which);
}

}  // namespace tolmach::normalize
