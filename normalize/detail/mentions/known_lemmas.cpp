#include "normalize/detail/mentions/known_lemmas.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Longer names are not taken apart.
constexpr std::size_t kMostWords = 4;
/// Answers that are remembered.
constexpr std::size_t kMostAnswers = 200'000;

bool begins_large(std::string_view form) noexcept {
  std::size_t at = 0;
  return !form.empty() && text::is_upper(text::next_code_point(form, at));
}

/// A form as it is written, but for the case of its letters, in which the lexicon's is better (КИЇВ); words that the
/// lexicon has without a capital keep theirs.
std::string spelling(const std::string& form, const KnownName& name) {
  return begins_large(name.form) && text::lower(form) == text::lower(name.form) ? name.form : form;
}

/// Beginnings of a name of several words, each word a lemma of the written one.
using Beginnings = std::vector<std::string>;

}  // namespace

const std::vector<KnownName>& KnownLemmas::find(std::string_view form) {
  const auto [known, is_new] = found_.try_emplace(form);
  if (is_new && lexicon_ != nullptr) known.value = lexicon_->find(form, language_);
  return known.value;
}

const std::vector<KnownName>& KnownLemmas::find_inflected(std::string_view form) {
  const auto [known, is_new] = inflected_.try_emplace(form);
  if (is_new && lexicon_ != nullptr) known.value = lexicon_->find_inflected(form);
  return known.value;
}

void KnownLemmas::forget_much() {
  if (found_.size() + inflected_.size() + answers_.size() < kMostAnswers) return;
  found_.clear();
  inflected_.clear();
  answers_.clear();
}

const std::optional<KnownLemma>& KnownLemmas::of(std::string_view form) {
  const auto [answer, is_new] = answers_.try_emplace(form);
  if (is_new) answer.value = ask(std::string(form));
  return answer.value;
}

bool KnownLemmas::is_own(const KnownName& name) const noexcept {
  return name.language == "und" || text::base_language(name.language) == language_;
}

std::optional<KnownLemma> KnownLemmas::inflected(const std::string& form) {
  for (const KnownName& name : find_inflected(form))
    if (is_own(name)) return KnownLemma{&name, name.form, true};
  return std::nullopt;
}

std::optional<KnownLemma> KnownLemmas::ask(const std::string& form, const std::vector<std::string>& lemmas) {
  if (lexicon_ == nullptr) return std::nullopt;
  std::optional<KnownLemma> foreign;
  // Names of the text's language come first.
  if (const auto& names = find(form); !names.empty()) {
    if (is_own(names.front())) return KnownLemma{&names.front(), spelling(form, names.front()), true};
    foreign = KnownLemma{&names.front(), spelling(form, names.front()), false};
  }
  if (auto listed = inflected(form)) return listed;
  std::optional<KnownLemma> best;
  for (std::size_t k = 1; k < lemmas.size(); ++k) {
    const auto& names = find(text::capitalised(lemmas[k], language_));
    if (names.empty()) continue;
    const KnownName& name = names.front();
    if (!is_own(name)) {
      if (!foreign) foreign = KnownLemma{&name, text::capitalised(name.form, language_), false};
    } else if (!best || name.status < best->name->status) {
      best = KnownLemma{&name, text::capitalised(name.form, language_), true};
    }
  }
  return best ? best : foreign;
}

std::optional<KnownLemma> KnownLemmas::ask(const std::string& form) {
  auto known = ask(form, inflection_.lemmas(form, language_));
  if (lexicon_ == nullptr || (known && known->own_language) || form.find(' ') == std::string::npos) return known;
  if (auto words = of_words(form)) return words;
  return known;
}

std::optional<KnownLemma> KnownLemmas::of_words(std::string_view form) {
  Beginnings beginnings{""};
  std::size_t words = 0;
  for (std::size_t at = 0; at < form.size(); ++words) {
    const std::size_t end = std::min(form.find(' ', at), form.size());
    const std::string_view word = form.substr(at, end - at);
    if (word.empty() || words == kMostWords) return std::nullopt;
    Beginnings longer;
    for (const std::string& beginning : beginnings) {
      for (const std::string& lemma : inflection_.lemmas(word, language_)) {
        const bool small = lemma == word;
        std::string text = beginning + (small ? lemma : text::capitalised(lemma, language_));
        if (end < form.size()) text.push_back(' ');
        if (end == form.size() || lexicon_->may_begin(text::fold(text))) longer.push_back(std::move(text));
      }
    }
    beginnings = std::move(longer);
    at = end + 1;
  }
  for (const std::string& name : beginnings)
    if (const auto& names = find(name); !names.empty() && is_own(names.front()))
      return KnownLemma{&names.front(), names.front().form, true};
  return std::nullopt;
}

}  // namespace tolmach::normalize::detail
