#include "check/detail/names/name_slips.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/detail/characters/scripts.h"
#include "check/detail/names/adapted_spellings.h"
#include "check/detail/names/companions.h"
#include "check/detail/names/entity_forms.h"
#include "check/detail/names/listed_slips.h"
#include "check/detail/names/rival_names.h"
#include "normalize/rough_distance.h"
#include "normalize/word_difference.h"
#include "text/language.h"
#include "text/near.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Words shorter than this are a letter away from too many others.
constexpr std::size_t kShortest = 4;
/// The same for a name that only the lists vouch for.
constexpr std::size_t kShortestListed = 5;
/// A word that the target has as often is meant as it is, unless the lexicon knows what the source's name is called.
constexpr std::size_t kMeant = 3;
/// How alike a listed name and a word of the source must be, as a probability.
constexpr double kAlike = 0.3;
/// The same by their rough distance, from 0 to 1.
constexpr double kNear = 0.45;
/// The probability that a word a slip away from the source's name is one, where it is known what the target's language
/// calls that, and where it is not.
constexpr double kNameKnown = 0.85, kNameUnknown = 0.7;
/// The probability that a slip is one where only the lists say so.
constexpr double kByListAlone = 0.6;

constexpr std::size_t kLongestCharacter = 4;  // bytes

/// The bytes of both words between what they begin and end with in common.
std::size_t unlike_bytes(std::string_view a, std::string_view b) noexcept {
  const auto [left, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto prefix = static_cast<std::size_t>(left - a.begin());
  a.remove_prefix(prefix);
  b.remove_prefix(prefix);
  const auto [right, another] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  return a.size() + b.size() - 2 * static_cast<std::size_t>(right - a.rbegin());
}

/// Whether one of two words can be a slip for the other. A difference at the end is mostly an ending of the language.
/// @param keeps_names the language does not inflect names, so that another last letter is no case of them
bool one_slip_apart(std::string_view a, std::string_view b, bool keeps_names) {
  constexpr std::size_t kMostChanged = 2, kMostTogether = 3, kLeastAgreed = 3;
  if (unlike_bytes(a, b) > kMostTogether * kLongestCharacter) return false;
  const std::u32string x = text::code_points(a), y = text::code_points(b);
  const auto d = normalize::difference_of(x, y);
  if (normalize::is_exchange(x, y, d)) return d.prefix > 0 && d.prefix + d.suffix >= kLeastAgreed - 1;
  if (d.changed() == 0 || d.changed() > kMostChanged || d.in_a + d.in_b > kMostTogether) return false;
  if (d.prefix + d.suffix < kLeastAgreed) return false;
  if (!keeps_names && d.suffix < 2 && d.in_a != d.in_b) return false;
  if (d.suffix > 0) return true;
  const bool doubled = d.in_a + d.in_b == 1 && (d.in_a == 1 ? x : y).back() == (d.in_a == 1 ? y : x).back();
  return keeps_names && ((d.in_a == 1 && d.in_b == 1) || doubled);
}

class SlipSearch {
 public:
  SlipSearch(NameWords& target, NameWords& source, text::SegmentRange source_segments, text::SegmentRange segments,
             Resources& resources)
      : target_(target),
        source_(source),
        keys_(resources.matcher().keys()),
        book_(resources.name_book()),
        resources_(resources),
        segments_(segments),
        companions_(target, segments, source, source_segments) {
    for (std::uint32_t k = source_segments.begin; k < source_segments.end; ++k) {
      source_words_.reserve(source_words_.size() + source.of(k).size());
      for (const NameWord& word : source.of(k))
        if (word.capital) source_words_.push_back(&word);
    }
  }

  [[nodiscard]] std::optional<NameSlip> look_at(const NameWord& word) {
    if (!word.capital || word.length < kShortest) return std::nullopt;
    if (auto slip = slip_beside_name(word)) return slip;
    if (is_known(word)) return std::nullopt;
    if (target_.count(word) >= kMeant) return slip_throughout(word);
    if (std::string letter = target_.foreign_letter(word); !letter.empty())
      return NameSlip{word.span, std::nullopt, {}, 0.7, {}, std::move(letter)};
    if (target_.is_form_of_english(word)) return std::nullopt;
    if (auto slip = slip_of_source(word)) return slip;
    if (auto slip = slip_of_listed(word)) return slip;
    return slip_of_sound(word);
  }

 private:
  /// Known as it stands, to the source or to anything that knows words.
  [[nodiscard]] bool is_known(const NameWord& word) {
    return source_.count(word) > 0 || target_.is_small_somewhere(word) || target_.spelled(word).known() ||
           NameWords::is_name_in(source_.spellings(), word) || !target_.known(word).empty();
  }

  /// A name of the source that this word is a letter away from and that stands beside the same name: the word may be a
  /// name as well ("Britt Kavanaugh"), but not here.
  [[nodiscard]] std::optional<NameSlip> slip_beside_name(const NameWord& word) {
    if (source_.count(word) > 0 || target_.count(word) >= kMeant) return std::nullopt;
    for (const NameWord* other : companions_.of(word)) {
      if (stands_in_target(*other) || !one_slip_apart(word.folded, other->folded, true)) continue;
      if (translate_each_other(word, *other) || is_everyday(*other) || is_regular(word, *other)) continue;
      if (auto slip = slip_for(word, *other)) return slip;
    }
    return std::nullopt;
  }

  /// Whether both are everyday words of one concept: Präsident, president.
  [[nodiscard]] bool translate_each_other(const NameWord& word, const NameWord& other) const {
    const Concepts ours = target_.concepts(word), theirs = source_.concepts(other);
    return std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
  }

  /// Nothing where the word is what the target's language calls the source's name: Addis Abeba for Addis Ababa.
  [[nodiscard]] std::optional<NameSlip> slip_for(const NameWord& word, const NameWord& other) {
    std::string right = right_for(word, other);
    if (text::fold(right) == word.folded) return std::nullopt;
    const double confidence = right.empty() ? kNameUnknown : kNameKnown;
    return NameSlip{word.span, other.span, std::move(right), confidence};
  }

  /// A name of the source that this word is a letter away from and that the target does not have.
  [[nodiscard]] std::optional<NameSlip> slip_of_source(const NameWord& word) {
    const bool keeps_names = target_.view().profile().keeps_names;
    for (const NameWord* other : source_words_) {
      if (other->length < kShortest || stands_in_target(*other)) continue;
      const std::size_t ending =
          one_slip_apart(word.folded, other->folded, keeps_names) ? 0 : genitive_ending(word, *other);
      const std::string_view name = word.folded.substr(0, word.folded.size() - ending);
      if (!one_slip_apart(name, other->folded, keeps_names) || is_everyday(*other) || is_regular(word, *other, ending))
        continue;
      auto slip = slip_for(word, *other);
      if (!slip) continue;
      if (ending > 0 && !slip->right.empty() && slip->right.back() != 's') slip->right += 's';
      return slip;
    }
    return std::nullopt;
  }

  /// A name of the source that the whole target writes with one slip, where the lexicon knows what its language calls
  /// it.
  [[nodiscard]] std::optional<NameSlip> slip_throughout(const NameWord& word) {
    if (resources_.lexicon() == nullptr) return std::nullopt;
    const bool keeps_names = target_.view().profile().keeps_names;
    for (const NameWord* other : source_words_) {
      if (other->length < kShortest || target_.count(*other) > 0) continue;
      // Written in another script the name is compared by what the lexicon calls it, where names have no cases.
      const bool alike = one_slip_apart(word.folded, other->folded, keeps_names);
      if (!alike && (!keeps_names || !is_in_another_cased_script())) continue;
      std::string right = listed_form(word, source_.meant(*other));
      const std::string folded = text::fold(right);
      if (right.empty() || folded == word.folded || (!alike && !one_slip_apart(word.folded, folded, keeps_names)))
        continue;
      if (is_everyday(*other) || is_regular(word, *other)) continue;
      return NameSlip{.target = word.span,
                      .source = other->span,
                      .right = std::move(right),
                      .confidence = kNameUnknown,
                      .throughout = true};
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_in_another_cased_script() const {
    const text::Script script = target_.view().script();
    return has_capitals(script) && source_.view().script() != script;
  }

  /// How many bytes at a word's end are a genitive's: "Washingtuns" for Washington, where the target's language writes
  /// Washingtons too.
  [[nodiscard]] std::size_t genitive_ending(const NameWord& word, const NameWord& other) const {
    if (!form_of(target_, word).text.ends_with('s') || other.folded.ends_with('s')) return 0;
    const std::string genitive = std::string(other.folded) + 's';
    return resources_.word_forms().same_word(other.folded, genitive, target_.view().language()) ? 1 : 0;
  }

  /// What the target's language calls a name of the source; empty where that is not known.
  [[nodiscard]] std::string right_for(const NameWord& word, const NameWord& other) {
    const normalize::NameForm theirs = form_of(source_, other);
    std::vector<std::string_view> entities;
    if (resources_.lexicon() != nullptr) entities = source_.meant(other);
    if (std::string listed = listed_form(word, entities); !listed.empty()) return listed;
    const bool is_certain =
        entities.empty() ? NameWords::is_name_in(source_.spellings(), other) ||
                               !resources_.adapted_spellings().may_adapt(theirs, target_.view().language())
                         : std::all_of(entities.begin(), entities.end(),
                                       [&](std::string_view entity) { return same_everywhere(entity, other.folded); });
    return is_certain ? std::string(theirs.text) : std::string();
  }

  /// Whether all languages in Latin letters spell a name of the lexicon with a word.
  [[nodiscard]] bool same_everywhere(std::string_view entity, std::string_view folded) const {
    const std::vector<normalize::KnownName> forms = resources_.lexicon()->forms_of(entity);
    return std::all_of(forms.begin(), forms.end(), [&](const normalize::KnownName& name) {
      const std::string form = text::fold(name.form);
      std::size_t at = 0;
      return text::script_of(text::next_code_point(form, at)) != text::Script::kLatin ||
             form.find(folded) != std::string::npos;
    });
  }

  /// The word of the lexicon's forms of some entities that is nearest to a word of the target, in its case.
  [[nodiscard]] std::string listed_form(const NameWord& word, const std::vector<std::string_view>& entities) {
    if (entities.empty()) return {};
    const std::string_view language = target_.view().language();
    EntityForms& lists = resources_.entity_forms(language);
    const std::u32string letters = text::code_points(word.folded);
    constexpr std::size_t kFar = 3;  // letters
    std::size_t least = kFar;
    std::string nearest;
    for (const std::string_view entity : entities)
      for (const EntityForm& form : lists.of(entity))
        for (const EntityForm::Word& one : form.words) {
          const std::size_t distance = text::edits(letters, text::code_points(one.folded));
          if (distance >= least) continue;
          least = distance;
          nearest = one.written;
        }
    if (nearest.empty() || target_.view().profile().keeps_names) return nearest;
    return resources_.word_forms().inflected_like(nearest, word.span.of(target_.view().text()), language);
  }

  [[nodiscard]] bool stands_in_target(const NameWord& word) const {
    for (std::uint32_t k = segments_.begin; k < segments_.end; ++k)
      for (const NameWord& other : target_.of(k))
        if (other.number == word.number) return true;
    return false;
  }

  /// @param ending bytes of the word that are none of its name
  [[nodiscard]] bool is_regular(const NameWord& word, const NameWord& other, std::size_t ending = 0) {
    if (resources_.given_names().may_be_one(word.folded, other.folded) || are_one_state(word, other)) return true;
    normalize::NameForm ours = form_of(target_, word);
    ours.text.remove_suffix(ending);
    const normalize::NameForm theirs = form_of(source_, other);
    return is_case(word, other) || resources_.adapted_spellings().are_one(ours, theirs) ||
           resources_.regular_spelling().is(ours, theirs);
  }

  /// Whether one of them is another case of the other, by the declensions of its language.
  [[nodiscard]] bool is_case(const NameWord& word, const NameWord& other) const {
    const auto inflects = [&](const DocumentView& view) {
      return !view.profile().keeps_names &&
             resources_.word_forms().same_word(word.folded, other.folded, view.language());
    };
    return inflects(source_.view()) || inflects(target_.view());
  }

  [[nodiscard]] static normalize::NameForm form_of(const NameWords& side, const NameWord& word) {
    return {word.span.of(side.view().text()), side.view().language()};
  }

  /// What two languages call a state and its people: Arabie, Arabia.
  [[nodiscard]] bool are_one_state(const NameWord& word, const NameWord& other) {
    const std::vector<std::uint32_t> ours =
        resources_.rival_names(target_.view().language()).spelled(word.span.of(target_.view().text()));
    if (ours.empty()) return false;
    const std::vector<std::uint32_t> theirs =
        resources_.rival_names(source_.view().language()).like(other.span.of(source_.view().text()));
    return std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
  }

  /// Languages write everyday words and what is derived from names alike and each in its way: Américain, Amerikan.
  [[nodiscard]] bool is_everyday(const NameWord& word) const {
    const normalize::Spellings::Entry& entry = source_.spelled(word);
    return (entry.word && !entry.name) || entry.derived;
  }

  /// A name of the lists that this word is a confusion away from and that the source may have in its own letters. Where
  /// the source's script has no capitals, its names can't be told from its words, and the lists must do.
  [[nodiscard]] std::optional<NameSlip> slip_of_listed(const NameWord& word) {
    if (!target_.spellings().complete() || word.length < kShortestListed) return std::nullopt;
    const bool vouched = has_capitals(source_.view().script());
    const std::string_view language = target_.view().language();
    if (!vouched) return slip_of_common(word);
    const std::vector<std::string>& names = target_.names_near(word);
    if (names.empty()) return std::nullopt;
    const NameWord* best = nullptr;
    const std::string* right = nullptr;
    double most = kAlike;
    for (const std::string& name : names) {
      const BookedName& prepared = book_.form(name, language);
      for (const NameWord* other : source_words_) {
        const double alike = similarity(prepared, *other);
        if (alike <= most || !is_nearest(name, word, *other)) continue;
        most = alike;
        best = other;
        right = &name;
      }
    }
    if (best == nullptr || target_.count(word) > 1) return std::nullopt;  // what the text repeats is meant
    return NameSlip{word.span, best->span, text::capitalised(*right, language), 0.7};
  }

  [[nodiscard]] std::optional<NameSlip> slip_of_common(const NameWord& word) {
    const auto right = listed_slip(target_, word, target_.spellings());
    if (!right) return std::nullopt;
    return NameSlip{word.span, std::nullopt, text::capitalised(*right, target_.view().language()), kByListAlone};
  }

  /// Whether a listed name is near a word of the source, and no less so than the word as it stands: else that is meant.
  [[nodiscard]] bool is_nearest(const std::string& name, const NameWord& word, const NameWord& other) {
    const std::string& theirs = source_.keys(other).front();
    const std::string key = keys_.key(name, target_.view().language());
    const double distance = normalize::rough_distance_of_stems(key, theirs);
    return distance <= kNear && distance <= normalize::rough_distance_of_stems(target_.keys(word).front(), theirs);
  }

  /// Where no list knows the names of the target's script, what its language makes of the source's names must do. Of
  /// the source's names that which sounds most like the word is meant.
  [[nodiscard]] std::optional<NameSlip> slip_of_sound(const NameWord& word) {
    const text::Script script = target_.view().script();
    LikelierSpelling& likelier = resources_.likelier_spelling();
    if (word.first || word.length < kShortestListed || !likelier.knows(script)) return std::nullopt;
    if (target_.count(word) > 1) return std::nullopt;  // what the text repeats is meant
    if (!has_capitals(source_.view().script()) || source_.view().script() == script) return std::nullopt;
    const NameWord* best = nullptr;
    double most = 0;
    for (const NameWord* other : source_words_) {
      if (other->length < kShortest) continue;
      const double alike = book_.similarity(target_.prepared(word), source_.prepared(*other));
      if (alike <= most) continue;
      most = alike;
      best = other;
    }
    if (best == nullptr) return std::nullopt;
    const auto& right = likelier.of({word.span.of(target_.view().text()), target_.view().language()}, script,
                                    {best->span.of(source_.view().text()), source_.view().language()});
    if (!right || is_regular(word, *best)) return std::nullopt;
    return NameSlip{word.span, best->span, {}, kByListAlone, text::capitalised(*right, target_.view().language())};
  }

  [[nodiscard]] double similarity(const BookedName& name, const NameWord& other) {
    double most = 0;
    for (const BookedName* form : source_.prepared(other).forms) most = std::max(most, book_.similarity(name, *form));
    return most;
  }

  NameWords& target_;
  NameWords& source_;
  const normalize::LatinKeys& keys_;
  NameBook& book_;
  Resources& resources_;
  std::vector<const NameWord*> source_words_;  ///< with a capital
  text::SegmentRange segments_;                ///< of the target
  Companions companions_;
};

}  // namespace

std::vector<NameSlip> find_name_slips(NameWords& target, text::SegmentRange target_segments, NameWords& source,
                                      text::SegmentRange source_segments, Resources& resources) {
  std::vector<NameSlip> slips;
  SlipSearch search(target, source, source_segments, target_segments, resources);
  for (std::uint32_t k = target_segments.begin; k < target_segments.end; ++k)
    for (const NameWord& word : target.of(k))
      if (auto slip = search.look_at(word)) slips.push_back(std::move(*slip));
  return slips;
}

std::string message_of_letter(std::string_view form, std::string_view letter, const DocumentView& view) {
  return fmt::format("{} has the letter “{}”, which {} does not have", form, letter,
                     text::language_name(view.language()));
}

}  // namespace tolmach::check::detail
