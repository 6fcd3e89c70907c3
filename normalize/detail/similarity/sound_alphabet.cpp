#include "normalize/detail/similarity/sound_alphabet.h"

#include <algorithm>
#include <array>

#include "text/error.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::string_view kSymbols = "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

constexpr std::array<bool, kSounds> kIsVowel = [] {
  std::array<bool, kSounds> table{};
  for (std::size_t sound = 0; sound < kSymbols.size(); ++sound)
    table[sound] = std::string_view("aeiouyAIOUY").find(kSymbols[sound]) != std::string_view::npos;
  return table;
}();

std::size_t first_byte(std::string_view text) noexcept {
  return static_cast<unsigned char>(text.front());
}

/// A bit for a letter, which few others share.
std::uint64_t bit_of(char letter) noexcept {
  return std::uint64_t{1} << (static_cast<unsigned char>(letter) % 64U);
}

/// Whether a text begins with letters whose first one it is known to begin with: few of them have the second too.
bool goes_on_with(std::string_view text, std::string_view letters) noexcept {
  if (letters.size() > text.size()) return false;
  for (std::size_t k = 1; k < letters.size(); ++k)
    if (text[k] != letters[k]) return false;
  return true;
}

bool is_glide(char symbol) noexcept {
  return symbol == 'i' || symbol == 'y' || symbol == 'j';
}

}  // namespace

SoundAlphabet::SoundAlphabet(const text::DataFolder& data) {
  const auto path = data.file("names/letter_groups.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 2)) {
    if (row.fields[0].empty() || row.fields[1].size() != 1)
      throw Error(Error::Kind::kIo, "expected letters and the symbol of a sound, or - for none",
                  {path.string(), row.line});
    const std::size_t first = first_byte(row.fields[0]);
    groups_.at(first).emplace_back(row.fields[0], row.fields[1].front());
    seconds_.at(first) |= row.fields[0].size() == 1 ? ~std::uint64_t{0} : bit_of(row.fields[0][1]);
  }
  for (std::vector<Group>& groups : groups_)
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.first.size() > b.first.size(); });
}

char SoundAlphabet::symbol_of(unsigned char sound) noexcept {
  return sound < kSymbols.size() ? kSymbols[sound] : '-';
}

bool SoundAlphabet::is_vowel(unsigned char sound) noexcept {
  return sound < kIsVowel.size() && kIsVowel[sound];
}

Sounds SoundAlphabet::glides_joined(const Sounds& sounds) {
  Sounds out;
  for (const char sound : sounds) {
    const bool glide = is_glide(symbol_of(static_cast<unsigned char>(sound)));
    const char joined = glide ? static_cast<char>(sound_of('i')) : sound;
    if (!glide || out.empty() || out.back() != joined) out.push_back(joined);
  }
  return out;
}

Sounds SoundAlphabet::sounds(std::string_view token) const {
  static const std::vector<Group> kNoGroups;
  Sounds symbols(token.size(), '\0');  // a group has more letters than symbols
  std::size_t size = 0;
  for (std::size_t at = 0; at < token.size();) {
    const std::string_view rest = token.substr(at);
    char symbol = rest.front();
    std::size_t letters = 1;
    const bool may_be_group = rest.size() == 1 || (seconds_[first_byte(rest)] & bit_of(rest[1])) != 0;
    for (const auto& [group, its_symbol] : may_be_group ? groups_[first_byte(rest)] : kNoGroups) {
      if (!goes_on_with(rest, group)) continue;
      symbol = its_symbol;
      letters = group.size();
      break;
    }
    if (size == 0 || symbols[size - 1] != symbol) symbols[size++] = symbol;
    at += letters;
  }
  while (size > 2 && is_glide(symbols[size - 1]) && is_glide(symbols[size - 2])) --size;
  if (size > 1 && is_glide(symbols[size - 1])) symbols[size - 1] = 'i';
  std::size_t end = 0;
  for (std::size_t k = 0; k < size; ++k)
    if (const unsigned char sound = sound_of(symbols[k]); sound != 0) symbols[end++] = static_cast<char>(sound);
  symbols.resize(end);
  return symbols;
}

}  // namespace tolmach::normalize::detail
