#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/detail/bead_code_marks.h"
#include "check/detail/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

std::string_view missing_code(CodeMark::Kind kind) noexcept {
  if (kind == CodeMark::Kind::kPlaceholder) return "placeholder-missing";
  return kind == CodeMark::Kind::kTag ? "tag-missing" : "address-missing";
}

std::string_view added_code(CodeMark::Kind kind) noexcept {
  if (kind == CodeMark::Kind::kPlaceholder) return "placeholder-added";
  return kind == CodeMark::Kind::kTag ? "tag-added" : "address-added";
}

std::string_view name_of(CodeMark::Kind kind) noexcept {
  if (kind == CodeMark::Kind::kPlaceholder) return "placeholder";
  return kind == CodeMark::Kind::kTag ? "tag" : "address";
}

/// Takes away what stands on both sides, one for one.
void pair_up(std::vector<CodeMark>& left, std::vector<CodeMark>& right) {
  std::erase_if(left, [&](const CodeMark& mark) {
    const auto twin = std::find_if(right.begin(), right.end(), [&](const CodeMark& other) {
      return other.kind == mark.kind && other.key == mark.key;
    });
    if (twin == right.end()) return false;
    right.erase(twin);
    return true;
  });
}

/// What stands on the other side in its stead: "{name}" became "{nom}".
const CodeMark* of_kind(const std::vector<CodeMark>& marks, CodeMark::Kind kind) noexcept {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const CodeMark& m) { return m.kind == kind; });
  return found == marks.end() ? nullptr : &*found;
}

std::vector<std::string> codes_of(const InlineCodes& codes, text::SegmentRange range) {
  std::vector<std::string> all;
  for (std::uint32_t segment = range.begin; segment < range.end && segment < codes.size(); ++segment)
    all.insert(all.end(), codes[segment].begin(), codes[segment].end());
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::string> without(const std::vector<std::string>& codes, const std::vector<std::string>& others) {
  std::vector<std::string> left;
  std::set_difference(codes.begin(), codes.end(), others.begin(), others.end(), std::back_inserter(left));
  return left;
}

/// Markup that the format keeps apart has no place in the text: all that is missing or added is told behind it.
void check_inline_codes(const Context& context, std::uint32_t number, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  const std::vector<std::string> source = codes_of(*context.source_codes(), bead.source);
  const std::vector<std::string> target = codes_of(*context.target_codes(), bead.target);
  const text::Span whole = text::span_of(context.target().document(), bead.target);
  const auto add = [&](const char* code, double confidence, const char* message,
                       const std::vector<std::string>& codes) {
    if (codes.empty()) return;
    findings.add({.code = code,
                  .confidence = confidence,
                  .message = fmt::format(fmt::runtime(message), fmt::join(codes, " ")),
                  .target = text::Span{whole.end, whole.end},
                  .bead = number});
  };
  add("tag-missing", 0.9, "the source's inline tags {} are not in the target", without(source, target));
  add("tag-added", 0.85, "the inline tags {} are not in the source", without(target, source));
}

/// The placeholders that take their values one after another (%s, %d), each by what it takes.
std::vector<CodeMark> unnumbered(const std::vector<CodeMark>& marks) {
  std::vector<CodeMark> out;
  std::copy_if(marks.begin(), marks.end(), std::back_inserter(out), [](const CodeMark& mark) {
    return mark.kind == CodeMark::Kind::kPlaceholder && mark.key.starts_with('%') &&
           mark.key.find_first_of("$({") == std::string::npos &&
           mark.key.find_first_of("sdifuxXcg@") != std::string::npos;
  });
  return out;
}

/// "%d of %s" for "%s of %d": each would be given the other's value.
void check_order(const Context& context, std::uint32_t number, const BeadCodeMarks& marks, Findings& findings) {
  const std::vector<CodeMark> source = unnumbered(marks.source), target = unnumbered(marks.target);
  const auto same_key = [](const CodeMark& a, const CodeMark& b) { return a.key == b.key; };
  if (!std::is_permutation(source.begin(), source.end(), target.begin(), target.end(), same_key)) return;
  const auto [ours, theirs] = std::mismatch(source.begin(), source.end(), target.begin(), target.end(), same_key);
  if (ours == source.end()) return;
  findings.add(
      {.code = "placeholder-order",
       .confidence = 0.9,
       .message = fmt::format("{} takes the value of the source's {}: number them, as in %1$s",
                              theirs->span.of(context.target().text()), ours->span.of(context.source()->text())),
       .target = theirs->span,
       .source = ours->span,
       .bead = number});
}

void check_bead(const Context& context, std::uint32_t number, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  BeadCodeMarks marks = code_marks_of(context, bead);
  if (marks.source.empty() && marks.target.empty()) return;
  check_order(context, number, marks, findings);
  std::vector<CodeMark>&source = marks.source, &target = marks.target;
  const std::uint32_t target_end = text::span_of(context.target().document(), bead.target).end;
  pair_up(source, target);
  for (const CodeMark& mark : source) {
    const CodeMark* instead = of_kind(target, mark.kind);
    const std::string_view shown = mark.span.of(context.source()->text());
    findings.add(
        {.code = missing_code(mark.kind),
         .confidence = 0.9,
         .message = instead == nullptr
                        ? fmt::format("the source's {} {} is not in the target", name_of(mark.kind), shown)
                        : fmt::format("source {}, target {}", shown, instead->span.of(context.target().text())),
         .target = instead == nullptr ? text::Span{target_end, target_end} : instead->span,
         .source = mark.span,
         .suggestion = instead == nullptr ? std::string() : std::string(shown),
         .bead = number});
    if (instead != nullptr) target.erase(target.begin() + (instead - target.data()));
  }
  for (const CodeMark& mark : target) {
    findings.add({.code = added_code(mark.kind),
                  .confidence = 0.85,
                  .message = fmt::format("the {} {} is not in the source", name_of(mark.kind),
                                         mark.span.of(context.target().text())),
                  .target = mark.span,
                  .bead = number});
  }
}

}  // namespace

void find_markup_errors(const Context& context, Findings& findings) {
  if (!context.has_source()) return;
  const align::Alignment& alignment = context.alignment();
  for (std::uint32_t number = 0; number < alignment.size(); ++number) {
    if (!alignment[number].is_link()) continue;
    check_bead(context, number, findings);
    if (context.source_codes() != nullptr) check_inline_codes(context, number, findings);
  }
}

}  // namespace tolmach::check::detail
