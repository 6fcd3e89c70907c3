// Any bytes as a file: an error with its place, or a text whose segments cover it and whose places lie within the file.
#include <cstdint>
#include <string>

#include "covered.h"
#include "formats/read_document.h"
#include "require.h"
#include "text/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tolmach;
  static text::SentenceSplitter splitter{text::DataFolder(TOLMACH_TEST_DATA)};
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  try {
    formats::ReadOptions options;
    options.presegmented = (data[0] & 1U) != 0;
    text::Document document = formats::make_document(bytes, "input", options);
    formats::segment_document(document, options, splitter);
    fuzz::require_covered(document);
    for (const text::Segment& segment : document.segments) {
      const std::uint64_t begin = document.source_map.to_file(segment.span.begin);
      const std::uint64_t end = document.source_map.end_to_file(segment.span.end);
      fuzz::require(begin <= end && end <= bytes.size(), "places lie within the file");
    }
  } catch (const Error&) {
    // What can't be read is said so.
  }
  return 0;
}
