#include "formats/lexicon_file.h"

#include "formats/detail/file_ending.h"
#include "formats/lexicon_geonames.h"
#include "formats/lexicon_jsonl.h"
#include "formats/lexicon_tbx.h"
#include "formats/lexicon_tsv.h"
#include "formats/lexicon_wikidata.h"
#include "text/error.h"

namespace tolmach::formats {

const std::vector<std::string>& lexicon_import_forms() {
  static const std::vector<std::string> forms = {"tsv", "csv", "jsonl", "tbx", "wikidata", "geonames"};
  return forms;
}

const std::vector<std::string>& lexicon_export_forms() {
  static const std::vector<std::string> forms = {"tsv", "csv", "jsonl", "tbx", "tbx-dct"};
  return forms;
}

std::string lexicon_form_of(std::string_view file_name) {
  const auto ends_with = [&](std::string_view ending) { return detail::has_ending(file_name, ending); };
  if (ends_with(".jsonl") || ends_with(".json")) return "jsonl";
  if (ends_with(".csv")) return "csv";
  if (ends_with(".tbx") || ends_with(".xml")) return "tbx";
  return "tsv";
}

namespace {

LexiconImportReport import_form(std::string_view form, std::istream& in, const std::string& file_name,
                                lexicons::Lexicon& lexicon, const LexiconImportOptions& options) {
  if (form == "tsv") return import_lexicon_tsv(in, file_name, lexicon, options);
  if (form == "csv") return import_lexicon_csv(in, file_name, lexicon, options);
  if (form == "jsonl") return import_lexicon_jsonl(in, file_name, lexicon, options);
  if (form == "tbx") return import_lexicon_tbx(in, file_name, lexicon, options);
  if (form == "wikidata") return import_lexicon_wikidata(in, file_name, lexicon, options);
  if (form == "geonames") return import_lexicon_geonames(in, file_name, lexicon, options);
  throw Error(Error::Kind::kUsage, "a lexicon can't be read from " + std::string(form));
}

}  // namespace

LexiconImportReport import_lexicon(std::string_view form, std::istream& in, const std::string& file_name,
                                   lexicons::Lexicon& lexicon, const LexiconImportOptions& options) {
  try {
    return import_form(form, in, file_name, lexicon, options);
  } catch (const Error& error) {
    // A reader of lines does not know whose they are.
    if (error.kind() != Error::Kind::kIo || !error.where().file.empty()) throw;
    throw Error(Error::Kind::kIo, error.message(), {file_name}, error.hint());
  }
}

void export_lexicon(std::string_view form, const lexicons::Lexicon& lexicon, std::ostream& out) {
  if (form == "tsv") return export_lexicon_tsv(lexicon, out);
  if (form == "csv") return export_lexicon_csv(lexicon, out);
  if (form == "jsonl") return export_lexicon_jsonl(lexicon, out);
  if (form == "tbx") return export_lexicon_tbx(lexicon, TbxStyle::kDca, out);
  if (form == "tbx-dct") return export_lexicon_tbx(lexicon, TbxStyle::kDct, out);
  throw Error(Error::Kind::kUsage, "a lexicon can't be written as " + std::string(form));
}

std::vector<NotHeld> not_held(std::string_view form, const lexicons::Lexicon& lexicon) {
  if (form == "jsonl") return {};
  const lexicons::LexiconStatistics all = lexicon.statistics();
  std::vector<NotHeld> lost{{"rulings", all.rulings},
                            {"name parts", all.parts},
                            {"inflected forms", all.inflections},
                            {"pieces of evidence", all.evidence},
                            {"pairs never the same", all.never_same_pairs},
                            {"proposals", all.proposals},
                            {"word pairs", all.word_pairs}};
  std::uint64_t nameless = 0, descriptions = 0, systems = 0;
  lexicon.for_each_entity([&](const lexicons::Entity& entity, bool named) {
    nameless += named ? 0U : 1U;
    descriptions += entity.description.empty() ? 0U : 1U;
  });
  lost.push_back({"entities without names", nameless});
  if (form == "tsv" || form == "csv") {
    lost.push_back({"descriptions", descriptions});
    lost.push_back({"ids in other collections", all.external_ids});
  } else {
    lexicon.for_each_name([&](const lexicons::NewName& name) { systems += name.system.empty() ? 0U : 1U; });
    lost.push_back({"romanisation systems", systems});
  }
  std::erase_if(lost, [](const NotHeld& each) { return each.count == 0; });
  return lost;
}

}  // namespace tolmach::formats
