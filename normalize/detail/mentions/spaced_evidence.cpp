#include "normalize/detail/mentions/spaced_evidence.h"

#include <algorithm>
#include <string_view>

#include "normalize/detail/clusters/variants.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Log-odds from which a word is a name beside another word that is spelled like a name, and beside a given name.
constexpr double kLikelySpelled = 2, kMaybeSpelled = -1;
/// Letters of a word that may be a slip for another.
constexpr std::size_t kShortestSlip = 5;
/// Most words between a title and its name that describe the title.
constexpr std::size_t kMostDescriptions = 2;

void set(SpacedWord& word, Evidence evidence, NameKind kind) {
  if (evidence <= word.evidence) return;
  word.evidence = evidence;
  if (kind != NameKind::kOther) word.kind = kind;
}

/// Whether a surname that says where one is from may follow.
bool may_have_origin(const SpacedWord& word) noexcept {
  return word.kind == NameKind::kPerson && word.evidence >= Evidence::kNeighbour;
}

bool is_person(const SpacedWord& word) noexcept {
  return word.evidence == Evidence::kGiven || word.evidence == Evidence::kLetters ||
         (word.evidence == Evidence::kTitle && word.kind == NameKind::kPerson);
}

char32_t first_letter(const SpacedWord& word) noexcept {
  std::size_t at = 0;
  return text::next_code_point(word.form, at);
}

}  // namespace

void SpacedEvidence::look_at_words(std::vector<SpacedWord>& words) const {
  for (SpacedWord& word : words) {
    if (is_no_name(word)) continue;
    if (word.known->facts->given) {
      set(word, Evidence::kGiven, NameKind::kPerson);
    } else if (is_spelled_like_name(word)) {
      set(word, Evidence::kLetters, NameKind::kOther);
    }
  }
}

/// Names from abroad take no article.
bool SpacedEvidence::is_spelled_like_name(const SpacedWord& word) const {
  const bool repeated = text_.count(word) > 1;
  if (word.known->letters < (repeated ? kRepeatedSpelled : kSurelySpelled)) return false;
  return std::none_of(names_.articles().begin(), names_.articles().end(),
                      [&](const std::string& article) { return text_.has_written(article + word.form); });
}

void SpacedEvidence::look_at_halves(std::vector<SpacedWord>& words) const {
  for (std::size_t k = 0; k + 1 < words.size(); ++k) {
    SpacedWord& next = words[k + 1];
    if (!words[k].known->facts->half || !next.joined || next.clitic || !names_.describes_title(next.form)) continue;
    set(words[k], Evidence::kGiven, NameKind::kPerson);
    set(next, Evidence::kGiven, NameKind::kPerson);
  }
}

void SpacedEvidence::look_at_titles(std::vector<SpacedWord>& words) const {
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (const auto kind = words[k].known->facts->title) vouch_behind(words, k, *kind);
    if (const auto kind = words[k].known->facts->behind; kind && k > 0 && words[k].joined)
      vouch_before(words, k - 1, *kind);
    split_title(words[k]);
  }
}

void SpacedEvidence::vouch_behind(std::vector<SpacedWord>& words, std::size_t title, NameKind kind) const {
  std::size_t name = title + 1;
  while (name < words.size() && name <= title + kMostDescriptions && words[name].joined &&
         words[name].evidence < Evidence::kGiven && describes(words[name]))
    ++name;
  if (name >= words.size() || !words[name].joined || words[name].clitic || is_no_name(words[name])) return;
  if (words[name].known->name) return;
  // By itself a title says little where the words behind it may be anything.
  const bool spelled = language_.letters.known() ? words[name].known->letters > 0 : name + 1 < words.size();
  const bool given = words[name].evidence == Evidence::kGiven;
  if (given || spelled) set(words[name], Evidence::kTitle, kind);
}

bool SpacedEvidence::describes(const SpacedWord& word) const {
  return names_.describes_title(word.form) || word.known->facts->title;
}

/// Where titles stand behind names, what stands before one is a name unless it is a place or an ordinary word.
void SpacedEvidence::vouch_before(std::vector<SpacedWord>& words, std::size_t k, NameKind kind) const {
  if (kind == NameKind::kPerson && names_.ends_like_office(words[k].form)) {
    if (k > 0 && words[k].joined && begins_with_surname(words[k - 1])) vouch_before(words, k - 1, kind);
    return;
  }
  SpacedWord& word = words[k];
  constexpr std::size_t kShortestName = 3;
  if (word.ending || is_no_name(word) || word.known->name) return;
  if (word.length < kShortestName && !begins_with_surname(word)) return;
  set(word, Evidence::kTitle, kind);
}

bool SpacedEvidence::begins_with_surname(const SpacedWord& word) const {
  std::size_t at = 0;
  static_cast<void>(text::next_code_point(word.form, at));
  return names_.facts(std::string_view(word.form).substr(0, at)).surname || word.known->facts->surname;
}

/// "김민수씨", "부산광역시": the title is written to the name.
void SpacedEvidence::split_title(SpacedWord& word) const {
  if (word.evidence != Evidence::kNone || is_no_name(word) || names_.endings().empty()) return;
  for (std::size_t at = word.form.size(); at > 0;) {
    static_cast<void>(text::previous_code_point(word.form, at));
    const auto kind = names_.facts(std::string_view(word.form).substr(at)).behind;
    if (!kind || at == 0) continue;
    const std::string_view rest = std::string_view(word.form).substr(0, at);
    const KnownName* known = lexicon_.find(rest);
    const bool person = *kind == NameKind::kPerson && text::count_code_points(rest) == 3 && begins_with_surname(word);
    const bool long_title = word.form.size() - at > 6;  // two syllables: "시" ends many words
    if (known == nullptr && !person &&
        !(long_title && *kind == NameKind::kPlace && text::count_code_points(rest) >= kShortestSpaced))
      continue;
    word.span.end = word.span.begin + static_cast<std::uint32_t>(at);
    word.form.resize(at);
    word.length = text::count_code_points(word.form);
    word.known = &lexicon_.word(word.form);
    word.ending = true;
    set(word, Evidence::kTitle, *kind);
    return;
  }
}

void SpacedEvidence::look_at_neighbours(std::vector<SpacedWord>& words) {
  for (std::size_t k = 0; k + 1 < words.size(); ++k) {
    SpacedWord& word = words[k];
    SpacedWord& next = words[k + 1];
    if (!next.joined || next.clitic || word.ending) continue;
    if (is_person(word) && next.evidence == Evidence::kNone &&
        may_be_name(next, word.evidence == Evidence::kLetters ? kLikelySpelled : kMaybeSpelled)) {
      set(next, Evidence::kNeighbour, word.kind);
      if (word.evidence == Evidence::kTitle && next.length > kShortestBehindClitic)
        seen_.try_emplace(next.form, word.kind);
    }
    if (may_have_origin(word) && next.evidence == Evidence::kNone && !is_no_name(next) && names_.says_origin(next.form))
      set(next, Evidence::kNeighbour, word.kind);
    if (next.evidence == Evidence::kLetters && word.evidence == Evidence::kNone &&
        word.known->letters >= kLikelySpelled && may_be_name(word, kLikelySpelled))
      set(word, Evidence::kNeighbour, next.kind);
  }
}

bool SpacedEvidence::may_be_name(const SpacedWord& word, double least) const {
  if (is_no_name(word) || names_.ends_like_office(word.form)) return false;
  if (language_.letters.known()) return word.known->letters >= least && !names_.describes_title(word.form);
  return word.length >= kShortestBehindClitic && !names_.describes_title(word.form);
}

void SpacedEvidence::remember(const std::vector<SpacedWord>& words) {
  for (const SpacedWord& word : words)
    if (word.evidence >= Evidence::kGiven && word.length >= kShortestBehindClitic)
      seen_.try_emplace(word.form, word.kind);
}

void SpacedEvidence::look_at_text(std::vector<SpacedWord>& words) {
  for (SpacedWord& word : words) {
    const auto seen = seen_.find(word.form);
    if (seen != seen_.end() && !is_no_name(word)) set(word, Evidence::kText, seen->second);
    if (word.evidence != Evidence::kNone && word.length >= kShortestSlip)
      by_letter_[first_letter(word)].insert(word.form);
  }
}

void SpacedEvidence::look_at_slips(std::vector<SpacedWord>& words) const {
  if (!language_.letters.known()) return;
  for (SpacedWord& word : words) {
    if (word.evidence != Evidence::kNone || word.length < kShortestSlip || word.known->letters < 0 || is_no_name(word))
      continue;
    const auto names = by_letter_.find(first_letter(word));
    if (names == by_letter_.end() || text_.count(word) > 1) continue;
    const bool slip = std::any_of(names->second.begin(), names->second.end(), [&](const std::string& name) {
      return looks_like_slip(word.form, name, /*keeps_endings=*/false);
    });
    if (slip) set(word, Evidence::kSlip, NameKind::kOther);
  }
}

}  // namespace tolmach::normalize::detail
