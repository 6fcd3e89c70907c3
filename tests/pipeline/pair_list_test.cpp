#include "pipeline/pair_list.h"

#include <sstream>

#include <gmock/gmock.h>

#include "text/error.h"

namespace tolmach::pipeline {
namespace {

using testing::HasSubstr;

std::vector<FilePair> read(const std::string& content) {
  std::istringstream in(content);
  return read_pair_list(in, "list");
}

std::string error_of(const std::string& content, Error::Kind kind) {
  try {
    static_cast<void>(read(content));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    return error.what();
  }
  return "no error";
}

TEST(PairList, ReadsTables) {
  const auto pairs = read("\xEF\xBB\xBFoutput\tsource\ttarget\ttarget_language\no\ta \"b\"\tc\tukr\n");
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].source, "a \"b\"");
  EXPECT_EQ(pairs[0].target_language, "uk");
  EXPECT_EQ(pairs[0].source_language, "");
  EXPECT_EQ(pairs[0].line, 2U);
}

TEST(PairList, ReadsObjects) {
  for (const char* mark : {"", "\xEF\xBB\xBF", "\n \n"}) {
    const auto pairs =
        read(std::string(mark) +
             "{\"source\": \"a\\tb\", \"target\": \"c\", \"output\": \"o\", \"target_language\": \"ukr\", "
             "\"more\": 1}\r\n\n{\"output\":\"p\",\"target\":\"d\",\"source\":\"e\","
             "\"source_language\":null}");
    ASSERT_EQ(pairs.size(), 2U);
    EXPECT_EQ(pairs[0].source, "a\tb");
    EXPECT_EQ(pairs[0].target_language, "uk");
    EXPECT_EQ(pairs[1].source_language, "");
    EXPECT_EQ(pairs[1].line, pairs[0].line + 2);
  }
}

TEST(PairList, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(error_of("source\ttarget\na\tb\n", Error::Kind::kUsage), HasSubstr("output"));
  EXPECT_THAT(error_of("source\ttarget\toutput\tsource_language\na\tb\tc\tx y\n", Error::Kind::kUsage),
              HasSubstr("list:2"));
  const std::string good = "{\"source\":\"a\",\"target\":\"b\",\"output\":\"c\"}\n";
  EXPECT_THAT(error_of(good + "{\"source\":\"a\",\"target\":\"b\"}\n", Error::Kind::kUsage),
              testing::AllOf(HasSubstr("list:2"), HasSubstr("output is missing")));
  EXPECT_THAT(error_of(good + "[1]\n", Error::Kind::kIo), HasSubstr("list:2"));
  EXPECT_THAT(error_of(good + "{\"source\":\n", Error::Kind::kIo), HasSubstr("list:2"));
  EXPECT_THAT(error_of("{\"source\":1,\"target\":\"b\",\"output\":\"c\"}", Error::Kind::kIo),
              HasSubstr("\"source\" must be a string"));
  EXPECT_THAT(error_of("{\"source\":" + std::string(100'000, '[') + "\n", Error::Kind::kIo), HasSubstr("list:1"));
  EXPECT_THAT(error_of("", Error::Kind::kIo), HasSubstr("list"));
}

}  // namespace
}  // namespace tolmach::pipeline
