#include "formats/code_list.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

#include "check/registry.h"

namespace tolmach::formats {
namespace {

TEST(CodeList, StandsInTheManualAsItIs) {
  std::ifstream in(std::string(TOLMACH_TEST_DATA) + "/../docs/checks.md");
  const std::string manual{std::istreambuf_iterator<char>(in), {}};
  std::ostringstream made;
  write_codes_markdown(made);
  const std::string section = "<!-- codes -->\n" + made.str() + "<!-- end of codes -->\n";
  EXPECT_NE(manual.find(section), std::string::npos)
      << "docs/checks.md: put what 'tolmach check --list --to markdown' prints between the two comments";
}

TEST(CodeList, TellsAllOfEveryCode) {
  std::set<std::string_view> names;
  for (const check::Code& code : check::all_codes()) {
    EXPECT_TRUE(names.insert(code.name).second) << code.name;
    EXPECT_FALSE(code.description.empty() || code.mqm.empty() || code.example.empty()) << code.name;
    if (code.languages == "all") continue;
    ASSERT_EQ(code.languages.substr(0, 5), "data/") << code.name;
    const std::string data = std::string(TOLMACH_TEST_DATA) + "/";
    EXPECT_TRUE(std::filesystem::exists(data + std::string(code.languages.substr(5)))) << code.name;
  }
}

TEST(CodeList, HasAColumnForEachField) {
  std::ostringstream out;
  write_codes_tsv(out);
  std::istringstream in(out.str());
  for (std::string line; std::getline(in, line);) EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 9) << line;
}

}  // namespace
}  // namespace tolmach::formats
