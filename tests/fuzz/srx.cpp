// Any bytes as an SRX file: an error with its place, or rules whose sentences cover a text.
#include "formats/srx.h"

#include <cstdint>
#include <string_view>

#include "require.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tolmach;
  constexpr std::string_view kText = "Dr. Who came. He said (so!) it was 3.5 p.m. Why? «Так.» Ні…";
  try {
    const text::SrxRules rules =
        formats::parse_srx(std::string_view(reinterpret_cast<const char*>(data), size), "input");
    std::uint32_t end = 0;
    for (const text::Span& span : rules.split(kText, "en")) {
      fuzz::require(span.begin >= end && span.end <= kText.size() && !span.empty(), "spans stand in order");
      end = span.end;
    }
    fuzz::require(end == kText.size(), "spans reach the end");
  } catch (const Error&) {
    // What can't be read is said so.
  }
  return 0;
}
