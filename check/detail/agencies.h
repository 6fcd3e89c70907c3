#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/data_folder.h"
#include "text/span.h"

namespace tolmach::check::detail {

/// The head of an agency's report: "KYIV, June 5 (Reuters) - ".
struct Dateline {
  text::Span span;        ///< with the dash
  text::Span place;       ///< what stands before the agency: the place and the date
  std::string agency;     ///< its id
  bool capitals = false;  ///< whether the agency writes places in capitals, in English
};

/// News agencies by their names in all languages (`data/check/agencies.tsv`). Immutable.
class Agencies {
 public:
  /// @throws Error (io)
  explicit Agencies(const text::DataFolder& data);

  /// The dateline that a piece of a text begins with. Offsets of `text`.
  [[nodiscard]] std::optional<Dateline> dateline(std::string_view text, text::Span piece) const;
  /// Whether a piece of text names an agency. @param agency its id
  [[nodiscard]] bool names(std::string_view piece, std::string_view agency) const;

 private:
  struct Name {
    std::string form, agency;
    bool capitals = false;
  };
  [[nodiscard]] const Name* find(std::string_view form) const noexcept;

  std::vector<Name> names_;
};

}  // namespace tolmach::check::detail
