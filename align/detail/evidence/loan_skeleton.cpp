#include "align/detail/evidence/loan_skeleton.h"

namespace tolmach::align::detail {
namespace {

bool is_vowel(char c) noexcept {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// The class of a consonant, or '\0' for one that is passed over.
char consonant_class(char c, char next) noexcept {
  switch (c) {
    case 'l':
    case 'r':
      return 'r';
    case 'b':
    case 'v':
      return 'b';
    case 'm':
    case 'n':
      return 'n';
    case 'f':
    case 'h':
      return 'h';
    case 's':
    case 'z':
    case 'j':
    case 'x':
      return 's';
    case 'c':
      return next == 'e' || next == 'i' || next == 'y' || next == 'h' ? 's' : 'k';
    case 'q':
    case 'k':
      return 'k';
    case 'd':
    case 'g':
    case 'p':
    case 't':
      return c;
    default:
      return '\0';
  }
}

std::string skeleton_of(std::string_view key, bool keep_final_r) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const char next = i + 1 < key.size() ? key[i + 1] : '\0';
    if (i == 0 && is_vowel(c)) out.push_back('a');
    if (c == 'r' && !keep_final_r && !is_vowel(next)) continue;
    char kept = consonant_class(c, next);
    const bool group = next == 'h' && (c == 'p' || c == 's' || c == 'c' || c == 't' || c == 'k' || c == 'g');
    if (group && c == 'p') kept = 'h';
    if (group && c == 't') kept = 's';
    // "ng" is one sound.
    if (c == 'g' && i > 0 && key[i - 1] == 'n' && !is_vowel(next)) continue;
    if (kept != '\0' && (out.empty() || out.back() != kept || is_vowel(key[i - 1]))) out.push_back(kept);
    if (group) ++i;
  }
  return out;
}

}  // namespace

std::string loan_skeleton(std::string_view key) {
  return skeleton_of(key, true);
}

std::string loan_skeleton_without_final_r(std::string_view key) {
  return skeleton_of(key, false);
}

}  // namespace tolmach::align::detail
