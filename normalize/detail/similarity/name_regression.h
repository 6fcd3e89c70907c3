#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "normalize/detail/similarity/name_features.h"

namespace tolmach::normalize::detail {

/// Logistic regression over measures and contexts of aligned names, by stochastic gradients with a step for each weight
/// (Duchi, Hazan & Singer 2011). A weight is a sum: what holds for all names, and what a script or a language adds
/// (Daumé 2007, "Frustratingly easy domain adaptation").
class NameRegression {
 public:
  /// Adds an example. @param sections numbers of the parts whose weights add up
  void add(const NameFeatures& features, const std::vector<std::uint8_t>& sections, bool same);
  /// Learns from what was added.
  void learn(std::size_t section_count);

  struct Weights {
    std::array<float, kMeasures> measures{};
    std::vector<std::pair<Context, float>> contexts;  ///< by context; those that hardly count are left out
  };
  [[nodiscard]] Weights weights(std::size_t section) const;

 private:
  struct Example {
    std::array<float, kMeasures> measures;
    std::uint32_t begin, end;  ///< of its contexts
    std::uint32_t sections;    ///< in section_lists_
    bool same;
  };
  struct Weight {
    float value = 0;
    float squares = 0;  ///< of its gradients so far
  };
  struct Part {
    std::array<Weight, kMeasures> measures{};
    std::vector<Weight> contexts;
  };
  void forget_rare_contexts();
  void step(const Example& example, float rate);

  std::vector<Example> examples_;
  std::vector<std::uint32_t> contexts_;  ///< of all examples, by number
  std::unordered_map<Context, std::uint32_t> numbers_;
  std::vector<Context> context_of_number_;
  std::vector<std::vector<std::uint8_t>> section_lists_;
  std::vector<Part> parts_;
};

}  // namespace tolmach::normalize::detail
