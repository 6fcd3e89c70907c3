#include "text/language.h"

#include <unicode/locid.h>
#include <unicode/region.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

// cld2's header uses FILE without including what declares it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <cld2/public/compact_lang_det.h>

#include "text/error.h"
#include "text/near.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

/// Longer ones are well formed in BCP 47, but no language has one: they are names.
constexpr std::size_t kLongestLanguage = 3;

/// The tags of all languages by their names in English and in themselves, in small letters: "german", "deutsch".
std::map<std::string, std::string, std::less<>> tags_by_name() {
  std::map<std::string, std::string, std::less<>> tags;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale language(*code);
    for (const icu::Locale& of : {icu::Locale::getEnglish(), language}) {
      icu::UnicodeString shown;
      std::string known;
      language.getDisplayLanguage(of, shown).toUTF8String(known);
      tags.try_emplace(lower(known), *code);
    }
  }
  return tags;
}

/// The tag of a language by its name; empty where it is no such name.
std::string tag_of_name(std::string_view name) {
  // A list may have thousands of bad tags.
  static const auto tags = tags_by_name();
  const auto found = tags.find(lower(name));
  return found == tags.end() ? std::string() : found->second;
}

bool is_ascii_tag(std::string_view tag) noexcept {
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!letter && !other) return false;
  }
  return !tag.empty();
}

std::string canonical_or_empty(std::string_view tag) {
  try {
    return canonical_language(tag);
  } catch (const Error&) {
    return {};
  }
}

/// All languages with their English names. A list may have thousands of bad tags, and each is compared with them.
const std::vector<std::pair<std::string, std::string>>& english_names() {
  static const auto names = [] {
    std::vector<std::pair<std::string, std::string>> all;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code)
      all.emplace_back(*code, language_name(*code));
    return all;
  }();
  return names;
}

std::string with_name(const std::string& tag) {
  return tag + " (" + language_name(tag) + ")";
}

/// The language that most people speak in a country whose code stands for it by mistake: uk of "ua". Empty where there
/// is no such country.
std::string language_of_country(std::string_view code) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string country = upper(code);
  const icu::Region* region = icu::Region::getInstance(country.c_str(), status);
  if (U_FAILURE(status) || region == nullptr || region->getType() != URGN_TERRITORY) return {};
  icu::Locale locale("", country.c_str());
  locale.addLikelySubtags(status);
  return U_FAILURE(status) ? std::string() : std::string(locale.getLanguage());
}

/// The language of a country whose code was given, and those whose tag or English name is most like what was given:
/// "uk (Ukrainian), …".
std::string near_languages(std::string_view given) {
  constexpr std::size_t kMost = 6;
  const std::string wanted = lower(given);
  std::vector<std::pair<std::size_t, std::string>> languages;
  for (const auto& [tag, name] : english_names()) {
    // Of the tags, those of two letters are the usual ones.
    const std::size_t distance = std::min(2 * edits(wanted, tag) + tag.size() - 2, 2 * edits(wanted, lower(name)));
    languages.emplace_back(distance, tag + " (" + name + ")");
  }
  if (const std::string tag = language_of_country(given); !tag.empty()) {
    const std::string local = with_name(tag);
    languages.erase(
        std::remove_if(languages.begin(), languages.end(), [&](const auto& l) { return l.second == local; }),
        languages.end());
    languages.emplace_back(0, local);
  }
  return nearest(std::move(languages), kMost);
}

[[noreturn]] void throw_malformed(std::string_view tag) {
  const std::string named = tag_of_name(tag);
  throw Error(Error::Kind::kUsage, "'" + std::string(tag) + "' is not a language tag", {},
              named.empty() ? "expected BCP 47 or ISO 639, such as zh-TW or ukr; near it: " + near_languages(tag)
                            : "the tag of this language is " + named);
}

/// Empty where the tag is malformed or its language has no name.
std::string known_or_empty(std::string_view tag) {
  std::string canonical = is_ascii_tag(tag) ? canonical_or_empty(tag) : std::string();
  const std::string language(base_language(canonical));
  const bool known = language == "und" || (!language.empty() && language_name(language) != language);
  return known ? canonical : std::string();
}

}  // namespace

std::string canonical_language(std::string_view tag) {
  if (!is_ascii_tag(tag)) throw_malformed(tag);
  std::string dashed(tag);
  for (char& c : dashed)
    if (c == '_') c = '-';
  UErrorCode status = U_ZERO_ERROR;
  std::array<char, ULOC_FULLNAME_CAPACITY> name{};
  int32_t parsed = 0;
  uloc_forLanguageTag(dashed.c_str(), name.data(), static_cast<int32_t>(name.size()), &parsed, &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(parsed) != dashed.size()) throw_malformed(tag);
  icu::Locale locale = icu::Locale::createCanonical(name.data());
  locale.canonicalize(status);
  const std::string_view language = locale.getLanguage();
  if (language.empty()) return "und";
  if (language.size() > kLongestLanguage) throw_malformed(tag);
  locale.minimizeSubtags(status);
  const auto out = locale.toLanguageTag<std::string>(status);
  if (U_FAILURE(status)) throw_malformed(tag);
  return out;
}

std::string known_language(std::string_view tag) {
  std::string canonical = known_or_empty(tag);
  if (!canonical.empty()) return canonical;
  throw Error(Error::Kind::kUsage, "unknown language '" + std::string(tag) + "'", {},
              "near it: " + near_languages(tag));
}

bool is_known_language(std::string_view tag) {
  return !known_or_empty(tag).empty();
}

std::string_view base_language(std::string_view tag) noexcept {
  const auto* const end = std::find(tag.begin(), tag.end(), '-');  // no call: most tags have two letters
  return tag.substr(0, static_cast<std::size_t>(end - tag.begin()));
}

std::string language_name(std::string_view tag) {
  const std::string id(tag);
  icu::UnicodeString name;
  icu::Locale(id.c_str()).getDisplayName(icu::Locale::getEnglish(), name);
  std::string out;
  name.toUTF8String(out);
  return out.empty() ? id : out;
}

bool is_right_to_left(std::string_view tag) noexcept {
  const std::string id(tag);
  return uloc_isRightToLeft(id.c_str()) != 0;
}

namespace {

/// The canonical tag of a language that the detector knows, remembered; empty where there is none.
const std::string& tag_of(CLD2::Language language) {
  thread_local std::map<CLD2::Language, std::string> known;
  const auto [entry, is_new] = known.try_emplace(language);
  if (!is_new) return entry->second;
  try {
    entry->second = canonical_language(CLD2::LanguageCode(language));
  } catch (const Error&) {
    entry->second.clear();
  }
  return entry->second;
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
  // A sample says as much as a book, and the detector takes an int.
  constexpr std::size_t kSample = 200'000;
  std::size_t length = std::min(text.size(), kSample);
  while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) --length;
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(length), /*is_plain_text=*/true, languages.data(),
                              percents.data(), &text_bytes, &reliable);
  if (languages[0] == CLD2::UNKNOWN_LANGUAGE || text_bytes == 0) return {};
  DetectedLanguage out;
  out.tag = tag_of(languages[0]);
  if (out.tag.empty()) return {};
  out.share = percents[0] / 100.0;
  out.reliable = reliable;
  return out;
}

}  // namespace tolmach::text
