// Any bytes as text to romanise, the first of them choosing the system: what comes out is UTF-8, the same each time,
// and without the letters of the system's script the text stays as it is.
#include <cstdint>
#include <string>

#include "normalize/romanise.h"
#include "require.h"
#include "text/data_folder.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

/// Whether there is nothing to romanise: a letter of ASCII and, up to the end, only its letters and signs. Signs before
/// the first letter are of no script.
bool is_english(const std::string& text) {
  if (text.empty() || !text::is_letter(static_cast<unsigned char>(text[0]))) return false;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0x80U) != 0) return false;
  return text.find_first_of(" \t\n\v\f\r") == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static normalize::Romaniser romaniser{text::DataFolder(TOLMACH_TEST_DATA)};
  if (size == 0) return 0;
  const auto& systems = romaniser.systems();
  const normalize::RomanisationSystem& system = systems[data[0] % systems.size()];
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);

  const std::string romanised = romaniser.romanise(text, system.id);
  fuzz::require(!text::find_invalid_utf8(romanised), "what comes out is UTF-8");
  fuzz::require(romanised == romaniser.romanise(text, system.id), "a text is romanised the same each time");
  const bool own = system.id == "az-latn" || text::script_of_language(system.language) != text::Script::kLatin;
  if (own && is_english(text)) fuzz::require(romanised == text, "other scripts stay as they are");
  if (system.reversible)
    fuzz::require(!text::find_invalid_utf8(romaniser.restore(text, system.id)), "what is restored is UTF-8");
  return 0;
}
