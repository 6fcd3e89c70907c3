#include "align/evidence.h"

namespace tolmach::align {
namespace {

constexpr std::array<std::string_view, kEvidences> kNames{
    "shape", "deletion", "length", "paragraphs", "ends",        "begins",   "capitals", "unexplained",
    "words", "cognates", "names",  "numbers",    "punctuation", "concepts", "learned",  "similarity"};

}  // namespace

std::string_view name_of(Evidence evidence) noexcept {
  return kNames[static_cast<std::size_t>(evidence)];
}

std::optional<Evidence> evidence_to_leave_out(std::string_view name) noexcept {
  if (name == "lexical") return Evidence::kWords;
  for (std::size_t k = 0; k < kNames.size(); ++k) {
    const auto evidence = static_cast<Evidence>(k);
    // Without a price for what is not explained there would be nothing to gain.
    if (evidence != Evidence::kUnexplained && kNames[k] == name) return evidence;
  }
  return std::nullopt;
}

}  // namespace tolmach::align
