#include "check/detail/language/language_guess.h"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

#include "check/detail/language/detected_languages.h"
#include "check/detail/marks/code_marks.h"
#include "check/detail/marks/quotations.h"
#include "check/detail/names/name_words.h"
#include "text/language.h"

namespace tolmach::check::detail {
namespace {

using text::Script;

constexpr std::size_t kFewestLetters = 14;        // below, nothing is said; an ideograph counts as three letters
constexpr std::size_t kFewestOfOtherScript = 18;  // a product's name may be shorter
constexpr std::size_t kIdeographWeight = 3;
constexpr std::size_t kEnoughForDetector = 40;  // letters
constexpr std::size_t kEnoughIfAlone = 24;
constexpr std::size_t kFewestIfAlone = 4;   // words
constexpr std::size_t kFewestSmall = 3;     // words without a capital, for the detector
constexpr std::size_t kEnoughOutside = 20;  // letters outside of quotations that speak for the whole segment
constexpr std::size_t kMostOfMotto = 40;    // letters of a quotation in another script
constexpr std::size_t kFewestWords = 2;     // small words of the other language

/// Han and Kana write one language; nothing else shares two scripts.
Script written_as(Script script) noexcept {
  return script == Script::kKana ? Script::kHan : script;
}

/// Addresses, tags and placeholders are in no language.
std::vector<text::Span> without_code(std::string_view text, const std::vector<text::Span>& stretches) {
  std::vector<text::Span> out;
  for (const text::Span stretch : stretches) {
    std::uint32_t begin = stretch.begin;
    for (const CodeMark& mark : find_code_marks(text, stretch)) {
      out.push_back({begin, mark.span.begin});
      begin = mark.span.end;
    }
    out.push_back({begin, stretch.end});
  }
  return out;
}

/// What is left of stretches without the names, both in order.
std::vector<text::Span> without_names(const std::vector<text::Span>& stretches, const std::vector<text::Span>& names) {
  std::vector<text::Span> out;
  auto name = names.begin();
  for (const text::Span stretch : stretches) {
    std::uint32_t begin = stretch.begin;
    for (; name != names.end() && name->begin < stretch.end; ++name) {
      if (name->begin > begin) out.push_back({begin, name->begin});
      begin = std::max(begin, name->end);
    }
    if (begin < stretch.end) out.push_back({begin, stretch.end});
  }
  return out;
}

std::string joined(std::string_view text, const std::vector<text::Span>& stretches) {
  std::string out;
  for (const text::Span stretch : stretches) out.append(stretch.of(text)).push_back(' ');
  return out;
}

/// Whether stretches have so many letters or more, an ideograph counted as several. Mostly the first few words do.
bool have_letters(std::string_view text, const std::vector<text::Span>& stretches, std::size_t fewest) {
  std::size_t letters = 0;
  for (const text::Span stretch : stretches) {
    for (std::size_t at = stretch.begin; at < stretch.end && letters < fewest;) {
      const char32_t c = text::next_code_point(text, at);
      if (text::is_letter(c)) letters += text::is_ideograph(c) ? kIdeographWeight : 1;
    }
  }
  return letters >= fewest;
}

}  // namespace

/// What a segment's letters and words say.
struct LanguageGuesser::Evidence {
  std::size_t letters = 0, own_script = 0, sister_letters = 0;
  std::array<std::uint32_t, FunctionWords::kMostLanguages> known{};   ///< small words that the language has
  std::array<std::uint32_t, FunctionWords::kMostLanguages> shared{};  ///< of these, words that the own one has too
  std::size_t own_words = 0, words = 0;
  bool foreign_words = false;  ///< a small word that the own language lacks
  std::size_t small = 0;       ///< words that begin with no capital
  std::size_t own_small = 0;   ///< of these, words in the text's script
  bool titled = false;         ///< more words begin with a capital than not, as in English headlines

  /// Small words of a language that the own one lacks.
  [[nodiscard]] std::size_t alone(std::size_t language) const { return known.at(language) - shared.at(language); }
  /// Whether what is in another script are names: "Apple, Google, Microsoft пішли з РФ".
  [[nodiscard]] bool has_foreign_names() const { return own_small > 0 && small <= 2 * own_small; }
  /// Own small words that a language lacks.
  [[nodiscard]] std::size_t absent(std::size_t language) const { return own_words - shared.at(language); }
};

LanguageGuesser::LanguageGuesser(const DocumentView& view, Resources& resources)
    : view_(view),
      resources_(resources),
      own_(resources.function_words().only(view.language())),
      is_told_(own_ != 0 || resources.detected_languages().can_refute(view.language(), view.script())) {}

LetterShares LanguageGuesser::count_letters(text::Span stretch) const {
  const Script own = written_as(view_.script());
  const std::u32string& sisters = view_.profile().sister_letters;
  LetterShares letters;
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const char32_t c = text::next_code_point(view_.text(), at);
    if (!text::is_letter(c)) continue;
    const std::size_t weight = text::is_ideograph(c) ? kIdeographWeight : 1;
    letters.all += weight;
    if (written_as(text::script_of(c)) == own) letters.own_script += weight;
    if (c >= 0x80 && sisters.find(text::to_lower(c)) != std::u32string::npos) ++letters.sisters;
  }
  return letters;
}

void LanguageGuesser::add_letters(const Word& word, Evidence& evidence) const {
  WordFacts& facts = *word.facts;
  LetterShares letters{facts.letters, facts.own_letters, facts.sister_letters};
  if (facts.letters == WordFacts::kUncounted) {
    letters = count_letters(word.span);
    if (letters.all < WordFacts::kUncounted) {
      facts.letters = static_cast<std::uint8_t>(letters.all);
      facts.own_letters = static_cast<std::uint8_t>(letters.own_script);
      facts.sister_letters = static_cast<std::uint8_t>(letters.sisters);
    }
  }
  evidence.letters += letters.all;
  evidence.own_script += letters.own_script;
  if (!word.capital) evidence.sister_letters += letters.sisters;  // a name keeps the letters it has at home
}

/// "A.I.", "M&S": a capital of an abbreviation is in no language. Precondition: the word is one capital.
bool LanguageGuesser::is_abbreviated(const Word& word) const {
  static constexpr std::string_view kJoins = ".&/-";
  const std::string_view text = view_.text();
  const std::size_t begin = word.span.begin, end = word.span.end;
  return (end < text.size() && kJoins.find(text[end]) != std::string_view::npos) ||
         (begin > 0 && kJoins.find(text[begin - 1]) != std::string_view::npos);
}

void LanguageGuesser::add_word(const Word& word, Evidence& evidence) const {
  const bool letter = word.capital && word.length == 1;
  if (word.number || (letter && is_abbreviated(word))) return;
  ++evidence.words;
  if (word.small) ++evidence.small;
  if (word.small && word.facts->own_letters > 0) ++evidence.own_small;
  const FunctionWords::Set set = word.facts->small_word;
  // A capital within a sentence is a name's: Theresa May, La Spezia.
  if (set == 0 || (word.capital && evidence.words > 1 && !evidence.titled)) return;
  const bool is_own = (set & own_) != 0;
  if (is_own) ++evidence.own_words;
  if (!is_own) evidence.foreign_words = true;
  for (FunctionWords::Set rest = set; rest != 0; rest &= rest - 1) {
    const auto language = static_cast<std::size_t>(std::countr_zero(rest));
    ++evidence.known[language];
    if (is_own) ++evidence.shared[language];
  }
}

LanguageGuesser::Evidence LanguageGuesser::gather(const std::vector<text::Span>& stretches,
                                                  std::uint32_t segment) const {
  const std::vector<Word>& words = view_.words(segment);
  Evidence evidence;
  const auto capitals = std::count_if(words.begin(), words.end(), [](const Word& word) { return word.capital; });
  evidence.titled = 2 * static_cast<std::size_t>(capitals) > words.size();
  auto word = words.begin();
  for (const text::Span stretch : stretches) {
    while (word != words.end() && word->span.begin < stretch.begin) ++word;
    for (; word != words.end() && word->span.end <= stretch.end; ++word) {
      add_letters(*word, evidence);
      const bool doubled = word != words.begin() && word->reading == std::prev(word)->reading;
      if (!doubled) add_word(*word, evidence);
    }
  }
  return evidence;
}

/// The stretches that are in the text's language, if any is.
std::vector<text::Span> LanguageGuesser::in_language(std::uint32_t segment) const {
  std::vector<text::Span> stretches = outside_quotations(segment);
  if ((view_.signs(segment) & CharacterSigns::kCode) == 0) return stretches;
  return without_code(view_.text(), stretches);
}

/// The letters of the text itself, in lower case.
std::u32string LanguageGuesser::letters_beyond_ascii(std::uint32_t segment) const {
  std::u32string letters;
  for (const text::Span stretch : in_language(segment)) {
    for (std::size_t at = stretch.begin; at < stretch.end;) {
      const char32_t c = text::next_code_point(view_.text(), at);
      if (c < 0x80 || !text::is_letter(c)) continue;
      const char32_t small = text::to_lower(c);
      if (letters.find(small) == std::u32string::npos) letters.push_back(small);
    }
  }
  return letters;
}

/// The segment without its quotations.
std::vector<text::Span> LanguageGuesser::unquoted(std::uint32_t segment) const {
  const text::Span whole = view_.segment(segment).span;
  std::vector<text::Span> outside;
  std::uint32_t begin = whole.begin;
  const std::vector<PairedMark> marks = find_quotes(view_, whole);
  for (const PairedMark& mark : marks) {
    if (!mark.opens || mark.partner == PairedMark::kNone || mark.span.begin < begin) continue;
    outside.push_back({begin, mark.span.begin});
    begin = marks[mark.partner].span.end;
  }
  outside.push_back({begin, whole.end});
  return outside;
}

/// A title or motto in another language may stand in quotation marks: what is outside of them tells more, if it is
/// enough.
std::vector<text::Span> LanguageGuesser::outside_quotations(std::uint32_t segment) const {
  std::vector<text::Span> outside = unquoted(segment);
  if (outside.size() == 1) return outside;
  if (!have_letters(view_.text(), outside, kEnoughOutside)) return {view_.segment(segment).span};
  return outside;
}

/// Whether all that is in another script than the text's is a short quotation: a title or motto, however little is said
/// of it.
bool LanguageGuesser::only_quotes_other_script(std::uint32_t segment) const {
  LetterShares outside;
  for (const text::Span stretch : unquoted(segment)) {
    const LetterShares letters = count_letters(stretch);
    outside.all += letters.all;
    outside.own_script += letters.own_script;
  }
  const std::size_t quoted = count_letters(view_.segment(segment).span).all - outside.all;
  return outside.own_script > 0 && outside.own_script == outside.all && quoted <= kMostOfMotto;
}

std::optional<LanguageGuess> LanguageGuesser::by_words(const Evidence& evidence, std::string_view text) const {
  const bool letters_agree = evidence.sister_letters >= 2 && evidence.sister_letters * 30 >= evidence.letters;
  if (!letters_agree && !evidence.foreign_words) return std::nullopt;  // no language has more of its words than the own
  const FunctionWords& small = resources_.function_words();
  std::size_t best = small.languages().size();
  for (std::size_t i = 0; i < small.languages().size(); ++i) {
    if (is_own(i)) continue;
    if (best == small.languages().size() || evidence.alone(i) > evidence.alone(best) ||
        (evidence.alone(i) == evidence.alone(best) && evidence.known[i] > evidence.known[best]))
      best = i;
  }
  if (best == small.languages().size()) return std::nullopt;
  const std::size_t alone = evidence.alone(best), absent = evidence.absent(best);
  // One own small word too many may be the sister's too, though no row has it: "o" of Turkish and Azerbaijani.
  if (letters_agree && alone + 1 >= absent) {
    // Without a small word that tells which of the sisters it is, the detector says.
    if (alone > 0) return LanguageGuess{small.languages()[best], 0.95};
    const std::string base(text::base_language(text::detect_language(text).tag));
    return LanguageGuess{small.same(base, view_.language()) ? "und" : base, 0.95};
  }
  // One letter of a sister language may be a name's; with a small word of it, and none that it lacks, it is not.
  if (evidence.sister_letters > 0 && alone > 0 && absent == 0) return LanguageGuess{small.languages()[best], 0.8};
  if (own_ == 0) return std::nullopt;
  const std::size_t needed = absent == 0 ? kFewestWords : kFewestWords + 1;
  if (alone >= needed && alone >= 3 * absent && alone * 12 >= evidence.words)
    return LanguageGuess{small.languages()[best], alone >= 3 ? 0.95 : 0.8};
  return std::nullopt;
}

/// The small words of the text's own language that `other` does not have.
std::size_t LanguageGuesser::own_words_against(const Evidence& evidence, std::string_view other) const {
  const auto known = resources_.function_words().index_of(other);
  return known ? evidence.absent(*known) : evidence.own_words;
}

/// Whether the small words of a language are known and none of those that the text's own one lacks is there.
bool LanguageGuesser::has_no_word_of(const Evidence& evidence, std::string_view other) const {
  const auto known = resources_.function_words().index_of(other);
  return known && evidence.alone(*known) == 0;
}

bool LanguageGuesser::is_fair_share(std::size_t own_words, const Evidence& evidence) {
  return own_words * 6 >= evidence.words && own_words >= 2;
}

/// Whether own small words that another language lacks rule it out, whatever a detector says: a fair share of them, or
/// any in a short text.
bool LanguageGuesser::rule_out(std::size_t own_words, const Evidence& evidence) {
  return is_fair_share(own_words, evidence) || (own_words > 0 && evidence.letters < 2 * kEnoughForDetector);
}

/// Whether the own small words rule out every other language: then no detector need be asked.
bool LanguageGuesser::rule_out_all(const Evidence& evidence) const {
  // One that is ruled out takes along all that lack as many of the own small words or more.
  const std::size_t languages = resources_.function_words().languages().size();
  std::size_t least_absent = evidence.own_words;
  for (std::size_t i = 0; i < languages; ++i)
    if (!is_own(i)) least_absent = std::min(least_absent, evidence.absent(i));
  return rule_out(least_absent, evidence);
}

/// Whether half of the words are everyday words of the text's own language, and some small word of it speaks against
/// every other: sister languages share most of their words.
bool LanguageGuesser::is_known(const Evidence& evidence, std::uint32_t segment) const {
  const std::vector<std::string>& languages = resources_.function_words().languages();
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (!is_own(i) && evidence.absent(i) == 0) return false;
  WordBook& book = resources_.word_book();
  std::size_t known = 0, words = 0;
  for (const Word& word : view_.words(segment)) {
    if (word.number || word.capital) continue;
    ++words;
    known += book.concepts(*word.facts).empty() ? 0U : 1U;
  }
  return words >= kFewestSmall && known * 2 >= words;
}

std::optional<LanguageGuess> LanguageGuesser::by_detector(const Evidence& evidence, std::uint32_t segment,
                                                          std::string_view text) const {
  // Where no small word of the own language speaks against it, a sure detector may be asked earlier.
  const bool brief = evidence.letters < kEnoughForDetector;
  if (brief && (evidence.letters < kEnoughIfAlone || evidence.words < kFewestIfAlone)) return std::nullopt;
  // Names are in no language: Angela Merkel traf Emmanuel Macron in London.
  if (has_capitals(view_.script()) && evidence.small < kFewestSmall) return std::nullopt;
  // A text with its fair share of the language's own small words is in it, whatever a detector makes of its names.
  if (rule_out_all(evidence) || is_known(evidence, segment)) return std::nullopt;
  const text::DetectedLanguage detected = text::detect_language(text);
  const std::string_view base = text::base_language(detected.tag);
  if (!detected.reliable || detected.share < (brief ? 0.95 : 0.8) || base == "und" ||
      resources_.function_words().same(base, view_.language()))
    return std::nullopt;
  // A few words that sister languages share are in any of them: "Suecia enviará tanques a Ucrania".
  if (brief && has_no_word_of(evidence, base)) return std::nullopt;
  if (rule_out(own_words_against(evidence, base), evidence)) return std::nullopt;
  // A letter that the detected language does not have refutes it.
  const std::u32string& impossible = resources_.profile(base).sister_letters;
  const std::u32string seen = letters_beyond_ascii(segment);
  const auto has = [&](char32_t c) { return seen.find(c) != std::u32string::npos; };
  if (std::any_of(impossible.begin(), impossible.end(), has)) return std::nullopt;
  const std::u32string& hallmarks = resources_.profile(base).hallmarks;
  if (!hallmarks.empty() && std::none_of(hallmarks.begin(), hallmarks.end(), has)) return std::nullopt;
  return LanguageGuess{std::string(base), 0.8};
}

std::optional<LanguageGuess> LanguageGuesser::foreign(std::uint32_t segment,
                                                      const std::vector<text::Span>& names) const {
  std::vector<text::Span> stretches = in_language(segment);
  std::string_view text = view_.segment_text(segment);
  std::string left;
  if (!names.empty()) {
    stretches = without_names(stretches, names);
    left = joined(view_.text(), stretches);
    text = left;
  }
  const Evidence evidence = gather(stretches, segment);
  if (evidence.letters < kFewestLetters) return std::nullopt;
  if (evidence.own_script * 2 < evidence.letters) {
    if (evidence.letters < kFewestOfOtherScript || evidence.has_foreign_names() || only_quotes_other_script(segment))
      return std::nullopt;
    const text::DetectedLanguage detected = text::detect_language(text);
    const std::string_view base = text::base_language(detected.tag);
    if (resources_.function_words().same(base, view_.language())) return std::nullopt;
    return LanguageGuess{std::string(base), 0.95};
  }
  if (!is_told_) return std::nullopt;
  if (auto guess = by_words(evidence, text)) return guess;
  return by_detector(evidence, segment, text);
}

}  // namespace tolmach::check::detail
