#include "align/vector_similarity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "text/error.h"

namespace tolmach::align {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
/// Where everything is the same, nothing can stand out.
constexpr double kLeastDistance = 1e-6;

}  // namespace

VectorSimilarity::VectorSimilarity(RunVectors source, RunVectors target)
    : source_(std::move(source)), target_(std::move(target)) {
  const std::size_t source_dimension = source_.runs.table().dimension();
  const std::size_t target_dimension = target_.runs.table().dimension();
  if (source_dimension != target_dimension)
    throw Error(Error::Kind::kUsage, fmt::format("the vectors of the source have {} numbers, those of the target {}",
                                                 source_dimension, target_dimension));
  source_.expect(target_.mean());
  target_.expect(source_.mean());
}

double VectorSimilarity::of(SegmentRange source, SegmentRange target) const {
  const std::optional<RunView> a = source_.view(source, source_sum_);
  const std::optional<RunView> b = target_.view(target, target_sum_);
  if (!a || !b) return kUnknown;
  const double distance = 1.0 - dot(a->vector, b->vector);
  const double expected = 1.0 - (static_cast<double>(a->chance) + b->chance) / 2;
  return std::clamp(1 - distance / std::max(expected, kLeastDistance), -1.0, 1.0);
}

std::vector<float> VectorSimilarity::Side::mean() const {
  std::vector<double> sum(runs.table().dimension());
  std::size_t count = 0;
  for (std::size_t number = 0; number < runs.runs(); ++number) {
    if (runs.row(number) == RunVectors::kNone) continue;
    const std::span<const float> vector = runs.table().row(runs.row(number));
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += vector[k];
    ++count;
  }
  std::vector<float> mean(sum.size());
  for (std::size_t k = 0; k < sum.size() && count > 0; ++k)
    mean[k] = static_cast<float>(sum[k] / static_cast<double>(count));
  return mean;
}

void VectorSimilarity::Side::expect(std::vector<float> mean_of_other) {
  other = std::move(mean_of_other);
  chance.resize(runs.runs());
  for (std::size_t number = 0; number < runs.runs(); ++number)
    if (runs.row(number) != RunVectors::kNone) chance[number] = dot(runs.table().row(runs.row(number)), other);
}

std::optional<VectorSimilarity::RunView> VectorSimilarity::Side::view(SegmentRange run, std::vector<float>& sum) const {
  if (run.size() <= runs.longest()) {
    const std::size_t number = runs.number(run);
    if (runs.row(number) == RunVectors::kNone) return std::nullopt;
    return RunView{runs.table().row(runs.row(number)), chance[number]};
  }
  sum.assign(runs.table().dimension(), 0.0F);
  if (!add_parts(run, sum)) return std::nullopt;
  normalise(sum);
  return RunView{sum, dot(sum, other)};
}

bool VectorSimilarity::Side::add_parts(SegmentRange run, std::span<float> sum) const {
  while (!run.empty()) {
    const SegmentRange part{run.begin, std::min(run.end, run.begin + runs.longest())};
    const std::uint32_t row = runs.row(runs.number(part));
    if (row == RunVectors::kNone) return false;
    const std::span<const float> vector = runs.table().row(row);
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += vector[k];
    run.begin = part.end;
  }
  return true;
}

}  // namespace tolmach::align
