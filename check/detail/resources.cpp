#include "check/detail/resources.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "check/detail/characters/second_scripts.h"
#include "check/detail/language/detected_languages.h"
#include "check/detail/names/adapted_spellings.h"
#include "check/detail/names/capitals.h"
#include "check/detail/names/english_names.h"
#include "check/detail/names/entity_forms.h"
#include "check/detail/names/rival_names.h"
#include "check/detail/names/second_readings.h"
#include "check/detail/numbers/said_numbers.h"
#include "normalize/remembered_names.h"
#include "text/language.h"
#include "text/string_map.h"

namespace tolmach::check::detail {
namespace {

/// What a map keeps for a language, made when it is first asked for.
template <typename Kept, typename... Parts>
Kept& loaded(text::StringMap<Kept>& by_language, std::string_view language, Parts&&... parts) {
  if (const auto known = by_language.find(language); known != by_language.end()) return known->second;
  return by_language.try_emplace(std::string(language), std::forward<Parts>(parts)...).first->second;
}

}  // namespace

struct Resources::Impl {
  text::DataFolder data;
  std::optional<normalize::RememberedNames> lexicon;
  std::optional<normalize::QuantityReader> quantities;
  std::optional<normalize::MeasureReader> measures;
  std::optional<normalize::MentionFinder> mentions;
  std::optional<LikelierSpelling> likelier_spelling;
  std::optional<RegularSpelling> regular_spelling;
  std::optional<AdaptedSpellings> adapted_spellings;
  text::StringMap<SecondReadings> second_readings;  ///< by language
  std::optional<normalize::NameMatcher> matcher;
  std::optional<NameBook> name_book;
  text::StringMap<RivalNames> rival_names;      ///< by language
  text::StringMap<EnglishNames> english_names;  ///< by language
  text::StringMap<EntityForms> entity_forms;    ///< by language
  std::optional<GivenNameList> given_names;
  std::optional<Agencies> agencies;
  std::optional<FunctionWords> function_words;
  std::optional<DetectedLanguages> detected_languages;
  std::optional<WrongPages> wrong_pages;
  std::optional<CharacterSigns> character_signs;
  std::optional<Homoglyphs> homoglyphs;
  std::optional<Capitals> capitals;
  std::optional<SecondScripts> second_scripts;
  std::optional<Weekdays> weekdays;
  std::optional<SaidNumbers> said_numbers;
  std::optional<WordBook> word_book;
  std::optional<NameStems> name_stems;
  text::StringMap<text::Script> scripts;  ///< by language
  std::optional<Profiles> profiles;
  std::unordered_map<std::string, ClutterData> clutter;
  std::unordered_map<std::string, std::vector<std::string>> clitics;
  std::optional<normalize::SpellingLists> spellings;
  std::optional<normalize::WordForms> word_forms;
  std::map<std::string, normalize::ConsistentNames> consistent_names;  ///< by style
};

Resources::Resources(text::DataFolder data, const normalize::NameSource* lexicon) : impl_(std::make_unique<Impl>()) {
  impl_->data = std::move(data);
  if (lexicon != nullptr) impl_->lexicon.emplace(*lexicon);
}

Resources::~Resources() = default;

const text::DataFolder& Resources::data() const noexcept {
  return impl_->data;
}
const normalize::NameSource* Resources::lexicon() const noexcept {
  return impl_->lexicon ? &*impl_->lexicon : nullptr;
}

normalize::QuantityReader& Resources::quantities() {
  if (!impl_->quantities) impl_->quantities.emplace(impl_->data);
  return *impl_->quantities;
}

normalize::MeasureReader& Resources::measures() {
  if (!impl_->measures) impl_->measures.emplace(impl_->data);
  return *impl_->measures;
}

normalize::MentionFinder& Resources::mentions() {
  if (!impl_->mentions) impl_->mentions.emplace(impl_->data, lexicon());
  return *impl_->mentions;
}

const normalize::NameMatcher& Resources::matcher() {
  if (!impl_->matcher) impl_->matcher.emplace(impl_->data, lexicon());
  return *impl_->matcher;
}

LikelierSpelling& Resources::likelier_spelling() {
  if (!impl_->likelier_spelling) impl_->likelier_spelling.emplace(impl_->data, matcher());
  return *impl_->likelier_spelling;
}

RegularSpelling& Resources::regular_spelling() {
  if (!impl_->regular_spelling) impl_->regular_spelling.emplace(impl_->data, matcher(), lexicon());
  return *impl_->regular_spelling;
}

const AdaptedSpellings& Resources::adapted_spellings() {
  if (!impl_->adapted_spellings) impl_->adapted_spellings.emplace(impl_->data);
  return *impl_->adapted_spellings;
}

const SecondReadings& Resources::second_readings(std::string_view language) {
  return loaded(impl_->second_readings, language, impl_->data, language);
}

NameBook& Resources::name_book() {
  if (!impl_->name_book) impl_->name_book.emplace(matcher());
  return *impl_->name_book;
}

void Resources::forget_much() {
  constexpr std::size_t kMostWords = 200'000, kMostNames = 2'000'000;
  if (impl_->likelier_spelling && impl_->likelier_spelling->size() >= kMostWords) impl_->likelier_spelling->clear();
  if (impl_->regular_spelling && impl_->regular_spelling->size() >= kMostWords) impl_->regular_spelling->clear();
  if (impl_->name_stems && impl_->name_stems->size() >= kMostWords) impl_->name_stems->clear();
  for (auto& [language, forms] : impl_->entity_forms)
    if (forms.size() >= kMostWords) forms.clear();
  const bool many_names = impl_->name_book && impl_->name_book->size() >= kMostNames;
  const bool many_words = impl_->word_book && impl_->word_book->size() >= kMostWords;
  if (!many_names && !many_words) return;
  // Words hold names.
  impl_->word_book.reset();
  impl_->name_book.reset();
}

NameStems& Resources::name_stems() {
  if (!impl_->name_stems) impl_->name_stems.emplace(*lexicon());
  return *impl_->name_stems;
}

normalize::SpellingLists& Resources::spellings() {
  if (!impl_->spellings) impl_->spellings.emplace(impl_->data);
  return *impl_->spellings;
}

text::Script Resources::script_of(std::string_view language) {
  const auto known = impl_->scripts.find(language);
  if (known != impl_->scripts.end()) return known->second;
  return impl_->scripts.emplace(language, text::script_of_language(language)).first->second;
}

normalize::ConsistentNames& Resources::consistent_names(const std::string& style) {
  const auto known = impl_->consistent_names.find(style);
  if (known != impl_->consistent_names.end()) return known->second;
  return impl_->consistent_names
      .try_emplace(style, impl_->data, normalize::NameStyle(style, normalize::style_names(impl_->data)), matcher(),
                   lexicon())
      .first->second;
}

const normalize::WordForms& Resources::word_forms() {
  if (!impl_->word_forms) impl_->word_forms.emplace(impl_->data);
  return *impl_->word_forms;
}

const EnglishNames& Resources::english_names(std::string_view language) {
  return loaded(impl_->english_names, language, impl_->data, language);
}

EntityForms& Resources::entity_forms(std::string_view language) {
  return loaded(impl_->entity_forms, language, *lexicon(), english_names(language), language);
}

const RivalNames& Resources::rival_names(std::string_view language) {
  return loaded(impl_->rival_names, language, impl_->data, language);
}

const GivenNameList& Resources::given_names() {
  if (!impl_->given_names) impl_->given_names.emplace(impl_->data);
  return *impl_->given_names;
}

const Agencies& Resources::agencies() {
  if (!impl_->agencies) impl_->agencies.emplace(impl_->data);
  return *impl_->agencies;
}

const FunctionWords& Resources::function_words() {
  if (!impl_->function_words) impl_->function_words.emplace(impl_->data);
  return *impl_->function_words;
}

const DetectedLanguages& Resources::detected_languages() {
  if (!impl_->detected_languages) impl_->detected_languages.emplace(impl_->data);
  return *impl_->detected_languages;
}

const WrongPages& Resources::wrong_pages() {
  if (!impl_->wrong_pages) impl_->wrong_pages.emplace();
  return *impl_->wrong_pages;
}

const CharacterSigns& Resources::character_signs() {
  if (!impl_->character_signs) impl_->character_signs.emplace(wrong_pages());
  return *impl_->character_signs;
}

const Homoglyphs& Resources::homoglyphs() {
  if (!impl_->homoglyphs) impl_->homoglyphs.emplace(impl_->data);
  return *impl_->homoglyphs;
}

const SecondScripts& Resources::second_scripts() {
  if (!impl_->second_scripts) impl_->second_scripts.emplace(impl_->data);
  return *impl_->second_scripts;
}

const Capitals& Resources::capitals() {
  if (!impl_->capitals) impl_->capitals.emplace(impl_->data);
  return *impl_->capitals;
}

const Weekdays& Resources::weekdays() {
  if (!impl_->weekdays) impl_->weekdays.emplace(impl_->data);
  return *impl_->weekdays;
}

const SaidNumbers& Resources::said_numbers() {
  if (!impl_->said_numbers) impl_->said_numbers.emplace(impl_->data);
  return *impl_->said_numbers;
}

WordBook& Resources::word_book() {
  if (!impl_->word_book) impl_->word_book.emplace(impl_->data, matcher().keys(), name_book(), function_words());
  return *impl_->word_book;
}

const Profile& Resources::profile(std::string_view language) {
  if (!impl_->profiles) impl_->profiles.emplace(impl_->data);
  return impl_->profiles->of(text::base_language(language));
}

const std::vector<std::string>& Resources::clitics(std::string_view language) {
  const auto [entry, added] = impl_->clitics.try_emplace(std::string(language));
  if (!added) return entry->second;
  for (text::DataRow& row : text::read_data_rows(impl_->data.file("words/clitics.tsv"), 2))
    if (row.fields[0] == language) entry->second.push_back(std::move(row.fields[1]));
  const auto words = impl_->data.file("names/words/" + std::string(language) + ".tsv");
  if (std::filesystem::exists(words))
    for (text::DataRow& row : text::read_data_rows(words, 2))
      if (row.fields[1] == "prefix") entry->second.push_back(std::move(row.fields[0]));
  std::stable_sort(entry->second.begin(), entry->second.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return entry->second;
}

const ClutterData& Resources::clutter(std::string_view language) {
  const std::string base(text::base_language(language));
  const auto [entry, added] = impl_->clutter.try_emplace(base);
  if (!added) return entry->second;
  const std::string name = "check/clutter/" + base + ".tsv";
  if (!impl_->data.has(name)) return entry->second;
  std::filesystem::path file = impl_->data.file(name);
  // It may name a language whose lines are used.
  const std::vector<text::DataRow> rows = text::read_data_rows(file, 2);
  if (!rows.empty() && rows.front().fields[0] == "same-as")
    file = impl_->data.file("check/clutter/" + rows.front().fields[1] + ".tsv");
  entry->second = ClutterData(file);
  return entry->second;
}

}  // namespace tolmach::check::detail
