#include "check/detail/names/unspaced_names.h"

#include <algorithm>
#include <string>

#include "check/detail/characters/characters.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Characters of a name from which on it may be two that are written together, and of each of them.
constexpr std::size_t kLongName = 5, kShortestPart = 3;

bool is_dot(char32_t c) noexcept {
  static constexpr std::u32string_view kDots = U"·•・‧＝゠";
  return kDots.find(c) != std::u32string_view::npos;
}

/// A span and what stands a character or two around it, as far as it may belong to a name.
text::Span widened(std::string_view text, text::Span span) {
  const auto is_name_character = [](char32_t c) { return text::is_ideograph(c) && !is_dot(c); };
  constexpr int kWider = 2;
  std::size_t begin = span.begin, end = span.end;
  for (int k = 0; k < kWider && end < text.size(); ++k) {
    std::size_t next = end;
    if (!is_name_character(text::next_code_point(text, next))) break;
    end = next;
  }
  for (int k = 0; k < kWider && begin > 0; ++k) {
    std::size_t previous = begin;
    if (!is_name_character(text::previous_code_point(text, previous))) break;
    begin = previous;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What the forms of a name depend on beside its letters: what may belong to it, for nothing marks where it ends.
std::string around(std::string_view text, text::Span span) {
  const text::Span wide = widened(text, span);
  return std::string(text.substr(wide.begin, span.begin - wide.begin)) + '\t' +
         std::string(text.substr(span.end, wide.end - span.end));
}

/// Where the parts of a name stand between its dots.
std::vector<text::Span> parts_of(std::string_view text, text::Span name) {
  std::vector<text::Span> parts;
  std::uint32_t begin = name.begin;
  for (std::size_t k = begin; k < name.end;) {
    const auto dot = static_cast<std::uint32_t>(k);
    if (!is_dot(text::next_code_point(text, k))) continue;
    if (dot > begin) parts.push_back({begin, dot});
    begin = static_cast<std::uint32_t>(k);
  }
  if (begin < name.end) parts.push_back({begin, name.end});
  return parts;
}

/// @param full whether the part belongs to a name of several
NameWord part_in_syllables(const DocumentView& view, text::Span span, bool full, WordBook& book) {
  const std::string folded = text::fold(span.of(view.text()));
  NameForm& form = book.name(folded, full ? around(view.text(), span) : std::string(), view.vocabulary());
  NameWord word{{.folded = form.folded,
                 .form = &form,
                 .number = form.number,
                 .length = short_length(2 * form.length),
                 .capital = true}};
  word.mentioned = word.syllables = true;
  word.full = full;
  word.span = span;
  return word;
}

NameWord word_between(const DocumentView& view, text::Span span, WordBook& book) {
  NameForm& form = book.name(text::fold(span.of(view.text())), {}, view.vocabulary());
  NameWord word{{.folded = form.folded,
                 .form = &form,
                 .number = form.number,
                 .length = short_length(form.length),
                 .capital = text::is_upper(after(view.text(), span.begin))}};
  word.span = span;
  return word;
}

}  // namespace

std::vector<NameWord> unspaced_names(const DocumentView& view, std::uint32_t segment, WordBook& book) {
  std::vector<NameWord> words;
  const auto& mentions = view.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), segment,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  std::uint32_t behind = 0;  // the end of the mentions so far
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord || token.span.begin < behind) continue;
    while (mention != mentions.end() && mention->segment == segment && mention->span.end <= token.span.begin) ++mention;
    if (!text::is_ideograph(after(view.text(), token.span.begin))) {
      words.push_back(word_between(view, token.span, book));
      continue;
    }
    if (mention == mentions.end() || mention->segment != segment || mention->span.begin != token.span.begin) continue;
    const std::vector<text::Span> parts = parts_of(view.text(), mention->span);
    for (const text::Span part : parts) words.push_back(part_in_syllables(view, part, parts.size() > 1, book));
    behind = mention->span.end;
  }
  return words;
}

void add_wider(std::vector<std::string_view>& forms, std::string_view text, text::Span span) {
  const text::Span wide = widened(text, span);
  for (std::size_t end = span.end; end < wide.end;) {
    static_cast<void>(text::next_code_point(text, end));
    forms.push_back(text.substr(span.begin, end - span.begin));
  }
  for (std::size_t begin = span.begin; begin > wide.begin;) {
    static_cast<void>(text::previous_code_point(text, begin));
    forms.push_back(text.substr(begin, span.end - begin));
  }
}

void add_parts(std::vector<std::string_view>& forms) {
  const std::string_view whole = forms.front();
  std::vector<std::size_t> at;
  for (std::size_t k = 0; k < whole.size();) {
    at.push_back(k);
    static_cast<void>(text::next_code_point(whole, k));
  }
  if (at.size() < kLongName) return;
  for (std::size_t k = kShortestPart; k < at.size(); ++k) forms.push_back(whole.substr(0, at[k]));
  for (std::size_t k = 1; k + kShortestPart <= at.size(); ++k) forms.push_back(whole.substr(at[k]));
}

}  // namespace tolmach::check::detail
