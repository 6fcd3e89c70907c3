#include "check/detail/words/term_index.h"

#include <algorithm>
#include <utility>

#include "check/detail/characters/scripts.h"
#include "check/detail/words/word_shape.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

/// Forms of one word begin alike, at least so far (Київ, Києва); names of states further.
constexpr std::size_t kSharedLetters = 2, kSharedLettersOfNames = 3;

std::string key_of(std::string_view language, std::string_view folded, TermIndex::Of what) {
  const std::size_t shared = what == TermIndex::Of::kNames ? kSharedLettersOfNames : kSharedLetters;
  std::size_t at = 0;
  for (std::size_t i = 0; i < shared && at < folded.size(); ++i) static_cast<void>(text::next_code_point(folded, at));
  return std::string(language).append(" ").append(folded.substr(0, at));
}

/// In capitals, and more than a letter: "A" may begin a title.
bool is_acronym(std::string_view word) noexcept {
  return shouts(word) && text::count_code_points(word) > 1;
}

bool has_apostrophe(std::string_view word) noexcept {
  return word.find('\'') != std::string_view::npos || word.find("’") != std::string_view::npos;
}

/// Whether nothing but a space or a hyphen, or the full stop of an initial, stands between two words: the parts of one
/// term.
bool are_joined(std::string_view text, const Word& left, const Word& right) {
  const std::string_view between = text::trim(text.substr(left.span.end, right.span.begin - left.span.end));
  const bool initials = left.length == 1 && right.length == 1;
  return between.empty() || between == "-" || between == "‑" || (between == "." && initials);
}

}  // namespace

std::string_view behind_elision(std::string_view word) noexcept {
  constexpr std::size_t kMostLetters = 5;
  std::size_t at = 0;
  for (std::size_t letters = 0; letters <= kMostLetters && at < word.size(); ++letters) {
    const char32_t c = text::next_code_point(word, at);
    if (c == U'\'' || c == U'’') return letters == 0 ? std::string_view() : word.substr(at);
  }
  return {};
}

TermIndex::First::First(const Word& word, std::string_view form) : written(form), folded(word.folded) {
  if (form.size() != word.span.size()) folded = folded_here_ = text::fold(form);
}

TermIndex::TermIndex(std::vector<Term> concepts, Of what) : concepts_(std::move(concepts)), what_(what) {
  for (std::uint32_t i = 0; i < concepts_.size(); ++i) {
    for (std::uint32_t form = 0; form < concepts_[i].forms.size(); ++form) add(i, form);
  }
}

void TermIndex::add(std::uint32_t concept_index, std::uint32_t form) {
  const TermForm& term = concepts_[concept_index].forms[form];
  Entry entry{concept_index, form, {}};
  for (const text::Token& token : text::tokenise(term.form)) {
    if (token.kind == text::Token::Kind::kOther) continue;
    const std::string_view word = token.span.of(term.form);
    const std::string folded = text::fold(word);
    entry.words.push_back({std::string(word), text::lower(word, term.language),
                           std::string(stem_of(folded, kSharedLetters)), is_acronym(word)});
  }
  if (entry.words.empty()) return;
  const std::string key = key_of(term.language, text::fold(entry.words.front().written), what_);
  by_beginning_[key].push_back(std::move(entry));
}

std::optional<bool> TermIndex::match_first(const Entry& entry, std::string_view language, First& first,
                                           const normalize::WordForms& word_forms) {
  const TermWord& word = entry.words.front();
  if (!first.folded.starts_with(word.stem)) return std::nullopt;
  if (first.written == word.written) return false;
  if (word.acronym) return std::nullopt;
  if (first.lowered.empty()) first.lowered = text::lower(first.written, language);
  if (!word_forms.same_word(word.lowered, first.lowered, language)) return std::nullopt;
  return first.lowered != word.lowered;
}

const std::vector<TermIndex::Entry>* TermIndex::beginning_like(std::string_view language,
                                                               std::string_view folded) const {
  const auto entries = by_beginning_.find(key_of(language, folded, what_));
  return entries == by_beginning_.end() ? nullptr : &entries->second;
}

bool TermIndex::is_passed_by(const Word& word, const DocumentView& view) const {
  return what_ == Of::kNames && has_capitals(view.script()) && !word.capital &&
         !has_apostrophe(word.span.of(view.text()));
}

bool TermIndex::may_begin_with(const Word& word, const DocumentView& view,
                               const normalize::WordForms& word_forms) const {
  if (is_passed_by(word, view)) return false;
  const std::string_view whole = word.span.of(view.text());
  for (const std::string_view form : {whole, behind_elision(whole)}) {
    if (form.empty()) continue;
    First first(word, form);
    const std::vector<Entry>* entries = beginning_like(view.language(), first.folded);
    const auto matches = [&](const Entry& entry) {
      return match_first(entry, view.language(), first, word_forms).has_value();
    };
    if (entries != nullptr && std::any_of(entries->begin(), entries->end(), matches)) return true;
  }
  return false;
}

TermIndex::Hit TermIndex::match(const Entry& entry, const DocumentView& view, const std::vector<Word>& words,
                                std::size_t begin, First& first, const normalize::WordForms& word_forms) {
  if (words.size() - begin < entry.words.size()) return {};
  const std::optional<bool> first_inflected = match_first(entry, view.language(), first, word_forms);
  if (!first_inflected) return {};
  bool inflected = *first_inflected;
  for (std::size_t i = 1; i < entry.words.size(); ++i) {
    const Word& word = words[begin + i];
    if (!are_joined(view.text(), words[begin + i - 1], word)) return {};
    const std::string_view written = word.span.of(view.text());
    if (written == entry.words[i].written) continue;
    if (entry.words[i].acronym) return {};
    const std::string lowered = text::lower(written, view.language());
    if (!word_forms.same_word(entry.words[i].lowered, lowered, view.language())) return {};
    inflected = inflected || lowered != entry.words[i].lowered;
  }
  return {entry.words.size(), inflected};
}

std::vector<TermMatch> TermIndex::find(const DocumentView& view, text::SegmentRange range,
                                       const normalize::WordForms& word_forms,
                                       const std::function<bool(const Word&)>& may_begin) const {
  std::vector<TermMatch> found;
  for (std::uint32_t segment = range.begin; segment < range.end; ++segment) {
    const std::vector<Word>& words = view.words(segment);
    for (std::size_t begin = 0; begin < words.size();) {
      const bool possible = may_begin(words[begin]) && !is_passed_by(words[begin], view);
      begin += possible ? find_at(view, words, begin, word_forms, found) : 1;
    }
  }
  return found;
}

std::size_t TermIndex::find_at(const DocumentView& view, const std::vector<Word>& words, std::size_t begin,
                               const normalize::WordForms& word_forms, std::vector<TermMatch>& found) const {
  std::size_t longest = 1;
  const std::size_t first_of_place = found.size();
  const std::string_view whole = words[begin].span.of(view.text());
  for (const std::string_view form : {whole, behind_elision(whole)}) {
    if (form.empty()) continue;
    First first(words[begin], form);
    const std::vector<Entry>* entries = beginning_like(view.language(), first.folded);
    if (entries == nullptr) continue;
    const auto left_out = static_cast<std::uint32_t>(whole.size() - form.size());
    for (const Entry& entry : *entries) {
      const Hit hit = match(entry, view, words, begin, first, word_forms);
      if (hit.words < longest) continue;
      if (hit.words > longest) found.resize(first_of_place);
      longest = hit.words;
      const text::Span span{words[begin].span.begin + left_out, words[begin + longest - 1].span.end};
      found.push_back({entry.concept_index, entry.form, span, hit.inflected});
    }
  }
  return longest;
}

}  // namespace tolmach::check::detail
