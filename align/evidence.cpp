#include "align/evidence.h"

namespace tolmach::align {
namespace {

constexpr std::array<std::string_view, kEvidences> kNames{
    "shape", "deletion", "length", "paragraphs", "ends",        "begins",   "capitals", "unexplained",
    "words", "cognates", "names",  "numbers",    "punctuation", "concepts", "learned",  "similarity"};

template <typename Holds>
std::vector<std::string_view> names_where(const Holds& holds) {
  std::vector<std::string_view> names;
  for (std::size_t k = 0; k < kEvidences; ++k)
    if (holds(static_cast<Evidence>(k))) names.push_back(kNames[k]);
  return names;
}

/// Without a price for what is not explained there would be nothing to gain.
bool can_be_left_out(Evidence evidence) noexcept {
  return evidence != Evidence::kUnexplained;
}

}  // namespace

std::string_view name_of(Evidence evidence) noexcept {
  return kNames[static_cast<std::size_t>(evidence)];
}

std::optional<Evidence> evidence_to_leave_out(std::string_view name) noexcept {
  if (name == "lexical") return Evidence::kWords;
  for (std::size_t k = 0; k < kNames.size(); ++k) {
    const auto evidence = static_cast<Evidence>(k);
    if (can_be_left_out(evidence) && kNames[k] == name) return evidence;
  }
  return std::nullopt;
}

std::vector<std::string_view> names_to_leave_out() {
  return names_where(can_be_left_out);
}

std::vector<std::string_view> EvidenceSet::left_out() const {
  return names_where([this](Evidence evidence) { return !has(evidence); });
}

}  // namespace tolmach::align
