#include "normalize/latin_key.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// The rows of one language by their letter group.
using Groups = std::unordered_map<std::string, std::string>;

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

}  // namespace

struct LatinKeys::Impl {
  std::unordered_map<std::string, Groups> by_language;
  std::size_t longest = 1;  ///< bytes of the longest group

  [[nodiscard]] const Groups* groups_of(std::string_view language) const {
    const auto found = by_language.find(std::string(language));
    return found == by_language.end() ? nullptr : &found->second;
  }

  /// The longest group at the beginning of `rest`; `length` is set to its bytes.
  [[nodiscard]] const std::string* longest_match(const Groups* own, const Groups* any, std::string_view rest,
                                                 std::size_t& length) const {
    for (length = std::min(longest, rest.size()); length > 0; --length) {
      const std::string group(rest.substr(0, length));
      for (const Groups* groups : {own, any}) {
        if (groups == nullptr) continue;
        if (const auto found = groups->find(group); found != groups->end()) return &found->second;
      }
    }
    return nullptr;
  }
};

LatinKeys::LatinKeys(const text::DataFolder& data) {
  auto impl = std::make_unique<Impl>();
  for (const text::DataRow& row : text::read_data_rows(data.file("names/latin_keys.tsv"), 3)) {
    impl->by_language[row.fields[2]][row.fields[0]] = row.fields[1];
    impl->longest = std::max(impl->longest, row.fields[0].size());
  }
  impl_ = std::move(impl);
}
LatinKeys::~LatinKeys() = default;
LatinKeys::LatinKeys(LatinKeys&&) noexcept = default;
LatinKeys& LatinKeys::operator=(LatinKeys&&) noexcept = default;

std::string LatinKeys::key(std::string_view word, std::string_view language) const {
  const std::string lowered = text::nfc(text::lower(word, language));
  const Groups* own = impl_->groups_of(language);
  const Groups* any = impl_->groups_of("*");
  std::string out;
  for (std::size_t at = 0; at < lowered.size();) {
    const std::string_view rest = std::string_view(lowered).substr(at);
    const bool plain_ascii = own == nullptr && static_cast<unsigned char>(rest[0]) < 0x80 && rest[0] != 'x';
    std::size_t length = 0;
    if (!plain_ascii) {
      if (const std::string* key = impl_->longest_match(own, any, rest, length)) {
        out += *key;
        at += length;
        continue;
      }
    }
    const char32_t c = text::next_code_point(lowered, at);
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
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace tolmach::normalize
