#include "check/detail/resources.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "text/language.h"

namespace tolmach::check::detail {

struct Resources::Impl {
  text::DataFolder data;
  const normalize::NameSource* lexicon = nullptr;
  std::optional<normalize::QuantityReader> quantities;
  std::optional<normalize::MeasureReader> measures;
  std::optional<normalize::MentionFinder> mentions;
  std::optional<normalize::NameMatcher> matcher;
  std::optional<Agencies> agencies;
  std::optional<FunctionWords> function_words;
  std::optional<WrongPages> wrong_pages;
  std::optional<Homoglyphs> homoglyphs;
  std::optional<WordBook> word_book;
  std::optional<Profiles> profiles;
  std::unordered_map<std::string, Phrases> clutter;
  std::optional<normalize::SpellingLists> spellings;
  std::optional<normalize::WordForms> word_forms;
  std::map<std::string, normalize::ConsistentNames> consistent_names;  ///< by style
};

Resources::Resources(text::DataFolder data, const normalize::NameSource* lexicon) : impl_(std::make_unique<Impl>()) {
  impl_->data = std::move(data);
  impl_->lexicon = lexicon;
}

Resources::~Resources() = default;

const text::DataFolder& Resources::data() const noexcept {
  return impl_->data;
}
const normalize::NameSource* Resources::lexicon() const noexcept {
  return impl_->lexicon;
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
  if (!impl_->mentions) impl_->mentions.emplace(impl_->data, impl_->lexicon);
  return *impl_->mentions;
}

const normalize::NameMatcher& Resources::matcher() {
  if (!impl_->matcher) impl_->matcher.emplace(impl_->data, impl_->lexicon);
  return *impl_->matcher;
}

normalize::SpellingLists& Resources::spellings() {
  if (!impl_->spellings) impl_->spellings.emplace(impl_->data);
  return *impl_->spellings;
}

normalize::ConsistentNames& Resources::consistent_names(const std::string& style) {
  const auto known = impl_->consistent_names.find(style);
  if (known != impl_->consistent_names.end()) return known->second;
  return impl_->consistent_names
      .try_emplace(style, impl_->data, normalize::NameStyle(style, normalize::style_names(impl_->data)), matcher(),
                   impl_->lexicon)
      .first->second;
}

const normalize::WordForms& Resources::word_forms() {
  if (!impl_->word_forms) impl_->word_forms.emplace(impl_->data);
  return *impl_->word_forms;
}

const Agencies& Resources::agencies() {
  if (!impl_->agencies) impl_->agencies.emplace(impl_->data);
  return *impl_->agencies;
}

const FunctionWords& Resources::function_words() {
  if (!impl_->function_words) impl_->function_words.emplace(impl_->data);
  return *impl_->function_words;
}

const Resources::WrongPages& Resources::wrong_pages() {
  if (!impl_->wrong_pages) impl_->wrong_pages.emplace();
  return *impl_->wrong_pages;
}

const Homoglyphs& Resources::homoglyphs() {
  if (!impl_->homoglyphs) impl_->homoglyphs.emplace(impl_->data);
  return *impl_->homoglyphs;
}

WordBook& Resources::word_book() {
  if (!impl_->word_book) impl_->word_book.emplace(impl_->data, matcher().keys());
  return *impl_->word_book;
}

const Profile& Resources::profile(std::string_view language) {
  if (!impl_->profiles) impl_->profiles.emplace(impl_->data);
  return impl_->profiles->of(text::base_language(language));
}

const Phrases& Resources::clutter(std::string_view language) {
  const std::string base(text::base_language(language));
  const auto [entry, added] = impl_->clutter.try_emplace(base);
  if (added) {
    const std::string file = "check/clutter/" + base + ".tsv";
    if (impl_->data.has(file)) entry->second = Phrases(impl_->data.file(file));
  }
  return entry->second;
}

}  // namespace tolmach::check::detail
