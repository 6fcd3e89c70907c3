#include "pipeline/pair_list.h"

#include <sstream>
#include <string>
#include <utility>

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

TEST(PairList, SaysWhatIsWrongWithTheList) {
  EXPECT_THAT(error_of("source\ttarget\na\tb\n", Error::Kind::kIo), HasSubstr("output"));
  EXPECT_THAT(error_of("", Error::Kind::kIo), HasSubstr("list"));
  EXPECT_THAT(error_of("source\ttarget\toutput\n", Error::Kind::kIo), HasSubstr("no pair in this list"));
}

TEST(PairList, ARowThatIsWrongLeavesTheOthersAlone) {
  const std::string header = "source\ttarget\toutput\tsource_language\n";
  const std::string row = "a\tb\tc\ten\n";
  for (const auto& [bad, fault] : {std::pair<std::string, const char*>{"a\tb\tc\tx y\n", "not a language tag"},
                                   {"a\tb\n", "expected 4 fields, found 2"},
                                   {"a\tb\t\xFF\ten\n", "not UTF-8"}}) {
    const auto pairs = read(header + row + bad + row);
    ASSERT_EQ(pairs.size(), 3U) << bad;
    EXPECT_EQ(pairs[0].fault, "");
    EXPECT_THAT(pairs[1].fault, HasSubstr(fault));
    EXPECT_EQ(pairs[1].line, 3U);
    EXPECT_EQ(pairs[2].fault, "");
    EXPECT_EQ(pairs[2].source, "a");
  }
}

TEST(PairList, AnObjectThatIsWrongLeavesTheOthersAlone) {
  const std::string good = "{\"source\":\"a\",\"target\":\"b\",\"output\":\"c\"}\n";
  const auto fault_of = [&good](const std::string& line) {
    const auto pairs = read(good + line + good);
    EXPECT_EQ(pairs.size(), 3U);
    EXPECT_EQ(pairs.at(1).line, 2U);
    EXPECT_EQ(pairs.at(2).fault, "");
    return pairs.at(1).fault;
  };
  EXPECT_THAT(fault_of("{\"source\":\"a\",\"target\":\"b\"}\n"), HasSubstr("output is missing"));
  EXPECT_THAT(fault_of("[1]\n"), HasSubstr("object"));
  EXPECT_THAT(fault_of("{\"source\":\n"), HasSubstr("JSON"));
  EXPECT_THAT(fault_of("{\"source\":1,\"target\":\"b\",\"output\":\"c\"}\n"), HasSubstr("\"source\" must be a string"));
  EXPECT_THAT(fault_of("{\"source\":" + std::string(100'000, '[') + "\n"), testing::Not(""));
}

}  // namespace
}  // namespace tolmach::pipeline
