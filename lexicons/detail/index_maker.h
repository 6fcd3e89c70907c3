#pragma once

#include <memory>
#include <string>

#include "normalize/name_similarity.h"
#include "text/data_folder.h"

namespace tolmach::lexicons::detail {

/// What the search index is made with. Nothing is read before it is needed.
class IndexMaker {
 public:
  explicit IndexMaker(text::DataFolder data) : data_(std::move(data)) {}

  /// @throws Error (io) when the data can't be read
  [[nodiscard]] const normalize::NameMatcher& matcher();
  /// See normalize::name_fingerprint(). @throws Error (io) when the data can't be read
  [[nodiscard]] const std::string& fingerprint();

 private:
  text::DataFolder data_;
  std::unique_ptr<const normalize::NameMatcher> matcher_;
  std::string fingerprint_;
};

}  // namespace tolmach::lexicons::detail
