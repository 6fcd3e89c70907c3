#include "align/detail/confidence.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/error.h"

namespace tolmach::align::detail {
namespace {

double number(const std::string& field, const std::filesystem::path& path, std::size_t line) {
  double value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size())
    throw Error(Error::Kind::kIo, "expected a number, found '" + field + "'", {path.string(), line});
  return value;
}

}  // namespace

Confidence::Confidence(const text::DataFolder& data) {
  const auto path = data.file("alignment/confidence.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    Scale& scale = row.fields[0] == "link" ? link_ : deletion_;
    scale = {number(row.fields[1], path, row.line), number(row.fields[2], path, row.line)};
  }
}

double Confidence::calibrated(double posterior, bool is_link) const noexcept {
  const double p = std::clamp(posterior, 1e-6, 1 - 1e-6);
  const Scale& scale = is_link ? link_ : deletion_;
  return 1 / (1 + std::exp(-(scale.slope * std::log(p / (1 - p)) + scale.intercept)));
}

}  // namespace tolmach::align::detail
