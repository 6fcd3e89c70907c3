#include "text/table_file.h"

#include <sstream>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::text {
namespace {

using TableFiles = tests::InFolder;
using Tables = std::vector<TableFile::Table>;

std::string written(const Tables& tables) {
  std::ostringstream out;
  TableFile::write(tables, out);
  return out.str();
}

TEST_F(TableFiles, GiveWhatWasWritten) {
  const auto tables =
      TableFile::open(file("some.tables", written({{"uk words", 7, "three"}, {"uk", 7, ""}, {"ru", 8, "12345678"}})));
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables->find("uk words", 7), "three");
  EXPECT_EQ(tables->find("uk", 7), "");
  EXPECT_EQ(tables->find("ru", 8), "12345678");
  EXPECT_FALSE(tables->find("ru", 7));
  EXPECT_FALSE(tables->find("u", 7));
  EXPECT_TRUE(TableFile::open(file("none.tables", written({}))));
}

TEST_F(TableFiles, ThatAreBrokenAreNone) {
  const std::string whole = written({{"uk", 7, "three"}, {"ru", 8, "12345678"}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(TableFile::open(file("some.tables", whole.substr(0, size)))) << size;
  EXPECT_FALSE(TableFile::open(file("some.tables", whole + "12345678")));
  EXPECT_FALSE(TableFile::open(file("some.tables", "x" + whole.substr(1))));
  EXPECT_FALSE(TableFile::open(path("other.tables")));
  EXPECT_FALSE(TableFile::open(folder_));
}

TEST_F(TableFiles, HaveShortNames) {
  EXPECT_TRUE(TableFile::open(file("some.tables", written({{std::string(32, 'a'), 7, "three"}})))
                  ->find(std::string(32, 'a'), 7));
  EXPECT_THROW(static_cast<void>(written({{std::string(33, 'a'), 7, "three"}})), Error);
}

}  // namespace
}  // namespace tolmach::text
