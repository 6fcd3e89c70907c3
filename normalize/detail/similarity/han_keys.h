#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// Reads Chinese characters as pinyin without tones (`data/names/han_keys.tsv`). Immutable after construction.
class HanKeys {
 public:
  explicit HanKeys(const text::DataFolder& data);
  /// The text with every character that has a reading replaced by it; the rest as it is.
  [[nodiscard]] std::string read(std::string_view text) const;

 private:
  std::unordered_map<char32_t, std::string> readings_;
};

}  // namespace tolmach::normalize::detail
