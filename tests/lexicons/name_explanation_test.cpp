#include "normalize/name_explanation.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <unistd.h>

#include "lexicons/lexicon.h"
#include "lexicons/seed.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using testing::HasSubstr;

/// With the seed lexicon, and with none.
class NameExplanations : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ = std::filesystem::temp_directory_path() / ("tolmach_explain_" + std::to_string(getpid()) + ".db");
    lexicons::build_seed(data(), path_);
    seed_ = std::make_unique<lexicons::Lexicon>(path_, lexicons::OpenMode::kImmutable);
    with_seed_ = std::make_unique<Explainer>(seed_.get());
    alone_ = std::make_unique<Explainer>(nullptr);
  }
  static void TearDownTestSuite() {
    with_seed_.reset();
    alone_.reset();
    seed_.reset();
    std::filesystem::remove(path_);
  }
  static text::DataFolder data() { return text::DataFolder(TOLMACH_TEST_DATA); }

  static NameExplanation explain(NameForm a, NameForm b) { return with_seed_->explainer.explain(a, b); }
  static NameExplanation explain_alone(NameForm a, NameForm b) { return alone_->explainer.explain(a, b); }

 private:
  struct Explainer {
    explicit Explainer(const NameSource* names) : matcher(data(), names), explainer(data(), matcher, names) {}
    NameMatcher matcher;
    NameExplainer explainer;
  };
  static inline std::filesystem::path path_;
  static inline std::unique_ptr<lexicons::Lexicon> seed_;
  static inline std::unique_ptr<Explainer> with_seed_, alone_;
};

TEST_F(NameExplanations, GiveTheReasonsOfTheCases) {
  const auto path = std::filesystem::path(TOLMACH_TEST_CASES).parent_path() / "data" / "name_explanations.tsv";
  std::map<std::string, int> rows;
  for (const text::DataRow& row : text::read_data_rows(path, 7)) {
    const auto& f = row.fields;
    const NameForm a{f[1], f[0]};
    const NameForm b{f[3], f[2]};
    const NameExplanation got = f[6] == "seed" ? explain(a, b) : explain_alone(a, b);
    const bool right = to_string(got.kind) == f[4] && to_string(got.verdict) == f[5];
    if (f.size() > 7) {
      EXPECT_FALSE(right) << "line " << row.line << " holds now: take its known-failing away";
    } else {
      EXPECT_TRUE(right) << "line " << row.line << ": " << f[4] << ", got " << to_string(got.kind) << ' '
                         << to_string(got.verdict) << ": " << sentence(got);
      ++rows[f[4]];
    }
  }
  EXPECT_GE(rows.size(), 21U) << "kinds with a case";
}

/// What is said of a pair does not hang on the order of the two.
TEST_F(NameExplanations, AreTheSameTheOtherWayRound) {
  const auto path = std::filesystem::path(TOLMACH_TEST_CASES).parent_path() / "data" / "name_explanations.tsv";
  for (const text::DataRow& row : text::read_data_rows(path, 7)) {
    const auto& f = row.fields;
    const NameExplanation there = explain_alone({f[1], f[0]}, {f[3], f[2]});
    const NameExplanation back = explain_alone({f[3], f[2]}, {f[1], f[0]});
    EXPECT_EQ(to_string(there.kind), to_string(back.kind)) << f[1] << ' ' << f[3];
    EXPECT_NEAR(there.score, back.score, 1e-6) << f[1] << ' ' << f[3];
  }
}

TEST_F(NameExplanations, NameTheSystemsAndTheSource) {
  const NameExplanation e = explain({"Kyiv", "en"}, {"Kiev", "en"});
  ASSERT_EQ(e.origins.size(), 2U);
  EXPECT_EQ(e.origins[0].system, "uk-2010");
  EXPECT_EQ(e.origins[0].source, "Київ");
  EXPECT_EQ(e.origins[1].system, "ru-english");
  EXPECT_EQ(e.origins[1].source, "Киев");
  ASSERT_EQ(e.entities.size(), 1U);
  EXPECT_EQ(e.entities[0].preferred, "Kyiv");
  EXPECT_EQ(e.entities[0].status_b, NameStatus::kDeprecated);
  EXPECT_THAT(sentence(e), HasSubstr("Kiev is Russian Киев by English practice (ru-english)"));
}

TEST_F(NameExplanations, FindTheSourceOfTwoLatinForms) {
  const NameExplanation e = explain_alone({"Kyiv", ""}, {"Kyjiv", ""});
  ASSERT_EQ(e.origins.size(), 2U);
  EXPECT_EQ(e.origins[0].source, "Київ");
  EXPECT_EQ(e.origins[0].system, "uk-2010");
  EXPECT_EQ(e.origins[1].system, "uk-scientific");
}

TEST_F(NameExplanations, TellWhoseNewspapersWriteSo) {
  const NameExplanation e = explain_alone({"Зеленський", "uk"}, {"Selenskyj", "de"});
  EXPECT_EQ(e.kind, ExplanationKind::kPractice);
  EXPECT_EQ(e.origins.at(1).practice, "German");
  EXPECT_THAT(sentence(e), HasSubstr("by German practice (uk-german)"));
}

TEST_F(NameExplanations, NameTheLettersOfASlip) {
  const NameExplanation e = explain({"Kuliba", "en"}, {"Kuleba", "en"});
  EXPECT_EQ(e.kind, ExplanationKind::kSlip);
  EXPECT_EQ(e.right_form, "Kuleba");
  ASSERT_EQ(e.edits.size(), 1U);
  EXPECT_EQ(e.edits[0].source, "е");
  EXPECT_EQ(e.edits[0].written, "i");
  EXPECT_EQ(e.edits[0].expected, "e");
  EXPECT_THAT(sentence(e), HasSubstr("no system for Ukrainian writes е as i; uk-2010 gives Kuleba"));
}

/// Nothing of what a text may hold breaks it, and a sentence has no control characters.
TEST_F(NameExplanations, BearBadInput) {
  const std::string long_name(1 << 20, 'a');
  const std::string bidi = "\u202EKyiv\u202C";
  for (const std::string& name :
       {std::string(), std::string(" "), std::string("123"), std::string("\u0301"), std::string("\u200B\u200D"),
        long_name, bidi, std::string("a"), std::string("-"), std::string("'s"), std::string("ь"), std::string(". . ."),
        std::string("\xEF\xBF\xBD"), std::string("😀"), std::string("a b c d e f g h i j k l")}) {
    for (const char* other : {"", "Kyiv", "Київ", "北京"}) {
      const NameExplanation e = explain({name, ""}, {other, "en"});
      EXPECT_GE(e.score, 0);
      EXPECT_LE(e.score, 1);
      const std::string said = sentence(e);
      EXPECT_FALSE(text::find_invalid_utf8(said)) << said;
      EXPECT_EQ(said.find("\u202E"), std::string::npos);
      EXPECT_LT(said.size(), 1000U);
    }
  }
  const NameExplanation e = explain({bidi, "en"}, {"Kyiv", "en"});
  EXPECT_EQ(e.kind, ExplanationKind::kTypography);
  EXPECT_THAT(e.differences, testing::ElementsAre("invisible characters"));
}

}  // namespace
}  // namespace tolmach::normalize
