#include "lexicons/ruling.h"

#include <gtest/gtest.h>

#include "text/error.h"

namespace tolmach::lexicons {
namespace {

using normalize::NameStatus;

NewName ruled(NameStatus own, std::vector<Ruling> rulings) {
  NewName name{"kyiv", normalize::NameKind::kPlace, "Kyiv", "en", own};
  name.rulings = std::move(rulings);
  return name;
}

TEST(Rulings, HoldInTextsOfTheirLanguageStyleAndTime) {
  const NewName name = ruled(NameStatus::kAdmitted, {{NameStatus::kPreferred, "en", "", "2019-10", "", ""},
                                                     {NameStatus::kForbidden, "", "old house", "", "", ""},
                                                     {NameStatus::kDeprecated, "de", "", "", "2022", ""}});
  EXPECT_EQ(status_for(name, {}), NameStatus::kPreferred) << "the text is in the name's language, and now";
  EXPECT_EQ(status_for(name, {"en-GB", "", ""}), NameStatus::kPreferred);
  EXPECT_EQ(status_for(name, {"enm", "", ""}), NameStatus::kAdmitted);
  EXPECT_EQ(status_for(name, {"en", "", "2019-09-30"}), NameStatus::kAdmitted);
  EXPECT_EQ(status_for(name, {"en", "", "2019"}), NameStatus::kPreferred) << "some day of the year will do";
  EXPECT_EQ(status_for(name, {"en", "old house", ""}), NameStatus::kForbidden);
  EXPECT_EQ(status_for(name, {"de", "", ""}), NameStatus::kAdmitted) << "what ends holds at its time alone";
  EXPECT_EQ(status_for(name, {"de", "", "2022-12-31"}), NameStatus::kDeprecated);
  EXPECT_EQ(status_for(name, {"de", "", "2023"}), NameStatus::kAdmitted);
}

TEST(Rulings, TheLaterOfTwoHolds) {
  const NewName name = ruled(NameStatus::kAdmitted, {{NameStatus::kPreferred, "en", "", "2019", "", ""},
                                                     {NameStatus::kDeprecated, "en", "", "1991", "", ""}});
  EXPECT_EQ(status_for(name, {"en", "", "2020"}), NameStatus::kPreferred);
  EXPECT_EQ(status_for(name, {"en", "", "2000"}), NameStatus::kDeprecated);
}

TEST(Rulings, ANameOutOfUseWasInUseInItsPeriods) {
  const NewName old = ruled(NameStatus::kSuperseded, {{NameStatus::kAdmitted, "", "", "1924", "1991-09-06", ""}});
  EXPECT_TRUE(in_use(old, "1950"));
  EXPECT_TRUE(in_use(old, "1991"));
  EXPECT_FALSE(in_use(old, "1991-09-07"));
  EXPECT_FALSE(in_use(old, "1923-12"));
  EXPECT_TRUE(in_use(ruled(NameStatus::kSuperseded, {}), "2000")) << "nobody says when";
  EXPECT_TRUE(in_use(ruled(NameStatus::kAdmitted, {{NameStatus::kPreferred, "", "", "2019", "", ""}}), "2000"));
}

TEST(Rulings, AskForARealDate) {
  EXPECT_NO_THROW(require_ruling_date(""));
  EXPECT_NO_THROW(require_ruling_date("2019-10"));
  EXPECT_THROW(require_ruling_date("10/2019"), Error);
}

}  // namespace
}  // namespace tolmach::lexicons
