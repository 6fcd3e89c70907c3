#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "check/detail/characters/characters.h"
#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

using text::Script;

constexpr std::array<Script, 4> kAlikeScripts = {Script::kLatin, Script::kCyrillic, Script::kGreek, Script::kArmenian};
constexpr std::size_t kLongestSymbol = 3;  // letters of a unit such as "kΩ"

std::string_view name_of(Script script) noexcept {
  switch (script) {
    case Script::kLatin:
      return "Latin";
    case Script::kCyrillic:
      return "Cyrillic";
    case Script::kGreek:
      return "Greek";
    case Script::kArmenian:
      return "Armenian";
    default:
      return "another script";
  }
}

/// How many letters of each of the scripts that share shapes a word has.
struct LetterCounts {
  std::array<std::size_t, kAlikeScripts.size()> of{};
  std::size_t letters = 0;

  explicit LetterCounts(std::string_view word) noexcept {
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = text::next_code_point(word, at);
      if (!text::is_letter(c)) continue;
      ++letters;
      for (std::size_t i = 0; i < kAlikeScripts.size(); ++i) {
        if (text::script_of(c) == kAlikeScripts[i]) ++of[i];
      }
    }
  }
  [[nodiscard]] std::size_t scripts() const noexcept {
    std::size_t count = 0;
    for (const std::size_t n : of) count += n > 0 ? 1 : 0;
    return count;
  }
  /// The script with most letters; between equals, the text's own.
  [[nodiscard]] Script main(Script own) const noexcept {
    std::size_t best = 0;
    for (std::size_t i = 1; i < of.size(); ++i) {
      if (of[i] > of[best] || (of[i] == of[best] && kAlikeScripts[i] == own)) best = i;
    }
    return kAlikeScripts[best];
  }
};

/// The word with all its letters in one script; empty when one of them has no twin there.
std::string in_one_script(std::string_view word, Script script, const Homoglyphs& homoglyphs) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = text::next_code_point(word, at);
    if (text::is_letter(c) && text::script_of(c) != script) c = homoglyphs.in_script(c, script);
    if (c == 0) return {};
    text::append_utf8(out, c);
  }
  return out;
}

/// Calls `visit` with the parts of a word between its apostrophes: "CD’ші" is a foreign word with an ending.
template <typename Visit>
void for_each_part(std::string_view text, text::Span word, Visit visit) {
  std::uint32_t begin = word.begin;
  for (std::size_t at = word.begin; at < word.end;) {
    const auto here = static_cast<std::uint32_t>(at);
    if (!is_quote(text::next_code_point(text, at))) continue;
    if (here > begin) visit(text::Span{begin, here});
    begin = static_cast<std::uint32_t>(at);
  }
  if (word.end > begin) visit(text::Span{begin, word.end});
}

void check_mixture(const Context& context, text::Span part, Findings& findings) {
  const std::string_view text = context.target().text();
  const LetterCounts counts(part.of(text));
  if (counts.scripts() < 2 || (counts.letters <= kLongestSymbol && counts.of[2] > 0)) return;
  const Script main = counts.main(context.target().script());
  const std::string repaired = in_one_script(part.of(text), main, context.resources().homoglyphs());
  std::string others;
  for (std::size_t i = 0; i < kAlikeScripts.size(); ++i) {
    if (counts.of[i] > 0 && kAlikeScripts[i] != main)
      others += fmt::format("{}{}", others.empty() ? "" : ", ", name_of(kAlikeScripts[i]));
  }
  findings.add({.code = "mixed-script",
                .confidence = repaired.empty() ? 0.75 : 0.97,
                .message = fmt::format("“{}” is a {} word with letters from {}", part.of(text), name_of(main), others),
                .target = part,
                .suggestion = repaired});
}

/// A word of one letter from another script that has a twin in the text's own: Latin "i" for Ukrainian "і".
void check_lone_letter(const Context& context, const std::vector<Word>& words, std::size_t index, Findings& findings) {
  const DocumentView& target = context.target();
  const Word& word = words[index];
  constexpr std::uint32_t kLongestCharacter = 4;  // bytes
  if (word.span.size() > kLongestCharacter) return;
  std::size_t at = word.span.begin;
  const char32_t c = text::next_code_point(target.text(), at);
  if (at != word.span.end || !text::is_lower(c) || text::script_of(c) == target.script()) return;
  const char32_t twin = context.resources().homoglyphs().in_script(c, target.script());
  if (twin == 0 || index == 0 || index + 1 >= words.size()) return;
  const auto in_own_script = [&](const Word& other) {
    const char32_t letter = after(target.text(), other.span.begin);
    return text::is_letter(letter) && text::script_of(letter) == target.script() && other.folded.size() > 1;
  };
  const auto stands_alone = [&](char32_t neighbour) { return is_space(neighbour); };
  if (!in_own_script(words[index - 1]) || !in_own_script(words[index + 1])) return;
  if (!stands_alone(before(target.text(), word.span.begin)) || !stands_alone(after(target.text(), word.span.end)))
    return;
  std::string suggestion;
  text::append_utf8(suggestion, twin);
  findings.add(
      {.code = "mixed-script",
       .confidence = 0.85,
       .message = fmt::format("“{}” is a letter of another script than its neighbours", word.span.of(target.text())),
       .target = word.span,
       .suggestion = suggestion});
}

void report_look_alike(const Context& context, text::Span place, char32_t wrong, const std::string& right,
                       Findings& findings) {
  findings.add({.code = "foreign-character",
                .confidence = 0.85,
                .message = fmt::format("“{}” (U+{:04X}) is not written in this language; “{}” looks like it",
                                       place.of(context.target().text()), static_cast<std::uint32_t>(wrong), right),
                .target = place,
                .suggestion = right});
}

/// Kana beside kana are Japanese, not letters that were mistaken for ideographs.
bool among_kana(std::string_view text, text::Span place) noexcept {
  const auto is_kana = [](char32_t c) { return text::script_of(c) == Script::kKana || c == U'ー'; };
  if (!is_kana(after(text, place.begin))) return false;
  return is_kana(before(text, place.begin)) || is_kana(after(text, place.end));
}

/// Kangxi radicals: symbols of dictionaries, each with an ideograph that looks the same.
bool is_radical(char32_t c) noexcept {
  return c >= 0x2F00 && c <= 0x2FD5;
}

/// Whether the last words before a place are one of the text's script, or names and numbers that follow one: το
/// Twitter.
bool follows_own_word(const DocumentView& target, std::uint32_t segment, std::uint32_t place) {
  const std::vector<Word>& words = target.words(segment);
  auto word = std::find_if(words.begin(), words.end(), [&](const Word& one) { return one.span.begin >= place; });
  while (word != words.begin()) {
    --word;
    if (text::script_of(after(target.text(), word->span.begin)) == target.script()) return true;
    if (!word->capital && !word->number) return false;
  }
  return false;
}

/// Whether a mark of other scripts stands in the text's own: behind a word of it, and before no letter or digit of
/// another one, as in addresses.
bool is_among_own(const DocumentView& target, std::uint32_t segment, text::Span place) {
  const char32_t behind = after(target.text(), place.end);
  const char32_t ahead = before(target.text(), place.begin);
  const bool own = text::script_of(ahead) == target.script() || ((text::is_letter(ahead) || text::is_digit(ahead)) &&
                                                                 follows_own_word(target, segment, place.begin));
  return own && (behind >= 0x80 || !(text::is_letter(behind) || text::is_digit(behind)));
}

/// Letters and marks that the language never has and that stand for one of its own.
void check_look_alikes(const Context& context, std::uint32_t segment, Findings& findings) {
  const DocumentView& target = context.target();
  const text::Span span = target.segment(segment).span;
  for (std::size_t at = span.begin; at < span.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(target.text(), at);
    const text::Span place{begin, static_cast<std::uint32_t>(at)};
    if (c < 0x80 && text::is_letter(c)) continue;
    if (is_radical(c)) report_look_alike(context, place, c, text::fold(place.of(target.text())), findings);
    for (const auto& [wrong, right] : target.profile().look_alikes) {
      if (c != wrong || among_kana(target.text(), place)) continue;
      if (c < 0x80 && !is_among_own(target, segment, place)) continue;
      std::string suggestion;
      text::append_utf8(suggestion, right);
      report_look_alike(context, place, c, suggestion, findings);
    }
  }
}

bool has_alike_script(Script script) noexcept {
  return std::find(kAlikeScripts.begin(), kAlikeScripts.end(), script) != kAlikeScripts.end();
}

}  // namespace

void find_script_errors(const Context& context, Findings& findings) {
  const DocumentView& target = context.target();
  const bool alike = has_alike_script(target.script());
  for (std::uint32_t segment = 0; segment < target.segment_count(); ++segment) {
    const bool own_ascii =
        target.script() == Script::kLatin && (target.signs(segment) & CharacterSigns::kBeyondAscii) == 0;
    if (!target.segment(segment).linkable || own_ascii) continue;
    const std::vector<Word>& words = target.words(segment);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].facts->one_script)
        for_each_part(target.text(), words[i].span, [&](text::Span part) { check_mixture(context, part, findings); });
      if (alike) check_lone_letter(context, words, i, findings);
    }
    if (!target.profile().look_alikes.empty() && !findings.covers(Family::kLanguage, target.segment(segment).span))
      check_look_alikes(context, segment, findings);
  }
}

}  // namespace tolmach::check::detail
