// Any bytes as a word list of each form: an error, or entries of valid text that the lines of the list can hold.
#include <cstdint>
#include <string_view>

#include "formats/detail/gunzip.h"
#include "formats/word_list.h"
#include "require.h"
#include "text/error.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

void read(std::string_view content, std::string_view bodies, formats::WordListForm form) {
  try {
    const formats::WordList list = formats::parse_word_list(content, bodies, "list", form);
    fuzz::require(!list.entries.empty(), "a list that is read has entries");
    for (const formats::WordListEntry& entry : list.entries) {
      for (const std::string& side : {entry.source, entry.target}) {
        fuzz::require(!side.empty() && text::trim(side) == side, "words stand without white space around");
        fuzz::require(!text::find_invalid_utf8(side), "words are valid UTF-8");
      }
    }
  } catch (const Error& error) {
    fuzz::require(error.where().file == "list", "an error names the list");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& [name, form] : formats::word_list_forms()) read(bytes, bytes, form);
  // An index whose numbers are right, since a fuzzer would hardly find them.
  read("a\tA\tI\nb\tI\tBA\nc\tA\tCA\n", bytes, formats::WordListForm::kDictd);
  static_cast<void>(formats::guess_word_list_form(bytes));
  try {
    static_cast<void>(formats::detail::gunzip(bytes, "list"));
  } catch (const Error& error) {
    fuzz::require(error.where().file == "list", "an error names the file");
  }
  return 0;
}
