#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

/// Whether a place is written in capitals: "MEXICO CITY, Mexico, June 5 " is, "Antalya, Turkey " is not. What stands
/// behind the first comma is a country or a date.
bool is_in_capitals(std::string_view place) {
  bool letters = false;
  for (std::size_t at = 0; at < place.size();) {
    const char32_t c = text::next_code_point(place, at);
    if (c == U',') break;
    if (text::is_lower(c)) return false;
    letters = letters || text::is_upper(c);
  }
  return letters;
}

class DatelineFinder {
 public:
  DatelineFinder(const Context& context, Findings& findings)
      : context_(context), findings_(findings), agencies_(context.resources().agencies()) {}

  void check_form(text::Span piece) {
    const DocumentView& target = context_.target();
    const auto found = agencies_.dateline(target.text(), piece);
    if (!found) return;
    if (found->capitals && target.language() == "en" && !is_in_capitals(found->place.of(target.text()))) {
      findings_.add({.code = "dateline-form",
                     .confidence = 0.7,
                     .message = fmt::format("“{}”: the agency writes the place in capitals",
                                            text::trim(found->span.of(target.text()))),
                     .target = found->span});
    }
    const text::Span rest{found->span.end, piece.end};
    if (const auto again = agencies_.dateline(target.text(), rest); again) {
      findings_.add({.code = "dateline-doubled",
                     .confidence = 0.9,
                     .message = fmt::format("a second dateline follows the first: “{}”",
                                            text::trim(again->span.of(target.text()))),
                     .target = again->span,
                     .related = {found->span}});
    }
  }

  void check_bead(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    if (!bead.is_link()) return;
    const DocumentView& source = *context_.source();
    const auto said = agencies_.dateline(source.text(), text::span_of(source.document(), bead.source));
    if (!said) return;
    const text::Span target = text::span_of(context_.target().document(), bead.target);
    if (agencies_.names(target.of(context_.target().text()), said->agency)) return;
    findings_.add({.code = "dateline-missing",
                   .confidence = 0.7,
                   .message = fmt::format("the source begins with “{}”, the target names no such agency",
                                          text::trim(said->span.of(source.text()))),
                   .target = text::Span{target.begin, target.begin},
                   .source = said->span,
                   .bead = number});
  }

 private:
  const Context& context_;
  Findings& findings_;
  const Agencies& agencies_;
};

}  // namespace

void find_dateline_errors(const Context& context, Findings& findings) {
  DatelineFinder finder(context, findings);
  const DocumentView& target = context.target();
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    if (target.segment(segment).linkable) finder.check_form(target.segment(segment).span);
  }
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) finder.check_bead(number);
}

}  // namespace tolmach::check::detail
