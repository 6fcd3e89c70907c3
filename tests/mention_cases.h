#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/mentions.h"

namespace tolmach::tests {

/// The names of a case file's column: separated by "; ", and - for none.
inline std::vector<std::string> names_in(const std::string& column) {
  std::vector<std::string> out;
  if (column == "-") return out;
  for (std::size_t at = 0; at <= column.size();) {
    const std::size_t end = std::min(column.find("; ", at), column.size());
    out.push_back(column.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

/// A mention with the parts that the expectation looks at: >lemma, /kind.
inline std::string shown(const normalize::Mention& mention, const std::string& expected) {
  std::string out = mention.form;
  if (expected.find('>') != std::string::npos) out += ">" + mention.lemma;
  if (expected.find('/') != std::string::npos) out += "/" + std::string(normalize::to_string(mention.kind));
  return out;
}

}  // namespace tolmach::tests
