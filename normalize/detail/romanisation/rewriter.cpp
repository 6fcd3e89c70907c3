#include "normalize/detail/romanisation/rewriter.h"

#include <unicode/ustring.h>

#include "normalize/detail/romanisation/text_runs.h"

namespace tolmach::normalize::detail {
namespace {

/// The code point that ends before `at`, which is moved to its begin. Precondition: at > 0.
char32_t previous_code_point(std::u16string_view text, std::size_t& at) noexcept {
  const char32_t last = text[--at];
  if (last < 0xDC00 || last > 0xDFFF || at == 0) return last;
  const char32_t first = text[at - 1];
  if (first < 0xD800 || first > 0xDBFF) return last;
  --at;
  return 0x10000 + ((first - 0xD800) << 10U) + (last - 0xDC00);
}

/// Takes an item as often as it may stand. `take_one` moves on by a character, or not at all at a bound.
template <class Place, class TakeOne>
bool take_item(const PatternItem& item, const Place& place, TakeOne take_one) {
  std::size_t count = 0;
  while (count < item.most) {
    const std::size_t here = place;
    if (!take_one()) break;
    ++count;
    if (place == here) break;
  }
  return count >= item.least;
}

bool take_forward(const PatternItem& item, std::u16string_view text, std::size_t& at, std::size_t end) {
  return take_item(item, at, [&] {
    if (at >= end) return item.matches_bound();
    std::size_t behind = at;
    if (!item.matches(next_code_point(text, behind))) return false;
    at = behind;
    return true;
  });
}

bool take_backward(const PatternItem& item, std::u16string_view text, std::size_t& at) {
  return take_item(item, at, [&] {
    if (at == 0) return item.matches_bound();
    std::size_t before = at;
    if (!item.matches(previous_code_point(text, before))) return false;
    at = before;
    return true;
  });
}

bool may_begin(const RewriteRule& rule, char32_t c) noexcept {
  for (std::size_t i = 0; i < rule.key_size; ++i) {
    if (rule.items[i].matches(c)) return true;
    if (rule.items[i].least > 0) return false;
  }
  return true;
}

void append_upper(std::u16string_view text, std::u16string& out) {
  if (text.size() == 1 && text[0] < 0x80) {
    out += text[0] >= u'a' && text[0] <= u'z' ? static_cast<char16_t>(text[0] - u'a' + u'A') : text[0];
    return;
  }
  std::u16string upper(3 * text.size(), u'\0');  // no character has more in capitals
  UErrorCode status = U_ZERO_ERROR;
  const int32_t size = u_strToUpper(upper.data(), static_cast<int32_t>(upper.size()), text.data(),
                                    static_cast<int32_t>(text.size()), "", &status);
  out.append(upper, 0, static_cast<std::size_t>(size));
}

}  // namespace

void Rewriter::rewrite(std::u16string_view text, std::size_t begin, std::size_t end, std::u16string& out) {
  for (std::size_t at = begin; at < end;) {
    std::size_t behind = at;
    const Candidates some = candidates(next_code_point(text, behind));
    const RewriteRule* found = nullptr;
    for (std::uint32_t i = some.begin; i < some.end && found == nullptr; ++i) {
      const std::size_t key_end = match(*candidates_[i], text, at, end, out);
      if (key_end == 0) continue;
      found = candidates_[i];
      behind = key_end;
    }
    if (found != nullptr) {
      write(*found, text, out);
    } else {
      out.append(text, at, behind - at);
    }
    at = behind;
  }
}

Rewriter::Candidates Rewriter::candidates(char32_t c) {
  auto& page = pages_[c / kPage];
  if (!page) page = std::make_unique<std::array<Candidates, kPage>>();
  Candidates& slot = (*page)[c % kPage];
  if (slot.known) return slot;
  slot.known = true;
  slot.begin = static_cast<std::uint32_t>(candidates_.size());
  for (const RewriteRule& rule : rules_)
    if (may_begin(rule, c)) candidates_.push_back(&rule);
  slot.end = static_cast<std::uint32_t>(candidates_.size());
  return slot;
}

std::size_t Rewriter::match(const RewriteRule& rule, std::u16string_view text, std::size_t begin, std::size_t end,
                            std::u16string_view before) {
  std::size_t at = begin;
  std::size_t key_end = begin;
  places_.resize(rule.items.size() + 1);
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    places_[i] = at;
    const bool of_key = i < rule.key_size;
    if (!take_forward(rule.items[i], text, at, of_key ? end : text.size())) return 0;
    if (of_key) key_end = at;
  }
  places_[rule.items.size()] = at;
  at = before.size();
  for (const PatternItem& item : rule.before)
    if (!take_backward(item, before, at)) return 0;
  return key_end;
}

void Rewriter::write(const RewriteRule& rule, std::u16string_view text, std::u16string& out) const {
  for (const OutputPart& part : rule.output) {
    if (part.segment == 0) {
      out += part.text;
      continue;
    }
    const auto [first, behind] = rule.segments[part.segment - 1];
    const std::u16string_view segment = text.substr(places_[first], places_[behind] - places_[first]);
    if (part.upper) {
      append_upper(segment, out);
    } else {
      out += segment;
    }
  }
}

}  // namespace tolmach::normalize::detail
