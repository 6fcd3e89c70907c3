#include "normalize/detail/similarity/name_regression.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "normalize/detail/similarity/near_names.h"

namespace tolmach::normalize::detail {
namespace {

constexpr int kPasses = 5;
constexpr float kRate = 0.1F;
constexpr float kMeasureRate = 0.3F;
constexpr float kShrinkage = 0.003F;  ///< L1: how steep the loss must be at 0 for a context to count
/// A context in fewer examples tells little.
constexpr std::uint32_t kLeastExamples = 4;
constexpr float kLeastWeight = 0.115F;
constexpr std::uint32_t kForgotten = 0xFFFFFFFF;

}  // namespace

void NameRegression::add(const NameFeatures& features, const std::vector<std::uint8_t>& sections, bool same) {
  const auto begin = static_cast<std::uint32_t>(contexts_.size());
  for (const Context context : features.contexts) {
    const auto [found, is_new] = numbers_.try_emplace(context, static_cast<std::uint32_t>(context_of_number_.size()));
    if (is_new) context_of_number_.push_back(context);
    contexts_.push_back(found->second);
  }
  auto list = std::find(section_lists_.begin(), section_lists_.end(), sections);
  if (list == section_lists_.end()) list = section_lists_.insert(list, sections);
  examples_.push_back({features.measures, begin, static_cast<std::uint32_t>(contexts_.size()),
                       static_cast<std::uint32_t>(list - section_lists_.begin()), same});
}

void NameRegression::forget_rare_contexts() {
  std::vector<std::uint32_t> counts(context_of_number_.size());
  for (const std::uint32_t context : contexts_) ++counts[context];
  std::vector<std::uint32_t> renumbered(counts.size(), kForgotten);
  std::vector<Context> kept;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    if (counts[k] < kLeastExamples) continue;
    renumbered[k] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(context_of_number_[k]);
  }
  context_of_number_ = std::move(kept);
  std::uint32_t filled = 0;
  for (Example& example : examples_) {
    const std::uint32_t begin = filled;
    for (std::uint32_t k = example.begin; k < example.end; ++k)
      if (const std::uint32_t number = renumbered[contexts_[k]]; number != kForgotten) contexts_[filled++] = number;
    example.begin = begin;
    example.end = filled;
  }
  contexts_.resize(filled);
  numbers_.clear();
}

void NameRegression::step(const Example& example, float rate) {
  const auto& sections = section_lists_[example.sections];
  float sum = 0;
  for (const std::uint8_t section : sections) {
    const Part& part = parts_[section];
    for (std::size_t k = 0; k < kMeasures; ++k) sum += part.measures[k].value * example.measures[k];
    for (std::uint32_t k = example.begin; k < example.end; ++k) sum += part.contexts[contexts_[k]].value;
  }
  const float gradient = 1 / (1 + std::exp(-sum)) - (example.same ? 1.0F : 0.0F);
  const auto update = [](Weight& weight, float by, float at_rate, float threshold) {
    weight.squares += by * by;
    const float rate_of_weight = at_rate / std::sqrt(weight.squares + 1e-6F);
    const float value = weight.value - rate_of_weight * by;
    weight.value = std::copysign(std::max(std::abs(value) - rate_of_weight * threshold, 0.0F), value);
  };
  for (const std::uint8_t section : sections) {
    Part& part = parts_[section];
    for (std::size_t k = 0; k < kMeasures; ++k)
      if (example.measures[k] != 0) update(part.measures[k], gradient * example.measures[k], kMeasureRate * rate, 0);
    for (std::uint32_t k = example.begin; k < example.end; ++k)
      update(part.contexts[contexts_[k]], gradient, kRate * rate, kShrinkage);
  }
}

void NameRegression::learn(std::size_t section_count) {
  forget_rare_contexts();
  parts_.assign(section_count, {});
  for (Part& part : parts_) part.contexts.resize(context_of_number_.size());
  std::vector<std::uint32_t> order(examples_.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = static_cast<std::uint32_t>(k);
  Random random(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
    const float rate = 1 / (1 + static_cast<float>(pass));
    for (const std::uint32_t k : order) step(examples_[k], rate);
  }
}

NameRegression::Weights NameRegression::weights(std::size_t section) const {
  Weights out;
  const Part& part = parts_[section];
  for (std::size_t k = 0; k < kMeasures; ++k) out.measures[k] = part.measures[k].value;
  for (std::size_t k = 0; k < part.contexts.size(); ++k)
    if (const float weight = part.contexts[k].value; std::abs(weight) >= kLeastWeight)
      out.contexts.emplace_back(context_of_number_[k], weight);
  std::sort(out.contexts.begin(), out.contexts.end());
  return out;
}

}  // namespace tolmach::normalize::detail
