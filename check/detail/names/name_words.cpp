#include "check/detail/names/name_words.h"

#include <algorithm>
#include <utility>

#include "check/detail/characters/characters.h"
#include "check/detail/names/known_forms.h"
#include "check/detail/names/second_readings.h"
#include "check/detail/names/unspaced_names.h"
#include "text/language.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Marks behind which a sentence, a quotation or a list item begins.
bool begins_something(char32_t c) noexcept {
  static constexpr std::u32string_view kMarks = U".!?…:;\"“”„«»‘([{•–—*¿¡";
  return kMarks.find(c) != std::u32string_view::npos;
}

std::string_view without_last(std::string_view form) noexcept {
  std::size_t end = form.size();
  static_cast<void>(text::previous_code_point(form, end));
  return form.substr(0, end);
}

std::vector<NameWord> words_in(const DocumentView& view, std::uint32_t segment, bool with_capitals, WordBook& book) {
  std::vector<NameWord> words;
  bool first = true;
  auto whole = view.words(segment).begin();
  WordBook::Vocabulary& vocabulary = view.vocabulary();
  words.reserve(view.words(segment).size());
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord) {
      if (begins_something(after(view.text(), token.span.begin))) first = true;
      if (token.kind == text::Token::Kind::kNumber) {
        first = false;
        ++whole;
      }
      continue;
    }
    const NamePart& part = book.name_part(*whole->facts, vocabulary);
    ++whole;
    if (part.form == nullptr) continue;
    NameWord& word = words.emplace_back(NameWord{part});
    word.span = {token.span.begin + part.begin, token.span.begin + part.end};
    word.first = std::exchange(first, false);
    if (!with_capitals) {
      word.capital = true;
      word.shouts = false;
    }
  }
  return words;
}

/// Marks the words that mentions are found of.
void mark_mentions(const DocumentView& view, std::uint32_t segment, std::vector<NameWord>& words) {
  const auto& mentions = view.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), segment,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  for (NameWord& word : words) {
    while (mention != mentions.end() && mention->span.end <= word.span.begin) ++mention;
    word.mentioned = mention != mentions.end() && mention->span.overlaps(word.span);
  }
}

/// Whether a word is another one than that which was asked for before. @param asked its hash, which becomes the word's
bool is_asked_anew(std::uint64_t& asked, std::string_view written) noexcept {
  const std::uint64_t hash = text::hash_of(written);
  return std::exchange(asked, hash) != hash;
}

/// Letters of an ending that may be taken away, and what must be left.
constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestStem = 4;
/// What must be left behind a clitic: three letters of two bytes.
constexpr std::size_t kShortestBytes = 6;

}  // namespace

NameWords::NameWords(const DocumentView& view, Resources& resources, const normalize::Spellings& spellings)
    : view_(view),
      resources_(resources),
      spellings_(spellings),
      second_readings_(resources.second_readings(view.language())) {
  if (is_abjad(view.script())) clitics_ = &resources.clitics(view.language());
  const bool capitals = has_capitals(view.script());
  WordBook& book = resources.word_book();
  segments_.reserve(view.segment_count());
  for (std::uint32_t k = 0; k < view.segment_count(); ++k) {
    segments_.push_back(is_unspaced(view.script()) ? unspaced_names(view, k, book) : words_in(view, k, capitals, book));
    if (is_abjad(view.script())) mark_mentions(view, k, segments_.back());
  }
  count_uses();
}

void NameWords::count_uses() {
  std::size_t count = 0;
  for (const std::vector<NameWord>& words : segments_) count += words.size();
  uses_ = NameUses(count);
  for (const std::vector<NameWord>& words : segments_)
    for (const NameWord& word : words) uses_.add(word.number, word.capital);
}

std::size_t NameWords::count(const NameWord& word) const noexcept {
  const NameUses::Use& use = uses_.of(word.number);
  return use.capital + use.small;
}

bool NameWords::is_small_somewhere(const NameWord& word) const noexcept {
  return uses_.of(word.number).small > 0;
}

std::string NameWords::foreign_letter(const NameWord& word) const {
  const std::u32string& foreign = view_.profile().sister_letters;
  // Latin texts leave foreign names their letters: Tromsø, Strauß.
  if (foreign.empty() || view_.script() == text::Script::kLatin) return {};
  const std::string_view written = word.span.of(view_.text());
  const bool composed = (view_.signs(word.span) & CharacterSigns::kCombining) == 0;
  const std::string normal = composed ? std::string() : text::nfc(written);
  const std::string_view form = composed ? written : normal;
  for (std::size_t begin = 0, end = 0; end < form.size(); begin = end) {
    const char32_t c = text::next_code_point(form, end);
    if (foreign.find(c) != std::u32string::npos || foreign.find(text::to_lower(c)) != std::u32string::npos)
      return std::string(form.substr(begin, end - begin));
  }
  return {};
}

const normalize::Spellings::Entry& NameWords::spelled(const NameWord& word) const {
  if (!word.form->own) word.form->own = spellings_.look_up(word.folded);
  return *word.form->own;
}

const normalize::Spellings::Entry& NameWords::in_english(const NameWord& word) const {
  if (!word.form->english) word.form->english = resources_.spellings().of("en").look_up(word.folded);
  return *word.form->english;
}

bool NameWords::is_name_in(const normalize::Spellings& spellings, const NameWord& word) {
  NameForm& form = *word.form;
  if (form.asked != &spellings) {
    form.asked = &spellings;
    form.listed = spellings.is_name(word.folded);
  }
  return form.listed;
}

const std::vector<std::string>& NameWords::names_near(const NameWord& word) const {
  if (!word.form->near) word.form->near = spellings_.names_near(word.folded, normalize::Spellings::Which::kAll);
  return *word.form->near;
}

const std::vector<std::string>& NameWords::common_names_near(const normalize::Spellings& spellings,
                                                             const NameWord& word) {
  NameForm& form = *word.form;
  if (form.asked_for_common != &spellings) {
    form.asked_for_common = &spellings;
    form.near_common = spellings.names_near(word.folded, normalize::Spellings::Which::kCommon);
  }
  return form.near_common;
}

Concepts NameWords::concepts(const NameWord& word) const {
  WordBook& book = resources_.word_book();
  return book.concepts(book.look_up(word.span.of(view_.text()), text::Token::Kind::kWord, view_.vocabulary()));
}

const std::vector<normalize::KnownName>& NameWords::known(const NameWord& word) {
  return resources_.lexicon() == nullptr ? unknown_.names : known_names(word).names;
}

KnownNames& NameWords::known_names(const NameWord& word) {
  KnownNames*& known = uses_.of(word.number).known;
  if (known == nullptr) known = &known_by_itself(word);
  if (known->names.empty() && known != &unknown_) {
    Names names = known_otherwise(word);
    known = names.empty() ? &unknown_ : &known_.emplace_front(KnownNames{std::move(names), {}});
  }
  return *known;
}

KnownNames& NameWords::known_by_itself(const NameWord& word) const {
  std::optional<KnownNames>& known = word.form->known;
  if (!known) known = {resources_.lexicon()->find(word.span.of(view_.text()), view_.language()), {}};
  return *known;
}

const std::vector<std::string_view>& NameWords::meant(KnownNames& known) const {
  if (!known.meant) known.meant = meant_entities(known.names, view_.language(), *resources_.lexicon());
  return *known.meant;
}

const EnglishNames::Names& NameWords::english_names(const NameWord& word) const {
  const EnglishNames::Names*& names = word.form->english_names;
  if (names == nullptr) names = &resources_.english_names(view_.language()).names_of(word.folded);
  return *names;
}

bool NameWords::is_form_of_english(const NameWord& word) const {
  std::optional<bool>& is_form = word.form->form_of_english;
  if (!is_form) is_form = resources_.english_names(view_.language()).is_listed(word.folded, resources_.word_forms());
  return *is_form;
}

std::vector<std::string_view> NameWords::forms_of(const NameWord& word) const {
  std::vector<std::string_view> forms{word.span.of(view_.text())};
  if (word.syllables) {
    add_parts(forms);
    if (word.full) add_wider(forms, view_.text(), word.span);
    return forms;
  }
  if (clitics_ == nullptr) return forms;
  for (const std::string& clitic : *clitics_) {
    const std::string_view form = forms.front();
    if (form.size() < clitic.size() + kShortestBytes || !form.starts_with(clitic)) continue;
    forms.push_back(form.substr(clitic.size()));
  }
  return forms;
}

const std::vector<std::string>& NameWords::keys(const NameWord& word) const {
  std::vector<std::string>& keys = word.form->booked.keys;
  if (!keys.empty()) return keys;
  const normalize::LatinKeys& latin = resources_.matcher().keys();
  for (const std::string_view form : forms_of(word)) keys.push_back(latin.key(form, view_.language()));
  if (const std::string read = second_readings_.of(word.span.of(view_.text())); !read.empty())
    keys.push_back(latin.key(read, view_.language()));
  return keys;
}

NameWords::Names NameWords::known_otherwise(const NameWord& word) const {
  const normalize::NameSource& lexicon = *resources_.lexicon();
  if (clitics_ != nullptr)
    if (const Names& names = known_behind_clitic(word); !names.empty()) return names;
  // An inflected form, or a part of a longer name.
  const auto& mentions = view_.mentions();
  const auto mention =
      std::lower_bound(mentions.begin(), mentions.end(), word.span.end,
                       [](const normalize::Mention& m, std::uint32_t end) { return m.span.end < end; });
  const bool covered = mention != mentions.end() && mention->span.overlaps(word.span) && !mention->entity.empty();
  if (covered) return lexicon.forms_of(mention->entity);
  return word.capital ? known_by_lemma(word) : Names();
}

const NameWords::Names& NameWords::known_behind_clitic(const NameWord& word) const {
  const std::string_view written = word.span.of(view_.text());
  NameForm& form = *word.form;
  if (!is_asked_anew(form.asked_behind, written)) return form.behind_clitic;
  form.behind_clitic.clear();
  for (const std::string_view less : forms_of(word))
    if (form.behind_clitic.empty()) form.behind_clitic = resources_.lexicon()->find(less, view_.language());
  return form.behind_clitic;
}

const NameWords::Names& NameWords::known_by_lemma(const NameWord& word) const {
  const std::string_view written = word.span.of(view_.text());
  NameForm& form = *word.form;
  if (is_asked_anew(form.asked_as, written)) form.by_lemma = look_up_lemmas(written);
  return form.by_lemma;
}

NameWords::Names NameWords::look_up_lemmas(std::string_view written) const {
  const auto is_own = [&](const normalize::KnownName& name) {
    return text::base_language(name.language) == view_.language();
  };
  for (const std::string& lemma : resources_.word_forms().lemmas(written, view_.language())) {
    auto names = resources_.lexicon()->find(text::capitalised(lemma, view_.language()), view_.language());
    if (std::any_of(names.begin(), names.end(), is_own)) return names;
  }
  return {};
}

const BookedWord& NameWords::prepared(const NameWord& word) const {
  std::vector<const BookedName*>& forms = word.form->booked.forms;
  if (!forms.empty()) return word.form->booked;
  NameBook& book = resources_.name_book();
  const std::size_t cuts = view_.profile().keeps_names ? 0 : kLongestEnding;
  for (std::string_view form : forms_of(word)) {
    for (std::size_t cut = 0; cut <= cuts && word.length >= cut + kShortestStem; ++cut) {
      if (cut > 0) form = without_last(form);
      forms.push_back(&book.form(form, view_.language()));
      // What is learned of a language is learned of its own names: foreign ones are spelled as its sisters spell them.
      if (view_.script() == text::Script::kCyrillic) forms.push_back(&book.form(form, {}));
    }
  }
  if (const std::string read = second_readings_.of(word.span.of(view_.text())); !read.empty())
    forms.push_back(&book.key(resources_.matcher().keys().key(read, view_.language())));
  return word.form->booked;
}

}  // namespace tolmach::check::detail
