#include "check/detail/name_words.h"

#include <algorithm>
#include <utility>

#include "check/detail/characters.h"
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
    const NamePart& part = book.name_part(*whole->facts, view.vocabulary());
    ++whole;
    if (part.form == nullptr) continue;
    words.push_back({.span = {token.span.begin + part.begin, token.span.begin + part.end},
                     .length = part.form->length,
                     .capital = !with_capitals || part.capital,
                     .shouts = with_capitals && part.shouts,
                     .first = std::exchange(first, false),
                     .folded = part.form->folded,
                     .form = part.form});
  }
  return words;
}

bool is_dot(char32_t c) noexcept {
  static constexpr std::u32string_view kDots = U"·•・‧＝゠";
  return kDots.find(c) != std::u32string_view::npos;
}

/// A span and what stands a character or two around it, as far as it may belong to a name.
text::Span widened(std::string_view text, text::Span span) {
  const auto is_name_character = [](char32_t c) { return text::is_ideograph(c) && !is_dot(c); };
  constexpr int kWider = 2;
  std::size_t begin = span.begin, end = span.end;
  for (int k = 0; k < kWider && end < text.size(); ++k) {
    std::size_t next = end;
    if (!is_name_character(text::next_code_point(text, next))) break;
    end = next;
  }
  for (int k = 0; k < kWider && begin > 0; ++k) {
    std::size_t previous = begin;
    if (!is_name_character(text::previous_code_point(text, previous))) break;
    begin = previous;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What the forms of a name depend on beside its letters: what may belong to it, for nothing marks where it ends.
std::string around(std::string_view text, text::Span span) {
  const text::Span wide = widened(text, span);
  return std::string(text.substr(wide.begin, span.begin - wide.begin)) + '\t' +
         std::string(text.substr(span.end, wide.end - span.end));
}

/// Where the parts of a name stand between its dots.
std::vector<text::Span> parts_of(std::string_view text, text::Span name) {
  std::vector<text::Span> parts;
  std::uint32_t begin = name.begin;
  for (std::size_t k = begin; k < name.end;) {
    const auto dot = static_cast<std::uint32_t>(k);
    if (!is_dot(text::next_code_point(text, k))) continue;
    if (dot > begin) parts.push_back({begin, dot});
    begin = static_cast<std::uint32_t>(k);
  }
  if (begin < name.end) parts.push_back({begin, name.end});
  return parts;
}

/// @param full whether the part belongs to a name of several
NameWord part_in_syllables(const DocumentView& view, text::Span span, bool full, WordBook& book) {
  const std::string folded = text::fold(span.of(view.text()));
  NameForm& form = book.name(folded, full ? around(view.text(), span) : std::string(), view.vocabulary());
  return {.span = span,
          .length = 2 * form.length,
          .capital = true,
          .mentioned = true,
          .syllables = true,
          .full = full,
          .folded = form.folded,
          .form = &form};
}

NameWord word_between(const DocumentView& view, text::Span span, WordBook& book) {
  NameForm& form = book.name(text::fold(span.of(view.text())), {}, view.vocabulary());
  return {.span = span,
          .length = form.length,
          .capital = text::is_upper(after(view.text(), span.begin)),
          .folded = form.folded,
          .form = &form};
}

/// The names in a segment of a text without spaces, part by part, and its words of other scripts.
std::vector<NameWord> names_in(const DocumentView& view, std::uint32_t segment, WordBook& book) {
  std::vector<NameWord> words;
  const auto& mentions = view.mentions();
  auto mention = std::lower_bound(mentions.begin(), mentions.end(), segment,
                                  [](const normalize::Mention& m, std::uint32_t k) { return m.segment < k; });
  std::uint32_t behind = 0;  // the end of the mentions so far
  for (const text::Token& token : view.tokens(segment)) {
    if (token.kind != text::Token::Kind::kWord || token.span.begin < behind) continue;
    while (mention != mentions.end() && mention->segment == segment && mention->span.end <= token.span.begin) ++mention;
    if (!text::is_ideograph(after(view.text(), token.span.begin))) {
      words.push_back(word_between(view, token.span, book));
      continue;
    }
    if (mention == mentions.end() || mention->segment != segment || mention->span.begin != token.span.begin) continue;
    const std::vector<text::Span> parts = parts_of(view.text(), mention->span);
    for (const text::Span part : parts) words.push_back(part_in_syllables(view, part, parts.size() > 1, book));
    behind = mention->span.end;
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

/// Languages whose names are not inflected, or hardly.
bool keeps_endings(std::string_view language) noexcept {
  for (const std::string_view known : {"ar", "bg", "ca", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "zh"})
    if (language == known) return true;
  return false;
}
/// Letters of an ending that may be taken away, and what must be left.
constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestStem = 4;
/// What must be left behind a clitic: three letters of two bytes.
constexpr std::size_t kShortestBytes = 6;
/// Characters of a name from which on it may be two that are written together, and of each of them.
constexpr std::size_t kLongName = 5, kShortestPart = 3;
/// Adds what a name would be if it began or ended a character or two further out: nothing marks where it does.
void add_wider(std::vector<std::string_view>& forms, std::string_view text, text::Span span) {
  const text::Span wide = widened(text, span);
  for (std::size_t end = span.end; end < wide.end;) {
    static_cast<void>(text::next_code_point(text, end));
    forms.push_back(text.substr(span.begin, end - span.begin));
  }
  for (std::size_t begin = span.begin; begin > wide.begin;) {
    static_cast<void>(text::previous_code_point(text, begin));
    forms.push_back(text.substr(begin, span.end - begin));
  }
}

/// Adds the beginnings and ends of a long name that is written with characters.
void add_parts(std::vector<std::string_view>& forms) {
  const std::string_view whole = forms.front();
  std::vector<std::size_t> at;
  for (std::size_t k = 0; k < whole.size();) {
    at.push_back(k);
    static_cast<void>(text::next_code_point(whole, k));
  }
  if (at.size() < kLongName) return;
  for (std::size_t k = kShortestPart; k < at.size(); ++k) forms.push_back(whole.substr(0, at[k]));
  for (std::size_t k = 1; k + kShortestPart <= at.size(); ++k) forms.push_back(whole.substr(at[k]));
}

}  // namespace

bool is_abjad(text::Script script) noexcept {
  return script == text::Script::kArabic || script == text::Script::kHebrew;
}

bool is_unspaced(text::Script script) noexcept {
  return script == text::Script::kHan || script == text::Script::kKana;
}

bool has_capitals(text::Script script) noexcept {
  using text::Script;
  return script == Script::kLatin || script == Script::kCyrillic || script == Script::kGreek ||
         script == Script::kArmenian;
}

NameWords::NameWords(const DocumentView& view, Resources& resources, const normalize::Spellings& spellings)
    : view_(view), resources_(resources), spellings_(spellings) {
  if (is_abjad(view.script())) clitics_ = &resources.clitics(view.language());
  const bool capitals = has_capitals(view.script());
  WordBook& book = resources.word_book();
  segments_.reserve(view.segment_count());
  for (std::uint32_t k = 0; k < view.segment_count(); ++k) {
    segments_.push_back(is_unspaced(view.script()) ? names_in(view, k, book) : words_in(view, k, capitals, book));
    if (is_abjad(view.script())) mark_mentions(view, k, segments_.back());
  }
  count_uses();
}

void NameWords::count_uses() {
  std::size_t count = 0;
  for (const std::vector<NameWord>& words : segments_) count += words.size();
  uses_.reserve(count);
  for (const std::vector<NameWord>& words : segments_)
    for (const NameWord& word : words)
      uses_.push_back({word.form->number, word.capital ? 1U : 0U, word.capital ? 0U : 1U});
  std::sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.number < b.number; });
  std::size_t kept = 0;
  for (const Use& use : uses_) {
    if (kept > 0 && uses_[kept - 1].number == use.number) {
      uses_[kept - 1].capital += use.capital;
      uses_[kept - 1].small += use.small;
    } else {
      uses_[kept++] = use;
    }
  }
  uses_.resize(kept);
}

NameWords::Use NameWords::use_of(const NameWord& word) const noexcept {
  const auto found = std::lower_bound(uses_.begin(), uses_.end(), word.form->number,
                                      [](const Use& use, std::uint32_t number) { return use.number < number; });
  return found != uses_.end() && found->number == word.form->number ? *found : Use();
}

std::size_t NameWords::count(const NameWord& word) const noexcept {
  const Use use = use_of(word);
  return use.capital + use.small;
}

bool NameWords::is_small_somewhere(const NameWord& word) const noexcept {
  return use_of(word).small > 0;
}

bool NameWords::has_foreign_letter(const NameWord& word) const {
  const std::u32string& foreign = view_.profile().sister_letters;
  // Latin texts leave foreign names their letters: Tromsø, Strauß.
  if (foreign.empty() || view_.script() == text::Script::kLatin) return false;
  const std::string_view form = word.span.of(view_.text());
  const bool composed = (view_.signs(word.span) & CharacterSigns::kCombining) == 0;
  const std::u32string letters = text::code_points(composed ? form : std::string_view(text::nfc(form)));
  return std::any_of(letters.begin(), letters.end(), [&](char32_t c) {
    return foreign.find(c) != std::u32string::npos || foreign.find(text::to_lower(c)) != std::u32string::npos;
  });
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

const std::vector<normalize::KnownName>& NameWords::known(const NameWord& word) {
  const auto [found, is_new] = known_.try_emplace(word.form->number);
  if (is_new && resources_.lexicon() != nullptr) found->second = known_by_mention(word);
  return found->second;
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
    if (form.substr(0, clitic.size()) != clitic || form.size() < clitic.size() + kShortestBytes) continue;
    forms.push_back(form.substr(clitic.size()));
    break;
  }
  return forms;
}

const std::vector<std::string>& NameWords::keys(const NameWord& word) const {
  std::vector<std::string>& keys = word.form->booked.keys;
  if (keys.empty())
    for (const std::string_view form : forms_of(word))
      keys.push_back(resources_.matcher().keys().key(form, view_.language()));
  return keys;
}

std::vector<normalize::KnownName> NameWords::known_by_mention(const NameWord& word) const {
  const normalize::NameSource& lexicon = *resources_.lexicon();
  if (auto names = lexicon.find(word.span.of(view_.text()), view_.language()); !names.empty()) return names;
  // An inflected form, or a part of a longer name.
  const auto& mentions = view_.mentions();
  const auto mention =
      std::lower_bound(mentions.begin(), mentions.end(), word.span.end,
                       [](const normalize::Mention& m, std::uint32_t end) { return m.span.end < end; });
  const bool covered = mention != mentions.end() && mention->span.overlaps(word.span) && !mention->entity.empty();
  return covered ? lexicon.forms_of(mention->entity) : std::vector<normalize::KnownName>();
}

const BookedWord& NameWords::prepared(const NameWord& word) const {
  std::vector<const BookedName*>& forms = word.form->booked.forms;
  if (!forms.empty()) return word.form->booked;
  NameBook& book = resources_.name_book();
  const std::size_t cuts = keeps_endings(view_.language()) ? 0 : kLongestEnding;
  for (std::string_view form : forms_of(word)) {
    for (std::size_t cut = 0; cut <= cuts && word.length >= cut + kShortestStem; ++cut) {
      if (cut > 0) form = without_last(form);
      forms.push_back(&book.form(form, view_.language()));
      // What is learned of a language is learned of its own names: foreign ones are spelled as its sisters spell them.
      if (view_.script() == text::Script::kCyrillic) forms.push_back(&book.form(form, {}));
    }
  }
  return word.form->booked;
}

}  // namespace tolmach::check::detail
