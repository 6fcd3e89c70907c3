#include "check/detail/marks/code_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes of a placeholder's name
constexpr std::size_t kLongestTag = 400;  // bytes of a tag with its attributes

bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
bool is_name(char c) noexcept {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == '-' || c == ':';
}

/// By byte: nothing else begins a mark. Of addresses the second letter says more: "http", "www".
constexpr std::array<bool, 256> kBeginMarks = [] {
  std::array<bool, 256> begin{};
  for (const char c : std::string_view("{$%#<@hw")) begin.at(static_cast<unsigned char>(c)) = true;
  return begin;
}();

/// Reads one kind of mark at a place of a text; each gives the length, 0 where there is none.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  /// {0}, {name}, {{name}}, with $, % or # before it or not.
  [[nodiscard]] std::size_t braces() const noexcept {
    std::size_t at = rest_[0] == '{' ? 0 : 1;
    if (at == 1 && rest_[0] != '$' && rest_[0] != '%' && rest_[0] != '#') return 0;
    std::size_t open = 0;
    while (open < 2 && peek(at) == '{') ++at, ++open;
    if (open == 0) return 0;
    const std::size_t begin = at;
    while (is_name(peek(at)) && at - begin < kLongestName) ++at;
    if (at == begin) return 0;
    for (std::size_t close = 0; close < open; ++close) {
      if (peek(at++) != '}') return 0;
    }
    return at;
  }

  /// %s, %1$d, %.2f, %(name)s, %@
  [[nodiscard]] std::size_t printf() const noexcept {
    if (rest_[0] != '%') return 0;
    std::size_t at = 1;
    if (peek(at) == '(') {
      const std::size_t begin = ++at;
      while (is_name(peek(at))) ++at;
      if (at == begin || peek(at++) != ')') return 0;
    }
    while (is_ascii_digit(peek(at)) || peek(at) == '$' || peek(at) == '.' || peek(at) == '+') ++at;
    while (peek(at) == 'l' || peek(at) == 'z') ++at;
    if (std::string_view("sdifuxXcg@").find(peek(at)) == std::string_view::npos || peek(at) == '\0') return 0;
    ++at;
    return is_ascii_letter(peek(at)) ? 0 : at;
  }

  /// %1, %L2, %n: the marks of Qt for the place of a value. A per cent sign before a number looks the same.
  [[nodiscard]] std::size_t place_marker() const noexcept {
    if (rest_[0] != '%') return 0;
    std::size_t at = peek(1) == 'L' ? 2 : 1;
    const std::size_t begin = at;
    while (is_ascii_digit(peek(at)) && at - begin < 2) ++at;
    if (at == begin && at == 1 && peek(at) == 'n') ++at;
    const char behind = peek(at);
    const bool decimal = (behind == '.' || behind == ',') && is_ascii_digit(peek(at + 1));
    return at == begin || peek(begin) == '0' || is_ascii_digit(behind) || is_ascii_letter(behind) || decimal ? 0 : at;
  }

  /// The length of a tag, and its name with a slash before it where it closes.
  [[nodiscard]] std::size_t tag(std::string& name) const {
    if (rest_[0] != '<') return 0;
    std::size_t at = 1;
    name.clear();
    if (peek(at) == '/') name.push_back(rest_[at++]);
    if (!is_ascii_letter(peek(at))) return 0;
    while (is_name(peek(at))) name.push_back(rest_[at++]);
    const char behind = peek(at);
    if (behind != '>' && behind != ' ' && behind != '/') return 0;
    const std::size_t end = rest_.substr(0, kLongestTag).find('>', at);
    if (end == std::string_view::npos) return 0;
    // Attributes have an equals sign; "<word word>" is a bracket.
    const std::string_view attributes = text::trim(rest_.substr(at, end - at));
    if (!attributes.empty() && attributes != "/" && attributes.find('=') == std::string_view::npos) return 0;
    return end + 1;
  }

  /// http://…, https://…, www.…; up to a space, a bracket, a quotation mark or a letter beyond ASCII.
  [[nodiscard]] std::size_t address() const noexcept {
    std::size_t at = 0;
    for (const std::string_view scheme : {"https://", "http://", "www."})
      if (rest_.starts_with(scheme)) at = scheme.size();
    if (at == 0 || peek(at) == '/' || peek(at) == '?' || peek(at) == '#') return 0;  // no host
    const std::size_t begin = at;
    while (peek(at) > ' ' && peek(at) < 0x7F &&
           std::string_view("<>\"'()[]{}|").find(peek(at)) == std::string_view::npos)
      ++at;
    while (at > begin && std::string_view(".,;:!?").find(rest_[at - 1]) != std::string_view::npos) --at;
    return at - begin < 3 ? 0 : at;
  }

 private:
  [[nodiscard]] char peek(std::size_t at) const noexcept { return at < rest_.size() ? rest_[at] : '\0'; }

  std::string_view rest_;
};

/// The host of an address: the page may be another one in another language.
std::string host_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  if (address.starts_with("www.")) address.remove_prefix(4);
  std::string host(address.substr(0, address.find_first_of("/?#")));
  // en.example.org and uk.example.org are one site.
  if (const std::size_t dot = host.find('.'); dot == 2 && host.find('.', dot + 1) != std::string::npos)
    host.erase(0, 3);
  return text::lower(host);
}

/// An address for mail around an @: its span, where there is one.
std::optional<text::Span> mail_around(std::string_view text, text::Span stretch, std::uint32_t at) noexcept {
  const auto in_mail = [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
  };
  std::uint32_t begin = at, end = at + 1;
  while (begin > stretch.begin && in_mail(text[begin - 1])) --begin;
  while (end < stretch.end && in_mail(text[end])) ++end;
  while (end > at + 1 && text[end - 1] == '.') --end;
  const std::string_view host = text.substr(at + 1, end - at - 1);
  if (begin == at || host.find('.') == std::string_view::npos) return std::nullopt;
  return text::Span{begin, end};
}

/// @param free where the mark before it ends: an address for mail reaches back no further
std::optional<CodeMark> mark_at(std::string_view text, text::Span stretch, std::uint32_t free, std::uint32_t at) {
  const std::string_view rest = text.substr(at, stretch.end - at);
  const Reader reader(rest);
  const auto span = [&](std::size_t size) { return text::Span{at, at + static_cast<std::uint32_t>(size)}; };
  if (rest[0] == '@') {
    const auto mail = mail_around(text, {free, stretch.end}, at);
    if (mail) return CodeMark{CodeMark::Kind::kAddress, *mail, text::lower(mail->of(text))};
    return std::nullopt;
  }
  if (rest[0] == 'h' || rest[0] == 'w') {
    const std::size_t size = reader.address();
    if (size > 0) return CodeMark{CodeMark::Kind::kAddress, span(size), host_of(rest.substr(0, size))};
    return std::nullopt;
  }
  if (std::string name; const std::size_t size = reader.tag(name))
    return CodeMark{CodeMark::Kind::kTag, span(size), text::lower(name)};
  const bool behind_number = at > stretch.begin && (is_ascii_digit(text[at - 1]) || text[at - 1] == ' ') &&
                             rest[0] == '%' && at >= stretch.begin + 2 && is_ascii_digit(text[at - 2]);
  std::size_t size = reader.braces();
  if (size == 0 && !behind_number) size = reader.printf();
  if (size > 0) return CodeMark{CodeMark::Kind::kPlaceholder, span(size), std::string(rest.substr(0, size))};
  if (!behind_number) size = reader.place_marker();
  if (size == 0) return std::nullopt;
  return CodeMark{CodeMark::Kind::kPlaceMarker, span(size), std::string(rest.substr(0, size))};
}

}  // namespace

std::vector<CodeMark> find_code_marks(std::string_view text, text::Span stretch) {
  std::vector<CodeMark> found;
  std::uint32_t free = stretch.begin;  // behind the marks so far
  const auto may_be_address = [&](std::uint32_t at) {
    return at + 1 < stretch.end && text[at + 1] == (text[at] == 'h' ? 't' : 'w');
  };
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    if (!kBeginMarks[static_cast<unsigned char>(text[at])]) continue;
    if ((text[at] == 'h' || text[at] == 'w') && !may_be_address(at)) continue;
    auto mark = mark_at(text, stretch, free, at);
    if (!mark) continue;
    free = std::max(mark->span.end, at + 1);
    at = free - 1;
    found.push_back(std::move(*mark));
  }
  return found;
}

}  // namespace tolmach::check::detail
