#include "check/detail/names/lone_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "check/detail/names/english_names.h"
#include "normalize/rough_distance.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortest = 4;       ///< of a name that is judged, in code points
constexpr std::size_t kShortestOther = 3;  ///< of one that may stand for it
/// Words that agree in as many bytes at their beginning are forms of one, or derived from one.
constexpr std::size_t kSameBeginning = 5;
/// Names that sound as alike as this, as a probability, are taken for one, and stand for no other.
constexpr double kSurelyAlike = 0.8;
/// Of the names that are left, those that sound as alike as this may be one: a name wrongly taken to be there costs a
/// find, the reverse costs trust.
constexpr double kAlike = 0.7;
/// The same where one of them is spelled with characters that stand for syllables: other spellings than the right one
/// sound much less alike than this.
constexpr double kAlikeInSyllables = 0.06;
/// The same by their rough distance, from 0 to 1.
constexpr double kNear = 0.38;
/// Names that are roughly further apart than this are not compared closely: on translated news of 16 directions no
/// finding comes or goes by it.
constexpr double kFar = 0.7;

bool same_beginning(std::string_view a, std::string_view b) noexcept {
  const std::size_t bytes = std::min({kSameBeginning, a.size(), b.size()});
  return bytes >= kShortest && a.front() == b.front() && a.substr(0, bytes) == b.substr(0, bytes);
}

/// Whether a capital inside a sentence says that a word is a name.
bool capitals_tell(const DocumentView& view) noexcept {
  return view.language() != "de" && has_capitals(view.script());
}

/// Whether two Latin keys are near enough to be of one name. One that is inflected has a few letters more.
bool are_near(std::string_view a, std::string_view b) {
  if (std::min(a.size(), b.size()) < kShortestOther) return false;
  return normalize::rough_distance_of_forms(a, b) <= kNear;
}

std::string consonants_of(std::string_view key) {
  std::string out;
  for (const char c : key)
    if (std::string_view("aeiouyw").find(c) == std::string_view::npos) out.push_back(c);
  return out;
}

}  // namespace

LoneNames::LoneNames(NameWords& target, NameWords& source, Resources& resources)
    : target_(target), source_(source), resources_(resources), counterparts_(resources) {
  const std::string_view ours = target.view().language(), theirs = source.view().language();
  if ((ours == "en") == (theirs == "en")) return;
  const EnglishNames& names = resources.english_names(ours == "en" ? theirs : ours);
  if (!names.empty()) english_ = &names;
}

/// The words of a bead and its neighbours, and which of them have a counterpart that is surely one. That is found out
/// word by word when it is asked for: for most it need not be known.
class LoneNames::Sides {
 public:
  Sides(LoneNames& names, Words target, Words source)
      : names_(names), target_(std::move(target)), source_(std::move(source)) {}

  /// Whether nothing in the source can stand for a word of the target.
  [[nodiscard]] bool is_lone_target(const NameWord& word) {
    if (is_taken_target(word)) return false;
    return std::none_of(source_.begin(), source_.end(),
                        [&](const NameWord* other) { return may_be_one(word, *other); });
  }
  /// The same the other way round.
  [[nodiscard]] bool is_lone_source(const NameWord& word) {
    if (is_taken_source(word)) return false;
    return std::none_of(target_.begin(), target_.end(),
                        [&](const NameWord* other) { return may_be_one(*other, word); });
  }
  [[nodiscard]] const Words& target() const noexcept { return target_; }
  [[nodiscard]] const Words& source() const noexcept { return source_; }

 private:
  [[nodiscard]] bool may_be_one(const NameWord& target, const NameWord& source) {
    if (target.syllables || source.syllables) return names_.similarity(target, source) >= kAlikeInSyllables;
    return (names_.similarity(target, source) >= kAlike || names_.is_near(target, source)) &&
           !is_taken_target(target) && !is_taken_source(source);
  }

  [[nodiscard]] bool is_taken_target(const NameWord& word) {
    const auto [found, is_new] = taken_target_.try_emplace(word.number);
    if (is_new)
      found->second = is_surely_there(target_, word, source_, [](const NameWord& ours, const NameWord& theirs) {
        return Pair{ours, theirs};
      });
    return found->second;
  }

  [[nodiscard]] bool is_taken_source(const NameWord& word) {
    const auto [found, is_new] = taken_source_.try_emplace(word.number);
    if (is_new)
      found->second = is_surely_there(source_, word, target_, [](const NameWord& theirs, const NameWord& ours) {
        return Pair{ours, theirs};
      });
    return found->second;
  }

  struct Pair {
    const NameWord &target, &source;
  };

  /// Whether a word and some word of the other side are surely one. What is told from their letters comes first: most
  /// are found by that, and the rest has to be fetched from distant memory.
  template <typename PairOf>
  [[nodiscard]] bool is_surely_there(const Words& side, const NameWord& word, const Words& others,
                                     const PairOf& pair_of) {
    const auto any = [&](const auto& are_one) {
      return any_pair(side, word, others, [&](const NameWord& one, const NameWord& other) {
        const Pair pair = pair_of(one, other);
        return are_one(pair.target, pair.source);
      });
    };
    return any([](const auto& ours, const auto& theirs) { return same_beginning(ours.folded, theirs.folded); }) ||
           any([&](const auto& ours, const auto& theirs) { return names_.are_listed_as_one(ours, theirs); }) ||
           any([&](const auto& ours, const auto& theirs) { return names_.similarity(ours, theirs) >= kSurelyAlike; });
  }

  /// Whether a word, wherever its side has it, and some word of the other side fulfil a condition.
  template <typename Condition>
  [[nodiscard]] static bool any_pair(const Words& side, const NameWord& word, const Words& others,
                                     const Condition& condition) {
    return std::any_of(side.begin(), side.end(), [&](const NameWord* one) {
      return one->number == word.number &&
             std::any_of(others.begin(), others.end(), [&](const NameWord* other) { return condition(*one, *other); });
    });
  }

  LoneNames& names_;
  Words target_, source_;
  std::unordered_map<std::uint32_t, bool> taken_target_, taken_source_;  ///< by the number of the word
};

LoneNames::Lone LoneNames::find(const align::Bead& bead, const align::Bead& context) {
  Lone lone;
  const Words ours = names_of(target_, bead.target);
  const bool may_lack = is_abjad(target_.view().script());
  if (ours.empty() && !may_lack) return lone;
  Sides sides(*this, words_of(target_, context.target), words_of(source_, context.source));
  const auto is_lone_target = [&](const NameWord* word) {
    return sides.is_lone_target(*word) && !is_known_among(target_, *word, sides.source());
  };
  if (const auto word = std::find_if(ours.begin(), ours.end(), is_lone_target); word != ours.end()) lone.target = *word;
  if (lone.target == nullptr && !may_lack) return lone;
  for (const NameWord* word : names_of(source_, bead.source)) {
    if (!sides.is_lone_source(*word) || is_known_among(source_, *word, sides.target())) continue;
    lone.source = word;
    break;
  }
  return lone;
}

bool LoneNames::is_lone(const NameWords& side, const NameWord& word, const align::Bead& context) {
  Sides sides(*this, words_of(target_, context.target), words_of(source_, context.source));
  return &side == &target_ ? sides.is_lone_target(word) : sides.is_lone_source(word);
}

LoneNames::Words LoneNames::words_of(const NameWords& side, text::SegmentRange segments) {
  Words words;
  std::size_t count = 0;
  for (std::uint32_t k = segments.begin; k < segments.end; ++k) count += side.of(k).size();
  words.reserve(count);
  for (std::uint32_t k = segments.begin; k < segments.end; ++k)
    for (const NameWord& word : side.of(k)) words.push_back(&word);
  return words;
}

LoneNames::Words LoneNames::names_of(NameWords& side, text::SegmentRange segments) {
  Words names;
  for (std::uint32_t k = segments.begin; k < segments.end; ++k)
    for (const NameWord& word : side.of(k))
      if (word.capital && is_name(side, word)) names.push_back(&word);
  return names;
}

bool LoneNames::is_known_name(NameWords& side, const NameWord& word) {
  // Names of people and places are the same in most languages that write Latin letters.
  if (side.spelled(word).usual || side.in_english(word).usual) return true;
  const auto& known = side.known(word);
  return !known.empty() && known.front().kind != normalize::NameKind::kOther;
}

bool LoneNames::is_name(NameWords& side, const NameWord& word) {
  // A name of one word may be another one's short form, or a place that is translated.
  if (word.syllables) return word.full && word.length >= kShortest;
  if (!word.capital || word.shouts || word.length < kShortest || side.is_small_somewhere(word)) return false;
  if (side.spelled(word).word || side.spelled(word).derived) return false;
  // Where all words of a language are known, one that is none of them is a name wherever it stands.
  const bool tells = capitals_tell(side.view()) && (!word.first || side.spellings().complete());
  return tells || word.mentioned || is_known_name(side, word);
}

bool LoneNames::is_near(const NameWord& target, const NameWord& source) {
  if (!target.capital || !source.capital) return false;
  const bool without_vowels = is_abjad(target_.view().script()) || is_abjad(source_.view().script());
  for (const std::string& a : target_.keys(target))
    for (const std::string& b : source_.keys(source)) {
      if (are_near(a, b)) return true;
      if (without_vowels && are_near(consonants_of(a), consonants_of(b))) return true;
    }
  return false;
}

bool LoneNames::is_far(const NameWord& target, const NameWord& source) {
  for (const std::string& a : target_.keys(target))
    for (const std::string& b : source_.keys(source))
      if (normalize::rough_distance_of_forms(a, b) <= kFar) return false;
  return true;
}

bool LoneNames::are_listed_as_one(const NameWord& target, const NameWord& source) const {
  if (english_ == nullptr) return false;
  const bool into_english = target_.view().language() == "en";
  const NameWord &english = into_english ? target : source, &foreign = into_english ? source : target;
  const auto has_english = [&](const EnglishNames::Names& names) {
    return std::find(names.begin(), names.end(), english.folded) != names.end();
  };
  if (!foreign.syllables) return has_english((into_english ? source_ : target_).english_names(foreign));
  const auto all = english_->names_within(foreign.folded);
  return std::any_of(all.begin(), all.end(), has_english);
}

double LoneNames::similarity(const NameWord& target, const NameWord& source) {
  // Similarity is of names: small words and very short ones sound like anything.
  if (!target.capital || !source.capital) return 0;
  const auto [shorter, longer] = std::minmax(target.length, source.length);
  const bool whole = !target.syllables && !source.syllables;  // of names in syllables parts are compared too
  if (shorter < kShortestOther || (whole && 2 * shorter < longer)) return 0;
  NameBook& book = resources_.name_book();
  return book.similarity(target.form->booked, source.form->booked, [&] {
    if (whole && is_far(target, source)) return 0.0;
    const double alike = book.highest(target_.prepared(target), source_.prepared(source));
    if (target_.view().script() == source_.view().script()) return alike;
    return std::max({alike, as_in_english(target_, target, source_.prepared(source)),
                     as_in_english(source_, source, target_.prepared(target))});
  });
}

/// How alike they are where a name in Latin letters is read as in English: most that news name are foreign to their
/// language (Johnson in a Spanish text).
double LoneNames::as_in_english(const NameWords& side, const NameWord& word, const BookedWord& other) {
  if (side.view().script() != text::Script::kLatin || side.view().language() == "en") return 0;
  NameBook& book = resources_.name_book();
  const BookedName& read = book.form(word.span.of(side.view().text()), "en");
  double most = 0;
  for (const BookedName* form : other.forms) most = std::max(most, book.similarity(read, *form));
  return most;
}

bool LoneNames::is_known_among(NameWords& side, const NameWord& word, const Words& others) {
  if (resources_.lexicon() == nullptr) return false;
  const NameWords& there = &side == &target_ ? source_ : target_;
  const auto& known = side.known(word);
  return std::any_of(known.begin(), known.end(),
                     [&](const normalize::KnownName& name) { return counterparts_.has(there, others, name.entity); });
}

}  // namespace tolmach::check::detail
