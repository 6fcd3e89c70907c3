// Any bytes as a lexicon of each form: an error, or names that a lexicon without problems holds.
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>

#include <unistd.h>

#include "formats/lexicon_file.h"
#include "require.h"
#include "text/error.h"

namespace {

using namespace tolmach;

lexicons::Lexicon& lexicon() {
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("tolmach_fuzz_" + std::to_string(getpid()) + ".db");
  static const bool removed = std::filesystem::remove(path);
  static_cast<void>(removed);
  static lexicons::Lexicon opened(path, lexicons::OpenMode::kCreate);
  // The file lives on without its name, so that nothing is left behind.
  static const bool hidden = std::filesystem::remove(path);
  static_cast<void>(hidden);
  return opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const std::string& form : formats::lexicon_import_forms()) {
    for (const char* head : {"", "form\tlanguage\n", "form,language\n", "Form;Language\n"}) {
      std::istringstream in(head + bytes);
      formats::LexiconImportOptions options;
      options.skip_bad_rows = true;
      options.dry_run = true;
      try {
        const formats::LexiconImportReport report = formats::import_lexicon(form, in, "list", lexicon(), options);
        fuzz::require(report.taken == report.added + report.merged + report.known, "the counts add up");
      } catch (const Error& error) {
        fuzz::require(error.kind() == Error::Kind::kUsage || error.where().file == "list", "an error names the file");
      }
    }
  }
  fuzz::require(lexicon().statistics().names == 0, "a dry run takes nothing");
  return 0;
}
