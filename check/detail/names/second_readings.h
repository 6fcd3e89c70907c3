#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::check::detail {

/// How the letters of a language also read in foreign names: in Greek ντ is nt and, for want of a letter, d. Immutable.
class SecondReadings {
 public:
  /// @param language a base tag @throws Error (io)
  SecondReadings(const text::DataFolder& data, std::string_view language);

  /// A name with Latin letters for what reads otherwise; empty where nothing does.
  [[nodiscard]] std::string of(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> groups_;  ///< small letters, the longest first; Latin letters
  std::string language_;
};

}  // namespace tolmach::check::detail
