#include "check/detail/names/person_names.h"

#include <algorithm>
#include <cstddef>

#include "check/detail/names/adjacent_names.h"

namespace tolmach::check::detail {
namespace {

/// Probabilities that two names are one: what is surely one, what may be, and what is another name.
constexpr double kSurelyOne = 0.8, kPerhapsOne = 0.5, kTwo = 0.2;
/// The same of given names, which a list knows as two.
constexpr double kTwoListed = 0.35;
constexpr std::uint32_t kShortest = 3;        ///< letters of a name
constexpr std::uint32_t kShortestJudged = 4;  ///< of one that is said to be another: short ones sound like anything

bool is_name(const NameWord& word) noexcept {
  return word.capital && !word.shouts && !word.syllables && word.length >= kShortest;
}

/// Whether the first bytes are the same: four Latin letters, two of others, which stand for more.
bool same_beginning(std::string_view a, std::string_view b) noexcept {
  constexpr std::size_t kBytes = 4;
  const std::size_t bytes = std::min({kBytes, a.size(), b.size()});
  return a.substr(0, bytes) == b.substr(0, bytes);
}

/// How many words of the segments are what is asked for.
template <typename Condition>
std::ptrdiff_t count_words(const NameWords& side, text::SegmentRange segments, const Condition& condition) {
  std::ptrdiff_t count = 0;
  for (std::uint32_t k = segments.begin; k < segments.end; ++k)
    count += std::count_if(side.of(k).begin(), side.of(k).end(), condition);
  return count;
}

}  // namespace

PersonNames::PersonNames(NameWords& target, NameWords& source, Resources& resources)
    : target_(target), source_(source), resources_(resources) {}

std::vector<PersonNames::Person> PersonNames::people_of(const NameWords& side, text::SegmentRange segments) const {
  const bool one_script = target_.view().script() == source_.view().script();
  std::vector<Person> people;
  for (const auto& [given, surname] : adjacent_names(side, segments))
    if (!surname->first && (one_script || resources_.given_names().contains(given->folded)))
      people.push_back({given, surname});
  return people;
}

/// Whether a word is none of everyday: what else can it be than a name?
bool PersonNames::is_no_word(const NameWords& side, const NameWord& word) const {
  const normalize::Spellings::Entry& entry = side.spelled(word);
  return !entry.word && !entry.derived && !side.is_small_somewhere(word) && side.concepts(word).empty();
}

bool PersonNames::are_alike(const NameWord& target, const NameWord& source, double least) const {
  if (same_beginning(target.folded, source.folded)) return true;
  return resources_.name_book().similarity(target_.prepared(target), source_.prepared(source)) >= least;
}

bool PersonNames::are_unlike(const NameWord& target, const NameWord& source, double most) const {
  if (target.length < kShortestJudged || source.length < kShortestJudged) return false;
  return !are_alike(target, source, most) && !resources_.given_names().may_be_one(target.folded, source.folded);
}

/// Whether each side has its name more often than the other side has what may be the same.
bool PersonNames::are_too_many(const NameWord& target, const NameWord& source, const align::Bead& context) const {
  const auto is_target = [&](const NameWord& word) { return word.number == target.number; };
  const auto is_source = [&](const NameWord& word) { return word.number == source.number; };
  const auto like_target = [&](const NameWord& word) { return is_name(word) && are_alike(target, word, kPerhapsOne); };
  const auto like_source = [&](const NameWord& word) { return is_name(word) && are_alike(word, source, kPerhapsOne); };
  return count_words(target_, context.target, is_target) > count_words(source_, context.source, like_target) &&
         count_words(source_, context.source, is_source) > count_words(target_, context.target, like_source);
}

std::optional<PersonNames::Exchanged> PersonNames::find(const align::Bead& bead, const align::Bead& context) {
  if (!has_capitals(target_.view().script()) || !has_capitals(source_.view().script())) return std::nullopt;
  const GivenNameList& given = resources_.given_names();
  const auto may_be_exchanged = [&](const Person& there, const Person& here, const NameWord* Person::*part) {
    const bool listed = given.contains(there.given->folded) && given.contains(here.given->folded);
    return listed || (is_no_word(target_, *(there.*part)) && is_no_word(source_, *(here.*part)));
  };
  const std::vector<Person> source = people_of(source_, bead.source);
  if (source.empty()) return std::nullopt;
  for (const Person& there : people_of(target_, bead.target)) {
    for (const Person& here : source) {
      if (there.surname->folded == here.surname->folded && there.given->folded == here.given->folded) continue;
      const bool same_given =
          are_alike(*there.given, *here.given, kSurelyOne) || given.may_be_one(there.given->folded, here.given->folded);
      if (same_given && are_unlike(*there.surname, *here.surname, kTwo) &&
          may_be_exchanged(there, here, &Person::surname) && are_too_many(*there.surname, *here.surname, context))
        return Exchanged{there.surname, here.surname};
      if (!same_given && are_alike(*there.surname, *here.surname, kSurelyOne) &&
          are_unlike(*there.given, *here.given, kTwoListed) && may_be_exchanged(there, here, &Person::given) &&
          are_too_many(*there.given, *here.given, context))
        return Exchanged{there.given, here.given};
    }
  }
  return std::nullopt;
}

}  // namespace tolmach::check::detail
