#include "normalize/detail/romanisation/rewriter.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "normalize/detail/romanisation/resolved_rules.h"
#include "normalize/detail/romanisation/rewrite_rule.h"
#include "normalize/detail/romanisation/rule_file.h"
#include "normalize/detail/romanisation/rule_parts.h"

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

std::u16string_view view(const icu::UnicodeString& text) {
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

std::optional<std::vector<RewriteRule>> read(const icu::Transliterator& transliterator) {
  icu::UnicodeString text;
  transliterator.toRules(text, true);
  SharedSets sets;
  return read_rewrite_rules(view(text), sets);
}

/// Without ICU.
std::optional<std::vector<RewriteRule>> read_as_written(const char* rules) {
  const auto resolved = resolved_rules(view(icu::UnicodeString::fromUTF8(rules)));
  SharedSets sets;
  return resolved ? read_rewrite_rules(*resolved, sets) : std::nullopt;
}

std::string described(const PatternItem& item) {
  std::string out = std::to_string(static_cast<std::uint32_t>(item.character));
  constexpr char32_t kMost = 0x3000;  // the letters that files are about
  for (char32_t c = 0; item.set && c < kMost; ++c)
    if (item.set->contains(c) != item.set->contains(c + 1)) out += ' ' + std::to_string(static_cast<std::uint32_t>(c));
  out += item.matches_bound() ? " bound" : "";
  return out + " x " + std::to_string(item.least) + '-' + std::to_string(item.most) + '\n';
}

std::string described(const std::vector<RewriteRule>& rules) {
  std::string out;
  for (const RewriteRule& rule : rules) {
    for (const PatternItem& item : rule.before) out += "before " + described(item);
    for (const PatternItem& item : rule.items) out += described(item);
    out += "key " + std::to_string(rule.key_size) + '\n';
    for (const auto& [begin, end] : rule.segments)
      out += "segment " + std::to_string(begin) + ' ' + std::to_string(end);
    std::string text;  // however it is parted
    for (const OutputPart& part : rule.output) {
      icu::UnicodeString(part.text.data(), static_cast<int32_t>(part.text.size())).toUTF8String(text);
      if (part.segment != 0) text += (part.upper ? "\nupper " : "\nas is ") + std::to_string(part.segment) + '\n';
    }
    out += "> " + text + '\n';
  }
  return out;
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
    const auto as_written = read_as_written(rules);
    EXPECT_EQ(described(as_written.value_or(*own)), described(*own)) << rules;
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

/// Rules are read alike as they are written and as ICU writes them.
TEST(Rewriter, ReadsFilesAsIcuDoes) {
  std::size_t read_so = 0;
  for (const auto& file : std::filesystem::directory_iterator(TOLMACH_TEST_DATA "/romanization")) {
    if (file.path().extension() != ".rules") continue;
    for (const RulePart& part : part_rules(read_rules(file.path()))) {
      const auto as_written = read_as_written(part.rules.c_str());
      if (!as_written || as_written->empty()) continue;
      const auto by_icu = read(*icu_rules(part.rules.c_str()));
      if (!by_icu) continue;  // signs in quotation marks, which ICU writes behind the parenthesis
      EXPECT_EQ(described(*as_written), described(*by_icu)) << file.path();
      ++read_so;
    }
  }
  EXPECT_GT(read_so, 100U);
}

TEST(Rewriter, LeavesVariablesThatAreNotPlainToIcu) {
  EXPECT_TRUE(read_as_written("$a = [b c];  # two\n$a+ } [$a - [c]] > 'a;#'; d > \\;"));
  for (const char* rules : {
           "$a > b;",                 // not known
           "$a = b; $a = c; a > b;",  // twice
           "$ä = b; a > b;",          // another name
           "$aä = b; a > b;",         // the same
           "$a = bc; $a+ > b;",       // all of it comes again
           "$a = [b] [c]; $a+ > b;",  // the same
           "$a = [b] c; $a+ > b;",    // the same
           "'bc'+ > b;",              // the same
           "a > 'b;",                 // no end
           "a → b;",                  // an arrow of another kind
           "a > b; [c > d;",          // an error
       })
    EXPECT_FALSE(read_as_written(rules)) << rules;
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
