#include <algorithm>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/marks/quotations.h"
#include "check/text_style.h"
#include "normalize/consistent_names.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Quotation marks that are none of the style's, paragraph by paragraph.
void find_other_quotes(const Context& context, const std::u32string& style, Findings& findings) {
  const DocumentView& target = context.target();
  for (const text::SegmentRange paragraph : target.paragraphs()) {
    std::size_t open = 0;  // quotations around the mark, in marks of any kind
    for (const PairedMark& mark : find_quotes(target, text::span_of(target.document(), paragraph))) {
      const bool lone = mark.partner == PairedMark::kNone;
      if (!lone && !mark.opens) --open;
      const std::size_t inner = open > 0 && style.size() > 2 ? 2 : 0;
      if (!lone && mark.opens) ++open;
      const char32_t wanted = style[inner + (mark.opens ? 0 : 1)];
      if (mark.character == wanted) continue;
      std::string right;
      text::append_utf8(right, wanted);
      findings.add({.code = "quote-style",
                    .confidence = 0.9,
                    .message = fmt::format("the style has {}, not {}", right, mark.span.of(target.text())),
                    .target = mark.span,
                    .suggestion = lone ? std::string() : right});
    }
  }
}

/// Forms of names that are not those of the style.
void find_other_names(const Context& context, const std::string& style, Findings& findings) {
  const DocumentView& target = context.target();
  const normalize::DocumentMentions mentions{&target.document(), target.mentions()};
  normalize::ConsistentNames& names = context.resources().consistent_names(style);
  for (const normalize::NameRewrite& rewrite : names.rewrites(mentions, context.name_clusters())) {
    findings.add({.code = "name-style",
                  .confidence = 0.8,
                  .message = fmt::format("{}: {}", rewrite.before, rewrite.reason),
                  .target = rewrite.span,
                  .suggestion = rewrite.after});
  }
}

}  // namespace

void find_style_errors(const Context& context, const TextStyle& style, Findings& findings) {
  const std::u32string quotes = text::code_points(style.quotes);
  if (!quotes.empty() && findings.wants("quote-style")) find_other_quotes(context, quotes, findings);
  if (!style.names.empty() && findings.wants("name-style")) find_other_names(context, style.names, findings);
}

}  // namespace tolmach::check::detail

namespace tolmach::check {

bool is_quote_style(const std::string& quotes) {
  const std::size_t count = text::count_code_points(quotes);
  return count == 0 || count == 2 || count == 4;
}

}  // namespace tolmach::check
