#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/detail/boundary_context.h"

namespace tolmach::text::detail {

/// A row of `data/segmentation/rules.tsv`: if each column of a context has one of the bits asked for, the sentence ends
/// there, or does not.
struct BoundaryRule {
  std::string name;
  bool ends = false;
  BoundaryContext any_of{};  ///< bits per column, of which one is asked for; all bits where the column does not matter
};

/// The decision table: the first row that fits decides.
class BoundaryRules {
 public:
  /// @throws Error (io) naming file and line for an unknown column, verdict or value
  explicit BoundaryRules(const DataFolder& data);

  /// The rule that decides. The last row of the table fits everything, so there always is one.
  [[nodiscard]] const BoundaryRule& decide(const BoundaryContext& context) const noexcept;
  [[nodiscard]] const std::vector<BoundaryRule>& rows() const noexcept { return rows_; }

 private:
  std::vector<BoundaryRule> rows_;
};

}  // namespace tolmach::text::detail
