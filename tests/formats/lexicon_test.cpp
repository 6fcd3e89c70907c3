// Lexicons from and to files: round trips, the forms of others, and bad rows.

#include <filesystem>
#include <map>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <unistd.h>

#include "formats/detail/said_before.h"
#include "formats/lexicon_file.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

namespace fs = std::filesystem;
using lexicons::Lexicon;
using lexicons::NewName;
using normalize::NameStatus;
using testing::HasSubstr;

class LexiconFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("tolmach_lexicon_files_" + std::to_string(getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    lexicon_ = std::make_unique<Lexicon>(folder_ / "a.db", lexicons::OpenMode::kCreate);
  }
  void TearDown() override {
    lexicon_.reset();
    fs::remove_all(folder_);
  }

  LexiconImportReport import(const std::string& form, const std::string& content, bool skip = true) {
    std::istringstream in(content);
    LexiconImportOptions options;
    options.skip_bad_rows = skip;
    options.kinds = {{"Q515", normalize::NameKind::kPlace}};
    return import_lexicon(form, in, "file", *lexicon_, options);
  }
  static std::string text(const std::string& form, const Lexicon& lexicon) {
    std::ostringstream out;
    export_lexicon(form, lexicon, out);
    return out.str();
  }
  /// What a second lexicon, filled from the first one's export, exports again.
  std::string again(const std::string& form) {
    Lexicon other(folder_ / (form + ".db"), lexicons::OpenMode::kCreate);
    std::istringstream in(text(form, *lexicon_));
    LexiconImportOptions options;
    options.escapes = form == "tsv";
    static_cast<void>(import_lexicon(form.substr(0, form.find('-')), in, "file", other, options));
    return text(form, other);
  }

  fs::path folder_;
  std::unique_ptr<Lexicon> lexicon_;
};

TEST_F(LexiconFiles, EveryFormGivesBackWhatItHolds) {
  lexicon_->store({"city:Europe/Kyiv",
                   normalize::NameKind::kPlace,
                   "Kyiv <&\"\t,",
                   "en",
                   NameStatus::kPreferred,
                   "a, \"b\"",
                   "uk-2010",
                   {{NameStatus::kPreferred, "en", "reuters", "2019", "", "guide"}},
                   {{lexicons::PartKind::kOther, "Kyiv"}},
                   {{"Kyiv's", "Case=Gen"}},
                   {{"d", "p", 3, "2020", "2021"}}});
  lexicon_->store({"city:Europe/Kyiv", normalize::NameKind::kPlace, "Київ", "uk"});
  lexicon_->store_entity({"city:Europe/Kyiv", normalize::NameKind::kPlace, "a city", {{"wikidata", "Q1899"}}});
  lexicon_->store_entity({"nameless", normalize::NameKind::kWork});
  lexicon_->add_never_same("Austria", "Australia", "x");
  lexicon_->add_word_pair({"sea", "en", "море", "uk", 2.125});
  lexicon_->propose({{{"", normalize::NameKind::kOther, "Lviv", "en"}}, "doc"});
  for (const char* form : {"jsonl", "tsv", "csv", "tbx", "tbx-dct"})
    EXPECT_EQ(again(form), text(form, *lexicon_)) << form;
}

TEST_F(LexiconFiles, BadRowsAreCountedWithTheirLines) {
  const std::string bad = "form\tlanguage\tstatus\nKyiv\ten\tpreferred\nLviv\ten\nOdesa\ten\tbest\nBad\xFF\ten\t\n" +
                          std::string(10 << 20, 'x') + "\ten\t\nDnipro\t-x-\t\nLutsk\ten\t\n";
  const LexiconImportReport report = import("tsv", bad);
  EXPECT_EQ(report.taken, 2U);
  EXPECT_EQ(report.refused, 5U);
  std::vector<std::size_t> lines;
  for (const BadRow& row : report.bad) lines.push_back(row.line);
  EXPECT_THAT(lines, testing::ElementsAre(3, 4, 5, 6, 7));
  EXPECT_THROW(import("tsv", "form\tlanguage\nNew\ten\nBad\n", /*skip=*/false), Error);
  EXPECT_TRUE(lexicon_->find("New", "en").empty()) << "nothing of a bad file is taken";
  EXPECT_EQ(import("jsonl", "{\"form\":\"A\"\n[]\n{\"form\":\"A\",\"language\":\"en\"}\n{\"ids\":1}\n").refused, 3U);
  EXPECT_EQ(import("csv", "form,language\n\"a\"b,en\n\"Saint, Denis\",fr\n\"open,en\n").refused, 2U);
  EXPECT_EQ(lexicon_->find("Saint, Denis", "fr").size(), 1U);
}

TEST_F(LexiconFiles, ReadsWikidata) {
  const LexiconImportReport report = import(
      "wikidata",
      "[\n"
      R"({"type":"item","id":"Q1899","labels":{"en":{"language":"en","value":"Kyiv"},"uk":{"language":"uk","value":"Київ"}},)"
      R"("aliases":{"en":[{"language":"en","value":"Kiev"}]},"descriptions":{"en":{"language":"en","value":"capital"}},)"
      R"("claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],)"
      R"("P1566":[{"mainsnak":{"datavalue":{"value":"703448"}},"rank":"normal"}]}},)"
      "\n{\"id\":\"P31\"},\n{broken},\n]\n");
  EXPECT_EQ(report.refused, 1U);
  EXPECT_EQ(report.skipped, 1U);
  EXPECT_EQ(lexicon_->names_of("wikidata:Q1899").size(), 3U);
  const auto entity = lexicon_->entity("wikidata:Q1899");
  ASSERT_TRUE(entity);
  EXPECT_EQ(entity->kind, normalize::NameKind::kPlace);
  EXPECT_EQ(entity->description, "capital");
  EXPECT_THAT(lexicon_->entities_with({"geonames", "703448"}), testing::ElementsAre("wikidata:Q1899"));
}

TEST_F(LexiconFiles, ReadsGeonames) {
  const LexiconImportReport report = import("geonames",
                                            "1\t703448\ten\tKyiv\t1\t\t\t\t\t\n2\t703448\ten\tKiev\t\t\t\t1\t\t1991\n"
                                            "3\t703448\tlink\thttps://example.org\t\t\t\t\t\t\n"
                                            "4\t703448\twkdt\tQ1899\t\t\t\t\t\t\n5\tx\ten\tBad\n");
  EXPECT_EQ(report.taken, 3U);
  EXPECT_EQ(report.skipped, 1U);
  EXPECT_EQ(report.refused, 1U);
  const std::vector<NewName> names = lexicon_->names_of("geonames:703448");
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[0].status, NameStatus::kSuperseded);
  EXPECT_EQ(names[0].rulings.front().until, "1991");
  EXPECT_EQ(names[1].status, NameStatus::kPreferred);
}

TEST_F(LexiconFiles, ReadsBothVersionsOfTbxAndRefusesABomb) {
  const LexiconImportReport report = import(
      "tbx",
      "<?xml version=\"1.0\"?><!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\"><martif type=\"TBX\" xml:lang=\"en\">"
      "<martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>"
      "<termEntry id=\"c1\"><langSet xml:lang=\"en\"><tig><term>Kyiv</term>"
      "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote></tig></langSet>\n"
      "<langSet xml:lang=\"de\"><ntig><termGrp><term>Kiew</term><termNote type=\"administrativeStatus\">odd</termNote>"
      "</termGrp></ntig></langSet></termEntry></body></text></martif>");
  EXPECT_EQ(report.taken, 1U);
  ASSERT_EQ(report.refused, 1U);
  EXPECT_EQ(report.bad[0].line, 2U);
  EXPECT_EQ(lexicon_->names_of("c1").front().status, NameStatus::kPreferred);
  EXPECT_THROW(import("tbx", "<!DOCTYPE tbx [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><tbx>&b;</tbx>"), Error);
  EXPECT_THROW(import("tbx", "<html/>"), Error);
}

/// A disk that fails behind the first bytes.
class FailingFile : public std::streambuf {
 public:
  explicit FailingFile(std::string begin) : begin_(std::move(begin)) {
    setg(begin_.data(), begin_.data(), begin_.data() + begin_.size());
  }

 protected:
  int_type underflow() override { throw std::runtime_error("the disk fails"); }

 private:
  std::string begin_;
};

TEST_F(LexiconFiles, HalfAFileIsNotTakenForTheWhole) {
  const std::string row = "form\tlanguage\nKyiv\ten\n", xml = "<tbx xmlns=\"urn:iso:std:iso:30042:ed-2\">";
  for (const auto& [form, begin] : {std::pair("tsv", row), {"jsonl", std::string("{}\n")}, {"tbx", xml}}) {
    FailingFile file(begin);
    std::istream in(&file);
    try {
      static_cast<void>(import_lexicon(form, in, "file", *lexicon_, {}));
      ADD_FAILURE() << form;
    } catch (const Error& error) {
      EXPECT_EQ(error.message(), "reading failed") << form;
      EXPECT_EQ(error.where().file, "file");
    }
  }
  EXPECT_EQ(lexicon_->statistics().names, 0U);
}

/// Calls `act` when the first bytes come.
class ActingOutput : public std::stringbuf {
 public:
  explicit ActingOutput(std::function<void()> act) : act_(std::move(act)) {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize count) override {
    if (act_) std::exchange(act_, nullptr)();
    return std::stringbuf::xsputn(text, count);
  }

 private:
  std::function<void()> act_;
};

TEST_F(LexiconFiles, AnExportIsOfOneStateWhateverOthersWrite) {
  lexicon_->store_entity({"lviv", normalize::NameKind::kPlace, "city"});
  lexicon_->store({"lviv", normalize::NameKind::kPlace, "Lviv", "en"});
  const std::string before = text("jsonl", *lexicon_);
  Lexicon other(folder_ / "a.db", lexicons::OpenMode::kReadWrite);
  ActingOutput buffer([&] { other.store({"odesa", normalize::NameKind::kPlace, "Odesa", "en"}); });
  std::ostream out(&buffer);
  export_lexicon("jsonl", *lexicon_, out);
  EXPECT_EQ(buffer.str(), before) << "its entities are written already: its name would stand alone";
  EXPECT_THAT(text("jsonl", *lexicon_), HasSubstr("Odesa"));
}

TEST_F(LexiconFiles, APeriodOfGeonamesThatEndsBeforeItBeginsIsLeftOut) {
  EXPECT_EQ(import("geonames", "1\t703448\ten\tKyiv\t\t\t\t\t2001\t1999\n").taken, 1U);
  EXPECT_TRUE(lexicon_->names_of("geonames:703448").front().rulings.empty());
}

TEST_F(LexiconFiles, RowsThatContradictEarlierOnesAreReportedWithTheirNumbers) {
  const LexiconImportReport report = import("tsv",
                                            "form\tlanguage\tentity\tkind\tstatus\n"
                                            "Kyiv\ten\tkyiv\tplace\tpreferred\n"
                                            "Kyiv\ten\tkyiv\tplace\tpreferred\n"
                                            "Kiev\ten\tkyiv\tplace\tdeprecated\n"
                                            "Kyiv\ten\tkyiv\t\tforbidden\n"
                                            "Kyiv\ten\tkyiv\t\t\n"
                                            "Київ\tuk\tkyiv\tperson\tpreferred\n");
  EXPECT_EQ(report.taken, 6U);
  EXPECT_EQ(report.contradictions, 2U);
  ASSERT_EQ(report.contradictory.size(), 2U);
  EXPECT_EQ(report.contradictory[0].line, 5U);
  EXPECT_EQ(report.contradictory[0].reason,
            "the status of \"Kyiv\" (en) of kyiv is forbidden here and not so in row 3; the later row stands");
  EXPECT_EQ(report.contradictory[1].line, 7U);
  EXPECT_THAT(report.contradictory[1].reason, HasSubstr("the kind of kyiv is person here and not so in row 4"));
  const LexiconImportReport rulings = import(
      "jsonl", R"({"form":"Odesa","language":"en","entity":"o","rulings":[{"status":"preferred","since":"2019"}]})"
               "\n"
               R"({"form":"Odesa","language":"en","entity":"o","rulings":[{"status":"forbidden","since":"2019"}]})"
               "\n");
  ASSERT_EQ(rulings.contradictory.size(), 1U);
  EXPECT_THAT(rulings.contradictory[0].reason, HasSubstr("row 1"));
  EXPECT_EQ(import("csv", "form,language\nLviv,en\nLviv,en\nLviv,de\n").contradictions, 0U);
}

TEST(SaidBefore, FindsWhatASlowTwinFinds) {
  detail::SaidBefore fast;
  std::map<std::string, std::pair<std::string, std::size_t>> slow;
  std::mt19937 random(7);
  for (std::size_t line = 1; line <= 20'000; ++line) {
    const std::string what = std::to_string(random() % 5000), value = std::to_string(random() % 3);
    const auto known = slow.find(what);
    const auto expected =
        known != slow.end() && known->second.first != value ? std::optional(known->second.second) : std::nullopt;
    ASSERT_EQ(fast.says_otherwise(what, value, line), expected) << line;
    slow[what] = {value, line};
  }
}

TEST_F(LexiconFiles, ARowWithoutAStatusLeavesThatOfANameThatIsThere) {
  lexicon_->store({"wikidata:Q1899", normalize::NameKind::kPlace, "Kyiv", "en", NameStatus::kPreferred});
  const auto status = [&] { return lexicon_->names_of("wikidata:Q1899").front().status; };
  import("csv", "form,language,entity,source\nKyiv,en,wikidata:Q1899,desk\n");
  EXPECT_EQ(status(), NameStatus::kPreferred);
  import("csv", "form,language,entity,status,since\nKyiv,en,wikidata:Q1899,deprecated,2030\n");
  EXPECT_EQ(status(), NameStatus::kPreferred) << "the status is the ruling's";
  import("wikidata", R"({"id":"Q1899","labels":{"en":{"language":"en","value":"Kyiv"}}})");
  EXPECT_EQ(status(), NameStatus::kPreferred) << "a dump says nothing of it";
  import("jsonl", R"({"form":"Kyiv","language":"en","entity":"wikidata:Q1899"})");
  EXPECT_EQ(status(), NameStatus::kPreferred);
  import("jsonl", R"({"form":"Kyiv","language":"en","entity":"wikidata:Q1899","status":"admitted"})");
  EXPECT_EQ(status(), NameStatus::kAdmitted);
}

TEST_F(LexiconFiles, ReadsTablesAsSpreadsheetsWriteThem) {
  for (const char* table :
       {"Form;Language;Status\r\n\"Kyiv; capital\";en;preferred\r\nA, B;en;\r\n",
        "\xEF\xBB\xBFsep=;\r\nFORM;language;Status\r\n\"Kyiv; capital\";en;preferred\r\nA, B;en;\r\n",
        "form\tlanguage\tSTATUS\nKyiv; capital\ten\tpreferred\nA, B\ten\t\n",
        "\"form\",\"language \",status\nKyiv; capital,en,preferred\n\"A, B\",en,\n"}) {
    SCOPED_TRACE(table);
    const LexiconImportReport report = import("csv", table, /*skip=*/false);
    EXPECT_EQ(report.taken, 2U);
    const auto found = lexicon_->find("Kyiv; capital", "en");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(lexicon_->find("A, B", "en").size(), 1U);
    lexicon_->undo(lexicon_->last_change());
  }
  EXPECT_EQ(import("tsv", "FORM\tLanguage\nLviv\ten\n").taken, 1U);
}

TEST_F(LexiconFiles, AnItemIsTakenWithoutWhatIsNoId) {
  const auto claim = [](const std::string& value) {
    return R"({"mainsnak":{"datavalue":{"value":")" + value + "\"}}}";
  };
  const LexiconImportReport report =
      import("wikidata", R"({"id":"Q1899","labels":{"en":{"language":"en","value":"Kyiv"}},"claims":{"P1566":[)" +
                             claim("703448") + "," + claim("see talk page") + R"(],"P214":[)" + claim("0") + "]}}");
  EXPECT_EQ(report.refused, 0U);
  EXPECT_THAT(
      lexicon_->entity("wikidata:Q1899")->external_ids,
      testing::ElementsAre(lexicons::ExternalId{"geonames", "703448"}, lexicons::ExternalId{"wikidata", "Q1899"}));
}

TEST_F(LexiconFiles, ABadRowIsLeftOutWhole) {
  const LexiconImportReport report =
      import("tsv", "form\tlanguage\tentity\tids\nKyiv\ten\tkyiv\twikidata=none\nLviv\ten\tlviv\twikidata=Q36036\n");
  EXPECT_EQ(report.refused, 1U);
  EXPECT_EQ(report.taken, 1U);
  EXPECT_FALSE(lexicon_->entity("kyiv")) << "its name is not stored without its id";
  EXPECT_EQ(import("tsv", "form\tlanguage\tentity\tids\nLviv\ten\tlviv\tgeonames=702550\n").merged, 1U);
}

TEST_F(LexiconFiles, TellsOfLanguagesThatAreKeptAsOthers) {
  const LexiconImportReport report = import("csv", "form,language\nColor,en-US\nColour,en-gb\nCouleur,FR\n");
  EXPECT_THAT(report.languages, testing::ElementsAre(testing::Pair("en-US", "en")));
}

TEST_F(LexiconFiles, AnEntityWhoseNamesAreNotAskedForIsNotMade) {
  LexiconImportOptions options;
  options.languages = {"en"};
  for (const auto& [form, content] :
       {std::pair("tsv", "form\tlanguage\tentity\tdescription\nKiew\tde\tkyiv\tStadt\n"),
        {"tbx",
         "<tbx><text><body><conceptEntry id='kyiv'><descrip type='definition'>Stadt</descrip><langSec "
         "xml:lang='de'><termSec><term>Kiew</term></termSec></langSec></conceptEntry></body></text></tbx>"}}) {
    std::istringstream in(content);
    EXPECT_EQ(import_lexicon(form, in, "file", *lexicon_, options).skipped, 1U);
    EXPECT_FALSE(lexicon_->entity("kyiv")) << form;
  }
}

TEST_F(LexiconFiles, TellsWhatAFormCannotHold) {
  NewName kyiv{"kyiv", normalize::NameKind::kPlace, "Kyiv", "en", NameStatus::kPreferred, "desk", "uk-2010"};
  kyiv.rulings = {{NameStatus::kPreferred, "en", "", "2019", "", ""}, {NameStatus::kAdmitted, "de", "", "", "", ""}};
  kyiv.inflections = {{"Kyivs", ""}};
  lexicon_->store(kyiv);
  lexicon_->store_entity({"kyiv", normalize::NameKind::kPlace, "capital", {{"wikidata", "Q1899"}}});
  lexicon_->add_never_same("Austria", "Australia", "");
  const auto lost = [&](const char* form) {
    std::vector<std::string> words;
    for (const NotHeld& each : not_held(form, *lexicon_)) words.push_back(std::to_string(each.count) + " " + each.what);
    return words;
  };
  using testing::ElementsAre;
  EXPECT_THAT(lost("jsonl"), ElementsAre());
  EXPECT_THAT(lost("tsv"), ElementsAre("2 rulings", "1 inflected forms", "1 pairs never the same", "1 descriptions",
                                       "1 ids in other collections"));
  EXPECT_THAT(lost("tbx"),
              ElementsAre("2 rulings", "1 inflected forms", "1 pairs never the same", "1 romanisation systems"));
}

TEST_F(LexiconFiles, ADryRunTakesNothing) {
  std::istringstream in("form\tlanguage\nKyiv\ten\n");
  LexiconImportOptions options;
  options.dry_run = true;
  EXPECT_EQ(import_lexicon("tsv", in, "file", *lexicon_, options).added, 1U);
  EXPECT_EQ(lexicon_->statistics().names, 0U);
}

}  // namespace
}  // namespace tolmach::formats
