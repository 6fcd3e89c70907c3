#include "normalize/detail/mentions/form_counts.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// The slow, obvious count: each form is sought by itself.
std::size_t times(std::string_view text, std::string_view form) {
  std::size_t times = 0;
  for (std::size_t at = 0; (at = text.find(form, at)) != std::string_view::npos; at += form.size()) ++times;
  return times;
}

/// Every piece of a text of at most so many characters.
std::vector<std::string> pieces_of(const std::string& text, std::size_t most) {
  std::vector<std::size_t> at;  // where characters begin, and where the last one ends
  for (std::size_t k = 0; k < text.size(); static_cast<void>(text::next_code_point(text, k))) at.push_back(k);
  at.push_back(text.size());
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < at.size(); ++begin)
    for (std::size_t end = begin + 1; end < at.size() && end - begin <= most; ++end)
      pieces.push_back(text.substr(at[begin], at[end] - at[begin]));
  return pieces;
}

void expect_same_counts(const std::string& text, const std::vector<std::string>& forms) {
  FormCounts counts;
  for (const std::string& form : forms) counts.want(form);
  counts.count(text);
  for (const std::string& form : forms) EXPECT_EQ(counts.of(form), times(text, form)) << form << " in " << text;
}

TEST(FormCounts, AreThoseOfEachFormByItself) {
  for (const std::string text : {"部长王毅表示，王毅将访问德国。外长王毅说。", "王王王王王毅王毅王王",
                                 "ab aab abab aaaa", "𠮷田𠮷田𠮷 かカ゚カ", "", "王"}) {
    std::vector<std::string> forms = pieces_of(text, 4);
    forms.insert(forms.end(), {"李克强", "王毅表示", "z"});
    expect_same_counts(text, forms);
  }
}

TEST(FormCounts, AreThoseOfEachFormInAnyText) {
  std::mt19937 random(5);
  const std::vector<std::string> letters = {"王", "毅", "𠮷", "a", "é"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (std::size_t k = random() % 40; k > 0; --k) text += letters[random() % letters.size()];
    expect_same_counts(text, pieces_of(text, 5));
  }
}

TEST(FormCounts, DoNotOverlapThemselvesButOthers) {
  FormCounts counts;
  for (const char* form : {"aa", "aab", "ab"}) counts.want(form);
  counts.count("aaab aa");
  EXPECT_EQ(counts.of("aa"), 2U);
  EXPECT_EQ(counts.of("aab"), 1U);
  EXPECT_EQ(counts.of("ab"), 1U);
  EXPECT_EQ(counts.of("b"), 0U) << "was not wanted";
}

}  // namespace
}  // namespace tolmach::normalize::detail
