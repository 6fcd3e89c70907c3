#include "normalize/name_explanation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "normalize/detail/demonyms.h"
#include "normalize/detail/gender_forms.h"
#include "normalize/detail/given_names.h"
#include "normalize/detail/inflection.h"
#include "normalize/detail/japanese_readings.h"
#include "normalize/detail/kanji_names.h"
#include "normalize/detail/name_words.h"
#include "normalize/detail/patronymics.h"
#include "normalize/detail/source_finder.h"
#include "normalize/detail/source_search.h"
#include "normalize/detail/spelling_slips.h"
#include "normalize/detail/typography.h"
#include "normalize/romanise.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::GivenNameRelation;
using detail::NameWords;
using Kind = ExplanationKind;
using Verdict = NameVerdict;

constexpr std::size_t kLongestName = 400;  // bytes
constexpr std::size_t kMostWords = 8;
/// A form with more wrong letters than this is no slip.
constexpr std::size_t kMostEdits = 2;
constexpr std::size_t kShortestSlip = 4;  // letters
/// What letters alone may say at most of two that are not explained.
constexpr double kUnexplained = 0.49;
/// Correspondences are believed from this score on.
constexpr double kCorrespondence = 0.8;
/// Of a place and one whose name has a word more.
constexpr double kOtherPlace = 0.2;
/// A slip is believed from this score on.
constexpr double kNear = 0.4;

bool is_unknown(std::string_view language) noexcept {
  return language.empty() || language == "und";
}

/// The words of a name; full stops stay with their initials.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (!text::is_white_space(c)) {
      text::append_utf8(words.back(), c);
      // "V.V." is two words.
      if (c == U'.') words.emplace_back();
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  words.erase(std::remove_if(words.begin(), words.end(),
                             [](const std::string& word) { return detail::bare_letters(word).empty(); }),
              words.end());
  return words;
}

/// A name without spaces in a script whose names need none: its words can't be told from one another.
bool is_unspaced(std::string_view name) {
  using text::Script;
  const Script script = detail::script_of_name(name);
  const bool needs_none = script == Script::kHan || script == Script::kKana || script == Script::kHangul;
  return needs_none && words_of(name).size() == 1;
}

bool same_letters(std::string_view a, std::string_view b) {
  return detail::bare_letters(a) == detail::bare_letters(b);
}

bool has_letter(std::string_view name) {
  return detail::script_of_name(name) != text::Script::kCommon;
}

/// Lemmas are looked up in these where the language of Cyrillic text is not known.
constexpr std::array<std::string_view, 5> kCyrillicLanguages = {"uk", "ru", "be", "bg", "sr"};

}  // namespace

std::string_view to_string(ExplanationKind kind) noexcept {
  static constexpr std::array<std::string_view, 23> kNames = {
      "no-name",    "identical",     "typography", "never-same",     "one-entity",       "order",
      "initials",   "patronymic",    "part",       "gender",         "inflected",        "demonym",
      "one-source", "practice",      "short-form", "counterpart",    "other-given-name", "two-entities",
      "reading",    "mixed-systems", "slip",       "correspondence", "different"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(NameVerdict verdict) noexcept {
  static constexpr std::array<std::string_view, 4> kNames = {"same", "related", "unsure", "different"};
  return kNames[static_cast<std::size_t>(verdict)];
}

struct NameExplainer::Impl {
  using Found = std::optional<NameExplanation>;

  Impl(const text::DataFolder& data, const NameMatcher& names, const NameSource* source)
      : folder(data),
        matcher(names),
        lexicon(source),
        romaniser(data, source),
        search(data, romaniser),
        sources(romaniser, search, source),
        slips(romaniser, search),
        given_names(data),
        gender_forms(data),
        demonyms(data),
        patronymics(data),
        inflection(data),
        kanji_names(data) {}

  static NameExplanation with(NameForm a, NameForm b, Kind kind, Verdict verdict, double score, double confidence) {
    NameExplanation out;
    out.kind = kind;
    out.verdict = verdict;
    out.score = score;
    out.confidence = confidence;
    out.a = a.text;
    out.b = b.text;
    out.language_a = a.language;
    out.language_b = b.language;
    return out;
  }

  // Reasons that concern the names as wholes. All have one signature, so that they stand in one list.
  // NOLINTBEGIN(readability-convert-member-functions-to-static,readability-make-member-function-const)

  NameExplanation explain(NameForm a, NameForm b) {
    const bool too_long = std::max(a.text.size(), b.text.size()) > kLongestName;
    if (too_long || !has_letter(a.text) || !has_letter(b.text))
      return with(a, b, Kind::kNoName, Verdict::kUnsure, 0, 1);
    if (a.text == b.text) return with(a, b, Kind::kIdentical, Verdict::kSame, 1, 1);
    for (const auto reason : {&Impl::typography, &Impl::never_same, &Impl::one_entity})
      if (Found found = (this->*reason)(a, b)) return std::move(*found);
    const std::vector<std::string> words_a = words_of(a.text);
    const std::vector<std::string> words_b = words_of(b.text);
    const bool two_words = words_a.size() == 1 && words_b.size() == 1;
    if (two_words || is_unspaced(a.text) || is_unspaced(b.text)) return explain_word(a, b);
    return explain_words(a, b, words_a, words_b);
  }

  Found typography(NameForm a, NameForm b) {
    auto differences = detail::typographic_differences(a.text, b.text);
    if (differences.empty()) return std::nullopt;
    NameExplanation out = with(a, b, Kind::kTypography, Verdict::kSame, 1, 0.98);
    out.differences = std::move(differences);
    return out;
  }

  Found never_same(NameForm a, NameForm b) {
    if (lexicon == nullptr || !lexicon->never_same(a.text, b.text)) return std::nullopt;
    NameExplanation out = with(a, b, Kind::kNeverSame, Verdict::kDifferent, 0, 1);
    if (auto edits = detail::letter_edits(a.text, b.text, kMostEdits)) out.edits = std::move(*edits);
    return out;
  }

  /// The first names that both have in common.
  [[nodiscard]] std::optional<std::pair<KnownName, KnownName>> shared(NameForm a, NameForm b) const {
    if (lexicon == nullptr) return std::nullopt;
    const auto ours = lexicon->find(a.text, a.language);
    if (ours.empty()) return std::nullopt;
    const auto theirs = lexicon->find(b.text, b.language);
    for (const KnownName& x : ours)
      for (const KnownName& y : theirs)
        if (x.entity == y.entity) return std::pair{x, y};
    return std::nullopt;
  }

  Found one_entity(NameForm a, NameForm b) {
    const auto both = shared(a, b);
    if (!both) return std::nullopt;
    NameExplanation out = with(a, b, Kind::kOneEntity, Verdict::kSame, 0.99, 0.99);
    const auto& [x, y] = *both;
    KnownEntity entity{x.entity, x.kind, {}, {}, x.status, y.status};
    const std::string language = !is_unknown(b.language)   ? std::string(b.language)
                                 : !is_unknown(a.language) ? std::string(a.language)
                                                           : y.language;
    const std::vector<KnownName> forms = lexicon->forms_of(x.entity);
    for (const KnownName& name : forms) {
      // A surname is not told to be a full name.
      if (name.status != NameStatus::kPreferred || name.language != language ||
          words_of(name.form).size() != words_of(b.text).size())
        continue;
      entity.preferred = name.form;
      entity.preferred_language = language;
      break;
    }
    out.entities.push_back(std::move(entity));
    const auto origin_a = origin_of(a, forms);
    const auto origin_b = origin_of(b, forms);
    if (origin_a && origin_b && (!origin_a->system.empty() || !origin_b->system.empty()))
      out.origins = {*origin_a, *origin_b};
    return out;
  }

  /// How a form of an entity comes from one of its names in another alphabet. Names of other countries are seldom
  /// romanised by way of such a language, so there must be a preferred name in one.
  std::optional<FormOrigin> origin_of(NameForm form, const std::vector<KnownName>& forms) {
    std::vector<std::string> own_languages;
    for (const KnownName& name : forms)
      if (name.status == NameStatus::kPreferred && search.knows(name.language)) own_languages.push_back(name.language);
    std::vector<KnownName> own, other;
    for (const KnownName& name : forms) {
      if (!search.knows(name.language)) continue;
      if (same_letters(name.form, form.text)) return FormOrigin{name.form, name.language, {}, {}, true};
      const bool is_own = std::find(own_languages.begin(), own_languages.end(), name.language) != own_languages.end();
      // Many a name has gone by way of Russian.
      if (is_own || name.language == "ru") (is_own ? own : other).push_back(name);
    }
    if (own.empty()) return std::nullopt;
    if (auto origin = sources.origin(form, own); origin && origin->exact && !foreign_practice(*origin, form))
      return origin;
    if (auto origin = sources.origin(form, other); origin && origin->exact) return origin;
    return sources.origin(form, own);
  }

  /// Written as the newspapers of another language than the form's have it.
  static bool foreign_practice(const FormOrigin& origin, NameForm form) {
    return !origin.practice.empty() && origin.practice != text::language_name(text::base_language(form.language));
  }

  // Names of several words.

  NameExplanation explain_words(NameForm a, NameForm b, std::vector<std::string> ours,
                                std::vector<std::string> theirs) {
    if (ours.size() > kMostWords || theirs.size() > kMostWords) return by_letters(a, b);
    if (Found found = two_entities(a, b)) return std::move(*found);
    const std::size_t words = std::max(ours.size(), theirs.size());
    remove_common(ours, theirs);
    if (ours.empty() && theirs.empty()) return with(a, b, Kind::kOrder, Verdict::kSame, 0.97, 0.95);
    if (ours.size() == words && theirs.size() == words)
      if (Found found = one_source(a, b)) return std::move(*found);
    if (Found found = demonym(a, b)) return std::move(*found);
    return explain_rest(a, b, ours, theirs);
  }

  static void remove_common(std::vector<std::string>& ours, std::vector<std::string>& theirs) {
    for (auto word = ours.begin(); word != ours.end();) {
      const auto other =
          std::find_if(theirs.begin(), theirs.end(), [&](const std::string& w) { return same_letters(*word, w); });
      if (other == theirs.end()) {
        ++word;
        continue;
      }
      theirs.erase(other);
      word = ours.erase(word);
    }
  }

  /// Pairs the words that differ, nearest first come; the pair that parts them most decides.
  NameExplanation explain_rest(NameForm a, NameForm b, std::vector<std::string>& ours,
                               std::vector<std::string>& theirs) {
    NameExplanation out = with(a, b, Kind::kOrder, Verdict::kSame, 1, 1);
    while (!ours.empty() && !theirs.empty()) {
      const auto [x, y] = nearest(a, ours, b, theirs);
      const NameForm word_a{ours[x], a.language};
      const NameForm word_b{theirs[y], b.language};
      NameExplanation part = is_initial(word_a, word_b)
                                 ? with(word_a, word_b, Kind::kInitials, Verdict::kSame, 0.85, 0.8)
                                 : explain_pair(word_a, word_b);
      if (out.parts.empty() || part.score < out.score) {
        out.kind = part.kind;
        out.verdict = part.verdict;
        out.score = part.score;
        out.confidence = part.confidence;
      }
      out.parts.push_back(std::move(part));
      ours.erase(ours.begin() + static_cast<std::ptrdiff_t>(x));
      theirs.erase(theirs.begin() + static_cast<std::ptrdiff_t>(y));
    }
    if (ours.empty())
      add_left_out(out, b, a, theirs);
    else
      add_left_out(out, a, b, ours);
    return out;
  }

  /// @param rest the words of `whole` that `part` leaves out; may be empty
  void add_left_out(NameExplanation& out, NameForm whole, NameForm part, const std::vector<std::string>& rest) {
    if (rest.empty()) return;
    out.left_out = rest;
    if (out.parts.empty() && add_left_out_of_place(out, whole, part)) return;
    const bool patronymic =
        std::all_of(rest.begin(), rest.end(), [&](const std::string& w) { return patronymics.is_patronymic(w); });
    const double score = patronymic ? 0.95 : 0.7;
    // What the words that stand on both sides say matters more than what is left out.
    if (score > out.score && !out.parts.empty()) return;
    out.kind = patronymic ? Kind::kPatronymic : Kind::kPart;
    out.verdict = patronymic ? Verdict::kSame : Verdict::kUnsure;
    out.score = std::min(out.score, score);
    out.confidence = 0.9;
  }

  /// Kansas City is not Kansas, New York City is New York: a word for a kind of place leaves it open. Any other word
  /// makes another place's name of one's. @return false where nothing says that they are places
  bool add_left_out_of_place(NameExplanation& out, NameForm whole, NameForm part) {
    const NameWords& words = name_words(is_unknown(whole.language) ? "en" : text::base_language(whole.language));
    const auto says_place = [&](const std::string& word) {
      return words.facts(text::lower(word)).behind == NameKind::kPlace;
    };
    const bool kinds_alone = std::all_of(out.left_out.begin(), out.left_out.end(), says_place);
    if (!kinds_alone && !is_known_place(whole) && !is_known_place(part)) return false;
    out.kind = Kind::kPart;
    out.verdict = kinds_alone ? Verdict::kUnsure : Verdict::kDifferent;
    out.score = kinds_alone ? kUnexplained : kOtherPlace;
    out.confidence = 0.8;
    return true;
  }

  [[nodiscard]] bool is_known_place(NameForm name) const {
    if (lexicon == nullptr) return false;
    const auto known = lexicon->find(name.text, name.language);
    return !known.empty() && known.front().kind == NameKind::kPlace;
  }

  const NameWords& name_words(std::string_view language) {
    const auto found = words_around.find(language);
    if (found != words_around.end()) return found->second;
    return words_around.try_emplace(std::string(language), folder, language).first->second;
  }

  std::pair<std::size_t, std::size_t> nearest(NameForm a, const std::vector<std::string>& ours, NameForm b,
                                              const std::vector<std::string>& theirs) const {
    std::pair<std::size_t, std::size_t> best{0, 0};
    double most = -1;
    for (std::size_t x = 0; x < ours.size(); ++x) {
      for (std::size_t y = 0; y < theirs.size(); ++y) {
        const NameForm word_a{ours[x], a.language};
        const NameForm word_b{theirs[y], b.language};
        const bool tied =
            is_initial(word_a, word_b) ||
            given_names.link(ours[x], text::base_language(a.language), theirs[y], text::base_language(b.language))
                .has_value();
        const double score = tied ? 1 : matcher.compare(word_a, word_b).score;
        if (score <= most) continue;
        most = score;
        best = {x, y};
      }
    }
    return best;
  }

  /// One of the words is one letter, with or without a full stop, and the other begins with it.
  [[nodiscard]] bool is_initial(NameForm a, NameForm b) const {
    const std::string letters_a = detail::bare_letters(a.text);
    const std::string letters_b = detail::bare_letters(b.text);
    if (text::count_code_points(letters_a) > 1 && text::count_code_points(letters_b) > 1) return false;
    const std::string key_a = matcher.keys().key(a.text, text::base_language(a.language));
    const std::string key_b = matcher.keys().key(b.text, text::base_language(b.language));
    return !key_a.empty() && !key_b.empty() &&
           (key_a.rfind(key_b, 0) == 0 || key_b.rfind(key_a, 0) == 0 || key_a.front() == key_b.front());
  }

  NameExplanation explain_pair(NameForm a, NameForm b) {
    for (const auto reason : {&Impl::typography, &Impl::never_same, &Impl::one_entity})
      if (Found found = (this->*reason)(a, b)) return std::move(*found);
    return explain_word(a, b);
  }

  // Reasons that concern single words.

  NameExplanation explain_word(NameForm a, NameForm b) {
    for (const auto reason : {&Impl::gender, &Impl::inflected, &Impl::demonym, &Impl::one_source, &Impl::given_name,
                              &Impl::two_entities, &Impl::reading, &Impl::slip_of_source, &Impl::slip_of_letters})
      if (Found found = (this->*reason)(a, b)) return std::move(*found);
    return by_letters(a, b);
  }

  /// The form in Latin letters, by the usual system of its language; as it is where there is none.
  std::string latin(NameForm form) {
    if (detail::script_of_name(form.text) == text::Script::kLatin || is_unknown(form.language))
      return std::string(form.text);
    const std::string system = romaniser.usual_system(text::base_language(form.language));
    return system.empty() ? std::string(form.text) : romaniser.romanise(form.text, system);
  }

  Found gender(NameForm a, NameForm b) {
    const bool one_script = detail::script_of_name(a.text) == detail::script_of_name(b.text);
    const std::string text_a = one_script ? std::string(a.text) : latin(a);
    const std::string text_b = one_script ? std::string(b.text) : latin(b);
    const auto base_a = text::base_language(a.language);
    const auto base_b = text::base_language(b.language);
    auto pair = gender_forms.match(text_a, base_a, text_b, base_b);
    if (const auto link = given_names.link(a.text, base_a, b.text, base_b);
        link && link->relation == GivenNameRelation::kFeminine)
      pair = detail::GenderPair{link->language_a, !link->a_is_full};
    if (!pair) return std::nullopt;
    const NameForm female = pair->a_is_female ? a : b;
    const NameForm male = pair->a_is_female ? b : a;
    const bool inflected = may_come_from(female, male, one_script);
    NameExplanation out = inflected ? with(a, b, Kind::kGender, Verdict::kUnsure, 0.5, 0.7)
                                    : with(a, b, Kind::kGender, Verdict::kDifferent, 0.05, 0.9);
    out.may_be_inflected = inflected;
    out.language = pair->language;
    out.lemma = male.text;
    out.a_is_derived = pair->a_is_female;
    return out;
  }

  /// Whether a form may be inflected from a name, in one script or romanised.
  bool may_come_from(NameForm form, NameForm name, bool one_script) {
    for (const std::string& language : languages_of_lemmas(form)) {
      if (one_script && !is_unknown(name.language) && text::base_language(name.language) != language) continue;
      for (const std::string& lemma : inflection.lemmas(form.text, language))
        if (same_letters(one_script ? lemma : latin({lemma, language}),
                         one_script ? std::string(name.text) : latin(name)))
          return true;
    }
    return false;
  }

  /// The language of a form, or those whose endings a Cyrillic form of unknown language may have.
  static std::vector<std::string> languages_of_lemmas(NameForm form) {
    if (!is_unknown(form.language)) return {std::string(text::base_language(form.language))};
    if (detail::script_of_name(form.text) != text::Script::kCyrillic) return {};
    return {kCyrillicLanguages.begin(), kCyrillicLanguages.end()};
  }

  /// The lemmas, in small letters, that two words of one language may both come from.
  [[nodiscard]] std::vector<std::string> lemmas_shared(NameForm a, NameForm b) const {
    std::vector<std::string> out;
    for (const std::string& language : languages_of_lemmas(a)) {
      if (const auto others = languages_of_lemmas(b); std::find(others.begin(), others.end(), language) == others.end())
        continue;
      const auto theirs = inflection.lemmas(b.text, language);
      for (std::string& lemma : inflection.lemmas(a.text, language))
        if (std::find(theirs.begin(), theirs.end(), lemma) != theirs.end()) out.push_back(std::move(lemma));
    }
    return out;
  }

  Found inflected(NameForm a, NameForm b) {
    if (Found found = possessive(a, b)) return found;
    const std::vector<std::string> lemmas = lemmas_shared(a, b);
    if (!lemmas.empty()) {
      NameExplanation out = with(a, b, Kind::kInflected, Verdict::kSame, 0.95, 0.85);
      out.language = is_unknown(a.language) ? std::string() : std::string(text::base_language(a.language));
      out.lemma = text::capitalised(likeliest(lemmas, a, b), a.language);
      out.a_is_derived = !same_letters(out.lemma, a.text);
      return out;
    }
    if (Found found = inflected_source(a, b, true)) return found;
    return inflected_source(b, a, false);
  }

  /// One that the lexicon has in the language, else one of the two forms, else one of another language, else the first.
  [[nodiscard]] std::string likeliest(const std::vector<std::string>& lemmas, NameForm a, NameForm b) const {
    for (const std::string& lemma : lemmas)
      if (is_known_in(lemma, a.language)) return lemma;
    for (const std::string& lemma : lemmas)
      if (lemma == text::lower(a.text) || lemma == text::lower(b.text)) return lemma;
    if (lexicon != nullptr)
      for (const std::string& lemma : lemmas)
        if (!lexicon->find(lemma, a.language).empty()) return lemma;
    return lemmas.front();
  }

  /// Whether the lexicon has a name in its own language: Львів, but not Львов, in Ukrainian.
  [[nodiscard]] bool is_known_in(std::string_view name, std::string_view language) const {
    if (lexicon == nullptr || is_unknown(language)) return false;
    const std::string_view base = text::base_language(language);
    const auto names = lexicon->find(std::string(name), language);
    return std::any_of(names.begin(), names.end(),
                       [&](const KnownName& known) { return text::base_language(known.language) == base; });
  }

  /// What a form may be inflected from, those first that the lexicon has in the language.
  [[nodiscard]] std::vector<std::string> lemmas_by_lexicon(std::string_view form, std::string_view language) const {
    std::vector<std::string> lemmas = inflection.lemmas(form, language);
    std::stable_partition(lemmas.begin(), lemmas.end(),
                          [&](const std::string& lemma) { return is_known_in(lemma, language); });
    return lemmas;
  }

  /// Kyiv's and Kyiv, Київ or Kiev: an English ending that an apostrophe sets off.
  Found possessive(NameForm a, NameForm b) {
    const auto stripped = [](NameForm form) {
      const bool english = is_unknown(form.language) || text::base_language(form.language) == "en";
      const std::string_view bare = english ? detail::without_possessive(form.text, "en") : form.text;
      return text::count_code_points(bare) > 1 ? bare : form.text;
    };
    const NameForm bare_a{stripped(a), a.language};
    const NameForm bare_b{stripped(b), b.language};
    if (bare_a.text.size() == a.text.size() && bare_b.text.size() == b.text.size()) return std::nullopt;
    if (same_letters(bare_a.text, bare_b.text)) {
      NameExplanation out = with(a, b, Kind::kInflected, Verdict::kSame, 0.98, 0.95);
      out.lemma = bare_a.text;
      out.language = "en";
      out.a_is_derived = bare_a.text.size() < a.text.size();
      return out;
    }
    NameExplanation out = explain(bare_a, bare_b);
    if (out.verdict != Verdict::kSame) return std::nullopt;
    NameExplanation whole = with(a, b, Kind::kInflected, Verdict::kSame, out.score, out.confidence);
    whole.a_is_derived = bare_a.text.size() < a.text.size();
    whole.lemma = whole.a_is_derived ? bare_a.text : bare_b.text;
    whole.language = "en";
    whole.parts.push_back(std::move(out));
    return whole;
  }

  /// Кулебі and Kuleba: a lemma of the first is the source of the second, or the lexicon knows them as one.
  Found inflected_source(NameForm form, NameForm other, bool form_is_a) {
    if (detail::script_of_name(form.text) == detail::script_of_name(other.text)) return std::nullopt;
    if (one_source(form, other)) return std::nullopt;
    for (const std::string& language : languages_of_lemmas(form))
      if (Found found = inflected_in(language, form, other, form_is_a)) return found;
    return std::nullopt;
  }

  Found inflected_in(const std::string& language, NameForm form, NameForm other, bool form_is_a) {
    if (language == text::base_language(other.language)) return std::nullopt;
    for (const std::string& small : lemmas_by_lexicon(form.text, language)) {
      const std::string lemma = text::capitalised(small, language);
      const NameForm lemma_form{lemma, language};
      if (small == text::lower(form.text, language)) continue;
      auto origin = sources.origin(other, lemma, language);
      const bool known = shared(lemma_form, other).has_value();
      if (!known && !(origin && origin->exact)) continue;
      NameExplanation out = with(form_is_a ? form : other, form_is_a ? other : form, Kind::kInflected, Verdict::kSame,
                                 known ? 0.97 : 0.9, known ? 0.95 : 0.8);
      out.a_is_derived = form_is_a;
      out.lemma = lemma;
      out.language = language;
      if (origin)
        out.origins.push_back(std::move(*origin));
      else if (const auto both = shared(lemma_form, other))
        out.entities.push_back({both->first.entity, both->first.kind, {}, {}, both->first.status, both->second.status});
      return out;
    }
    return std::nullopt;
  }

  Found demonym(NameForm a, NameForm b) {
    const std::string language_a(text::base_language(a.language));
    const std::string language_b(text::base_language(b.language));
    std::optional<detail::DemonymLink> link;
    if (is_unknown(language_a) || is_unknown(language_b) || language_a == language_b)
      link = demonyms.link(a.text, b.text, is_unknown(language_a) ? language_b : language_a, lexicon);
    else if (lexicon != nullptr)
      link = demonym_across(a, b, false);
    if (!link && lexicon != nullptr && language_a != language_b) link = demonym_across(b, a, true);
    if (!link) return std::nullopt;
    NameExplanation out = with(a, b, Kind::kDemonym, Verdict::kRelated, 0.2, link->listed ? 0.95 : 0.7);
    out.lemma = link->place;
    out.language = link->language;
    out.a_is_derived = link->a_is_demonym;
    return out;
  }

  /// Україна and Ukrainian: a name of the place in the demonym's language is looked up.
  [[nodiscard]] std::optional<detail::DemonymLink> demonym_across(NameForm place, NameForm demonym, bool turned) const {
    const std::string language(text::base_language(demonym.language));
    if (is_unknown(language)) return std::nullopt;
    for (const KnownName& name : lexicon->find(place.text, place.language)) {
      if (name.kind != NameKind::kPlace) continue;
      for (const KnownName& form : lexicon->forms_of(name.entity)) {
        if (form.language != language) continue;
        auto link = demonyms.link(form.form, demonym.text, language, lexicon);
        if (!link || link->a_is_demonym) continue;
        link->a_is_demonym = turned;
        return link;
      }
    }
    return std::nullopt;
  }

  Found one_source(NameForm a, NameForm b) {
    const auto common = sources.find(a, b);
    if (!common) return std::nullopt;
    const bool practice = !common->a.practice.empty() || !common->b.practice.empty();
    NameExplanation out = with(a, b, practice ? Kind::kPractice : Kind::kOneSource, Verdict::kSame,
                               common->known ? 0.98 : 0.93, common->known ? 0.95 : 0.8);
    out.origins = {common->a, common->b};
    return out;
  }

  Found given_name(NameForm a, NameForm b) {
    const auto link =
        given_names.link(a.text, text::base_language(a.language), b.text, text::base_language(b.language));
    if (!link) return std::nullopt;
    NameExplanation out;
    switch (link->relation) {
      case GivenNameRelation::kSpelling:
        out = with(a, b, Kind::kShortForm, Verdict::kSame, 0.95, 0.9);
        break;
      case GivenNameRelation::kShortForm:
        out = with(a, b, Kind::kShortForm, Verdict::kSame, 0.9, 0.9);
        break;
      case GivenNameRelation::kCounterpart:
        out = with(a, b, Kind::kCounterpart, Verdict::kRelated, 0.5, 0.9);
        break;
      case GivenNameRelation::kFeminine:
        out = with(a, b, Kind::kGender, Verdict::kDifferent, 0.05, 0.9);
        break;
      case GivenNameRelation::kApart:
        out = with(a, b, Kind::kOtherGivenName, Verdict::kDifferent, 0.03, 0.9);
        break;
    }
    if (link->relation != GivenNameRelation::kApart) out.lemma = link->name;
    out.language = link->language_a;
    out.other_language = link->language_b;
    return out;
  }

  Found two_entities(NameForm a, NameForm b) {
    if (lexicon == nullptr) return std::nullopt;
    const auto ours = lexicon->find(a.text, a.language);
    const auto theirs = lexicon->find(b.text, b.language);
    for (const KnownName& x : ours) {
      for (const KnownName& y : theirs) {
        if (x.kind != y.kind || x.status == NameStatus::kMisspelling || y.status == NameStatus::kMisspelling) continue;
        NameExplanation out = with(a, b, Kind::kTwoEntities, Verdict::kDifferent, 0.03, 0.9);
        out.entities = {entity_of(x), entity_of(y)};
        return out;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] KnownEntity entity_of(const KnownName& name) const {
    KnownEntity entity{name.entity, name.kind, name.form, name.language, name.status, name.status};
    for (const KnownName& form : lexicon->forms_of(name.entity)) {
      if (form.status != NameStatus::kPreferred || form.language != name.language) continue;
      entity.preferred = form.form;
      break;
    }
    return entity;
  }

  /// 広島 and Hiroshima: what ideographs of Japanese and other names are read as, only lists of names can tell. Those
  /// of unknown language may be Chinese as well.
  Found reading(NameForm a, NameForm b) {
    const bool ideographs_a = has_ideographs(a.text);
    if (ideographs_a == has_ideographs(b.text)) return std::nullopt;
    const NameForm name = ideographs_a ? a : b;
    const NameForm other = ideographs_a ? b : a;
    if (text::base_language(name.language) == "zh") return std::nullopt;
    if (is_unknown(name.language) && matcher.compare(a, b).score >= kCorrespondence) return std::nullopt;
    NameExplanation out = with(a, b, Kind::kReading, Verdict::kUnsure, kUnexplained, 0.9);
    const std::string known_parts =
        lexicon == nullptr ? std::string(name.text) : detail::with_readings(name.text, *lexicon);
    const std::string read = kanji_names.read(known_parts);
    if (has_ideographs(read)) return out;
    const NameForm known{read, is_unknown(name.language) ? std::string_view("ja") : name.language};
    NameExplanation part = ideographs_a ? explain(known, other) : explain(other, known);
    out.verdict = part.verdict;
    out.score = part.score;
    out.confidence = part.confidence;
    out.lemma = read;
    out.parts.push_back(std::move(part));
    return out;
  }

  static bool has_ideographs(std::string_view name) noexcept {
    for (std::size_t at = 0; at < name.size();)
      if (text::script_of(text::next_code_point(name, at)) == text::Script::kHan) return true;
    return false;
  }

  // Slips.

  /// A source spelling of one of the two, and what it says of the other.
  Found slip_of_source(NameForm a, NameForm b) {
    const bool latin_a = detail::script_of_name(a.text) == text::Script::kLatin;
    const bool latin_b = detail::script_of_name(b.text) == text::Script::kLatin;
    if (latin_a == latin_b) return std::nullopt;
    const NameForm source = latin_a ? b : a;
    const NameForm form = latin_a ? a : b;
    const double letters = matcher.compare(a, b).score;
    if (letters < kNear) return std::nullopt;
    for (const std::string& language : languages_of(source)) {
      auto distance = slips.between(source.text, language, form.text, most_edits(source.text));
      if (!distance) continue;
      const bool mixed = distance->edits.empty();
      NameExplanation out = mixed ? with(a, b, Kind::kMixedSystems, Verdict::kSame, std::max(0.85, letters), 0.8)
                                  : with(a, b, Kind::kSlip, Verdict::kUnsure, std::min(0.9, letters), 0.6);
      add_source(out, std::string(source.text), language);
      if (!mixed) out.edits = std::move(distance->edits);
      return out;
    }
    return std::nullopt;
  }

  void add_source(NameExplanation& out, const std::string& source, const std::string& language) {
    out.lemma = source;
    out.language = language;
    out.usual_system = romaniser.usual_system(language);
    if (!out.usual_system.empty()) out.usual_form = romaniser.romanise(source, out.usual_system);
  }

  static std::size_t most_edits(std::string_view source) {
    const std::size_t letters = text::count_code_points(source);
    return letters < kShortestSlip ? 0 : letters < 6 ? 1 : kMostEdits;
  }

  [[nodiscard]] std::vector<std::string> languages_of(NameForm form) const {
    if (!is_unknown(form.language)) return {std::string(text::base_language(form.language))};
    std::vector<std::string> out;
    const text::Script script = detail::script_of_name(form.text);
    for (const RomanisationSystem* system : search.systems())
      if (text::script_of_language(system->language) == script && (out.empty() || out.back() != system->language))
        out.push_back(system->language);
    return out;
  }

  /// Two words of one script that part in a letter or two.
  Found slip_of_letters(NameForm a, NameForm b) {
    if (detail::script_of_name(a.text) != detail::script_of_name(b.text)) return std::nullopt;
    const std::string folded_a = text::fold(a.text);
    const std::string folded_b = text::fold(b.text);
    const std::size_t most = std::min(most_edits(folded_a), most_edits(folded_b));
    const double letters = matcher.compare(a, b).score;
    if (letters < kNear) return std::nullopt;
    // What the lexicon knows is the right form; of two unknown ones neither is.
    const auto known_a = known_source(a);
    const auto known_b = known_a ? std::nullopt : known_source(b);
    const bool b_is_right = known_b.has_value();
    auto edits = b_is_right ? detail::letter_edits(b.text, a.text, most) : detail::letter_edits(a.text, b.text, most);
    if (!edits || edits->empty()) return std::nullopt;
    const bool known = known_a.has_value() || known_b.has_value();
    NameExplanation out = with(a, b, Kind::kSlip, Verdict::kUnsure, std::min(0.9, letters), known ? 0.75 : 0.5);
    out.edits = std::move(*edits);
    if (!known) return out;
    out.right_form = b_is_right ? b.text : a.text;
    const FormOrigin& source = b_is_right ? *known_b : *known_a;
    if (source.language.empty()) return out;
    const NameForm slip = b_is_right ? a : b;
    if (auto distance = slips.between(source.source, source.language, slip.text, kMostEdits + 1)) {
      if (distance->edits.empty()) {
        out.kind = Kind::kMixedSystems;
        out.verdict = Verdict::kSame;
      }
      out.edits = std::move(distance->edits);
    }
    add_source(out, source.source, source.language);
    return out;
  }

  /// The source of a form that the lexicon knows; without a language where it knows the form alone.
  std::optional<FormOrigin> known_source(NameForm form) {
    if (lexicon == nullptr) return std::nullopt;
    const auto known = lexicon->find(form.text, form.language);
    if (known.empty()) return std::nullopt;
    if (auto origin = origin_of(form, lexicon->forms_of(known.front().entity))) return origin;
    return FormOrigin{};
  }

  NameExplanation by_letters(NameForm a, NameForm b) {
    const double letters = matcher.compare(a, b).score;
    if (letters >= kCorrespondence) return with(a, b, Kind::kCorrespondence, Verdict::kSame, letters, letters);
    if (letters > kUnexplained) return with(a, b, Kind::kDifferent, Verdict::kUnsure, letters, 1 - letters);
    return with(a, b, Kind::kDifferent, Verdict::kDifferent, letters, 1 - letters);
  }

  // NOLINTEND(readability-convert-member-functions-to-static,readability-make-member-function-const)

  text::DataFolder folder;
  const NameMatcher& matcher;
  const NameSource* lexicon;
  std::map<std::string, NameWords, std::less<>> words_around;  ///< by base language
  Romaniser romaniser;
  detail::SourceSearch search;
  detail::SourceFinder sources;
  detail::SpellingSlips slips;
  detail::GivenNames given_names;
  detail::GenderForms gender_forms;
  detail::Demonyms demonyms;
  detail::Patronymics patronymics;
  detail::Inflection inflection;
  detail::KanjiNames kanji_names;
};

NameExplainer::NameExplainer(const text::DataFolder& data, const NameMatcher& matcher, const NameSource* lexicon)
    : impl_(std::make_unique<Impl>(data, matcher, lexicon)) {}
NameExplainer::~NameExplainer() = default;
NameExplainer::NameExplainer(NameExplainer&&) noexcept = default;
NameExplainer& NameExplainer::operator=(NameExplainer&&) noexcept = default;

NameExplanation NameExplainer::explain(NameForm a, NameForm b) {
  return impl_->explain(a, b);
}

}  // namespace tolmach::normalize
