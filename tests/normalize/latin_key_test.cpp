#include "normalize/latin_key.h"

#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "text/data_folder.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

const text::DataFolder& data() {
  static const text::DataFolder folder(TOLMACH_TEST_DATA);
  return folder;
}

TEST(LatinKeys, GoByTheLanguage) {
  const LatinKeys keys(data());
  EXPECT_EQ(keys.key("Київ", "uk"), "kyyiv");
  EXPECT_EQ(keys.key("Галич", "uk"), "halych");
  EXPECT_EQ(keys.key("Галич", "ru"), "galich");
  EXPECT_EQ(keys.key("Schtschukin", "de"), "shchukin");
  EXPECT_EQ(keys.key("서울", "ko"), "seoul");
  EXPECT_EQ(keys.key("トウキョウ", "ja"), "toukyou");
  EXPECT_EQ(keys.key("東京", "ja"), "") << "kanji are not read";
}

/// The keys of letter groups by the language they hold for.
using LetterGroups = std::map<std::string, std::map<std::string, std::string>>;

/// The key of a text by trying every length, a language's own groups first; nothing where a place has no group.
std::optional<std::string> slow_key(std::string_view text, const std::string& language, const LetterGroups& groups) {
  std::string key;
  while (!text.empty()) {
    std::size_t length = text.size() + 1;
    const std::string* found = nullptr;
    while (found == nullptr && --length > 0)
      for (const std::string& of : {language, std::string("*")}) {
        const auto group = groups.at(of).find(std::string(text.substr(0, length)));
        if (found == nullptr && group != groups.at(of).end()) found = &group->second;
      }
    if (found == nullptr) return std::nullopt;
    key += *found;
    text.remove_prefix(length);
  }
  return key;
}

TEST(LatinKeys, TakeTheLongestGroupOfEveryPlace) {
  const LatinKeys keys(data());
  LetterGroups groups;
  for (const text::DataRow& row : text::read_data_rows(data().file("names/latin_keys.tsv"), 3))
    groups[row.fields[2]][row.fields[0]] = row.fields[1];
  std::mt19937 random(3);
  std::size_t compared = 0;
  for (const auto& [language, own] : groups) {
    if (language == "*") continue;
    for (int k = 0; k < 400; ++k) {
      std::string text;
      for (auto count = 1 + random() % 4; count > 0; --count) {
        const auto& some = random() % 3 == 0 ? groups.at("*") : own;
        text += std::next(some.begin(), static_cast<std::ptrdiff_t>(random() % some.size()))->first;
      }
      // What changes when it is made ready for comparison is no question of groups.
      if (text::nfc(text::lower(text, language)) != text) continue;
      const auto wanted = slow_key(text, language, groups);
      if (!wanted || wanted->ends_with(' ')) continue;
      EXPECT_EQ(keys.key(text, language), *wanted) << language << ' ' << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 1000U);
}

}  // namespace
}  // namespace tolmach::normalize
