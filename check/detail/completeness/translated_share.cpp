#include "check/detail/completeness/translated_share.h"

#include <algorithm>

#include "text/error.h"

namespace tolmach::check::detail {
namespace {

constexpr float kUsual = 0.57F;  // the share of all concepts together

float at(const std::vector<float>& shares, std::uint32_t number) noexcept {
  return number < shares.size() ? shares[number] : 0;
}

float share_in(const text::DataRow& row, const std::filesystem::path& file) {
  const auto share = static_cast<float>(text::number_in(row, 2, file));
  if (share <= 0 || share >= 1)
    throw Error(Error::Kind::kIo, "a share must be a number between 0 and 1",
                {.file = file.string(), .line = row.line});
  return share;
}

}  // namespace

TranslatedShare::TranslatedShare(const text::DataFolder& data, align::EverydayWords& words) {
  const std::filesystem::path file = data.file("check/translated_share.tsv");
  for (const text::DataRow& row : text::read_data_rows(file, 3)) {
    if (row.fields[0] == "concept") continue;
    const std::string& language = row.fields[1];
    Shares& shares = language == "*" ? general_ : by_language_.try_emplace(language).first.value;
    set(shares, words.number_of(row.fields[0]), share_in(row, file));
  }
}

void TranslatedShare::set(Shares& shares, std::uint32_t number, float share) {
  if (shares.size() <= number) shares.resize(number + 1, 0);
  shares[number] = share;
}

double TranslatedShare::of(std::span<const std::uint32_t> concepts, std::string_view language) const {
  const Shares* const own = by_language_.find(language);
  float least = 1;
  for (const std::uint32_t number : concepts) {
    float share = own == nullptr ? 0 : at(*own, number);
    if (share == 0) share = at(general_, number);
    least = std::min(least, share == 0 ? kUsual : share);
  }
  return least;
}

}  // namespace tolmach::check::detail
