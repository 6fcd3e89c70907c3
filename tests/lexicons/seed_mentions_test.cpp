#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lexicons/lexicon.h"
#include "lexicons/seed.h"
#include "normalize/mentions.h"
#include "tests/mention_cases.h"
#include "text/sentences.h"

namespace tolmach::lexicons {
namespace {

using tests::names_in;
using tests::shown;

TEST(SeedMentions, AreFoundAndBroughtToTheirLemmas) {
  const text::DataFolder data(TOLMACH_TEST_DATA);
  const auto path = std::filesystem::temp_directory_path() / ("tolmach_mentions_" + std::to_string(getpid()) + ".db");
  build_seed(data, path);
  {
    const Lexicon seed(path, OpenMode::kImmutable);
    normalize::MentionFinder finder(data, &seed);
    text::SentenceSplitter splitter(data);
    const auto cases = std::filesystem::path(TOLMACH_TEST_CASES).parent_path() / "data" / "seed_mentions.tsv";
    for (const text::DataRow& row : text::read_data_rows(cases, 3)) {
      text::Document document;
      document.language = row.fields[0];
      document.text = row.fields[1];
      text::segment(document, splitter);
      const std::vector<std::string> expected = names_in(row.fields[2]);
      const std::vector<normalize::Mention> mentions = finder.find(document);
      std::vector<std::string> found;
      for (std::size_t k = 0; k < mentions.size(); ++k)
        found.push_back(shown(mentions[k], k < expected.size() ? expected[k] : std::string()));
      const bool known_failing = row.fields.size() > 3 && row.fields[3].rfind("known failing", 0) == 0;
      if (known_failing) {
        EXPECT_NE(found, expected) << row.fields[1] << " passes now: take the mark away";
      } else {
        EXPECT_EQ(found, expected) << row.fields[1];
      }
    }
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace tolmach::lexicons
