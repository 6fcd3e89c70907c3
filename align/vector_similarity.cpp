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
/// Squared lengths below are what single precision has lost.
constexpr double kLeastSquare = 1e-5;

/// The mean of the vectors of all runs that have one.
std::vector<float> mean_of(const RunVectors& runs) {
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

}  // namespace

VectorSimilarity::VectorSimilarity(RunVectors source, RunVectors target)
    : source_(std::move(source)), target_(std::move(target)) {
  const std::size_t source_dimension = source_.runs.table().dimension();
  const std::size_t target_dimension = target_.runs.table().dimension();
  if (source_dimension != target_dimension)
    throw Error(Error::Kind::kUsage, fmt::format("the vectors of the source have {} numbers, those of the target {}",
                                                 source_dimension, target_dimension));
  source_.set_other(target_);
  target_.set_other(source_);
  mean_product_ = dot(source_.mean, target_.mean);
}

double VectorSimilarity::of(SegmentRange source, SegmentRange target) const {
  const std::optional<RunView> a = source_.view(source, source_sum_);
  const std::optional<RunView> b = target_.view(target, target_sum_);
  if (!a || !b) return kUnknown;
  const double a_square = centred_square(*a, source_);
  const double b_square = centred_square(*b, target_);
  if (a_square < kLeastSquare || b_square < kLeastSquare) return kUnknown;
  const double product = static_cast<double>(dot(a->vector, b->vector)) - a->with_other - b->with_other + mean_product_;
  return std::clamp(product / std::sqrt(a_square * b_square), -1.0, 1.0);
}

double VectorSimilarity::centred_square(const RunView& view, const Side& side) {
  return 1.0 - 2.0 * view.with_own + side.mean_square;
}

VectorSimilarity::Side::Side(RunVectors r) : runs(std::move(r)), mean(mean_of(runs)), mean_square(dot(mean, mean)) {}

void VectorSimilarity::Side::set_other(const Side& other_side) {
  other_mean = other_side.mean;
  with_own.resize(runs.runs());
  with_other.resize(runs.runs());
  for (std::size_t number = 0; number < runs.runs(); ++number) {
    if (runs.row(number) == RunVectors::kNone) continue;
    const RunView view = view_of(runs.table().row(runs.row(number)));
    with_own[number] = view.with_own;
    with_other[number] = view.with_other;
  }
}

VectorSimilarity::RunView VectorSimilarity::Side::view_of(std::span<const float> vector) const {
  return {vector, dot(vector, mean), dot(vector, other_mean)};
}

std::optional<VectorSimilarity::RunView> VectorSimilarity::Side::view(SegmentRange run, std::vector<float>& sum) const {
  if (run.size() <= runs.longest()) {
    const std::size_t number = runs.number(run);
    if (runs.row(number) == RunVectors::kNone) return std::nullopt;
    return RunView{runs.table().row(runs.row(number)), with_own[number], with_other[number]};
  }
  sum.assign(runs.table().dimension(), 0.0F);
  if (!add_parts(run, sum)) return std::nullopt;
  normalise(sum);
  return view_of(sum);
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
