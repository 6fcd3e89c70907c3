#include "check/detail/names/english_slips.h"

#include <algorithm>
#include <optional>
#include <string>

#include "check/detail/characters/characters.h"
#include "check/detail/completeness/log_odds.h"
#include "check/detail/names/english_names.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

// A word that the target has as often is meant as it is: the lists say less than the source's own letters do.
constexpr std::size_t kMeant = 2;
constexpr std::size_t kShortest = 4;  // letters of a name that is judged
constexpr double kConfidence = 0.7;

/// Among thousands of names each is like some other; and each would be compared with all of them.
bool is_long(const NameWords& side, text::SegmentRange segments) {
  constexpr std::uint32_t kMostBytes = 20'000;
  return text::span_of(side.view().document(), segments).size() > kMostBytes;
}

class EnglishSlips {
 public:
  /// Precondition: `names` is not empty. @param names of the language that is not English
  EnglishSlips(NameWords& target, text::SegmentRange target_segments, NameWords& source,
               text::SegmentRange source_segments, const EnglishNames& names, Resources& resources)
      : target_(target),
        source_(source),
        target_segments_(target_segments),
        source_segments_(source_segments),
        names_(names),
        word_forms_(resources.word_forms()),
        matcher_(resources.matcher()),
        book_(resources.name_book()) {}

  /// In a target with other letters than English, of a source in English.
  std::vector<NameSlip> in_forms() {
    const std::vector<const NameWord*> words = suspects([&](const NameWord& word) { return is_name(word); });
    if (words.empty()) return {};
    for_each(source_, source_segments_, [&](const NameWord& other) {
      if (!is_source_name(other)) return;
      const std::vector<Form> forms = names_.forms_of(other.folded);
      if (!forms.empty() && !has_form(forms)) compare(words, other, forms);
    });
    return std::move(slips_);
  }

  /// The same in a target without spaces, whose names are written with characters that stand for syllables.
  std::vector<NameSlip> in_characters() {
    const text::Span whole = text::span_of(target_.view().document(), target_segments_);
    const std::string_view text = whole.of(target_.view().text());
    for_each(source_, source_segments_, [&](const NameWord& other) {
      if (!is_source_name(other)) return;
      const std::vector<Form> forms = names_.forms_of(other.folded);
      if (forms.empty() || stands_in_target(other.folded)) return;
      const auto stands = [&](const Form& form) { return text.find(form.written) != std::string_view::npos; };
      if (std::any_of(forms.begin(), forms.end(), stands)) return;
      for (const Form& form : forms)
        if (const auto place = slip_in(text, form))
          return add({.target = {whole.begin + place->begin, whole.begin + place->end},
                      .source = other.span,
                      .right = {},
                      .confidence = kConfidence,
                      .likelier = form.written});
    });
    return std::move(slips_);
  }

  /// In a target in English.
  std::vector<NameSlip> in_english() {
    const std::vector<const NameWord*> words = suspects([&](const NameWord& word) { return is_spelled(word); });
    if (words.empty()) return {};
    if (is_unspaced(source_.view().script())) {
      const text::Span whole = text::span_of(source_.view().document(), source_segments_);
      for (const EnglishNames::Names& names : names_.names_within(whole.of(source_.view().text())))
        compare(words, names, nullptr);
      return std::move(slips_);
    }
    for_each(source_, source_segments_, [&](const NameWord& other) {
      if (!is_source_name(other)) return;
      compare(words, source_.english_names(other), &other);
      if (is_abjad(source_.view().script()))
        for (const std::string_view form : source_.forms_of(other))
          if (form.size() < other.span.size()) compare(words, names_.names_of(text::fold(form)), &other);
    });
    return std::move(slips_);
  }

 private:
  using Form = EnglishNames::Form;

  template <typename Visit>
  static void for_each(NameWords& side, text::SegmentRange segments, const Visit& visit) {
    for (std::uint32_t k = segments.begin; k < segments.end; ++k)
      for (const NameWord& word : side.of(k)) visit(word);
  }

  /// The first word of a sentence may be an everyday one: "Mark the date".
  [[nodiscard]] bool is_source_name(const NameWord& word) const {
    return word.capital && word.length >= kShortest && !(word.first && source_.spelled(word).word);
  }

  /// Where a text has a slip for a form that is no other name.
  [[nodiscard]] std::optional<text::Span> slip_in(std::string_view text, const Form& form) const {
    for (auto slip = names_.slip_within(text, form.written); slip;
         slip = names_.slip_within(text, form.written, end_of_character(text, slip->form.begin)))
      if (!is_right(text, *slip, form)) return slip->form;
    return std::nullopt;
  }

  /// Whether characters are another name, or this one by characters of the same sound.
  [[nodiscard]] bool is_right(std::string_view text, const EnglishNames::CharacterSlip& slip, const Form& form) const {
    const auto sound = [&](std::string_view name) { return matcher_.prepare({name, target_.view().language()}).whole; };
    return names_.has_form_at(text, slip.character, slip.form.size()) ||
           sound(slip.form.of(text)) == sound(form.written);
  }

  /// The words of the target that may be slips.
  /// @param known whether a word is right as it stands
  template <typename Known>
  [[nodiscard]] std::vector<const NameWord*> suspects(const Known& known) {
    std::vector<const NameWord*> words;
    for_each(target_, target_segments_, [&](const NameWord& word) {
      if (word.capital && !word.shouts && word.length >= kShortest && !known(word)) words.push_back(&word);
    });
    return words;
  }

  [[nodiscard]] bool is_meant(const NameWord& word) {
    return (has_capitals(target_.view().script()) && target_.is_small_somewhere(word)) ||
           target_.count(word) >= kMeant || source_.count(word) > 0 || !target_.known(word).empty();
  }
  /// A name of the lists, or one that the text means.
  [[nodiscard]] bool is_name(const NameWord& word) { return target_.is_form_of_english(word) || is_meant(word); }

  [[nodiscard]] bool is_spelled(const NameWord& word) { return target_.spelled(word).known() || is_meant(word); }

  /// Whether the target has one of a name's forms; what is short has to begin a word.
  [[nodiscard]] bool has_form(const std::vector<Form>& forms) const {
    constexpr std::size_t kShort = 6;  // bytes: three letters
    const auto has = [&](std::string_view word) {
      return std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
        const std::size_t at = word.find(form.stem);
        return at == 0 || (at != std::string_view::npos && form.stem.size() > kShort);
      });
    };
    return any_in_target(has);
  }

  /// Whether a word of the target's language is a name in some case; stems may change within (Київ, Києва).
  [[nodiscard]] bool is_inflected(std::string_view word, const Form& form) const {
    return word_forms_.same_word(text::fold(form.written), word, target_.view().language());
  }

  void compare(const std::vector<const NameWord*>& words, const NameWord& other, const std::vector<Form>& forms) {
    for (const NameWord* word : words)
      for (const Form& form : forms) {
        const auto corrected = names_.without_slip(word->folded, form.stem);
        if (!corrected || !is_inflected(*corrected, form) || is_inflected(word->folded, form)) continue;
        add({.target = word->span,
             .source = other.span,
             .right = {},
             .confidence = kConfidence,
             .likelier = text::capitalised(*corrected, target_.view().language())});
        return;
      }
  }

  /// @param names that the source may mean by one form
  /// @param other the word of the source that is that form; null where it has no words
  void compare(const std::vector<const NameWord*>& words, const EnglishNames::Names& names, const NameWord* other) {
    if (std::any_of(names.begin(), names.end(), [&](std::string_view name) { return stands_in_target(name); })) return;
    for (const std::string_view name : names) compare_one(words, name, other);
  }

  void compare_one(const std::vector<const NameWord*>& words, std::string_view name, const NameWord* other) {
    for (const NameWord* word : words) {
      if (!is_slip(*word, name, other)) continue;
      add({.target = word->span,
           .source = other == nullptr ? std::nullopt : std::optional(other->span),
           .right = text::capitalised(name, target_.view().language()),
           .confidence = kConfidence});
      return;
    }
  }

  [[nodiscard]] bool is_slip(const NameWord& word, std::string_view name, const NameWord* other) {
    if (names_.is_english_slip(word.folded, name, is_abjad(source_.view().script()))) return true;
    return other != nullptr && has_vowels(source_.view().script()) && EnglishNames::is_letter_away(word.folded, name) &&
           is_likelier(name, word, *other);
  }

  /// Whether the name sounds much more like the source's than the word as it stands: names have rarer spellings.
  [[nodiscard]] bool is_likelier(std::string_view name, const NameWord& word, const NameWord& other) {
    constexpr double kGain = 2;  // in log odds
    const double right = likeness(book_.form(name, "en"), other);
    double own = 0;
    for (const BookedName* form : target_.prepared(word).forms) own = std::max(own, likeness(*form, other));
    return log_odds(right) - log_odds(own) >= kGain;
  }

  [[nodiscard]] double likeness(const BookedName& name, const NameWord& other) {
    double most = 0;
    for (const BookedName* form : source_.prepared(other).forms) most = std::max(most, book_.similarity(name, *form));
    return most;
  }

  [[nodiscard]] bool stands_in_target(std::string_view name) const {
    return any_in_target([&](std::string_view word) { return word == name; });
  }

  /// Whether a condition holds for a word of the target, folded.
  template <typename Condition>
  [[nodiscard]] bool any_in_target(const Condition& holds) const {
    for (std::uint32_t k = target_segments_.begin; k < target_segments_.end; ++k)
      for (const NameWord& word : target_.of(k))
        if (holds(word.folded)) return true;
    return false;
  }

  void add(NameSlip slip) {
    const bool is_told = std::any_of(slips_.begin(), slips_.end(),
                                     [&](const NameSlip& other) { return other.target.begin == slip.target.begin; });
    if (!is_told) slips_.push_back(std::move(slip));
  }

  NameWords& target_;
  NameWords& source_;
  text::SegmentRange target_segments_, source_segments_;
  const EnglishNames& names_;
  const normalize::WordForms& word_forms_;
  const normalize::NameMatcher& matcher_;
  NameBook& book_;
  std::vector<NameSlip> slips_;
};

}  // namespace

std::vector<NameSlip> find_english_slips(NameWords& target, text::SegmentRange target_segments, NameWords& source,
                                         text::SegmentRange source_segments, Resources& resources) {
  const bool into_english = target.view().language() == "en";
  const NameWords& foreign = into_english ? source : target;
  const EnglishNames& names = resources.english_names(foreign.view().language());
  if (names.empty() || is_long(target, target_segments) || is_long(source, source_segments)) return {};
  EnglishSlips search(target, target_segments, source, source_segments, names, resources);
  if (into_english) return search.in_english();
  if (source.view().language() != "en") return {};
  return is_unspaced(target.view().script()) ? search.in_characters() : search.in_forms();
}

}  // namespace tolmach::check::detail
