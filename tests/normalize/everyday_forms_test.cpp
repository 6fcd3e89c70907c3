#include "normalize/everyday_forms.h"

#include <filesystem>
#include <fstream>

#include "tests/folder.h"

namespace tolmach::normalize {
namespace {

class EverydayFormsFiles : public tests::InFolder {
 protected:
  EverydayFormsFiles() { std::filesystem::create_directories(folder_ / "words"); }

  [[nodiscard]] text::DataFolder data() const { return text::DataFolder(folder_); }
};

std::vector<std::uint32_t> rows_of(const text::WordIndex& index, std::string_view form) {
  std::vector<std::uint32_t> rows;
  index.for_each(form, [&](std::uint32_t row) { rows.push_back(row); });
  return rows;
}

TEST_F(EverydayFormsFiles, AreTheSameReadAndReadyMade) {
  const auto expect_forms = [&](std::string_view last) {
    const EverydayForms written(data(), "uk", EverydayForms::Spelling::kWritten);
    EXPECT_EQ(rows_of(written.words(), "з'їзд"), std::vector<std::uint32_t>{0});
    EXPECT_EQ(rows_of(written.words(), "рада"), (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(rows_of(written.beginnings(), "парламент"), std::vector<std::uint32_t>{1});
    EXPECT_FALSE(written.words().contains("парламент"));
    EXPECT_FALSE(written.beginnings().contains("рада"));
    EXPECT_TRUE(written.words().contains(last));
    const EverydayForms folded(data(), "uk", EverydayForms::Spelling::kFolded);
    EXPECT_TRUE(folded.words().contains("зїзд"));
    EXPECT_FALSE(folded.words().contains("з'їзд"));
    EXPECT_TRUE(folded.words().contains(last));
  };
  const std::string text = "# concept\tforms\ncongress\tз'їзд рада\nparliament\tпарламент- рада ";
  file("words/uk.tsv", text + "сейм\n");
  expect_forms("сейм");
  std::ofstream tables(path("words/everyday.tables"), std::ios::binary);
  text::TableFile::write(EverydayForms::tables(data()), tables);
  tables.close();
  expect_forms("сейм");
  file("words/uk.tsv", text + "дума\n");
  expect_forms("дума");
  EXPECT_FALSE(EverydayForms(data(), "ru", EverydayForms::Spelling::kWritten).words().contains("рада"));
}

/// Ready-made tables are taken as they are, unless they are of a size that none has.
TEST_F(EverydayFormsFiles, AreTakenReadyMade) {
  file("words/uk.tsv", "# concept\tforms\ncongress\tрада\n");
  const text::WordIndex other({{text::hash_of("мито"), 0}});
  const auto forms_with = [&](std::string_view bytes) {
    std::vector<text::TableFile::Table> tables = EverydayForms::tables(data());
    for (text::TableFile::Table& table : tables)
      if (table.name == "uk written words") table.bytes = bytes;
    std::ofstream out(path("words/everyday.tables"), std::ios::binary);
    text::TableFile::write(tables, out);
    out.close();
    return EverydayForms(data(), "uk", EverydayForms::Spelling::kWritten);
  };
  const EverydayForms marked = forms_with(other.bytes());
  EXPECT_TRUE(marked.words().contains("мито"));
  EXPECT_FALSE(marked.words().contains("рада"));
  EXPECT_TRUE(forms_with("").words().contains("рада"));
  EXPECT_TRUE(forms_with(std::string(24, '\0')).words().contains("рада"));
}

}  // namespace
}  // namespace tolmach::normalize
