#include "normalize/detail/explanation/demonyms.h"

#include <algorithm>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kShortestStem = 3;

bool is_place(std::string_view word, std::string_view language, const NameSource& names) {
  const auto known = names.find(word, language);
  return std::any_of(known.begin(), known.end(), [&](const KnownName& name) {
    return name.kind == NameKind::kPlace && (name.language == language || name.language == "und");
  });
}

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

Demonyms::Demonyms(const text::DataFolder& data) {
  const auto path = data.file("names/demonyms.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const auto& f = row.fields;
    if (f[0] == "ending") {
      endings_.push_back({f[1], f[2] == "-" ? std::string() : f[2], f[3]});
    } else if (f[0] == "place") {
      for (std::size_t begin = 0; begin <= f[3].size();) {
        const std::size_t end = std::min(f[3].find('|', begin), f[3].size());
        listed_[text::fold(f[3].substr(begin, end - begin))].push_back({f[1], f[2], text::fold(f[2])});
        begin = end + 1;
      }
    } else {
      throw Error(Error::Kind::kIo, "unknown kind '" + f[0] + "', expected place or ending", {path.string(), row.line});
    }
  }
}

std::optional<DemonymLink> Demonyms::demonym_of(std::string_view demonym, std::string_view place,
                                                std::string_view language, const NameSource* names) const {
  const bool any = language.empty() || language == "und";
  const std::string place_key = text::fold(place);
  if (const auto found = listed_.find(text::fold(demonym)); found != listed_.end())
    for (const Listed& row : found->second)
      if (row.key == place_key && (any || row.language == language)) return DemonymLink{row.place, row.language, true};
  if (any || names == nullptr || !is_place(place, language, *names)) return std::nullopt;
  const std::string lower_place = text::lower(place, language);
  const std::string lower_demonym = text::lower(demonym, language);
  for (const Ending& ending : endings_) {
    if (ending.language != language || !ends_with(lower_demonym, ending.demonym)) continue;
    if (!ending.place.empty() && !ends_with(lower_place, ending.place)) continue;
    const std::string_view stem = std::string_view(lower_place).substr(0, lower_place.size() - ending.place.size());
    if (text::count_code_points(stem) < kShortestStem) continue;
    if (std::string(stem) + ending.demonym == lower_demonym)
      return DemonymLink{std::string(place), ending.language, false};
  }
  return std::nullopt;
}

std::optional<DemonymLink> Demonyms::link(std::string_view a, std::string_view b, std::string_view language,
                                          const NameSource* names) const {
  if (auto found = demonym_of(b, a, language, names)) return found;
  auto found = demonym_of(a, b, language, names);
  if (found) found->a_is_demonym = true;
  return found;
}

}  // namespace tolmach::normalize::detail
