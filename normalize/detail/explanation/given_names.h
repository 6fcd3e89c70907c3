#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/data_folder.h"

namespace tolmach::normalize::detail {

/// How two given names hang together; where several hold, the first.
enum class GivenNameRelation : std::uint8_t {
  kSpelling,     ///< spellings of one name (Mykola, Микола)
  kShortForm,    ///< a name and a short form of it, or two short forms
  kCounterpart,  ///< of one origin, in two languages
  kFeminine,     ///< for men and for women
  kApart         ///< near, and two names
};

/// What ties, or parts, two given names.
struct GivenNameLink {
  GivenNameRelation relation = GivenNameRelation::kSpelling;
  std::string name;                    ///< the full name of short forms, the name for men, the word for the origin
  std::string language_a, language_b;  ///< of the names; empty for kApart
  bool a_is_full = false;              ///< a is the full name, or the one for men
};

/// Short forms, counterparts and false friends among given names (`data/names/given_names.tsv`). Immutable after
/// construction.
class GivenNames {
 public:
  /// @throws Error (io) when the file can't be read or has a row of no known kind
  explicit GivenNames(const text::DataFolder& data);

  /// What is known of two given names, one word each, case and diacritics aside. Languages are base subtags or empty:
  /// where a name is used in several, those are preferred.
  [[nodiscard]] std::optional<GivenNameLink> link(std::string_view a, std::string_view language_a, std::string_view b,
                                                  std::string_view language_b) const;

 private:
  struct Group {
    GivenNameRelation relation;
    std::string name;
  };
  /// A spelling's place: names of one number in a group are spellings of one name.
  struct Place {
    std::size_t group = 0, number = 0;
    std::string language;
  };
  void add_names(std::string_view names, std::string_view language, std::size_t& number);

  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<Place>> places_;
};

}  // namespace tolmach::normalize::detail
