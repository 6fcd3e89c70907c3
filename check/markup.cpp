#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"
#include "check/detail/marks/bead_code_marks.h"

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

using Counts = std::map<std::pair<CodeMark::Kind, std::string>, std::size_t>;  ///< by kind and key

/// Takes away the first marks of each kind and key, as many as the other side has.
void take_away(std::vector<CodeMark>& marks, Counts others) {
  std::erase_if(marks, [&](const CodeMark& mark) {
    const auto twins = others.find({mark.kind, mark.key});
    if (twins == others.end() || twins->second == 0) return false;
    --twins->second;
    return true;
  });
}

/// Takes away what stands on both sides, one for one.
void pair_up(std::vector<CodeMark>& left, std::vector<CodeMark>& right) {
  const auto count = [](const std::vector<CodeMark>& marks) {
    Counts counts;
    for (const CodeMark& mark : marks) ++counts[{mark.kind, mark.key}];
    return counts;
  };
  if (left.empty() || right.empty()) return;
  Counts on_left = count(left);
  take_away(left, count(right));
  take_away(right, std::move(on_left));
}

/// Marks of which one may stand in the stead of another: "{nom}" for "{name}"; no tag that opens for one that closes.
using Sort = std::pair<CodeMark::Kind, bool>;
Sort sort_of(const CodeMark& mark) noexcept {
  return {mark.kind, mark.kind == CodeMark::Kind::kTag && mark.key.starts_with('/')};
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

Draft missing_draft(const CodeMark& mark, const Context& context, std::uint32_t number) {
  const std::uint32_t end = text::span_of(context.target().document(), context.alignment()[number].target).end;
  return {.code = missing_code(mark.kind),
          .confidence = 0.9,
          .message = fmt::format("the source's {} {} is not in the target", name_of(mark.kind),
                                 mark.span.of(context.source()->text())),
          .target = text::Span{end, end},
          .source = mark.span,
          .bead = number};
}

Draft changed_draft(const CodeMark& mark, const CodeMark& instead, const Context& context, std::uint32_t number) {
  const std::string_view shown = mark.span.of(context.source()->text());
  return {.code = missing_code(mark.kind),
          .confidence = 0.9,
          .message = fmt::format("source {}, target {}", shown, instead.span.of(context.target().text())),
          .target = instead.span,
          .source = mark.span,
          .suggestion = std::string(shown),
          .bead = number};
}

Draft added_draft(const CodeMark& mark, const Context& context, std::uint32_t number) {
  return {.code = added_code(mark.kind),
          .confidence = 0.85,
          .message =
              fmt::format("the {} {} is not in the source", name_of(mark.kind), mark.span.of(context.target().text())),
          .target = mark.span,
          .bead = number};
}

void check_bead(const Context& context, std::uint32_t number, Findings& findings) {
  const align::Bead& bead = context.alignment()[number];
  auto [source, target] = code_marks_of(context, bead);
  if (source.empty() && target.empty()) return;
  check_order(context, number, {source, target}, findings);
  pair_up(source, target);
  std::map<Sort, std::vector<const CodeMark*>> left;  // of the target, the last one first
  for (auto mark = target.rbegin(); mark != target.rend(); ++mark) left[sort_of(*mark)].push_back(&*mark);
  for (const CodeMark& mark : source) {
    std::vector<const CodeMark*>& like_it = left[sort_of(mark)];
    if (like_it.empty()) {
      findings.add(missing_draft(mark, context, number));
      continue;
    }
    findings.add(changed_draft(mark, *like_it.back(), context, number));
    like_it.pop_back();
  }
  for (const auto& [sort, marks] : left)
    for (const CodeMark* mark : marks) findings.add(added_draft(*mark, context, number));
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
