#include "normalize/detail/romanisation/rewriter.h"

#include <array>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "normalize/detail/romanisation/rewrite_rule.h"

namespace tolmach::normalize::detail {
namespace {

std::unique_ptr<icu::Transliterator> icu_rules(const char* rules) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createFromRules("twin", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, where, status));
  if (U_FAILURE(status)) throw std::runtime_error(rules);
  return made;
}

std::optional<std::vector<RewriteRule>> read(const icu::Transliterator& transliterator) {
  icu::UnicodeString text;
  transliterator.toRules(text, true);
  SharedSets sets;
  return read_rewrite_rules({text.getBuffer(), static_cast<std::size_t>(text.length())}, sets);
}

/// Texts of few characters, so that the rules meet; the slow twin is ICU itself, on a part of each text. (ICU never
/// finds a character beyond the basic plane before the key, unless in a set.)
TEST(Rewriter, DoesWhatIcuDoes) {
  constexpr std::array<const char*, 12> kRules = {
      "ab > c; a > b; b > ;",
      "a { b } c > x; b } [^c] > y; [^a] { c > z;",
      "$start = [^[:L:]]; $start { a } $start > Alone; $start { a > A; a } $start > Z; aa > y;",
      "(a) (b) > $2 $1; (c (a)) > $2 $1 $2;",
      "a { (b) } (c) > $1 $2 $1;",
      "a+ b > x; c* a > y; b? c > z;",
      "[ab]+ { c } a* b > x;",
      "([:Ll:]) } \\- > &Any-Upper($1); \\- ([:Ll:]) > &Any-Upper($1) \\';",
      "\\' > \\\\; '- -' > ''''; '- ' > 'it''s';",
      "[\\U0001F600] { a > \\U0001F601; [\\U0001F600-\\U0001F602] > s;",
      "b { a > c; a > ab; c { b > a;",
      "ß > s; é > e; [^[:ASCII:]] > '?';",
  };
  constexpr std::array<const char*, 9> kCharacters = {"a", "b", "c", "-", " ", "'", "ß", "é", "\U0001F600"};
  std::mt19937 random(1);
  for (const char* rules : kRules) {
    const auto twin = icu_rules(rules);
    auto own = read(*twin);
    ASSERT_TRUE(own) << rules;
    Rewriter rewriter(std::move(*own));
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (auto left = random() % 12; left > 0; --left) text += kCharacters[random() % kCharacters.size()];
      icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
      const std::u16string whole(units.getBuffer(), static_cast<std::size_t>(units.length()));
      const int32_t begin = units.getChar32Start(static_cast<int32_t>(random() % (whole.size() + 1)));
      const int32_t end = units.getChar32Limit(
          begin + static_cast<int32_t>(random() % (whole.size() + 1 - static_cast<std::size_t>(begin))));

      UTransPosition position{0, units.length(), begin, end};
      twin->finishTransliteration(units, position);
      std::u16string out = whole.substr(0, static_cast<std::size_t>(begin));
      rewriter.rewrite(whole, static_cast<std::size_t>(begin), static_cast<std::size_t>(end), out);
      out += whole.substr(static_cast<std::size_t>(end));
      std::string expected;
      std::string got;
      units.toUTF8String(expected);
      icu::UnicodeString(out.data(), static_cast<int32_t>(out.size())).toUTF8String(got);
      ASSERT_EQ(got, expected) << rules << ": " << text << " from " << begin << " to " << end;
    }
  }
}

/// What it can't do is left to ICU.
TEST(Rewriter, RefusesWhatItCannotSay) {
  for (const char* rules : {
           "a > | b;",                      // a cursor
           "^ a > b;",                      // an anchor
           "([{ab}c]) > x;",                // a set with strings
           "(ab)+ > x;",                    // a segment that comes again
           "(a) { b > $1;",                 // a segment before the key
           "a > &Any-Lower(b);",            // another function
           "(a ' ') > $1;",                 // ICU writes the space behind the parenthesis
           ":: [a-z]; a > b; :: Any-Hex;",  // other steps
       })
    EXPECT_FALSE(read(*icu_rules(rules))) << rules;
  EXPECT_TRUE(read(*icu_rules("a > b;")));
}

}  // namespace
}  // namespace tolmach::normalize::detail
