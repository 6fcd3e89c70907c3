#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "normalize/detail/caseless_names.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Weight of a character that no name is spelled with, of one beside a dot, and of a dot between the parts of a name.
constexpr double kBreak = -1000, kBesideDot = -1.5, kDot = 4;
/// What a run must weigh to be a name: by itself, and where the text has it again.
constexpr double kLeastAlone = 6, kLeastRepeated = 3.5;
/// Characters of a name by itself, and of one that something else vouches for.
constexpr std::size_t kShortestAlone = 3, kShortest = 2;
constexpr std::size_t kLongestKnown = 8, kLongestTitle = 6;
/// Most characters that a run of its own name has too many.
constexpr std::size_t kMostTooMany = 2;
constexpr double kSure = 0.95, kLikely = 0.85, kLexicon = 0.98;

bool is_dot(char32_t c) noexcept {
  return c == U'·' || c == U'•' || c == U'・' || c == U'‧' || c == U'＝' || c == U'゠';
}
bool is_katakana(char32_t c) noexcept {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
}
bool is_han(char32_t c) noexcept {
  return c == U'々' || text::script_of(c) == text::Script::kHan;
}

/// The characters of a segment.
struct Line {
  std::u32string characters;
  std::vector<std::uint32_t> at;  ///< where they begin in the document, and where the last one ends
  std::vector<bool> common;       ///< belongs to an ordinary word that no name is cut out of
  std::vector<const CharacterFacts*> facts;
};

Line line_of(std::string_view segment, std::uint32_t base) {
  Line line;
  for (std::size_t at = 0; at < segment.size();) {
    line.at.push_back(base + static_cast<std::uint32_t>(at));
    line.characters.push_back(text::next_code_point(segment, at));
  }
  line.at.push_back(base + static_cast<std::uint32_t>(segment.size()));
  return line;
}

/// A name that was found, by its characters [begin, end).
struct Found {
  std::size_t begin = 0, end = 0;
  double score = 0;
  bool certain = false;  ///< a dot or a title vouches for it
  NameKind kind = NameKind::kOther;
  const KnownName* known = nullptr;
};

class UnspacedSearch {
 public:
  UnspacedSearch(const text::Document& document, const CaselessLanguage& language, KnownNames& known)
      : document_(document), language_(language), words_(language.words), lexicon_(known) {}

  std::vector<Mention> find() {
    for (std::size_t k = 0; k < document_.segments.size(); ++k) {
      lines_.push_back(line_of(document_.segment_text(k), document_.segments[k].span.begin));
      mark_common(lines_.back());
      foreign_.push_back(foreign_names(lines_.back()));
      own_.push_back(own_names(lines_.back()));
    }
    count_parts();
    for (std::size_t k = 0; k < lines_.size(); ++k) find_in(k);
    return std::move(mentions_);
  }

 private:
  [[nodiscard]] std::string_view text_of(const Line& line, std::size_t begin, std::size_t end) const {
    return std::string_view(document_.text).substr(line.at[begin], line.at[end] - line.at[begin]);
  }
  [[nodiscard]] std::string_view text_of(const Line& line, const Found& found) const {
    return text_of(line, found.begin, found.end);
  }

  void mark_common(Line& line) const {
    for (const char32_t character : line.characters) {
      const auto found = language_.characters.find(character);
      line.facts.push_back(found == language_.characters.end() ? &nothing_ : &found->second);
    }
    line.common.assign(line.characters.size(), false);
    for (std::size_t at = 0; at < line.characters.size();) {
      const std::size_t end = common_end(line, at);
      for (std::size_t k = at; k < end; ++k) line.common[k] = true;
      at = std::max(end, at + 1);
    }
  }

  [[nodiscard]] std::size_t common_end(const Line& line, std::size_t begin) const {
    const std::size_t last = std::min(line.characters.size(), begin + line.facts[begin]->longest_common);
    for (std::size_t end = last; end > begin; --end)
      if (words_.facts(text_of(line, begin, end)).common) return end;
    return begin;
  }

  /// What the words before and behind a name say of it.
  [[nodiscard]] std::optional<NameKind> title_before(const Line& line, std::size_t begin) const {
    std::optional<NameKind> kind;
    const std::size_t least = begin - std::min(begin, kLongestTitle);
    for (std::size_t from = begin; from > least && !kind; --from)
      kind = words_.facts(text_of(line, from - 1, begin)).title;
    return kind;
  }
  [[nodiscard]] std::optional<NameKind> title_behind(const Line& line, std::size_t end) const {
    std::size_t to = std::min(line.characters.size(), end + kLongestTitle);
    for (; to > end; --to)
      if (const auto kind = words_.facts(text_of(line, end, to)).behind) return kind;
    return std::nullopt;
  }
  [[nodiscard]] NameKind kind_by_titles(const Line& line, const Found& found) const {
    if (const auto kind = title_behind(line, found.end); kind && !is_before_name(line, found.end)) return *kind;
    return title_before(line, found.begin).value_or(NameKind::kOther);
  }

  /// Whether a title and another name follow: what stands before the title is then where its bearer comes from.
  [[nodiscard]] bool is_before_name(const Line& line, std::size_t title) const {
    const std::size_t size = line.characters.size();
    for (std::size_t end = std::min(size, title + kLongestTitle); end > title; --end) {
      if (words_.facts(text_of(line, title, end)).title != NameKind::kPerson) continue;
      return end < size && !line.common[end] && !line.facts[end]->stop &&
             language_.letters.weight(line.characters[end]).value_or(-1) > 0;
    }
    return false;
  }

  // --- Foreign names

  [[nodiscard]] std::vector<Found> foreign_names(const Line& line) const {
    std::vector<Found> names;
    for (Found found : language_.letters.known() ? spelled_runs(line) : katakana_runs(line)) {
      while (found.begin < found.end && is_dot(line.characters[found.begin])) ++found.begin;
      while (found.begin < found.end && is_dot(line.characters[found.end - 1])) --found.end;
      if (found.begin == found.end) continue;
      const auto first = line.characters.begin() + static_cast<std::ptrdiff_t>(found.begin);
      const auto last = line.characters.begin() + static_cast<std::ptrdiff_t>(found.end);
      const bool dotted = std::any_of(first, last, is_dot);
      found.kind = dotted ? NameKind::kPerson : NameKind::kOther;
      if (const NameKind kind = kind_by_titles(line, found); kind != NameKind::kOther) found.kind = kind;
      found.certain = found.kind != NameKind::kOther;
      if (found.end - found.begin >= kShortest) names.push_back(found);
    }
    return names;
  }

  /// Runs of the characters that foreign names are spelled with.
  [[nodiscard]] std::vector<Found> spelled_runs(const Line& line) const {
    const std::size_t size = line.characters.size();
    std::vector<double> weights(size, kBreak);
    for (std::size_t k = 0; k < size; ++k) {
      if (is_dot(line.characters[k])) {
        weights[k] =
            k > 0 && k + 1 < size && is_han(line.characters[k - 1]) && is_han(line.characters[k + 1]) ? kDot : kBreak;
      } else if (is_name_character(line, k)) {
        const double unknown = is_near_dot(line, k) ? kBesideDot : kBreak;
        weights[k] = language_.letters.weight(line.characters[k]).value_or(unknown);
      }
    }
    std::vector<Found> runs;
    for (const WeightedRun& run : maximal_runs(weights)) {
      Found found{run.begin, run.end, run.score};
      widen(line, found);
      for (; !runs.empty() && runs.back().end > found.begin; runs.pop_back())
        found.begin = std::min(found.begin, runs.back().begin);
      runs.push_back(found);
    }
    return runs;
  }

  /// Whether a dot stands so near that a character may belong to the same name.
  static bool is_near_dot(const Line& line, std::size_t k) noexcept {
    constexpr std::size_t kNear = 3;
    const std::size_t first = k - std::min(k, kNear);
    const std::size_t last = std::min(line.characters.size(), k + kNear + 1);
    return std::any_of(line.characters.begin() + static_cast<std::ptrdiff_t>(first),
                       line.characters.begin() + static_cast<std::ptrdiff_t>(last), is_dot);
  }

  /// A part before a dot has two characters at least and one behind it has one, whatever they are.
  void widen(const Line& line, Found& found) const {
    const std::u32string& c = line.characters;
    std::size_t first_dot = found.begin;
    while (first_dot < found.end && !is_dot(c[first_dot])) ++first_dot;
    if (first_dot == found.end) return;
    while (found.begin > 0 && first_dot - found.begin < kShortest && is_name_character(line, found.begin - 1) &&
           !title_before(line, found.begin))
      --found.begin;
    if (is_dot(c[found.end - 1]) && found.end < c.size() && is_name_character(line, found.end)) ++found.end;
  }

  [[nodiscard]] static std::vector<Found> katakana_runs(const Line& line) {
    std::vector<Found> runs;
    const std::u32string& c = line.characters;
    for (std::size_t at = 0; at < c.size(); ++at) {
      if (!is_katakana(c[at])) continue;
      std::size_t end = at + 1;
      while (end < c.size() &&
             (is_katakana(c[end]) || (is_dot(c[end]) && end + 1 < c.size() && is_katakana(c[end + 1]))))
        ++end;
      runs.push_back({at, end});
      at = end;
    }
    return runs;
  }

  // --- The language's own names

  /// Usual surnames with what stands between them and a title, or behind one.
  [[nodiscard]] std::vector<Found> own_names(const Line& line) const {
    std::vector<Found> names;
    for (std::size_t at = 0; at < line.characters.size(); ++at) {
      if (!is_han(line.characters[at]) || line.common[at]) continue;
      const std::size_t given = surname_end(line, at);
      if (given == at) continue;
      std::size_t end = end_before_title(line, at, given);
      const bool bounded = end != at;
      if (!bounded && title_before(line, at) == NameKind::kPerson) end = end_behind_title(line, at, given);
      if (end == at) continue;
      names.push_back({at, end, bounded ? 0.0 : 1.0, true, NameKind::kPerson});
      at = end - 1;
    }
    return names;
  }

  [[nodiscard]] static bool is_name_character(const Line& line, std::size_t k) {
    return is_han(line.characters[k]) && !line.common[k] && !line.facts[k]->stop;
  }

  /// Where the surname ends that begins at a character; the character where none does.
  [[nodiscard]] std::size_t surname_end(const Line& line, std::size_t begin) const {
    const std::size_t last = std::min(line.characters.size(), begin + line.facts[begin]->longest_surname);
    for (std::size_t end = last; end > begin; --end)
      if (words_.facts(text_of(line, begin, end)).surname) return end;
    return begin;
  }

  /// The end of a name that a title follows, with or without a given name; its beginning where there is none. A surname
  /// of one character is too little by itself.
  [[nodiscard]] std::size_t end_before_title(const Line& line, std::size_t begin, std::size_t given) const {
    for (std::size_t end = given; end <= given + kLongestGiven && end < line.characters.size(); ++end) {
      if (end > given && !is_name_character(line, end - 1)) break;
      if (end - begin >= kShortest && title_behind(line, end) == NameKind::kPerson) return end;
    }
    return begin;
  }

  /// The end of a name behind a title: the given name has two characters unless something else begins before.
  [[nodiscard]] static std::size_t end_behind_title(const Line& line, std::size_t begin, std::size_t given) {
    std::size_t end = given;
    while (end < line.characters.size() && end - given < kLongestGiven && is_name_character(line, end)) ++end;
    return end == given || end - begin < kShortest ? begin : end;
  }

  // --- The document as a whole

  /// The parts of a name between its dots.
  template <typename Visit>
  void for_each_part(const Line& line, const Found& found, const Visit& visit) const {
    std::size_t begin = found.begin;
    for (std::size_t k = found.begin; k <= found.end; ++k) {
      if (k < found.end && !is_dot(line.characters[k])) continue;
      if (k > begin) visit(begin, k);
      begin = k + 1;
    }
  }

  void count_parts() {
    for (std::size_t k = 0; k < lines_.size(); ++k) {
      for (const Found& found : foreign_[k]) {
        for_each_part(lines_[k], found, [&](std::size_t begin, std::size_t end) {
          Part& part = parts_[std::string(text_of(lines_[k], begin, end))];
          ++part.count;
          if (!found.certain || end - begin < kShortest) return;
          part.certain = true;
          if (part.kind == NameKind::kOther) part.kind = found.kind;
        });
      }
      for (const Found& found : own_[k]) add_person(lines_[k], found);
    }
  }

  /// How long a name behind a title is the rest of the text tells: of "部长王毅表", 王毅 stands elsewhere more often. A
  /// name of two characters that stands nowhere else may be anything.
  void add_person(const Line& line, const Found& found) {
    const std::string_view name = text_of(line, found);
    const std::size_t length = found.end - found.begin;
    if (found.score > 0) {
      const std::string_view shorter = text_of(line, found.begin, found.end - 1);
      if (length > kShortest && times(shorter) > times(name)) {
        people_.emplace(shorter);
        return;
      }
      if (length == kShortest && times(name) == 1) return;
    }
    people_.emplace(name);
  }

  [[nodiscard]] std::size_t times(std::string_view name) const {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = document_.text.find(name, at)) != std::string::npos; at += name.size()) ++times;
    return times;
  }

  [[nodiscard]] std::size_t count(std::string_view part) const {
    const auto found = parts_.find(part);
    return found == parts_.end() ? 0 : found->second.count;
  }

  /// The end of a shorter part that the text has more often by itself: what stands behind it is another word.
  [[nodiscard]] std::size_t usual_end(const Line& line, std::size_t begin, std::size_t end) const {
    const std::size_t here = count(text_of(line, begin, end));
    for (std::size_t cut = 1; cut <= kMostTooMany && begin + kShortestAlone + cut <= end; ++cut) {
      const std::size_t there = count(text_of(line, begin, end - cut));
      if (there > 1 && there > here) return end - cut;
    }
    return end;
  }
  [[nodiscard]] std::size_t usual_begin(const Line& line, std::size_t begin, std::size_t end) const {
    const std::size_t here = count(text_of(line, begin, end));
    for (std::size_t cut = 1; cut <= kMostTooMany && begin + kShortestAlone + cut <= end; ++cut) {
      const std::size_t there = count(text_of(line, begin + cut, end));
      if (there > 1 && there > here) return begin + cut;
    }
    return begin;
  }

  /// Two names of the text that stand side by side: where the second one begins; the end where they are one.
  [[nodiscard]] std::size_t second_name(const Line& line, const Found& found) {
    const std::size_t whole = count(text_of(line, found));
    const auto is_name_of_text = [&](std::size_t begin, std::size_t end) {
      const std::string_view part = text_of(line, begin, end);
      return count(part) > whole || (whole == 1 && lexicon_.find(part) != nullptr);
    };
    if (found.end - found.begin < kShortest + kShortestAlone) return found.end;
    for (std::size_t at = found.begin + kShortest; at + kShortest <= found.end; ++at)
      if (is_name_of_text(found.begin, at) && is_name_of_text(at, found.end)) return at;
    return found.end;
  }

  void trim(const Line& line, Found& found) const {
    std::size_t first = found.begin, last = found.begin;
    bool is_first = true;
    for_each_part(line, found, [&](std::size_t begin, std::size_t end) {
      if (std::exchange(is_first, false)) first = usual_begin(line, begin, end);
      last = usual_end(line, std::max(begin, first), end);
    });
    found.begin = first;
    found.end = last;
  }

  [[nodiscard]] bool is_name(const Line& line, Found& found) const {
    const auto part = parts_.find(text_of(line, found));
    if (part != parts_.end() && part->second.certain && found.kind == NameKind::kOther) found.kind = part->second.kind;
    if (found.certain || (part != parts_.end() && part->second.certain)) return true;
    if (!language_.letters.known() || found.end - found.begin < kShortestAlone) return false;
    const bool repeated = part != parts_.end() && part->second.count > 1;
    return found.score >= (repeated ? kLeastRepeated : kLeastAlone);
  }

  void find_in(std::size_t segment) {
    const Line& line = lines_[segment];
    std::vector<Found> all = known_names(line);
    for (Found found : foreign_[segment]) {
      const std::size_t second = second_name(line, found);
      if (second != found.end) {
        all.push_back({found.begin, second, found.score, true});
        all.push_back({second, found.end, found.score, true, found.kind});
        continue;
      }
      trim(line, found);
      if (found.end - found.begin >= kShortest && is_name(line, found)) all.push_back(found);
    }
    for (const Found& found : people_in(line)) all.push_back(found);
    // The longest first: "马里" stands within "马里奥".
    std::stable_sort(all.begin(), all.end(),
                     [](const Found& a, const Found& b) { return a.end - a.begin > b.end - b.begin; });
    std::vector<bool> taken(line.characters.size(), false);
    for (const Found& found : all) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(found.begin);
      const auto end = taken.begin() + static_cast<std::ptrdiff_t>(found.end);
      if (std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      add(line, segment, found);
    }
  }

  [[nodiscard]] std::vector<Found> known_names(const Line& line) {
    std::vector<Found> names;
    if (lexicon_.empty()) return names;
    for (std::size_t at = 0; at + kShortest <= line.characters.size(); ++at) {
      if (!text::is_ideograph(line.characters[at]) || !text::is_ideograph(line.characters[at + 1])) continue;
      if (!lexicon_.may_begin(line.characters[at], line.characters[at + 1])) continue;
      for (std::size_t end = std::min(line.characters.size(), at + kLongestKnown); end >= at + kShortest; --end) {
        if (line.common[at] || line.common[end - 1] || splits_katakana(line, at) || splits_katakana(line, end))
          continue;
        const KnownName* known = lexicon_.find(text_of(line, at, end));
        if (known == nullptr) continue;
        names.push_back({at, end, 0, true, known->kind, known});
        break;
      }
    }
    return names;
  }

  /// Katakana are the letters of one word from end to end.
  static bool splits_katakana(const Line& line, std::size_t at) noexcept {
    return at > 0 && at < line.characters.size() && is_katakana(line.characters[at - 1]) &&
           is_katakana(line.characters[at]);
  }

  /// Wherever the text has a name that a title has vouched for somewhere.
  [[nodiscard]] std::vector<Found> people_in(const Line& line) const {
    std::vector<Found> names;
    if (people_.empty()) return names;
    for (std::size_t at = 0; at + kShortest <= line.characters.size(); ++at) {
      if (!is_han(line.characters[at])) continue;
      for (std::size_t end = std::min(line.characters.size(), at + kLongestOwn); end >= at + kShortest; --end) {
        if (people_.find(text_of(line, at, end)) == people_.end()) continue;
        names.push_back({at, end, 0, true, NameKind::kPerson});
        break;
      }
    }
    return names;
  }

  void add(const Line& line, std::size_t segment, const Found& found) {
    Mention mention;
    mention.span = {line.at[found.begin], line.at[found.end]};
    mention.segment = static_cast<std::uint32_t>(segment);
    mention.form = std::string(text_of(line, found));
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

  static constexpr std::size_t kLongestOwn = 5, kLongestGiven = 2;

  /// A part of a foreign name as the document has it.
  struct Part {
    std::size_t count = 0;
    bool certain = false;
    NameKind kind = NameKind::kOther;
  };

  const text::Document& document_;
  const CaselessLanguage& language_;
  const NameWords& words_;
  KnownNames& lexicon_;
  CharacterFacts nothing_;  ///< what is known of all other characters
  std::vector<Line> lines_;
  std::vector<std::vector<Found>> foreign_, own_;  ///< by line
  std::map<std::string, Part, std::less<>> parts_;
  std::set<std::string, std::less<>> people_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_unspaced_names(const text::Document& document, const CaselessLanguage& language,
                                         KnownNames& known) {
  return UnspacedSearch(document, language, known).find();
}

}  // namespace tolmach::normalize::detail
