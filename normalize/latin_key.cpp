#include "normalize/latin_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// A letter group and its key.
struct Group {
  std::string letters, key;
};

/// The rows of one language, by their first letter.
class Groups {
 public:
  /// Of two rows for the same letters the later one holds.
  void add(std::string letters, std::string key) {
    std::vector<Group>& alike = place_of(first_of(letters));
    const auto place = std::find_if(alike.begin(), alike.end(), [&](const Group& group) {
      return group.letters.size() < letters.size() || group.letters == letters;
    });
    if (place != alike.end() && place->letters == letters) {
      place->key = std::move(key);
    } else {
      alike.insert(place, {std::move(letters), std::move(key)});
    }
  }

  /// The longest group at the beginning of `rest`; null where there is none.
  [[nodiscard]] const Group* longest_at(std::string_view rest) const {
    const std::vector<Group>* const alike = alike_with(first_of(rest));
    if (alike == nullptr) return nullptr;
    const auto found =
        std::find_if(alike->begin(), alike->end(), [&](const Group& group) { return rest.starts_with(group.letters); });
    return found == alike->end() ? nullptr : &*found;
  }

 private:
  static char32_t first_of(std::string_view letters) noexcept {
    std::size_t at = 0;
    return text::next_code_point(letters, at);
  }

  static constexpr char32_t kTabled = 0x700;  ///< first letters up to the last of Arabic

  [[nodiscard]] const std::vector<Group>* alike_with(char32_t first) const {
    if (first < kTabled) return numbers_[first] == 0 ? nullptr : &by_number_[numbers_[first] - 1U];
    const auto alike = others_.find(first);
    return alike == others_.end() ? nullptr : &alike->second;
  }
  std::vector<Group>& place_of(char32_t first) {
    if (first >= kTabled) return others_[first];
    if (numbers_[first] == 0) {
      by_number_.emplace_back();
      numbers_[first] = static_cast<std::uint16_t>(by_number_.size());
    }
    return by_number_[numbers_[first] - 1U];
  }

  /// Those that begin with a letter, the longest first; of tabled letters by their numbers, from 1.
  std::array<std::uint16_t, kTabled> numbers_{};
  std::vector<std::vector<Group>> by_number_;
  std::unordered_map<char32_t, std::vector<Group>> others_;
};

/// The longer of two groups, the first where they are equally long; either may be null.
const Group* longer(const Group* a, const Group* b) noexcept {
  if (a == nullptr || b == nullptr) return a == nullptr ? b : a;
  return b->letters.size() > a->letters.size() ? b : a;
}

constexpr char32_t kHangulBegin = 0xAC00;
constexpr char32_t kHangulEnd = 0xD7A3;

/// Hangul syllables are composed by rule (Unicode, chapter 3.12), so their keys are too: revised romanisation.
std::string hangul_key(char32_t syllable) {
  static constexpr const char* kInitial[] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                             "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
  static constexpr const char* kVowel[] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
                                           "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
  static constexpr const char* kFinal[] = {"",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
                                           "l", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "h"};
  const auto index = static_cast<std::size_t>(syllable - kHangulBegin);
  return std::string(kInitial[index / 588]) + kVowel[index % 588 / 28] + kFinal[index % 28];
}

/// Adds what a character without a group stands for: a Hangul syllable, a Latin letter, a digit or a space.
void append_key(std::string& out, char32_t c) {
  if (c >= kHangulBegin && c <= kHangulEnd) {
    out += hangul_key(c);
  } else if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) {
    out.push_back(static_cast<char>(c));
  } else if (text::is_white_space(c) || c == U'-' || c == U'·' || c == U'・') {
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  } else if (c >= 0xC0 && c < 0x250) {
    std::string letter;
    text::append_utf8(letter, c);
    for (const char base : text::fold(letter))
      if (base >= 'a' && base <= 'z') out.push_back(base);
  }
}

}  // namespace

struct LatinKeys::Impl {
  text::StringMap<Groups> by_language;
  const Groups* any = nullptr;  ///< of all languages

  [[nodiscard]] const Groups* groups_of(std::string_view language) const {
    const auto found = by_language.find(language);
    return found == by_language.end() ? nullptr : &found->second;
  }
};

LatinKeys::LatinKeys(const text::DataFolder& data) {
  auto impl = std::make_unique<Impl>();
  for (const text::DataRow& row : text::read_data_rows(data.file("names/latin_keys.tsv"), 3)) {
    if (!row.fields[0].empty()) impl->by_language[row.fields[2]].add(row.fields[0], row.fields[1]);
  }
  impl->any = impl->groups_of("*");
  impl_ = std::move(impl);
}
LatinKeys::~LatinKeys() = default;
LatinKeys::LatinKeys(LatinKeys&&) noexcept = default;
LatinKeys& LatinKeys::operator=(LatinKeys&&) noexcept = default;

std::string LatinKeys::key(std::string_view word, std::string_view language) const {
  const std::string lowered = text::nfc(text::lower(word, language));
  const Groups* own = impl_->groups_of(language);
  const Groups* any = impl_->any;
  std::string out;
  for (std::size_t at = 0; at < lowered.size();) {
    const std::string_view rest = std::string_view(lowered).substr(at);
    // Without rows of its own a language has only the general ones, which of ASCII letters have but x.
    const bool plain_ascii = own == nullptr && static_cast<unsigned char>(rest[0]) < 0x80 && rest[0] != 'x';
    if (!plain_ascii) {
      const Group* const of_own = own == nullptr ? nullptr : own->longest_at(rest);
      const Group* const of_any = any == nullptr ? nullptr : any->longest_at(rest);
      if (const Group* const group = longer(of_own, of_any)) {
        out += group->key;
        at += group->letters.size();
        continue;
      }
    }
    append_key(out, text::next_code_point(lowered, at));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace tolmach::normalize
