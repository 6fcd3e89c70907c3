#include <string>

#include <gmock/gmock.h>

#include "check/checker.h"
#include "text/error.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace tolmach::check {
namespace {

/// Knows one man, in two languages.
class OneMan : public normalize::NameSource {
 public:
  std::vector<normalize::KnownName> find(std::string_view form, std::string_view /*language*/) const override {
    std::vector<normalize::KnownName> all = forms_of("man");
    std::erase_if(all, [&](const normalize::KnownName& name) { return text::fold(name.form) != text::fold(form); });
    return all;
  }
  std::vector<normalize::KnownName> forms_of(std::string_view entity) const override {
    using normalize::NameKind, normalize::NameStatus;
    if (entity != "man") return {};
    return {{"man", NameKind::kPerson, "Zelensky", "en", NameStatus::kAdmitted},
            {"man", NameKind::kPerson, "Volodymyr Zelensky", "en", NameStatus::kAdmitted},
            {"man", NameKind::kPerson, "Володимир Зеленський", "uk", NameStatus::kPreferred}};
  }
  bool never_same(std::string_view /*a*/, std::string_view /*b*/) const override { return false; }
};

/// The findings of a style on one text, each as "code: seen → suggestion".
std::vector<std::string> found(CheckerOptions options, const std::string& language, const std::string& text) {
  text::Document document;
  document.language = language;
  document.text = text + "\n";
  text::segment_lines(document);
  const OneMan lexicon;
  Checker checker(text::DataFolder(TOLMACH_TEST_DATA), std::move(options), &lexicon);
  std::vector<std::string> out;
  for (const Finding& finding : checker.check({&document})) {
    if (finding.code->name != "quote-style" && finding.code->name != "name-style") continue;
    std::string shown(finding.code->name);
    shown.append(": ").append(finding.target->span.of(document.text)).append(" → ").append(finding.suggestion);
    out.push_back(shown);
  }
  return out;
}

CheckerOptions with(const TextStyle& style) {
  CheckerOptions options;
  options.style = style;
  return options;
}

TEST(Style, HasItsOwnQuotationMarks) {
  using testing::ElementsAre;
  const TextStyle style{.quotes = "«»„“"};
  EXPECT_THAT(found(with(style), "uk", "Газета “День” вийшла."),
              ElementsAre("quote-style: “ → «", "quote-style: ” → »"));
  EXPECT_THAT(found(with(style), "ru", "Газета \"День\" вышла."),
              ElementsAre("quote-style: \" → «", "quote-style: \" → »"));
  EXPECT_THAT(found(with(style), "fr", "Le journal « Le Jour » est paru."), testing::IsEmpty());
  EXPECT_THAT(found(with({.quotes = "„“"}), "de", "Die Zeitung «Der Tag» ist da."),
              ElementsAre("quote-style: « → „", "quote-style: » → “"));
  EXPECT_THAT(found({}, "uk", "Газета “День” вийшла."), testing::IsEmpty());
}

TEST(Style, HasItsOwnFormsOfNames) {
  const std::string text = "Talks with Volodymyr Zelensky began. Then Zelensky left.";
  EXPECT_THAT(found(with({.names = "uk-2010"}), "en", text), testing::Contains("name-style: Zelensky → Zelenskyi"));
  EXPECT_THAT(found({}, "en", text), testing::IsEmpty());
}

TEST(Style, MayDifferByLanguage) {
  CheckerOptions options = with({.quotes = "«»"});
  options.languages.push_back({.target = "en", .style = {.quotes = "“”"}});
  EXPECT_THAT(found(options, "en", "The paper “Day” is out."), testing::IsEmpty());
  EXPECT_THAT(found(options, "uk", "Газета «День» вийшла."), testing::IsEmpty());
}

TEST(Style, IsRefusedWhereItIsNone) {
  EXPECT_THROW(Checker(text::DataFolder(TOLMACH_TEST_DATA), with({.quotes = "«»„"})), Error);
  EXPECT_THROW(Checker(text::DataFolder(TOLMACH_TEST_DATA), with({.names = "no-such-system"})), Error);
}

}  // namespace
}  // namespace tolmach::check
