// Samples of the forms of others (tests/formats/lexicon, written for this project): what is taken, merged, passed over
// and refused of each, and with which line.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <unistd.h>

#include "formats/lexicon_file.h"
#include "text/data_folder.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;
using lexicons::Lexicon;
using lexicons::NewName;
using normalize::NameKind;
using normalize::NameStatus;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LexiconSamples : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_lexicon_samples_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    lexicon_ = std::make_unique<Lexicon>(folder_ / "a.db", lexicons::OpenMode::kCreate);
    const text::DataFolder data(TOLMACH_TEST_DATA);
    for (const text::DataRow& row : text::read_data_rows(data.file("lexicon/import/wikidata_kinds.tsv"), 3))
      options_.kinds[row.fields[0]] = kind_from(row.fields[1], NameKind::kOther);
    for (const text::DataRow& row : text::read_data_rows(data.file("lexicon/import/wikidata_languages.tsv"), 2))
      options_.language_codes[row.fields[0]] = row.fields[1];
    options_.skip_bad_rows = true;
  }
  void TearDown() override {
    lexicon_.reset();
    fs::remove_all(folder_);
  }

  LexiconImportReport import(const std::string& form, const std::string& content) {
    std::istringstream in(content);
    return import_lexicon(form, in, "file", *lexicon_, options_);
  }
  LexiconImportReport import_sample(const std::string& form, const std::string& file) {
    std::ifstream in(std::string(TOLMACH_TEST_CASES) + "/lexicon/" + file, std::ios::binary);
    EXPECT_TRUE(in.is_open()) << file;
    return import_lexicon(form, in, file, *lexicon_, options_);
  }
  /// The message for a file that is refused whole; empty when it is taken.
  std::string refusal(const std::string& form, const std::string& content) {
    try {
      static_cast<void>(import(form, content));
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }
  /// "en Kyiv preferred since 2019 (source)", one for each name of the entity.
  [[nodiscard]] std::vector<std::string> names(const std::string& entity) const {
    std::vector<std::string> out;
    for (const NewName& name : lexicon_->names_of(entity)) {
      std::string text = name.language + " " + name.form + " " + std::string(normalize::to_string(name.status));
      for (const lexicons::Ruling& ruling : name.rulings) text += " " + ruling.since + ".." + ruling.until;
      out.push_back(std::move(text));
    }
    return out;
  }
  static std::vector<std::size_t> lines(const LexiconImportReport& report) {
    std::vector<std::size_t> out;
    for (const BadRow& row : report.bad) out.push_back(row.line);
    return out;
  }

  fs::path folder_;
  std::unique_ptr<Lexicon> lexicon_;
  LexiconImportOptions options_;
};

TEST_F(LexiconSamples, ADumpOfWikidata) {
  options_.skip_bad_rows = false;
  const LexiconImportReport report = import_sample("wikidata", "wikidata_dump.json");
  EXPECT_EQ(report.taken, 25U);
  EXPECT_EQ(report.added, 24U);
  EXPECT_EQ(report.known, 1U) << "\"Kyiv\" is the label in en and in simple, which is English";
  EXPECT_EQ(report.skipped, 4U) << "an item without labels, a property, a lexeme, a redirect";
  EXPECT_EQ(report.refused, 0U);
  EXPECT_THAT(names("wikidata:Q1899"),
              ElementsAre("be-tarask Кіеў admitted", "de Kiew admitted", "en Kiev admitted", "en Kyiv admitted",
                          "en Kyïv admitted", "lzh 基輔 admitted", "ru Киев admitted", "sr-Latn Kijev admitted",
                          "uk Київ admitted", "uk м. Київ admitted", "und Kyiv admitted"));
  EXPECT_EQ(lexicon_->entity("wikidata:Q1899")->kind, NameKind::kPlace);
  EXPECT_EQ(lexicon_->entity("wikidata:Q1001")->kind, NameKind::kPerson);
  EXPECT_EQ(lexicon_->entity("wikidata:Q1065")->kind, NameKind::kOrganisation);
  EXPECT_EQ(lexicon_->entity("wikidata:Q7260")->kind, NameKind::kOther) << "no statement says what it is";
  EXPECT_EQ(lexicon_->entity("wikidata:Q1001")->description, "leader of the Indian independence movement");
  EXPECT_THAT(lexicon_->entities_with({"viaf", "140182218"}), ElementsAre("wikidata:Q1899"));
  EXPECT_THAT(lexicon_->entities_with({"viaf", "000000000"}), IsEmpty()) << "that statement is deprecated";
  EXPECT_FALSE(lexicon_->entity("wikidata:Q4115189")) << "an item without labels";
}

TEST_F(LexiconSamples, ADumpOfWikidataInTheLanguagesAskedFor) {
  options_.languages = {"fr", "lzh"};
  const LexiconImportReport report = import_sample("wikidata", "wikidata_dump.json");
  EXPECT_EQ(report.taken, 5U);
  EXPECT_THAT(names("wikidata:Q1899"), ElementsAre("lzh 基輔 admitted"));
  EXPECT_THAT(names("wikidata:Q1065"), ElementsAre("fr ONU admitted", "fr Organisation des Nations unies admitted"));
  EXPECT_FALSE(lexicon_->entity("wikidata:Q1001"));
}

TEST_F(LexiconSamples, TwoDumpsAreMerged) {
  static_cast<void>(import_sample("wikidata", "wikidata_dump.json"));
  const LexiconImportReport again = import(
      "wikidata", R"({"type":"item","id":"Q1899","labels":{"pl":{"language":"pl","value":"Kijów"}},)"
                  R"("descriptions":{"en":{"language":"en","value":"city"}},"aliases":[],"claims":[],"sitelinks":[]})");
  EXPECT_EQ(again.added, 1U);
  EXPECT_EQ(again.merged, 1U);
  EXPECT_EQ(lexicon_->entity("wikidata:Q1899")->description, "city");
  EXPECT_EQ(lexicon_->entity("wikidata:Q1899")->kind, NameKind::kPlace);
  EXPECT_EQ(names("wikidata:Q1899").size(), 12U);
}

TEST_F(LexiconSamples, AlternateNamesOfGeonames) {
  options_.skip_bad_rows = false;
  const LexiconImportReport report = import_sample("geonames", "geonames_alternateNamesV2.txt");
  EXPECT_EQ(report.taken, 12U);
  EXPECT_EQ(report.added, 10U);
  EXPECT_EQ(report.merged, 1U) << "the id of Wikidata";
  EXPECT_EQ(report.known, 1U) << "a form that is the preferred and the short one";
  EXPECT_EQ(report.skipped, 8U) << "link, post, unlc, iata, abbr, fr_1793, uicn, phon";
  EXPECT_THAT(names("geonames:703448"),
              ElementsAre("en Kiev superseded ..1991", "en Kyiv preferred", "uk Київ preferred", "und Kiew admitted"));
  EXPECT_THAT(names("geonames:709930"),
              ElementsAre("en Dnipro preferred 2016-05-19..", "en Dnipropetrovsk superseded 1926..2016-05-19",
                          "ru Екатеринослав superseded"))
      << "periods in words are left out";
  EXPECT_THAT(names("geonames:5128581"),
              ElementsAre("en Big Apple admitted", "en New York admitted", "zh-TW 紐約 admitted"))
      << "a colloquial name is never preferred";
  EXPECT_THAT(lexicon_->entities_with({"wikidata", "Q1899"}), ElementsAre("geonames:703448"));
}

TEST_F(LexiconSamples, Tbx3WithTypesInAttributes) {
  const LexiconImportReport report = import_sample("tbx", "tbx3_dca.tbx");
  EXPECT_EQ(report.taken, 6U);
  EXPECT_THAT(lines(report), ElementsAre(58, 64, 81));
  EXPECT_THAT(report.bad[0].reason, HasSubstr("unknown status \"bestTerm\""));
  EXPECT_THAT(report.bad[1].reason, HasSubstr("'not a language'"));
  EXPECT_THAT(report.bad[2].reason, HasSubstr("\"c1\" is an earlier concept's"));
  EXPECT_THAT(names("c1"), ElementsAre("en Kiev superseded", "en Kyiv preferred", "uk Київ admitted"));
  EXPECT_EQ(lexicon_->names_of("c1")[1].source, "style guide") << "not that of the context";
  EXPECT_EQ(lexicon_->entity("c1")->kind, NameKind::kPlace);
  EXPECT_EQ(lexicon_->entity("c1")->description, "Capital of Ukraine, on the Dnipro.");
  EXPECT_THAT(lexicon_->entities_with({"wikidata", "Q1899"}), ElementsAre("c1"));
  EXPECT_EQ(lexicon_->entity("c2")->description, "Parliament of Ukraine.") << "defined in a language";
  const auto river = lexicon_->find("Dnjepr", "de");
  ASSERT_EQ(river.size(), 1U);
  EXPECT_THAT(names(river[0].entity), ElementsAre("de Dnjepr admitted", "en Dnipro admitted"))
      << "a concept without id is one entity";
}

TEST_F(LexiconSamples, Tbx3WithTypesAsElements) {
  const LexiconImportReport report = import_sample("tbx", "tbx3_dct.tbx");
  EXPECT_EQ(report.taken, 2U);
  EXPECT_THAT(lines(report), ElementsAre(35));
  EXPECT_THAT(names("c1"), ElementsAre("en Ghandi deprecated", "en Mahatma Gandhi preferred"));
  EXPECT_EQ(lexicon_->names_of("c1")[1].source, "style guide");
  EXPECT_EQ(lexicon_->entity("c1")->kind, NameKind::kPerson);
  EXPECT_EQ(lexicon_->entity("c1")->description, "Leader of a movement.");
  EXPECT_THAT(lexicon_->entities_with({"wikidata", "Q1001"}), ElementsAre("c1"));
}

TEST_F(LexiconSamples, Tbx2WithADocumentType) {
  const LexiconImportReport report = import_sample("tbx", "tbx2_martif.tbx");
  EXPECT_EQ(report.taken, 4U);
  EXPECT_THAT(lines(report), ElementsAre(41));
  EXPECT_THAT(names("eid-1"), ElementsAre("de Vereinte Nationen admitted", "en U.N.O. deprecated",
                                          "en United Nations preferred", "en United Nations Organization preferred"));
  EXPECT_EQ(lexicon_->entity("eid-1")->kind, NameKind::kOrganisation);
}

/// A file of a form with rows of which some are bad.
struct BadFile {
  std::string form, content;
  std::vector<std::size_t> bad;  ///< lines
  std::uint64_t taken = 0;
};

std::vector<BadFile> bad_files() {
  const std::string long_text(10 << 20, 'x');
  const auto item = [](const std::string& id, const std::string& language, const std::string& label) {
    return R"({"id":")" + id + R"(","labels":{"l":{"language":")" + language + R"(","value":")" + label + "\"}}},\n";
  };
  const auto term = [](const std::string& id, const std::string& language, const std::string& text,
                       const std::string& status = "preferredTerm") {
    return "<conceptEntry id='" + id + "'><langSec xml:lang='" + language + "'><termSec><term>" + text +
           "</term><termNote type='administrativeStatus'>" + status +
           "</termNote></termSec></langSec></conceptEntry>\n";
  };
  return {
      {"tsv",
       "form\tlanguage\tstatus\nGood\ten\t\nA\ten\nB\xFF\ten\t\nC\txx\t\nD\ten\tbest\n" + long_text +
           "\ten\t\nE\tklingon\t\nLast\ten\t\n",
       {3, 4, 5, 6, 7, 8},
       2},
      {"csv",
       "form,language,status\nGood,en,\nA,en\nB\xFF,en,\nC,xx,\nD,en,best\n" + long_text +
           ",en,\n\"E\"e,en,\nLast,en,\n",
       {3, 4, 5, 6, 7, 8},
       2},
      {"jsonl",
       "{\"form\":\"Good\",\"language\":\"en\"}\n[1]\n{\"form\":\"B\xFF\",\"language\":\"en\"}\n"
       "{\"form\":\"C\",\"language\":\"xx\"}\n{\"form\":\"D\",\"language\":\"en\",\"status\":\"best\"}\n{\"form\":\"" +
           long_text + "\",\"language\":\"en\"}\n" + std::string(100'000, '[') +
           "\n{\"form\":\"Last\",\"language\":\"en\"}\n",
       {2, 3, 4, 5, 6, 7},
       2},
      {"wikidata",
       "[\n" + item("Q1", "en", "Good") + "{\"id\":1},\n" + item("Q2", "en", "B\xFF") + item("Q3", "xx", "C") +
           item("Q1", "en", "D") + item("Q4", "en", long_text) + item("Qx", "en", "E") + item("Q5", "en", "Last") +
           "]\n",
       {3, 4, 5, 6, 7, 8},
       5},  // the items Q1, Q3 and Q5, and two labels
      {"geonames",
       "1\t1\ten\tGood\n2\t1\ten\n3\t1\ten\tB\xFF\n4\t1\txx\tC\n1\t1\ten\tD\n5\t1\ten\t" + long_text +
           "\n6\t1\ten\tE\tyes\t\t\t\t\t\n7\t1\twkdt\t1899\n8\t1\ten\tLast\n",
       {2, 3, 4, 5, 6, 7, 8},
       2},
      {"tbx",
       "<tbx><text><body>\n" + term("c1", "en", "Good") + term("c2", "xx", "C") + term("c3", "en", "D", "best") +
           term("c1", "en", "E") + term("c4", "en", long_text) + term("c5", "en", "Last") + "</body></text></tbx>\n",
       {3, 4, 5, 6},
       2},
  };
}

TEST_F(LexiconSamples, BadRowsAreRefusedWithTheirLinesAndTheRestIsTaken) {
  for (const BadFile& file : bad_files()) {
    SCOPED_TRACE(file.form);
    lexicon_ = std::make_unique<Lexicon>(folder_ / (file.form + ".db"), lexicons::OpenMode::kCreate);
    const LexiconImportReport report = import(file.form, file.content);
    EXPECT_EQ(lines(report), file.bad);
    EXPECT_EQ(report.refused, file.bad.size());
    EXPECT_EQ(report.taken, file.taken);
    EXPECT_EQ(lexicon_->statistics().names, 2U);
    EXPECT_EQ(lexicon_->find("Last", "en").size(), 1U) << "what stands behind a bad row is taken";
  }
}

TEST_F(LexiconSamples, OrNothingIsTakenAndTheFirstBadRowNamed) {
  options_.skip_bad_rows = false;
  for (const BadFile& file : bad_files()) {
    SCOPED_TRACE(file.form);
    EXPECT_THAT(refusal(file.form, file.content), HasSubstr("file:" + std::to_string(file.bad.front()) + ":"));
    EXPECT_EQ(lexicon_->statistics().names, 0U);
    EXPECT_EQ(lexicon_->statistics().entities, 0U);
  }
}

TEST_F(LexiconSamples, XmlThatIsNotWellFormedOrGrowsIsRefusedWholeEitherWay) {
  const std::string good =
      "<tbx><text><body><conceptEntry id='a'><langSec xml:lang='en'><termSec><term>Kyiv</term>"
      "</termSec></langSec></conceptEntry>\n";
  std::string bomb = "<?xml version='1.0'?>\n<!DOCTYPE tbx [\n<!ENTITY a0 'ha'>\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + before + before + "'>\n";
  }
  bomb += "]>\n<tbx><text>&a39;</text></tbx>";
  for (const bool skip : {false, true}) {
    options_.skip_bad_rows = skip;
    EXPECT_THAT(refusal("tbx", bomb), HasSubstr("file:3:"));
    EXPECT_THAT(refusal("tbx", good + "<conceptEntry id='b\xFF'/>\n</body></text></tbx>"), HasSubstr("file:2:"));
    EXPECT_THAT(refusal("tbx", good), HasSubstr("file:2:")) << "the file is cut off";
    EXPECT_EQ(lexicon_->statistics().names, 0U);
  }
}

}  // namespace
}  // namespace tolmach::formats
