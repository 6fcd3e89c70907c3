#include "normalize/detail/romanisation/rewrite_rule.h"

#include <algorithm>

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "normalize/detail/romanisation/text_runs.h"

namespace tolmach::normalize::detail {
namespace {

/// Thrown and caught in this file alone: what is read can't be said by a RewriteRule.
struct Unsupported {};

std::shared_ptr<const CharacterSet> compile_set(const std::u16string& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeSet set(icu::UnicodeString(pattern.data(), static_cast<int32_t>(pattern.size())), status);
  if (U_FAILURE(status) || set.hasStrings()) return nullptr;
  std::vector<std::pair<char32_t, char32_t>> ranges;
  ranges.reserve(static_cast<std::size_t>(set.getRangeCount()));
  for (int32_t i = 0; i < set.getRangeCount(); ++i)
    ranges.emplace_back(static_cast<char32_t>(set.getRangeStart(i)), static_cast<char32_t>(set.getRangeEnd(i)));
  return std::make_shared<const CharacterSet>(std::move(ranges));
}

/// What is no letter of rules beyond ASCII: ICU's arrows and triangle, white space and marks of direction.
bool is_sign(char16_t c) noexcept {
  return std::u16string_view(u"←→↔∆\u0085\u200E\u200F\u2028\u2029").find(c) != std::u16string_view::npos;
}

class RuleReader {
 public:
  RuleReader(std::u16string_view rules, SharedSets& sets) : rules_(rules), sets_(sets) {}

  std::vector<RewriteRule> read() {
    std::vector<RewriteRule> rules;
    for (skip_space(); at_ < rules_.size(); skip_space()) rules.push_back(read_rule());
    return rules;
  }

 private:
  [[nodiscard]] bool next_is(char16_t c) const noexcept { return at_ < rules_.size() && rules_[at_] == c; }

  [[nodiscard]] bool is_quantifier() const noexcept { return next_is(u'*') || next_is(u'+') || next_is(u'?'); }

  /// ICU 72 writes signs in quotation marks that end a segment behind its parenthesis.
  [[nodiscard]] bool may_be_of_segment() const noexcept { return next_is(u'\'') || rules_.substr(at_, 2) == u"\\'"; }

  void skip_space() noexcept {
    while (next_is(u' ') || next_is(u'\n')) ++at_;
  }

  bool take(char16_t c) noexcept {
    skip_space();
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }

  void expect(char16_t c) {
    if (!take(c)) throw Unsupported();
  }

  RewriteRule read_rule() {
    RewriteRule rule;
    rule.items = read_pattern(rule);
    if (take(u'{')) {
      if (!rule.segments.empty()) throw Unsupported();
      rule.before.assign(rule.items.rbegin(), rule.items.rend());
      rule.items = read_pattern(rule);
    }
    rule.key_size = rule.items.size();
    if (take(u'}')) {
      const std::vector<PatternItem> after = read_pattern(rule, rule.key_size);
      rule.items.insert(rule.items.end(), after.begin(), after.end());
    }
    expect(u'>');
    while (!take(u';')) rule.output.push_back(read_output(rule));
    const auto key_end = rule.items.begin() + static_cast<std::ptrdiff_t>(rule.key_size);
    if (std::all_of(rule.items.begin(), key_end, [](const PatternItem& item) { return item.least == 0; }))
      throw Unsupported();
    return rule;
  }

  /// @param before items of the rule that stand before the first one
  std::vector<PatternItem> read_pattern(RewriteRule& rule, std::size_t before = 0) {
    std::vector<PatternItem> items;
    std::vector<std::size_t> open;  // segments
    for (skip_space(); !next_is(u'{') && !next_is(u'}') && !next_is(u'>'); skip_space()) {
      if (take(u'(')) {
        open.push_back(rule.segments.size());
        rule.segments.emplace_back(before + items.size(), 0);
      } else if (take(u')')) {
        if (open.empty() || is_quantifier() || may_be_of_segment()) throw Unsupported();
        rule.segments[open.back()].second = before + items.size();
        open.pop_back();
      } else {
        read_items(items);
      }
    }
    if (!open.empty()) throw Unsupported();
    return items;
  }

  /// A set or literals, with the sign behind that says how often.
  void read_items(std::vector<PatternItem>& items) {
    if (next_is(u'[')) {
      PatternItem item;
      item.set = read_set();
      items.push_back(std::move(item));
    } else {
      const std::u16string literal = read_literal();
      for (std::size_t i = 0; i < literal.size();) {
        PatternItem item;
        item.character = next_code_point(literal, i);
        items.push_back(std::move(item));
      }
      if (is_quantifier() && literal.size() > 1) throw Unsupported();  // all of it comes again
    }
    if (items.empty()) return;
    PatternItem& last = items.back();
    if (next_is(u'*') || next_is(u'?')) last.least = 0;
    if (next_is(u'*') || next_is(u'+')) last.most = PatternItem::kAny;
    if (is_quantifier()) ++at_;
  }

  OutputPart read_output(const RewriteRule& rule) {
    OutputPart part;
    if (take(u'&')) {
      for (const char16_t c : std::u16string_view(u"Any-Upper")) expect(c);
      expect(u'(');
      part.upper = true;
      part.segment = read_segment(rule);
      expect(u')');
    } else if (next_is(u'$')) {
      part.segment = read_segment(rule);
    } else {
      part.text = read_literal();
    }
    return part;
  }

  std::size_t read_segment(const RewriteRule& rule) {
    expect(u'$');
    if (at_ == rules_.size() || rules_[at_] < u'1' || rules_[at_] > u'9') throw Unsupported();
    const auto segment = static_cast<std::size_t>(rules_[at_++] - u'0');
    if (segment > rule.segments.size()) throw Unsupported();
    return segment;
  }

  std::shared_ptr<const CharacterSet> read_set() {
    const std::size_t begin = at_;
    int depth = 0;
    do {
      if (at_ >= rules_.size()) throw Unsupported();
      const char16_t c = rules_[at_++];
      if (c == u'\\') ++at_;
      if (c == u'[') ++depth;
      if (c == u']') --depth;
    } while (depth > 0);
    auto set = sets_.of(std::u16string(rules_.substr(begin, at_ - begin)));
    if (!set) throw Unsupported();
    return set;
  }

  /// One plain or escaped character, or what stands in quotation marks.
  std::u16string read_literal() {
    if (at_ == rules_.size()) throw Unsupported();
    const char16_t c = rules_[at_];
    if (c == u'\\') return read_escape();
    if (c == u'\'') return read_quoted();
    const bool plain =
        (c > 0x7F && !is_sign(c)) || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
    if (!plain) throw Unsupported();
    ++at_;
    return {c};
  }

  std::u16string read_escape() {
    const icu::UnicodeString text(false, icu::ConstChar16Ptr(rules_.data()), static_cast<int32_t>(rules_.size()));
    int32_t offset = static_cast<int32_t>(at_) + 1;
    const UChar32 c = text.unescapeAt(offset);
    if (c < 0) throw Unsupported();
    at_ = static_cast<std::size_t>(offset);
    const icu::UnicodeString one(c);
    return {one.getBuffer(), static_cast<std::size_t>(one.length())};
  }

  std::u16string read_quoted() {
    std::u16string text;
    for (++at_;; ++at_) {
      if (at_ == rules_.size()) throw Unsupported();
      if (rules_[at_] == u'\'' && !(at_ + 1 < rules_.size() && rules_[at_ + 1] == u'\'')) break;
      if (rules_[at_] == u'\'') ++at_;  // doubled
      text += rules_[at_];
    }
    ++at_;
    return text;
  }

  std::u16string_view rules_;
  SharedSets& sets_;
  std::size_t at_ = 0;
};

}  // namespace

std::shared_ptr<const CharacterSet> SharedSets::of(const std::u16string& pattern) {
  std::shared_ptr<const CharacterSet>& set = sets_[pattern];
  if (!set) set = compile_set(pattern);
  return set;
}

std::optional<std::vector<RewriteRule>> read_rewrite_rules(std::u16string_view rules, SharedSets& sets) {
  try {
    return RuleReader(rules, sets).read();
  } catch (const Unsupported&) {
    return std::nullopt;
  }
}

}  // namespace tolmach::normalize::detail
