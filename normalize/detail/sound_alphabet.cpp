#include "normalize/detail/sound_alphabet.h"

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
    groups_.emplace_back(row.fields[0], row.fields[1].front());
  }
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

unsigned char SoundAlphabet::sound_of(char symbol) noexcept {
  if (symbol >= 'a' && symbol <= 'z') return static_cast<unsigned char>(symbol - 'a' + 1);
  if (symbol >= 'A' && symbol <= 'Z') return static_cast<unsigned char>(symbol - 'A' + 27);
  if (symbol >= '0' && symbol <= '9') return static_cast<unsigned char>(symbol - '0' + 53);
  return 0;
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
  std::string symbols;
  for (std::size_t at = 0; at < token.size();) {
    const auto group = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const auto& g) { return token.substr(at, g.first.size()) == g.first; });
    const bool is_group = group != groups_.end();
    const char symbol = is_group ? group->second : token[at];
    if (symbols.empty() || symbols.back() != symbol) symbols.push_back(symbol);
    at += is_group ? group->first.size() : 1;
  }
  while (symbols.size() > 2 && is_glide(symbols.back()) && is_glide(symbols[symbols.size() - 2])) symbols.pop_back();
  if (symbols.size() > 1 && is_glide(symbols.back())) symbols.back() = 'i';
  Sounds out;
  for (const char symbol : symbols)
    if (const unsigned char sound = sound_of(symbol); sound != 0) out.push_back(static_cast<char>(sound));
  return out;
}

}  // namespace tolmach::normalize::detail
