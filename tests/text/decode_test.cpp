#include "text/decode.h"

#include <string>

#include <boost/locale/encoding.hpp>
#include <gmock/gmock.h>

#include "text/detail/cyrillic_encoding.h"
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

/// The text in an encoding; characters that it lacks are left out.
std::string encoded(const std::string& text, const char* encoding) {
  return boost::locale::conv::from_utf(text, encoding, boost::locale::conv::skip);
}

TEST(Decode, DetectsTheEncodingsOfCyrillic) {
  const std::string ukrainian = "Їжак і ґава зустріли Євгена. Він ніс щось у торбі, а потім заснув.";
  const std::string russian = "Поезд пришёл поздно, и все ушли домой. ДЕЖУРНЫЙ закрыл дверь.";
  for (const char* encoding : {"windows-1251", "KOI8-U", "ibm-1125", "x-mac-cyrillic"})
    EXPECT_EQ(decode(encoded(ukrainian, encoding), "f").text, ukrainian) << encoding;
  for (const char* encoding : {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic"})
    EXPECT_EQ(decode(encoded(russian, encoding), "f").text, russian) << encoding;
  const std::string shouted = "ПОЕЗД ПРИШЕЛ ПОЗДНО, И ВСЕ УШЛИ ДОМОЙ";
  for (const char* encoding : {"windows-1251", "KOI8-R", "IBM866"})
    EXPECT_EQ(decode(encoded(shouted, encoding), "f").text, shouted) << encoding;
}

TEST(Decode, TakesNoOtherScriptForCyrillic) {
  struct Case {
    const char* encoding;
    const char* text;
  };
  for (const Case& c : {Case{"windows-1252", "Où êtes-vous allés après le dîner d'été, mes chères élèves ?"},
                        Case{"macintosh", "Où êtes-vous allés après le dîner d'été, mes chères élèves ?"},
                        Case{"windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy a šel domů."},
                        Case{"windows-1253", "Το τρένο άργησε μία ώρα και οι επιβάτες διαμαρτυρήθηκαν."},
                        Case{"windows-1255", "הרכבת איחרה בשעה והנוסעים התלוננו מאוד על העיכוב הזה."},
                        Case{"windows-1256", "تأخر القطار ساعة كاملة واشتكى الركاب من التأخير."},
                        Case{"Shift_JIS", "列車が一時間遅れた。乗客は不満を言った。"},
                        Case{"GB18030", "火车晚点了一个小时。乘客们都很不满意。"}}) {
    EXPECT_EQ(detail::cyrillic_encoding(encoded(c.text, c.encoding)), "") << c.text;
  }
}

TEST(Decode, TakesAMarkWhateverTheEncodingIsCalled) {
  for (const char* name : {"UTF-8", "utf8", "Utf-8"}) EXPECT_EQ(decode("\xEF\xBB\xBFx", "f", name).text, "x") << name;
  for (const char* name : {"UTF-16", "utf16", "utf-16le"})
    EXPECT_EQ(decode(std::string("\xFF\xFEx\0", 4), "f", name).text, "x") << name;
}

TEST(Decode, NamesTheEncodingOfUtf16WithoutAMark) {
  const auto hint = [](const std::string& bytes) {
    try {
      static_cast<void>(decode(bytes, "f"));
    } catch (const Error& error) {
      return error.hint();
    }
    return std::string("no error");
  };
  EXPECT_THAT(hint(encoded("Так і є, отже. Ні, не так.", "UTF-16LE")), testing::HasSubstr("--encoding UTF-16LE"));
  EXPECT_THAT(hint(encoded("Yes. No.", "UTF-16BE")), testing::HasSubstr("--encoding UTF-16BE"));
  EXPECT_THAT(hint(std::string("a\0\0b", 4)), testing::Not(testing::HasSubstr("UTF-16")));
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
