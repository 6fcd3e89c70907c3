#include "text/decode.h"

#include <string>

#include <gmock/gmock.h>

#include "text/error.h"

namespace tolmach::text {
namespace {

TEST(Decode, TakesUtf8AsItIs) {
  const Decoded decoded = decode("Київ", "f");
  EXPECT_EQ(decoded.text, "Київ");
  EXPECT_TRUE(decoded.source_map.identity());
}

TEST(Decode, LeavesOutTheByteOrderMarkAndKeepsOffsets) {
  const Decoded decoded = decode(
      "\xEF\xBB\xBF"
      "abc",
      "f");
  EXPECT_EQ(decoded.text, "abc");
  EXPECT_EQ(decoded.source_map.to_file(0), 3U);
  EXPECT_EQ(decoded.source_map.end_to_file(3), 6U);
}

TEST(Decode, ReadsUtf16WithMarkAndMapsBack) {
  const std::string bytes("\xFF\xFE\x1A\x04\x38\x04x\0", 8);
  const Decoded decoded = decode(bytes, "f");
  EXPECT_EQ(decoded.text, "Киx");
  EXPECT_EQ(decoded.source_map.to_file(0), 2U);
  EXPECT_EQ(decoded.source_map.to_file(2), 4U);
  EXPECT_EQ(decoded.source_map.to_file(4), 6U);
  EXPECT_EQ(decoded.source_map.end_to_file(5), 8U);
}

TEST(Decode, DetectsWindows1251) {
  const std::string bytes = "\xcf\xf0\xe8\xe2\xb3\xf2, \xf1\xe2\xb3\xf2\xe5! \xdf\xea \xf1\xef\xf0\xe0\xe2\xe8?";
  const Decoded decoded = decode(bytes, "f");
  EXPECT_EQ(decoded.text, "Привіт, світе! Як справи?");
  EXPECT_EQ(decoded.source_map.to_file(12), 6U) << "the comma";
}

TEST(Decode, ObeysTheGivenEncoding) {
  EXPECT_EQ(decode("\xEB\xC9\xA7\xD7", "f", "KOI8-U").text, "Київ");
}

TEST(Decode, NamesTheOffsetOfABadByte) {
  try {
    static_cast<void>(decode("abc\xFFz", "f.txt", "UTF-8"));
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    EXPECT_EQ(error.where().offset, 3U);
    EXPECT_THAT(error.what(), testing::HasSubstr("f.txt"));
  }
}

TEST(Decode, RefusesBinaryAndUnknownEncodings) {
  EXPECT_THROW(static_cast<void>(decode(std::string("a\0b", 3), "f")), Error);
  EXPECT_THROW(static_cast<void>(decode("abc", "f", "no-such-encoding")), Error);
}

TEST(Decode, KeepsAReplacementCharacterThatTheFileHolds) {
  EXPECT_EQ(decode("a\xEF\xBF\xBD", "f").text, "a\xEF\xBF\xBD");
}

TEST(Decode, SaysWhereUtf8IsDamagedInsteadOfTakingItForAnotherEncoding) {
  const std::string text = "Löhne steigen, Städte wachsen, Züge fahren pünktlich.\n";
  for (const std::string& damaged : {text + "\xFF\n", "Київ " + text + "\xD0"}) {
    try {
      static_cast<void>(decode(damaged, "a.txt"));
      ADD_FAILURE() << damaged;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find("not UTF-8"), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace tolmach::text
