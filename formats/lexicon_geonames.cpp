#include "formats/lexicon_geonames.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "formats/detail/line_reader.h"
#include "formats/detail/seen_ids.h"
#include "formats/table_tsv.h"
#include "lexicons/valid_text.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

constexpr const char* kSource = "GeoNames, CC BY 4.0";
enum Column : std::size_t { kId, kPlace, kLanguage, kName, kPreferred, kShort, kColloquial, kHistoric, kFrom, kTo };
constexpr std::size_t kFewest = kName + 1, kMost = kTo + 1;

/// What stands in the language's column and is none (readme.txt of GeoNames' dump).
bool is_code(std::string_view language) {
  constexpr std::array<std::string_view, 13> kCodes = {"link", "post", "iata", "icao", "faac", "tcid",   "unlc",
                                                       "uicn", "abbr", "wkdt", "phon", "piny", "fr_1793"};
  return std::find(kCodes.begin(), kCodes.end(), language) != kCodes.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// GeoNames' periods are free text; what is no year, month or day is left out.
std::string date_in(const std::string& text) {
  std::string date = text;
  if (is_number(text) && text.size() == 8)
    date = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
  try {
    lexicons::require_date(date, "the period");
  } catch (const Error&) {
    return {};
  }
  return date;
}

/// A period that ends before it begins is left out, too.
bool is_period(const std::string& since, const std::string& until) {
  try {
    lexicons::require_period(since, until);
  } catch (const Error&) {
    return false;
  }
  return !(since + until).empty();
}

/// A historic name is not in use, and a colloquial one is none for print, whatever else is said of them.
normalize::NameStatus status_in(const std::vector<std::string>& fields) {
  if (fields[kHistoric] == "1") return normalize::NameStatus::kSuperseded;
  if (fields[kPreferred] == "1" && fields[kColloquial] != "1") return normalize::NameStatus::kPreferred;
  return normalize::NameStatus::kAdmitted;
}

void refuse_unless(bool good, const std::string& why) {
  if (!good) throw Error(Error::Kind::kUsage, why);
}

/// Reads the rows of one file.
class Rows {
 public:
  explicit Rows(LexiconImport& importer) : import_(importer) {}

  /// @throws Error (usage) for a row that is not of GeoNames' form
  void store(std::vector<std::string> fields) {
    refuse_unless(fields.size() >= kFewest && fields.size() <= kMost,
                  fmt::format("{} fields, expected {} to {}", fields.size(), kFewest, kMost));
    fields.resize(kMost);
    check(fields);
    if (fields[kLanguage] == "wkdt") return store_wikidata_id(fields);
    if (is_code(fields[kLanguage])) return import_.skip();
    store_name(fields);
  }

 private:
  void check(const std::vector<std::string>& fields) {
    const auto id = detail::id_number(fields[kId]);
    refuse_unless(id && detail::id_number(fields[kPlace]), "the first two fields are expected to be numbers");
    for (const Column flag : {kPreferred, kShort, kColloquial, kHistoric}) {
      refuse_unless(fields[flag].empty() || fields[flag] == "0" || fields[flag] == "1",
                    fmt::format("field {} is \"{}\", expected 1 or nothing", flag + 1, fields[flag].substr(0, 40)));
    }
    refuse_unless(seen_.add(*id), fmt::format("the id {} stands in an earlier row", *id));
  }

  void store_wikidata_id(const std::vector<std::string>& fields) {
    const std::string& item = fields[kName];
    refuse_unless(item.starts_with('Q') && detail::id_number(std::string_view(item).substr(1)),
                  fmt::format("\"{}\" is no id of Wikidata, expected one like Q1899", item.substr(0, 40)));
    lexicons::Entity entity{"geonames:" + fields[kPlace], normalize::NameKind::kPlace, {}, {}};
    entity.external_ids = {{"geonames", fields[kPlace]}, {"wikidata", item}};
    import_.store(entity);
  }

  void store_name(const std::vector<std::string>& fields) {
    lexicons::NewName name{"geonames:" + fields[kPlace],
                           normalize::NameKind::kPlace,
                           fields[kName],
                           fields[kLanguage].empty() ? "und" : fields[kLanguage],
                           status_in(fields),
                           kSource};
    lexicons::Ruling ruling{name.status, {}, {}, date_in(fields[kFrom]), date_in(fields[kTo]), kSource};
    if (is_period(ruling.since, ruling.until)) name.rulings.push_back(std::move(ruling));
    // A form may stand twice, as the preferred name and as the short one: it is preferred then.
    const std::string key = name.entity + '\t' + name.language + '\t' + name.form;
    if (name.status == normalize::NameStatus::kPreferred) preferred_.insert(key);
    if (name.status == normalize::NameStatus::kAdmitted && preferred_.contains(key))
      name.status = normalize::NameStatus::kPreferred;
    import_.store({std::move(name)});
  }

  LexiconImport& import_;
  detail::SeenIds seen_;
  std::unordered_set<std::string> preferred_;
};

}  // namespace

LexiconImportReport import_lexicon_geonames(std::istream& in, const std::string& file_name, lexicons::Lexicon& lexicon,
                                            const LexiconImportOptions& options) {
  LexiconImport importer(lexicon, file_name, options);
  Rows rows(importer);
  detail::LineReader lines(in);
  std::string line;
  while (lines.next(line)) {
    importer.advance(lines.number());
    if (line.empty()) continue;
    importer.row(lines.number(), [&] {
      if (lines.too_long()) throw Error(Error::Kind::kUsage, "the line is too long");
      rows.store(split_fields(line));
    });
  }
  return importer.finish();
}

}  // namespace tolmach::formats
