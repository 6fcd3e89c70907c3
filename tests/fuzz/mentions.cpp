// Any bytes as a text of a language: mentions in their order that do not overlap, each a whole piece of its segment.
#include "normalize/mentions.h"

#include <array>
#include <cstdint>
#include <string>

#include "require.h"
#include "text/sentences.h"
#include "text/unicode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tolmach;
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  static text::SentenceSplitter splitter{folder};
  static normalize::MentionFinder finder(folder, nullptr);
  constexpr std::array<const char*, 9> kLanguages = {"zh", "ja", "ko", "ar", "he", "de", "fr", "uk", "und"};
  if (size == 0) return 0;
  text::Document document;
  document.language = kLanguages[data[0] % kLanguages.size()];
  document.text.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (text::find_invalid_utf8(document.text)) return 0;
  text::segment(document, splitter);
  std::uint32_t end = 0;
  for (const normalize::Mention& mention : finder.find(document)) {
    fuzz::require(mention.span.begin >= end && mention.span.begin < mention.span.end, "mentions stand in their order");
    end = mention.span.end;
    const text::Span segment = document.segments[mention.segment].span;
    fuzz::require(segment.begin <= mention.span.begin && end <= segment.end, "a mention lies within its segment");
    fuzz::require(mention.form == mention.span.of(document.text), "the form stands in the text");
    fuzz::require(!text::find_invalid_utf8(mention.form), "a mention holds whole characters");
  }
  return 0;
}
