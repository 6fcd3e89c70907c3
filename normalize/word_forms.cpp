#include "normalize/word_forms.h"

#include <algorithm>
#include <vector>

#include "normalize/detail/inflection.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

constexpr std::size_t kShortestStem = 3;    // code points
constexpr std::size_t kLongestSuffix = 10;  // code points that a language of many suffixes may add

/// Endings that the forms of one word have.
using Paradigm = std::vector<std::string>;

/// What a language without paradigms, but with suffixes upon suffixes, has in their place.
constexpr std::string_view kAnySuffix = "*";

std::vector<std::string> fields(std::string_view text) {
  std::vector<std::string> out;
  while (!(text = text::trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view ending = text.substr(0, end);
    out.emplace_back(ending == "-" ? std::string_view() : ending);
    text.remove_prefix(end);
  }
  return out;
}

bool is_suffixed(std::string_view word, std::string_view longer) {
  return longer.starts_with(word) && text::count_code_points(word) >= kShortestStem &&
         text::count_code_points(longer) <= text::count_code_points(word) + kLongestSuffix;
}

/// Whether both are one stem with two endings of the paradigm.
bool share_stem(std::string_view a, std::string_view b, const Paradigm& paradigm) {
  return std::any_of(paradigm.begin(), paradigm.end(), [&](const std::string& ending) {
    if (!a.ends_with(ending)) return false;
    const std::string_view stem = a.substr(0, a.size() - ending.size());
    if (!b.starts_with(stem) || text::count_code_points(stem) < kShortestStem) return false;
    return std::find(paradigm.begin(), paradigm.end(), b.substr(stem.size())) != paradigm.end();
  });
}

/// What all forms of a word have in common, asked for before they are looked at closely: endings alone change, and
/// leave two letters. Capitals may be small in the other form.
bool may_be_one_word(std::string_view a, std::string_view b) noexcept {
  std::size_t at_a = 0, at_b = 0;
  for (int letter = 0; letter < 2 && at_a < a.size() && at_b < b.size(); ++letter) {
    const char32_t ours = text::next_code_point(a, at_a), theirs = text::next_code_point(b, at_b);
    if (ours != theirs) return text::is_upper(ours) || text::is_upper(theirs);
  }
  return true;
}

}  // namespace

struct WordForms::Impl {
  text::StringMap<std::vector<Paradigm>> paradigms;
  detail::Inflection inflection;

  explicit Impl(const text::DataFolder& data) : inflection(data) {
    for (const text::DataRow& row : text::read_data_rows(data.file("inflection/paradigms.tsv"), 2))
      paradigms[row.fields[0]].push_back(fields(row.fields[1]));
  }
};

WordForms::WordForms(const text::DataFolder& data) : impl_(std::make_unique<Impl>(data)) {}
WordForms::~WordForms() = default;
WordForms::WordForms(WordForms&&) noexcept = default;
WordForms& WordForms::operator=(WordForms&&) noexcept = default;

bool WordForms::same_word(std::string_view a, std::string_view b, std::string_view language) const {
  if (a == b) return true;
  if (!may_be_one_word(a, b)) return false;
  const auto known = impl_->paradigms.find(language);
  const auto fits = [&](const Paradigm& paradigm) {
    if (paradigm.front() == kAnySuffix) return is_suffixed(a, b) || is_suffixed(b, a);
    return share_stem(a, b, paradigm);
  };
  const bool declined =
      known != impl_->paradigms.end() && std::any_of(known->second.begin(), known->second.end(), fits);
  return declined || impl_->inflection.same_lemma(a, b, language);
}

std::vector<std::string> WordForms::lemmas(std::string_view form, std::string_view language) const {
  return impl_->inflection.lemmas(form, language);
}

std::string WordForms::inflected_like(std::string_view lemma, std::string_view form, std::string_view language) const {
  return impl_->inflection.inflected_like(lemma, form, language);
}

std::string WordForms::unfolded(std::string_view lemma, std::string_view folded, std::string_view like,
                                std::string_view language) const {
  return impl_->inflection.unfolded(lemma, folded, like, language);
}

}  // namespace tolmach::normalize
