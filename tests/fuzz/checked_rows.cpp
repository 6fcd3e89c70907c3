// Any bytes as a PO and as an XLIFF: an error that names the file, or rows of valid text.
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/po_reader.h"
#include "formats/xliff_reader.h"
#include "require.h"
#include "text/error.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

template <typename Reader>
void read(std::string_view content, const Reader& reader) {
  const std::string name = "file";
  try {
    for (const formats::PairRow& row : reader(content, name))
      for (const std::string& side : {row.source, row.target, row.document, row.id})
        fuzz::require(!text::find_invalid_utf8(side), "rows are valid UTF-8");
  } catch (const Error& error) {
    fuzz::require(error.where().file == name && error.where().line > 0, "an error names the file and the line");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read(bytes, formats::read_xliff);
  if (!text::find_invalid_utf8(bytes)) read(bytes, formats::read_po);
  return 0;
}
