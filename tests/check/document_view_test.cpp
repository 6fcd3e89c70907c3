#include "check/detail/document_view.h"

#include <string>

#include <gtest/gtest.h>

#include "check/detail/completeness/length_balance.h"
#include "check/detail/resources.h"
#include "tests/lines.h"

namespace tolmach::check::detail {
namespace {

TEST(DocumentView, ASegmentIsAsLongAsItsText) {
  Resources resources(text::DataFolder(TOLMACH_TEST_DATA), nullptr);
  for (const auto& [language, text] :
       {std::pair("en", "Don't pay $1,234.50 for 3½ of x², says O’Brien of the A.I. lab (№ 5, Ⅷ)."),
        std::pair("ja", "2024年にカタカナとひらがなで書いた文、AIの１００倍。"),
        std::pair("ko", "한국은 2024년에 ㄱ자를 썼다."), std::pair("hi", "हिन्दी में १२३ शब्द"),
        std::pair("ar", "كتبتُ ١٢٣ كلمة"), std::pair("uk", "п’ять об'єктів й е\u0301ра"), std::pair("th", "ภาษาไทย ๑๒๓"),
        std::pair("de", "\xFF kaputt \u00AD­weich­er 𐐨")}) {
    const text::Document document = tests::lines(language, std::string(text) + "\n");
    const DocumentView view(document, resources);
    EXPECT_DOUBLE_EQ(view.length({0, 1}), length_of(view.segment_text(0))) << text;
  }
}

}  // namespace
}  // namespace tolmach::check::detail
