#include "lexicons/detail/cldr_names.h"

#include <memory>
#include <optional>
#include <set>

#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/uvernum.h>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons::detail {
namespace {

using normalize::NameKind;
using normalize::NameStatus;

constexpr const char* kSource = "Unicode CLDR through ICU " U_ICU_VERSION_SHORT;

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw Error(Error::Kind::kIo, std::string("ICU has no ") + what + ": " + u_errorName(status));
  }
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool has_any_of(std::string_view form, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    if (form.find(part) != std::string_view::npos) return true;
  }
  return false;
}

/// Whether a form is written as the language is: no Latin fallback among other scripts, no digits, long enough to be a
/// name and not a code.
bool is_name_in(std::string_view form, text::Script script) {
  std::size_t letters = 0;
  bool short_script = false;
  for (std::size_t offset = 0; offset < form.size();) {
    const char32_t c = text::next_code_point(form, offset);
    if (text::is_digit(c)) return false;
    if (!text::is_letter(c)) continue;
    ++letters;
    const text::Script own = text::script_of(c);
    if (own == text::Script::kLatin && script != text::Script::kLatin) return false;
    short_script |= text::is_ideograph(c) || own == text::Script::kHangul;
  }
  return letters >= (short_script ? 1 : 3);
}

/// The name in what CLDR shows: "Myanmar" of "Myanmar (Burma)". Nothing where there is no plain name.
std::optional<std::string> plain_name(std::string form, std::string_view language) {
  for (const std::string_view bracket : {" (", "（", "("}) {
    const std::size_t at = form.find(bracket);
    if (at == std::string::npos) continue;
    if (form.back() != ')' && !std::string_view(form).ends_with("）")) return {};
    form.erase(at);
  }
  if (has_any_of(form, {",", "، ", "、", "，", " - ", " – ", "/"})) return {};
  if (const std::size_t at = form.find(" & "); at != std::string::npos && language == "en")
    form.replace(at, 3, " and ");
  if (!is_name_in(form, text::script_of_language(language))) return {};
  return form;
}

NewName name(std::string entity, NameKind kind, std::string form, const std::string& language) {
  const bool preferred = language == "en" && kind == NameKind::kPlace;
  return {std::move(entity),
          kind,
          std::move(form),
          language,
          preferred ? NameStatus::kPreferred : NameStatus::kAdmitted,
          kSource};
}

/// Leaves out the forms that more than one entity has (the two Congos).
void remove_shared(std::vector<NewName>& names) {
  std::map<std::string, std::set<std::string>> entities_of;
  for (const NewName& each : names) entities_of[text::fold(each.form)].insert(each.entity);
  std::erase_if(names, [&](const NewName& each) { return entities_of[text::fold(each.form)].size() > 1; });
}

std::vector<NewName> states_in(const std::string& language) {
  UDisplayContext contexts[] = {UDISPCTX_LENGTH_SHORT};
  const icu::Locale locale(language.c_str());
  const std::unique_ptr<icu::LocaleDisplayNames> shorter(icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
  const std::unique_ptr<icu::LocaleDisplayNames> longer(icu::LocaleDisplayNames::createInstance(locale));
  std::vector<NewName> states;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    std::set<std::string> forms;
    for (const auto& names : {longer.get(), shorter.get()}) {
      icu::UnicodeString shown;
      const auto form = plain_name(utf8(names->regionDisplayName(*code, shown)), language);
      if (!form || !forms.insert(*form).second) continue;
      states.push_back(name(std::string("territory:") + *code, NameKind::kPlace, *form, language));
    }
  }
  remove_shared(states);
  return states;
}

std::vector<NewName> languages_in(const std::string& language) {
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(icu::Locale(language.c_str())));
  std::vector<NewName> names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    // Two letters: the languages that a newspaper names. The rest are nearly all unknown to CLDR or to readers.
    if (std::string_view(*code).size() != 2 || text::canonical_language(*code) != *code) continue;
    icu::UnicodeString shown;
    const auto form = plain_name(utf8(display->languageDisplayName(*code, shown)), language);
    if (form && *form != *code)
      names.push_back(name(std::string("language:") + *code, NameKind::kOther, *form, language));
  }
  remove_shared(names);
  return names;
}

/// The currencies in use, by their ISO 4217 codes.
std::vector<NewName> currencies_in(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(
      ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status), &uenum_close);
  require(status, "currencies");
  std::vector<NewName> names;
  while (const char16_t* code = uenum_unext(codes.get(), nullptr, &status)) {
    int32_t length = 0;
    const char16_t* shown = ucurr_getName(code, language.c_str(), UCURR_LONG_NAME, nullptr, &length, &status);
    if (U_FAILURE(status)) break;
    const std::string id = utf8(icu::UnicodeString(code));
    const auto form = plain_name(utf8(icu::UnicodeString(shown, length)), language);
    if (form && *form != id) names.push_back(name("currency:" + id, NameKind::kOther, *form, language));
  }
  require(status, "currencies");
  remove_shared(names);
  return names;
}

/// The months as they stand alone and within a date ("January" is січень, "1 January" 1 січня).
std::vector<NewName> months_in(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(language.c_str()), "gregorian", status);
  require(status, "months");
  std::vector<NewName> names;
  std::set<std::pair<int, std::string>> seen;
  for (const auto context : {icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::FORMAT}) {
    int32_t count = 0;
    const icu::UnicodeString* months = symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
    for (int month = 1; month <= count; ++month) {
      const auto form = plain_name(utf8(months[month - 1]), language);
      if (form && seen.insert({month, *form}).second)
        names.push_back(name("month:" + std::to_string(month), NameKind::kOther, *form, language));
    }
  }
  remove_shared(names);
  return names;
}

/// The time zones that a city stands for, by their ids in ICU.
std::vector<icu::UnicodeString> city_zones() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> ids(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  require(status, "time zones");
  std::vector<icu::UnicodeString> zones;
  while (const icu::UnicodeString* id = ids->snext(status)) {
    char region[8] = "";
    icu::TimeZone::getRegion(*id, region, sizeof region, status);
    if (std::string_view(region) != "AQ" && std::string_view(region) != "001") zones.push_back(*id);
  }
  require(status, "time zones");
  return zones;
}

std::unique_ptr<icu::TimeZoneNames> zone_names(const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(icu::Locale(language.c_str()), status));
  require(status, "names of time zones");
  return names;
}

std::optional<std::string> city_of(const icu::TimeZoneNames& names, const icu::UnicodeString& zone,
                                   const std::string& language) {
  icu::UnicodeString city;
  names.getExemplarLocationName(zone, city);
  return city.isBogus() ? std::nullopt : plain_name(utf8(city), language);
}

/// Zones with an English name of their own: an island or a state that is its own zone is among the states already.
std::vector<icu::UnicodeString> cities_beside(const std::vector<NewName>& english_states) {
  std::set<std::string> states;
  for (const NewName& state : english_states) states.insert(text::fold(state.form));
  const std::unique_ptr<icu::TimeZoneNames> english = zone_names("en");
  std::vector<icu::UnicodeString> cities = city_zones();
  std::erase_if(cities, [&](const icu::UnicodeString& zone) {
    const auto form = city_of(*english, zone, "en");
    return !form || states.count(text::fold(*form)) != 0;
  });
  return cities;
}

}  // namespace

std::vector<NewName> cldr_names(const std::vector<std::string>& languages,
                                const std::map<std::string, std::string>& renamed_zones) {
  const std::vector<icu::UnicodeString> cities = cities_beside(states_in("en"));
  std::vector<NewName> all;
  for (const std::string& language : languages) {
    for (NewName& state : states_in(language)) all.push_back(std::move(state));
    const std::unique_ptr<icu::TimeZoneNames> names = zone_names(language);
    for (const icu::UnicodeString& zone : cities) {
      const auto renamed = renamed_zones.find(utf8(zone));
      const std::string id = renamed == renamed_zones.end() ? utf8(zone) : renamed->second;
      const auto form = city_of(*names, zone, language);
      if (form) all.push_back(name("city:" + id, NameKind::kPlace, *form, language));
    }
    for (NewName& spoken : languages_in(language)) all.push_back(std::move(spoken));
    for (NewName& currency : currencies_in(language)) all.push_back(std::move(currency));
    for (NewName& month : months_in(language)) all.push_back(std::move(month));
  }
  return all;
}

}  // namespace tolmach::lexicons::detail
