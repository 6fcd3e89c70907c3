#include "check/detail/names/lexicon_slips.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "check/detail/names/adapted_spellings.h"
#include "check/detail/names/english_names.h"
#include "check/detail/names/entity_forms.h"
#include "check/detail/names/known_forms.h"
#include "text/fields.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

// A word that the target has as often is meant as it is.
constexpr std::size_t kMeant = 2;
constexpr std::size_t kShortest = 4;    // letters of a word that is judged
constexpr std::size_t kLongestEnd = 2;  // letters that may be another case's
constexpr std::size_t kMostBytes = 8;   // an ending and a letter
constexpr double kConfidence = 0.7;

class LexiconSlips {
 public:
  LexiconSlips(NameWords& target, text::SegmentRange target_segments, NameWords& source,
               text::SegmentRange source_segments, Resources& resources)
      : target_(target),
        source_(source),
        target_segments_(target_segments),
        source_segments_(source_segments),
        language_(target.view().language()),
        lexicon_(*resources.lexicon()),
        entities_(resources.entity_forms(language_)),
        leeway_(resources.english_names(language_)),
        word_forms_(resources.word_forms()),
        adapted_(resources.adapted_spellings()) {}

  std::vector<NameSlip> find() {
    for (std::uint32_t k = target_segments_.begin; k < target_segments_.end; ++k)
      for (const NameWord& word : target_.of(k))
        if (word.capital && !word.shouts && word.length >= kShortest && !is_meant(word)) suspects_.push_back(&word);
    if (suspects_.empty()) return {};
    for (std::uint32_t k = source_segments_.begin; k < source_segments_.end; ++k) {
      look_at_pairs(source_.of(k));
      for (const NameWord& word : source_.of(k))
        if (word.capital) look_at(meant_by(word), word.span);
    }
    return std::move(slips_);
  }

 private:
  using Entities = std::vector<std::string_view>;

  /// Where names are not inflected they stand as the lexicon has them, and no mentions need be looked for.
  [[nodiscard]] const Entities& meant_by(const NameWord& word) {
    if (!source_.view().profile().keeps_names) return source_.meant(word);
    static const Entities kNone;
    return word.length < kShortest ? kNone : source_.meant_by_itself(word);
  }

  /// Names of two words, whose first is none by itself: New Zealand.
  void look_at_pairs(const std::vector<NameWord>& words) {
    const std::string_view text = source_.view().text();
    for (std::size_t i = 1; i < words.size(); ++i) {
      const text::Span pair{words[i - 1].span.begin, words[i].span.end};
      const bool adjacent = words[i - 1].span.end + 1 == words[i].span.begin;
      if (!adjacent || !words[i - 1].capital || !words[i].capital) continue;
      const std::string_view language = source_.view().language();
      const std::vector<normalize::KnownName> names = lexicon_.find(pair.of(text), language);
      look_at(meant_entities(names, language, lexicon_), pair);
    }
  }

  /// @param entities that a name of the source at a place means
  void look_at(const Entities& entities, text::Span place) {
    std::optional<Slip> slip;
    for (const std::string_view entity : entities)
      for (const EntityForm& form : entities_.of(entity))
        if (!slip) slip = slip_for(form);
    const auto is_there = [&](const NameSlip& other) { return other.target.begin == slip->word->span.begin; };
    const auto is_meant = [&](std::string_view entity) { return is_named(entity, slip->word); };
    if (!slip || std::any_of(slips_.begin(), slips_.end(), is_there) ||
        std::any_of(entities.begin(), entities.end(), is_meant) || is_adapted(*slip->word, place))
      return;
    slips_.push_back({.target = slip->word->span,
                      .source = place,
                      .right = slip->right,
                      .confidence = kConfidence,
                      .likelier = slip->expected});
  }

  /// Whether the word is the source's name as the target's language spells it, if not as the lexicon does.
  [[nodiscard]] bool is_adapted(const NameWord& word, text::Span place) const {
    return adapted_.are_one({word.span.of(target_.view().text()), language_},
                            {place.of(source_.view().text()), source_.view().language()});
  }

  /// Whether the target has a form of an entity as a whole.
  [[nodiscard]] bool is_named(std::string_view entity, const NameWord* slip) {
    const std::vector<EntityForm>& forms = entities_.of(entity);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const EntityForm& form) { return !form.words.empty() && missing(form, slip) == 0; });
  }

  /// How many words of a form the target does not have. @param slip a word that does not count
  [[nodiscard]] std::ptrdiff_t missing(const EntityForm& form, const NameWord* slip) const {
    return std::count_if(form.words.begin(), form.words.end(),
                         [&](const EntityForm::Word& word) { return !has(word.folded, slip); });
  }

  /// Whether the target has a word in some form: by the declensions, or all but the end of it.
  [[nodiscard]] bool has(std::string_view name, const NameWord* slip) const {
    std::size_t end = name.size();
    for (std::size_t dropped = 0; dropped < kLongestEnd; ++dropped)
      static_cast<void>(text::previous_code_point(name, end));
    const std::string_view stem = name.substr(0, end);
    const auto is_form = [&](const NameWord& word) {
      const bool begins = stem.size() >= kShortest && word.folded.size() <= name.size() + kMostBytes;
      return (begins && word.folded.starts_with(stem)) || word_forms_.same_word(name, word.folded, language_);
    };
    for (std::uint32_t k = target_segments_.begin; k < target_segments_.end; ++k)
      for (const NameWord& word : target_.of(k))
        if (&word != slip && is_form(word)) return true;
    return false;
  }

  /// A word that is none, what it would be, if that is known, and what one would expect.
  struct Slip {
    const NameWord* word;
    std::string right, expected;
  };

  [[nodiscard]] std::optional<Slip> slip_for(const EntityForm& form) {
    for (const EntityForm::Word& name : form.words)
      for (const NameWord* word : suspects_) {
        if (!begins_alike(word->folded, name.folded)) continue;
        const auto right = right_for(*word, name, form.kind);
        if (right && missing(form, word) == 1 && !is_known(*word)) return slip_of(*word, *right, name);
      }
    return std::nullopt;
  }

  /// @param folded what the word is without its slip
  [[nodiscard]] Slip slip_of(const NameWord& word, std::string_view folded, const EntityForm::Word& name) const {
    if (std::string form = word_forms_.unfolded(name.written, folded, word.span.of(target_.view().text()), language_);
        !form.empty())
      return {&word, form, form};
    // Latin letters have too many marks for a form to be guessed.
    if (target_.view().script() == text::Script::kLatin) return {&word, {}, name.written};
    const std::string form = as_written(folded, name);
    return {&word, form, form};
  }

  /// A word as the lexicon writes it, but for the ending that it has here. Folding takes marks from letters, so a part
  /// that the name does not have is shown without them.
  [[nodiscard]] std::string as_written(std::string_view folded, const EntityForm::Word& name) const {
    const std::u32string ours = text::code_points(folded), theirs = text::code_points(name.folded);
    const std::u32string written = text::code_points(name.written);
    if (written.size() != theirs.size()) return text::capitalised(folded, language_);
    const auto same = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end()).first - ours.begin();
    std::string form;
    for (const char32_t c : written.substr(0, static_cast<std::size_t>(same))) text::append_utf8(form, c);
    for (const char32_t c : ours.substr(static_cast<std::size_t>(same))) text::append_utf8(form, c);
    return form;
  }

  /// What every slip has in common with its name, asked for before it is looked at closely.
  [[nodiscard]] static bool begins_alike(std::string_view word, std::string_view name) {
    const std::size_t longer = std::max(word.size(), name.size()), shorter = std::min(word.size(), name.size());
    return longer - shorter <= kMostBytes && word.front() == name.front() && word != name;
  }

  /// What a word would be without its slip. Names of people and organisations that are written in other letters are
  /// spelled in several ways, those of places are not.
  [[nodiscard]] std::optional<std::string> right_for(const NameWord& word, const EntityForm::Word& name,
                                                     normalize::NameKind kind) const {
    const auto leeway =
        kind == normalize::NameKind::kPlace ? EnglishNames::Leeway::kNone : EnglishNames::Leeway::kSound;
    const auto right = leeway_.without_slip(word.folded, name.stem, leeway);
    const auto is_form = [&](std::string_view one) {
      return word_forms_.same_word(name.folded, one, language_) ||
             !word_forms_.unfolded(name.written, one, one, language_).empty();
    };
    return right && is_form(*right) && !is_form(word.folded) ? right : std::nullopt;
  }

  /// Known as it stands, to the source or to the lists.
  [[nodiscard]] bool is_meant(const NameWord& word) const {
    return target_.is_small_somewhere(word) || target_.count(word) >= kMeant || source_.count(word) > 0 ||
           target_.spelled(word).known() || target_.is_form_of_english(word);
  }

  /// Whether the lexicon knows the word in this language; in Latin letters, in any.
  [[nodiscard]] bool is_known(const NameWord& word) {
    const bool latin = target_.view().script() == text::Script::kLatin;
    const auto& known = target_.known(word);
    return std::any_of(known.begin(), known.end(), [&](const normalize::KnownName& name) {
      return (latin || text::base_language(name.language) == language_) && has_word(name.form, word);
    });
  }

  /// Whether a name has the word, which may have more written to its beginning.
  [[nodiscard]] bool has_word(std::string_view name, const NameWord& word) const {
    bool has = false;
    for (const std::string_view form : target_.forms_of(word))
      text::for_each_word(name, [&](std::string_view part) {
        has = has || word_forms_.same_word(text::fold(part), text::fold(form), language_);
      });
    return has;
  }

  NameWords& target_;
  NameWords& source_;
  text::SegmentRange target_segments_, source_segments_;
  std::string_view language_;  ///< of the target
  const normalize::NameSource& lexicon_;
  EntityForms& entities_;
  const EnglishNames& leeway_;
  const normalize::WordForms& word_forms_;
  const AdaptedSpellings& adapted_;
  std::vector<const NameWord*> suspects_;  ///< of the target, with a capital and not known
  std::vector<NameSlip> slips_;
};

}  // namespace

std::vector<NameSlip> find_lexicon_slips(NameWords& target, text::SegmentRange target_segments, NameWords& source,
                                         text::SegmentRange source_segments, Resources& resources) {
  const text::Script script = target.view().script();
  if (resources.lexicon() == nullptr || is_unspaced(script) || !has_capitals(source.view().script())) return {};
  return LexiconSlips(target, target_segments, source, source_segments, resources).find();
}

}  // namespace tolmach::check::detail
