#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/detail/mentions/caseless_names.h"
#include "normalize/detail/mentions/foreign_names.h"
#include "normalize/detail/mentions/form_counts.h"
#include "normalize/detail/mentions/surname_names.h"
#include "normalize/detail/mentions/unspaced_line.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// What a run must weigh to be a name: by itself, and where the text has it again.
constexpr double kLeastAlone = 6, kLeastRepeated = 3.5;
/// Characters of a name by itself.
constexpr std::size_t kShortestAlone = 3;
/// Characters of a name that the lexicon knows, and of one of the language's own.
constexpr std::size_t kLongestKnown = 8, kLongestOwn = 5;
/// Most characters that a run of its own name has too many.
constexpr std::size_t kMostTooMany = 2;
constexpr double kSure = 0.95, kLikely = 0.85, kLexicon = 0.98;

/// Finds names by what the document as a whole says of those that its lines may have.
class UnspacedSearch {
 public:
  UnspacedSearch(const text::Document& document, const CaselessLanguage& language, KnownNames& known)
      : document_(document), language_(language), lexicon_(known) {}

  std::vector<Mention> find() {
    lines_.reserve(document_.segments.size());
    for (std::size_t k = 0; k < document_.segments.size(); ++k) {
      const UnspacedLine& line = lines_.emplace_back(document_, k, language_);
      foreign_.push_back(foreign_names(line));
      own_.push_back(surname_names(line));
    }
    count_parts();
    count_guesses();
    for (std::size_t k = 0; k < lines_.size(); ++k)
      for (const UnspacedName& found : own_[k]) add_person(lines_[k], found);
    for (std::size_t k = 0; k < lines_.size(); ++k) find_in(k);
    return std::move(mentions_);
  }

 private:
  /// The parts of a name between its dots.
  template <typename Visit>
  void for_each_part(const UnspacedLine& line, const UnspacedName& found, const Visit& visit) const {
    std::size_t begin = found.begin;
    for (std::size_t k = found.begin; k <= found.end; ++k) {
      if (k < found.end && !is_dot(line[k])) continue;
      if (k > begin) visit(begin, k);
      begin = k + 1;
    }
  }

  void count_parts() {
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      for (const UnspacedName& found : foreign_[k]) {
        for_each_part(lines_[k], found, [&](std::size_t begin, std::size_t end) {
          Part& part = parts_[std::string(lines_[k].text(begin, end))];
          ++part.count;
          if (!found.certain || end - begin < kShortestUnspaced) return;
          part.certain = true;
          if (part.kind == NameKind::kOther) part.kind = found.kind;
        });
      }
    }
  }

  /// Counts the names whose ends are guesses, with and without their last character.
  void count_guesses() {
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      for (const UnspacedName& found : own_[k]) {
        if (found.score <= 0) continue;
        times_.want(lines_[k].text(found));
        if (found.size() > kShortestUnspaced) times_.want(lines_[k].text(found.begin, found.end - 1));
      }
    }
    times_.count(document_.text);
  }

  /// How long a name behind a title is the rest of the text tells: of "部长王毅表", 王毅 stands elsewhere more often. A
  /// name of two characters that stands nowhere else may be anything.
  void add_person(const UnspacedLine& line, const UnspacedName& found) {
    const std::string_view name = line.text(found);
    const std::size_t length = found.size();
    if (found.score > 0) {
      const std::string_view shorter = line.text(found.begin, found.end - 1);
      if (length > kShortestUnspaced && times_.of(shorter) > times_.of(name)) {
        people_.emplace(shorter);
        return;
      }
      if (length == kShortestUnspaced && times_.of(name) == 1) return;
    }
    people_.emplace(name);
  }

  [[nodiscard]] std::size_t count(std::string_view part) const {
    const auto found = parts_.find(part);
    return found == parts_.end() ? 0 : found->second.count;
  }

  /// The end of a shorter part that the text has more often by itself: what stands behind it is another word.
  [[nodiscard]] std::size_t usual_end(const UnspacedLine& line, std::size_t begin, std::size_t end) const {
    const std::size_t here = count(line.text(begin, end));
    for (std::size_t cut = 1; cut <= kMostTooMany && begin + kShortestAlone + cut <= end; ++cut) {
      const std::size_t there = count(line.text(begin, end - cut));
      if (there > 1 && there > here) return end - cut;
    }
    return end;
  }
  [[nodiscard]] std::size_t usual_begin(const UnspacedLine& line, std::size_t begin, std::size_t end) const {
    const std::size_t here = count(line.text(begin, end));
    for (std::size_t cut = 1; cut <= kMostTooMany && begin + kShortestAlone + cut <= end; ++cut) {
      const std::size_t there = count(line.text(begin + cut, end));
      if (there > 1 && there > here) return begin + cut;
    }
    return begin;
  }

  /// Two names of the text that stand side by side: where the second one begins; the end where they are one.
  [[nodiscard]] std::size_t second_name(const UnspacedLine& line, const UnspacedName& found) {
    const std::size_t whole = count(line.text(found));
    const auto is_name_of_text = [&](std::size_t begin, std::size_t end) {
      const std::string_view part = line.text(begin, end);
      return count(part) > whole || (whole == 1 && lexicon_.find(part) != nullptr);
    };
    if (found.size() < kShortestUnspaced + kShortestAlone) return found.end;
    for (std::size_t at = found.begin + kShortestUnspaced; at + kShortestUnspaced <= found.end; ++at)
      if (is_name_of_text(found.begin, at) && is_name_of_text(at, found.end)) return at;
    return found.end;
  }

  void trim(const UnspacedLine& line, UnspacedName& found) const {
    std::size_t first = found.begin, last = found.begin;
    bool is_first = true;
    for_each_part(line, found, [&](std::size_t begin, std::size_t end) {
      if (std::exchange(is_first, false)) first = usual_begin(line, begin, end);
      last = usual_end(line, std::max(begin, first), end);
    });
    found.begin = first;
    found.end = last;
  }

  [[nodiscard]] bool is_name(const UnspacedLine& line, UnspacedName& found) const {
    const auto part = parts_.find(line.text(found));
    if (part != parts_.end() && part->second.certain && found.kind == NameKind::kOther) found.kind = part->second.kind;
    if (found.certain || (part != parts_.end() && part->second.certain)) return true;
    if (!language_.letters.known() || found.size() < kShortestAlone) return false;
    const bool repeated = part != parts_.end() && part->second.count > 1;
    return found.score >= (repeated ? kLeastRepeated : kLeastAlone);
  }

  void find_in(std::size_t segment) {
    const UnspacedLine& line = lines_[segment];
    std::vector<UnspacedName> all = known_names(line);
    for (UnspacedName found : foreign_[segment]) {
      const std::size_t second = second_name(line, found);
      if (second != found.end) {
        all.push_back({found.begin, second, found.score, true});
        all.push_back({second, found.end, found.score, true, found.kind});
        continue;
      }
      trim(line, found);
      if (found.size() >= kShortestUnspaced && is_name(line, found)) all.push_back(found);
    }
    for (const UnspacedName& found : people_in(line)) all.push_back(found);
    // The longest first: "马里" stands within "马里奥".
    std::stable_sort(all.begin(), all.end(),
                     [](const UnspacedName& a, const UnspacedName& b) { return a.size() > b.size(); });
    std::vector<bool> taken(line.size(), false);
    for (const UnspacedName& found : all) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(found.begin);
      const auto end = taken.begin() + static_cast<std::ptrdiff_t>(found.end);
      if (std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      add(line, segment, found);
    }
  }

  [[nodiscard]] std::vector<UnspacedName> known_names(const UnspacedLine& line) {
    std::vector<UnspacedName> names;
    if (lexicon_.empty()) return names;
    for (std::size_t at = 0; at + kShortestUnspaced <= line.size(); ++at) {
      if (!is_character(line[at]) || !is_character(line[at + 1])) continue;
      if (!lexicon_.may_begin(line[at], line[at + 1])) continue;
      for (std::size_t end = std::min(line.size(), at + kLongestKnown); end >= at + kShortestUnspaced; --end) {
        if (line.is_common(at) || line.is_common(end - 1) || splits_katakana(line, at) || splits_katakana(line, end))
          continue;
        const KnownName* known = lexicon_.find(line.text(at, end));
        if (known == nullptr) continue;
        names.push_back({at, end, 0, true, known->kind, known});
        break;
      }
    }
    return names;
  }

  /// Whether names are written with a character: with the mark that makes a vowel long too.
  static bool is_character(char32_t c) noexcept { return text::is_ideograph(c) || is_katakana(c); }

  /// Katakana are the letters of one word from end to end.
  static bool splits_katakana(const UnspacedLine& line, std::size_t at) noexcept {
    return at > 0 && at < line.size() && is_katakana(line[at - 1]) && is_katakana(line[at]);
  }

  /// Wherever the text has a name that a title has vouched for somewhere.
  [[nodiscard]] std::vector<UnspacedName> people_in(const UnspacedLine& line) const {
    std::vector<UnspacedName> names;
    if (people_.empty()) return names;
    for (std::size_t at = 0; at + kShortestUnspaced <= line.size(); ++at) {
      if (!is_han(line[at])) continue;
      for (std::size_t end = std::min(line.size(), at + kLongestOwn); end >= at + kShortestUnspaced; --end) {
        if (people_.find(line.text(at, end)) == people_.end()) continue;
        names.push_back({at, end, 0, true, NameKind::kPerson});
        break;
      }
    }
    return names;
  }

  void add(const UnspacedLine& line, std::size_t segment, const UnspacedName& found) {
    Mention mention;
    mention.span = line.span(found.begin, found.end);
    mention.segment = static_cast<std::uint32_t>(segment);
    mention.form = std::string(line.text(found));
    mention.lemma = mention.form;
    mention.kind = found.kind;
    mention.confidence = found.certain ? kSure : kLikely;
    const KnownName* known = found.known != nullptr ? found.known : lexicon_.find(mention.form);
    if (known != nullptr) {
      mention.entity = known->entity;
      mention.kind = known->kind;
      mention.confidence = kLexicon;
    }
    mentions_.push_back(std::move(mention));
  }

  /// A part of a foreign name as the document has it.
  struct Part {
    std::size_t count = 0;
    bool certain = false;
    NameKind kind = NameKind::kOther;
  };

  const text::Document& document_;
  const CaselessLanguage& language_;
  KnownNames& lexicon_;
  std::vector<UnspacedLine> lines_;
  std::vector<std::vector<UnspacedName>> foreign_, own_;  ///< by line
  std::map<std::string, Part, std::less<>> parts_;
  FormCounts times_;  ///< how often the text has a name whose end is a guess
  std::set<std::string, std::less<>> people_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_unspaced_names(const text::Document& document, const CaselessLanguage& language,
                                         KnownNames& known) {
  return UnspacedSearch(document, language, known).find();
}

}  // namespace tolmach::normalize::detail
