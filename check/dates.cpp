#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// Days of the week and months, as concepts of `data/words`.
constexpr std::array<const char*, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
constexpr std::array<const char*, 12> kMonths = {"january",    "february", "march",    "april",
                                                 "may(month)", "june",     "july",     "august",
                                                 "september",  "october",  "november", "december"};

/// A day of the week or a month that a text names.
struct NamedTime {
  std::uint32_t number = 0;  ///< of its concept
  text::Span span;
};

bool names(const std::vector<NamedTime>& all, std::uint32_t number) {
  return std::any_of(all.begin(), all.end(), [&](const NamedTime& time) { return time.number == number; });
}

/// Another day of the week, or another month, than the source's: one too many on each side of a bead.
class SwappedTimes {
 public:
  SwappedTimes(const Context& context, Findings& findings)
      : context_(context),
        findings_(findings),
        book_(context.resources().word_book()),
        weekdays_(context.resources().weekdays()),
        names_of_days_(book_.concept_set(kWeekdays)),
        names_of_months_(book_.concept_set(kMonths)) {}

  void find_weekdays() { find(names_of_days_); }
  void find_months() { find(names_of_months_); }

 private:
  using Concepts = std::vector<bool>;  ///< by number

  void find(const Concepts& wanted) {
    wanted_ = &wanted;
    const align::Alignment& alignment = context_.alignment();
    for (std::uint32_t number = 0; number < alignment.size(); ++number)
      if (alignment[number].is_link()) compare(number);
  }

  void compare(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    const std::vector<NamedTime> source = named(*context_.source(), bead.source);
    if (source.empty()) return;
    const std::vector<NamedTime> target = named(context_.target(), bead.target);
    const NamedTime* lost = odd(source, target);
    const NamedTime* found = odd(target, source);
    if (lost == nullptr || found == nullptr || findings_.covers(Family::kNumber, found->span)) return;
    if (names(named(context_.target(), around(number, &align::Bead::target)), lost->number) ||
        names(named(*context_.source(), around(number, &align::Bead::source)), found->number))
      return;
    findings_.add({.code = "date-changed",
                   .confidence = 0.8,
                   .message = fmt::format("source {}, target {}", lost->span.of(context_.source()->text()),
                                          found->span.of(context_.target().text())),
                   .target = found->span,
                   .source = lost->span,
                   .bead = number});
  }

  /// The one that the other side does not have; null where there is none or several.
  static const NamedTime* odd(const std::vector<NamedTime>& side, const std::vector<NamedTime>& other) {
    const NamedTime* only = nullptr;
    for (const NamedTime& time : side) {
      if (names(other, time.number)) continue;
      if (only != nullptr && only->number != time.number) return nullptr;
      only = &time;
    }
    return only;
  }

  /// Days and months move between sentences.
  [[nodiscard]] text::SegmentRange around(std::uint32_t number, text::SegmentRange align::Bead::*side) const {
    const align::Alignment& alignment = context_.alignment();
    const std::size_t last = std::min<std::size_t>(number + 1, alignment.size() - 1);
    return {(alignment[number > 0 ? number - 1 : 0].*side).begin, (alignment[last].*side).end};
  }

  [[nodiscard]] std::vector<NamedTime> named(const DocumentView& view, text::SegmentRange range) {
    if (weekdays_.knows(view.language())) return by_forms(view, range);
    std::vector<NamedTime> found;
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
      if (!view.may_have(WordFacts::kNamesTime, segment)) continue;
      for (const Word& word : view.words(segment)) {
        if (!names_time(word)) continue;
        const std::uint32_t number = book_.concepts(*word.facts)[0];
        if (is_in(*wanted_, number)) found.push_back({number, word.span});
      }
    }
    return found;
  }

  /// Whether a word names a day or a month; remembered with the word, for few do. A word of several senses may mean
  /// another one: the Russian Wednesday is an environment too.
  [[nodiscard]] bool names_time(const Word& word) {
    return word.facts->answers(WordFacts::kNamesTime, [&] {
      const auto concepts = book_.concepts(*word.facts);
      return !word.number && concepts.size() == 1 &&
             (is_in(names_of_days_, concepts[0]) || is_in(names_of_months_, concepts[0]));
    });
  }

  [[nodiscard]] std::vector<NamedTime> by_forms(const DocumentView& view, text::SegmentRange range) {
    std::vector<NamedTime> found;
    for (const Weekdays::Day& day :
         weekdays_.find(view.text(), text::span_of(view.document(), range), view.language())) {
      const std::uint32_t number = book_.concept_number(day.name);
      if (is_in(*wanted_, number)) found.push_back({number, day.span});
    }
    return found;
  }

  static bool is_in(const Concepts& concepts, std::uint32_t number) {
    return number < concepts.size() && concepts[number];
  }

  const Context& context_;
  Findings& findings_;
  WordBook& book_;
  const Weekdays& weekdays_;
  const Concepts &names_of_days_, &names_of_months_;
  const Concepts* wanted_ = nullptr;
};

}  // namespace

void find_exchanged_days(const Context& context, Findings& findings) {
  if (!context.has_source() || !findings.wants("date-changed")) return;
  SwappedTimes swapped(context, findings);
  swapped.find_weekdays();
  swapped.find_months();
}

}  // namespace tolmach::check::detail
