#include "text/encode.h"

#include <gtest/gtest.h>

#include "text/decode.h"

namespace tolmach::text {
namespace {

TEST(Encode, WritesWhatIsReadAsTheSameText) {
  for (const char* encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "windows-1251", "KOI8-U"}) {
    const auto bytes = encode("Київ, 5 травня", encoding);
    ASSERT_TRUE(bytes) << encoding;
    EXPECT_EQ(decode(*bytes, "f", encoding).text, "Київ, 5 травня") << encoding;
  }
  EXPECT_EQ(encode("a", "UTF-16LE"), std::string("a\0", 2)) << "no byte order mark";
  EXPECT_EQ(encode("", "UTF-16LE"), "");
}

TEST(Encode, WritesNothingInTheStead) {
  EXPECT_EQ(encode("Київ", "ISO-8859-1"), std::nullopt);
  EXPECT_EQ(encode("a", "no such encoding"), std::nullopt);
}

}  // namespace
}  // namespace tolmach::text
