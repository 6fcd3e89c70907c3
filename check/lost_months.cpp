// Dates of the source whose day stands in the target without its month: "5 March", "5 Mrach".

#include <algorithm>

#include "check/detail/finders.h"
#include "check/detail/numbers/bead_quantities.h"

namespace tolmach::check::detail {
namespace {

using normalize::Quantity;

class LostMonths {
 public:
  LostMonths(const Context& context, Findings& findings) : context_(context), findings_(findings) {}

  void find() {
    const align::Alignment& alignment = context_.alignment();
    for (std::uint32_t number = 0; number < alignment.size(); ++number)
      if (alignment[number].is_link()) look_at(number);
  }

 private:
  void look_at(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    std::optional<std::vector<Quantity>> target;
    for (const Quantity& date : quantities_of(*context_.source(), bead.source)) {
      if (date.kind != Quantity::Kind::kDate) continue;
      if (!target) target = quantities_of(context_.target(), bead.target);
      const Quantity* day = day_of(date, *target);
      if (day == nullptr || is_explained(day->span) || !knows_months() || names_month(number, date.month, *day))
        continue;
      findings_.add({.code = "date-changed",
                     .confidence = 0.7,
                     .message = "source " + written_and_meant(date) + ", target " + written_and_meant(*day) +
                                " without its month",
                     .target = day->span,
                     .source = date.span,
                     .bead = number});
    }
  }

  /// Whether there are names of months in the target's language.
  [[nodiscard]] bool knows_months() const {
    return context_.resources().data().has("months/" + std::string(context_.target().language()) + ".tsv");
  }

  /// Text in another language has months that aren't read in its own.
  [[nodiscard]] bool is_explained(text::Span place) const {
    return findings_.covers(Family::kNumber, place) || findings_.covers(Family::kUntranslated, place) ||
           findings_.covers(Family::kLanguage, place) || findings_.is_damaged(place);
  }

  /// The only number of the target that is the day of a date.
  static const Quantity* day_of(const Quantity& date, const std::vector<Quantity>& target) {
    const auto is_day = [&](const Quantity& one) {
      const bool plain = one.kind == Quantity::Kind::kNumber || one.kind == Quantity::Kind::kOrdinal;
      return plain && !one.percent && one.value == date.value;
    };
    if (std::count_if(target.begin(), target.end(), is_day) != 1) return nullptr;
    return &*std::find_if(target.begin(), target.end(), is_day);
  }

  /// Whether the target has a month, in the bead or beside it: one for several days ("5, 6 and 7 March"), or its number
  /// written to the day's ("ngày 3/5").
  [[nodiscard]] bool names_month(std::size_t bead, int month, const Quantity& day) const {
    constexpr std::string_view kJoins = "/.-";
    const std::string_view text = context_.target().text();
    const std::vector<Quantity> all = quantities_of(context_.target(), context_.with_neighbours(bead).target);
    return std::any_of(all.begin(), all.end(), [&](const Quantity& one) {
      const bool joined =
          one.span.begin == day.span.end + 1 && kJoins.find(text[day.span.end]) != std::string_view::npos;
      return one.month != 0 || (joined && one.kind == Quantity::Kind::kNumber && !one.in_words && one.value == month);
    });
  }

  const Context& context_;
  Findings& findings_;
};

}  // namespace

void find_lost_months(const Context& context, Findings& findings) {
  if (!context.has_source() || !findings.wants("date-changed")) return;
  LostMonths(context, findings).find();
}

}  // namespace tolmach::check::detail
