// Sentences of any text in UTF-8, in languages of all kinds: the spans cover the text.
#include "text/sentences.h"

#include <array>
#include <cstdint>
#include <string>

#include "covered.h"
#include "require.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tolmach;
  static text::SentenceSplitter splitter{text::DataFolder(TOLMACH_TEST_DATA)};
  static constexpr std::array<const char*, 12> kLanguages{"en", "uk", "de", "tr", "zh", "ja",
                                                          "ar", "hi", "hy", "el", "xx", "und"};
  if (size == 0) return 0;
  text::Document document;
  document.text.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (text::find_invalid_utf8(document.text)) return 0;
  document.language = kLanguages.at(data[0] % kLanguages.size());
  text::segment(document, splitter);
  fuzz::require_covered(document);
  for (const text::Span& paragraph : splitter.paragraphs(document.text, document.language)) {
    std::uint32_t last = 0;
    for (const text::Boundary& boundary : splitter.boundaries(paragraph.of(document.text), document.language)) {
      fuzz::require(boundary.offset >= last && boundary.offset <= paragraph.size(), "boundaries stand in order");
      fuzz::require(!boundary.rule.empty(), "each boundary has a rule");
      last = boundary.offset;
    }
  }
  return 0;
}
