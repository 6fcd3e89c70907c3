// Any bytes as a text: telephone numbers and other long codes, placeholders, tags and addresses stand in their order
// within the stretch that was asked for, and no more is read than that.
#include <cstdint>
#include <string>
#include <string_view>

#include "check/detail/marks/code_marks.h"
#include "check/detail/numbers/long_codes.h"
#include "require.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

template <typename Codes>
void require_in_order(const Codes& codes, std::string_view text, text::Span stretch) {
  std::uint32_t end = stretch.begin;
  for (const auto& code : codes) {
    fuzz::require(code.span.begin >= end && code.span.begin < code.span.end, "codes stand in order");
    end = code.span.end;
    fuzz::require(end <= stretch.end, "a code lies within the stretch");
    fuzz::require(!text::find_invalid_utf8(code.span.of(text)), "a code holds whole characters");
    fuzz::require(!code.key.empty(), "a code says something");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (text::find_invalid_utf8(input)) return 0;
  // What stands around the stretch must make no difference.
  const std::string text = "<b " + std::string(input) + " 12 345 678 90>";
  const text::Span stretch{3, static_cast<std::uint32_t>(3 + size)};
  const auto marks = check::detail::find_code_marks(text, stretch);
  const auto codes = check::detail::find_long_codes(text, stretch);
  require_in_order(marks, text, stretch);
  require_in_order(codes, text, stretch);
  const text::Span whole{0, static_cast<std::uint32_t>(size)};
  fuzz::require(check::detail::find_code_marks(input, whole).size() == marks.size(), "marks of the stretch alone");
  fuzz::require(check::detail::find_long_codes(input, whole).size() == codes.size(), "codes of the stretch alone");
  return 0;
}
