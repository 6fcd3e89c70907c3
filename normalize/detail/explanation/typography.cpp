#include "normalize/detail/explanation/typography.h"

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

bool is_apostrophe(char32_t c) noexcept {
  static constexpr std::u32string_view kApostrophes = U"'’ʼ‘`´ʹ";
  return kApostrophes.find(c) != std::u32string_view::npos;
}

bool is_hyphen_or_space(char32_t c) noexcept {
  static constexpr std::u32string_view kHyphens = U"-‐‑–—_";
  return text::is_white_space(c) || kHyphens.find(c) != std::u32string_view::npos;
}

/// Marks of width zero and of direction; folding drops them.
bool is_invisible(char32_t c) noexcept {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xFEFF;
}

/// A name taken apart by what may differ.
struct Layers {
  std::string letters, hyphens, apostrophes, punctuation, invisible;
};

Layers layers_of(std::string_view name) {
  Layers out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    std::string& layer = is_invisible(c)           ? out.invisible
                         : is_apostrophe(c)        ? out.apostrophes
                         : is_hyphen_or_space(c)   ? out.hyphens
                         : text::is_punctuation(c) ? out.punctuation
                                                   : out.letters;
    text::append_utf8(layer, c);
  }
  return out;
}

}  // namespace

std::string bare_letters(std::string_view name) {
  return text::fold(layers_of(name).letters);
}

std::vector<std::string> typographic_differences(std::string_view a, std::string_view b) {
  std::vector<std::string> out;
  const Layers ours = layers_of(text::nfc(a));
  const Layers theirs = layers_of(text::nfc(b));
  if (text::fold(ours.letters) != text::fold(theirs.letters)) return out;
  const std::string lower_a = text::lower(ours.letters);
  const std::string lower_b = text::lower(theirs.letters);
  if (lower_a != lower_b) out.emplace_back("diacritics");
  // The case of letters that differ in their marks can't be compared one by one; that of folded ones could.
  if (lower_a == lower_b && ours.letters != theirs.letters) out.emplace_back("case");
  if (ours.hyphens != theirs.hyphens) out.emplace_back("hyphens and spaces");
  if (ours.apostrophes != theirs.apostrophes) out.emplace_back("apostrophes");
  if (ours.punctuation != theirs.punctuation) out.emplace_back("punctuation");
  if (ours.invisible != theirs.invisible) out.emplace_back("invisible characters");
  if (out.empty() && a != b) out.emplace_back("hyphens and spaces");  // the same ones, elsewhere
  return out;
}

}  // namespace tolmach::normalize::detail
