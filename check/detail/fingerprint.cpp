#include "check/detail/fingerprint.h"

#include <algorithm>
#include <cstdint>

#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

constexpr std::uint32_t kReach = 2000;  // bytes on either side: a long line must stay cheap

/// FNV-1a, 64 bits: stable over machines and versions.
class Hash {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0xFF);  // not in UTF-8: parts stay apart
  }
  [[nodiscard]] std::string hex() const {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kDigits[(value_ >> shift) & 0xF]);
    return out;
  }

 private:
  void step(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

std::vector<text::Token> words_in(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::vector<text::Token> tokens = text::tokenise(text.substr(begin, end - begin), begin);
  std::erase_if(tokens, [](const text::Token& token) { return token.kind == text::Token::Kind::kOther; });
  return tokens;
}

bool continues_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

std::string fingerprint(std::string_view code, std::string_view text, text::Span place, text::Span segment) {
  Hash hash;
  hash.add(code);
  hash.add(place.of(text));
  std::uint32_t begin = place.begin - std::min(place.begin - std::min(segment.begin, place.begin), kReach);
  while (begin < place.begin && continues_character(text[begin])) ++begin;
  const auto before = words_in(text, begin, place.begin);
  const auto after = words_in(text, place.end, std::min(std::max(segment.end, place.end), place.end + kReach));
  for (const text::Token& word : before) hash.add(text::fold(word.span.of(text)));
  hash.add("");
  for (const text::Token& word : after) hash.add(text::fold(word.span.of(text)));
  return hash.hex();
}

}  // namespace tolmach::check::detail
