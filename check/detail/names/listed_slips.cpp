#include "check/detail/names/listed_slips.h"

#include <algorithm>

namespace tolmach::check::detail {
namespace {

/// Shorter words are a letter away from too many names.
constexpr std::size_t kShortest = 5;

/// The plural of a name or word that is known ("Kardashians").
bool is_known_plural(std::string_view folded, const normalize::Spellings& spellings) {
  return folded.back() == 's' && spellings.knows(folded.substr(0, folded.size() - 1));
}

/// Where the words of a language are not all known, one that is written as English is not is one of them.
bool is_written_as_in_english(std::string_view form) noexcept {
  return std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether the word can only be a name, and one that nothing knows.
bool is_unknown_name(NameWords& words, const NameWord& word, const normalize::Spellings& english) {
  if (!word.capital || word.shouts || word.length < kShortest || words.count(word) > 1) return false;
  if (!words.spellings().complete()) {
    const bool tells = words.view().language() != "de" && !word.first;
    if (!tells || words.spelled(word).derived || !is_written_as_in_english(word.span.of(words.view().text())))
      return false;
  }
  if (words.spelled(word).known() || english.knows(word.folded) || is_known_plural(word.folded, english)) return false;
  return words.known(word).empty();
}

}  // namespace

std::optional<std::string> listed_slip(NameWords& words, const NameWord& word, const normalize::Spellings& english) {
  if (words.view().script() != text::Script::kLatin || !is_unknown_name(words, word, english)) return std::nullopt;
  // What is an everyday word too ("devil") is seldom what was meant.
  for (const std::string& name : NameWords::common_names_near(english, word))
    if (!english.is_word(name)) return name;
  return std::nullopt;
}

std::vector<ListedSlip> find_listed_slips(NameWords& words, const normalize::Spellings& english) {
  std::vector<ListedSlip> slips;
  for (std::uint32_t k = 0; k < words.view().segment_count(); ++k)
    for (const NameWord& word : words.of(k))
      if (auto right = listed_slip(words, word, english)) slips.push_back({&word, std::move(*right)});
  return slips;
}

}  // namespace tolmach::check::detail
