#include "formats/lexicon_geonames.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "formats/detail/line_reader.h"
#include "formats/table_tsv.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

constexpr const char* kSource = "GeoNames, CC BY 4.0";
enum Column : std::size_t { kId, kPlace, kLanguage, kName, kPreferred, kShort, kColloquial, kHistoric, kFrom, kTo };
constexpr std::size_t kFewest = kName + 1, kMost = kTo + 1;

/// What stands in the language's column and is none (readme.txt of GeoNames' dump).
bool is_code(std::string_view language) {
  constexpr std::array<std::string_view, 12> kCodes = {"link", "post", "iata", "icao", "faac", "tcid",
                                                       "unlc", "abbr", "wkdt", "phon", "piny", "fr_1793"};
  return std::find(kCodes.begin(), kCodes.end(), language) != kCodes.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// GeoNames' periods are free text; what is no year, month or day is left out.
std::string date_in(std::string_view text) {
  if (is_number(text) && text.size() == 8)
    return fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  if (is_number(text) && text.size() == 4) return std::string(text);
  return {};
}

normalize::NameStatus status_in(const std::vector<std::string>& fields) {
  if (fields[kHistoric] == "1") return normalize::NameStatus::kSuperseded;
  if (fields[kPreferred] == "1") return normalize::NameStatus::kPreferred;
  return normalize::NameStatus::kAdmitted;
}

void store_row(std::vector<std::string> fields, LexiconImport& import) {
  using normalize::NameKind;
  if (fields.size() < kFewest || fields.size() > kMost)
    throw Error(Error::Kind::kUsage, fmt::format("{} fields, expected {} to {}", fields.size(), kFewest, kMost));
  fields.resize(kMost);
  if (!is_number(fields[kId]) || !is_number(fields[kPlace]))
    throw Error(Error::Kind::kUsage, "the first two fields are expected to be numbers");
  const std::string entity = "geonames:" + fields[kPlace];
  if (fields[kLanguage] == "wkdt") {
    import.store(lexicons::Entity{entity, NameKind::kPlace, {}, {
                                    {"geonames", fields[kPlace]},
                                    { "wikidata",
                                      fields[kName] }
                                  }});
    return;
  }
  if (is_code(fields[kLanguage])) return import.skip();
  lexicons::NewName name{
      entity, NameKind::kPlace, fields[kName], fields[kLanguage].empty() ? "und" : fields[kLanguage], status_in(fields),
      kSource};
  lexicons::Ruling ruling{name.status, {}, {}, date_in(fields[kFrom]), date_in(fields[kTo]), kSource};
  if (!ruling.since.empty() || !ruling.until.empty()) name.rulings.push_back(std::move(ruling));
  import.store(std::move(name));
}

}  // namespace

LexiconImportReport import_lexicon_geonames(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                            const LexiconImportOptions& options) {
  LexiconImport import(lexicon, file_name, options);
  detail::LineReader lines(in);
  std::string line;
  while (lines.next(line)) {
    import.advance(lines.number());
    if (line.empty()) continue;
    import.row(lines.number(), [&] {
      if (lines.too_long()) throw Error(Error::Kind::kUsage, "the line is too long");
    store_row(split_fields(line), import);
  });
}
return import.finish();
}  // namespace tolmach::formats

}  // namespace tolmach::formats
