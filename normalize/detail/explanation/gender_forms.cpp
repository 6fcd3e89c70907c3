#include "normalize/detail/explanation/gender_forms.h"

#include <cstddef>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kTellingEnding = 3;  // letters; shorter ones end too many other words

/// What stands before the ending; none where the text ends otherwise or has too short a stem.
std::optional<std::string_view> stem(std::string_view text, std::string_view ending) {
  if (text.size() < ending.size() || text.substr(text.size() - ending.size()) != ending) return std::nullopt;
  const std::string_view rest = text.substr(0, text.size() - ending.size());
  // An ending that is put behind the whole name asks for more of a name.
  const std::size_t shortest = kShortestStem + (ending.empty() ? 1 : 0);
  if (text::count_code_points(rest) < shortest) return std::nullopt;
  return rest;
}

}  // namespace

GenderForms::GenderForms(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("names/gender.tsv"), 3))
    endings_.push_back({row.fields[0], row.fields[1] == "-" ? std::string() : row.fields[1], row.fields[2]});
}

std::optional<GenderPair> GenderForms::match(std::string_view a, std::string_view language_a, std::string_view b,
                                             std::string_view language_b) const {
  const std::string lower_a = text::lower(a);
  const std::string lower_b = text::lower(b);
  std::optional<GenderPair> found;
  for (const Endings& endings : endings_) {
    const bool own = endings.language == language_a || endings.language == language_b;
    if (!own && (found || text::count_code_points(endings.female) < kTellingEnding)) continue;
    for (const bool a_is_female : {false, true}) {
      const auto male = stem(a_is_female ? lower_b : lower_a, endings.male);
      const auto female = stem(a_is_female ? lower_a : lower_b, endings.female);
      if (!male || !female || *male != *female) continue;
      found = GenderPair{endings.language, a_is_female};
      if (own) return found;
    }
  }
  return found;
}

}  // namespace tolmach::normalize::detail
