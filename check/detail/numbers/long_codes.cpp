#include "check/detail/numbers/long_codes.h"

#include <algorithm>
#include <optional>

#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestDigits = 7;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_ascii_capital(char c) noexcept {
  return c >= 'A' && c <= 'Z';
}

/// Groups of digits with what separates them: "+380 (44) 123-45-67".
struct Groups {
  std::vector<std::string> digits;
  bool plus = false, parenthesis = false, hyphen = false, dot = false;
  std::size_t end = 0;

  [[nodiscard]] std::string key() const {
    std::string all;
    for (const std::string& group : digits) all += group;
    return all;
  }
};

/// What may stand between two groups, as far as it goes.
std::size_t separator_at(std::string_view text, std::size_t at, Groups& groups) {
  constexpr std::size_t kLongest = 2;  // signs: ") "
  for (std::size_t signs = 0; signs < kLongest && at < text.size(); ++signs) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with(kNoBreakSpace)) {
      at += kNoBreakSpace.size();
      continue;
    }
    const char c = rest.front();
    if (c != ' ' && c != '-' && c != '.' && c != '/' && c != '(' && c != ')') break;
    groups.hyphen = groups.hyphen || c == '-';
    groups.dot = groups.dot || c == '.';
    groups.parenthesis = groups.parenthesis || c == '(' || c == ')';
    ++at;
  }
  return at;
}

Groups read_groups(std::string_view text, std::size_t at) {
  Groups groups;
  groups.plus = text[at] == '+';
  if (groups.plus) ++at;
  if (at < text.size() && text[at] == '(') {
    groups.parenthesis = true;
    ++at;
  }
  while (true) {
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    if (at == begin) return groups;
    groups.digits.emplace_back(text.substr(begin, at - begin));
    groups.end = at;
    Groups with_separator = groups;
    const std::size_t next = separator_at(text, at, with_separator);
    if (next == at || next >= text.size() || !is_ascii_digit(text[next])) return groups;
    groups = std::move(with_separator);
    at = next;
  }
}

/// 12.05.2022, 2022-05-12
bool is_date(const Groups& groups) {
  const auto& digits = groups.digits;
  constexpr std::size_t kParts = 3, kYear = 4;
  return digits.size() == kParts && digits[1].size() < kParts &&
         (digits.front().size() == kYear || digits.back().size() == kYear);
}

bool is_code(const Groups& groups) {
  const std::string key = groups.key();
  constexpr std::size_t kBookDigits = 9, kBookGroups = 4;
  if (key.size() < kFewestDigits || is_date(groups)) return false;
  if (groups.plus) return true;
  const bool zero = key.front() == '0' && groups.digits.front().size() > 1;
  if (groups.parenthesis) return zero || groups.hyphen;
  if (groups.dot && groups.hyphen) return false;  // 08.30-09.30
  if (zero) return true;
  return groups.hyphen && groups.digits.size() >= kBookGroups && key.size() >= kBookDigits;
}

/// DE89 3704 0044 0532 0130 00
std::optional<LongCode> account_at(std::string_view text, std::size_t begin) {
  constexpr std::size_t kCountry = 4, kShortest = 15, kLongest = 34, kGroup = 4;
  if (text.size() - begin < kShortest || !is_ascii_capital(text[begin]) || !is_ascii_capital(text[begin + 1]) ||
      !is_ascii_digit(text[begin + 2]) || !is_ascii_digit(text[begin + 3]))
    return std::nullopt;
  LongCode code{{}, std::string(text.substr(begin, kCountry))};
  std::size_t at = begin + kCountry, group = 0;
  std::size_t end = at;
  while (at < text.size() && code.key.size() < kLongest) {
    if (is_ascii_digit(text[at]) || is_ascii_capital(text[at])) {
      code.key += text[at++];
      end = at;
      ++group;
    } else if (text[at] == ' ' && group % kGroup == 0) {
      ++at;
    } else {
      break;
    }
  }
  const auto digits = std::count_if(code.key.begin(), code.key.end(), is_ascii_digit);
  if (code.key.size() < kShortest || static_cast<std::size_t>(digits) < kShortest / 2) return std::nullopt;
  code.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return code;
}

/// Whether a word or number goes on before a place.
bool continues(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return false;
  const char32_t c = text::previous_code_point(text, at);
  return text::is_letter(c) || text::is_digit(c) || c == U'.' || c == U',' || c == U'-' || c == U'/';
}

/// With and without the country: +49 30 901820, 030 901820.
bool is_same_line(std::string_view a, std::string_view b) {
  constexpr std::size_t kLocal = 6;
  const auto without_zeros = [](std::string_view key) {
    return key.substr(std::min(key.find_first_not_of('0'), key.size()));
  };
  a = without_zeros(a);
  b = without_zeros(b);
  return std::min(a.size(), b.size()) >= kLocal && (a.ends_with(b) || b.ends_with(a));
}

}  // namespace

std::vector<LongCode> find_long_codes(std::string_view text, text::Span stretch) {
  const std::string_view within = stretch.of(text);
  std::vector<LongCode> codes;
  if (static_cast<std::size_t>(std::count_if(within.begin(), within.end(), is_ascii_digit)) < kFewestDigits)
    return codes;
  for (std::size_t at = 0; at < within.size();) {
    const char c = within[at];
    const bool may_begin = is_ascii_digit(c) || c == '+' || c == '(' || is_ascii_capital(c);
    if (!may_begin || continues(within, at)) {
      ++at;
      continue;
    }
    std::optional<LongCode> code = is_ascii_capital(c) ? account_at(within, at) : std::nullopt;
    if (!code && !is_ascii_capital(c)) {
      const Groups groups = read_groups(within, at);
      if (is_code(groups))
        code = LongCode{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(groups.end)}, groups.key()};
    }
    if (!code) {
      ++at;
      continue;
    }
    at = code->span.end;
    code->span = {code->span.begin + stretch.begin, code->span.end + stretch.begin};
    codes.push_back(std::move(*code));
  }
  return codes;
}

std::vector<CodePair> pair_long_codes(const Context& context, const align::Bead& bead) {
  const text::Span source_span = text::span_of(context.source()->document(), bead.source);
  std::vector<LongCode> source = find_long_codes(context.source()->text(), source_span);
  if (source.empty()) return {};
  const text::Span target_span = text::span_of(context.target().document(), bead.target);
  std::vector<LongCode> target = find_long_codes(context.target().text(), target_span);
  std::vector<CodePair> pairs;
  std::erase_if(source, [&](const LongCode& code) {
    const auto twin = std::find_if(target.begin(), target.end(), [&](const LongCode& other) {
      return other.key == code.key || is_same_line(code.key, other.key);
    });
    if (twin == target.end()) return false;
    pairs.push_back({code, *twin, true});
    target.erase(twin);
    return true;
  });
  if (source.size() != target.size()) return pairs;
  for (std::size_t i = 0; i < source.size(); ++i) pairs.push_back({source[i], target[i], false});
  return pairs;
}

}  // namespace tolmach::check::detail
