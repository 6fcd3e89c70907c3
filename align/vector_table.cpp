#include "align/vector_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tolmach::align {

VectorTable::VectorTable(std::size_t dimension, std::vector<float> values)
    : dimension_(dimension), values_(std::move(values)) {
  for (std::size_t i = 0; i < rows(); ++i) normalise(std::span(values_).subspan(i * dimension_, dimension_));
}

bool VectorTable::is_null(std::size_t index) const noexcept {
  const std::span<const float> vector = row(index);
  return std::all_of(vector.begin(), vector.end(), [](float value) { return value == 0; });
}

std::optional<std::size_t> find_not_finite(std::span<const float> values) noexcept {
  const auto found = std::find_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
  if (found == values.end()) return std::nullopt;
  return static_cast<std::size_t>(found - values.begin());
}

void normalise(std::span<float> vector) noexcept {
  // Squares of single precision overflow long before the numbers do.
  double squares = 0;
  for (const float value : vector) squares += static_cast<double>(value) * value;
  if (squares == 0) return;
  const double length = std::sqrt(squares);
  for (float& value : vector) value = static_cast<float>(value / length);
}

float dot(std::span<const float> a, std::span<const float> b) noexcept {
  // Sums that don't wait for each other, so that the compiler may use wide registers.
  constexpr std::size_t kLanes = 16;
  std::array<float, kLanes> sums{};
  std::size_t i = 0;
  for (; i + kLanes <= a.size(); i += kLanes)
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  float sum = 0;
  for (; i < a.size(); ++i) sum += a[i] * b[i];
  for (const float part : sums) sum += part;
  return sum;
}

}  // namespace tolmach::align
