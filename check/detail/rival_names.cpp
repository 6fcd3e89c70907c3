#include "check/detail/rival_names.h"

#include <algorithm>
#include <unordered_map>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "check/detail/characters.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

/// What CLDR calls a state.
std::string state_name(const std::string& code, std::string_view language) {
  icu::UnicodeString name;
  icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale(std::string(language).c_str()), name);
  std::string out;
  name.toUTF8String(out);
  return out == code ? std::string() : out;
}

template <typename Take>
void for_each_form(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    take(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool shouts(std::string_view word) {
  return text::upper(word) == word && text::lower(word) != word;
}

constexpr std::size_t kSharedLetters = 3, kSurelyShared = 4;

/// Whether a word may be derived from one of a name's: an acronym is written out, others agree in their first letters
/// (Iran, Iraner; Polen, polnisch).
bool is_like(std::string_view own, std::string_view written, std::size_t letters) {
  if (shouts(own)) return own.size() > 1 ? written.substr(0, own.size()) == own : written == own;
  const std::string name = text::fold(own), word = text::fold(written);
  std::size_t a = 0, b = 0;
  for (std::size_t k = 0; k < letters; ++k) {
    if (a >= name.size() || b >= word.size()) return a >= name.size() && b >= word.size();
    if (text::next_code_point(name, a) != text::next_code_point(word, b)) return false;
  }
  return true;
}

/// Small words must agree in more letters: they may be anything.
bool may_be_of(std::string_view own, std::string_view written) {
  return is_like(own, written, text::is_lower(after(written, 0)) ? kSurelyShared : kSharedLetters);
}

}  // namespace

RivalNames::RivalNames(const text::DataFolder& data, std::string_view language) {
  std::vector<Term> rivals;
  std::unordered_map<std::string, std::size_t> numbers;  // those of the first rows: the same for all languages
  for (const text::DataRow& row : text::read_data_rows(data.file("check/rival_names.tsv"), 2)) {
    const auto [number, is_new] = numbers.try_emplace(row.fields[0], rivals.size());
    if (is_new) {
      rivals.push_back({.id = row.fields[0], .forms = {}});
      hints_.emplace_back();
    }
    const auto take = [&, at = number->second](std::string_view form) {
      const bool hint = form.starts_with('~');
      hints_[at].emplace_back(form.substr(hint ? 1 : 0));
      if (!hint) rivals[at].forms.push_back({.form = std::string(form), .language = std::string(language)});
    };
    if (row.fields[1] == "*") {
      for_each_form(state_name(row.fields[0], language), take);
    } else if (row.fields[1] == language && row.fields.size() > 2) {
      for_each_form(row.fields[2], take);
    }
  }
  index_ = TermIndex(std::move(rivals), TermIndex::Of::kNames);
}

bool RivalNames::may_name(const DocumentView& view, text::SegmentRange range, std::uint32_t number,
                          const std::vector<TermMatch>& others) const {
  const auto is_other = [&](const Word& word) {
    return std::any_of(others.begin(), others.end(), [&](const TermMatch& other) {
      return other.concept_index != number && other.span.overlaps(word.span);
    });
  };
  const auto stands = [&](std::string_view own) {
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment)
      for (const Word& word : view.words(segment)) {
        const std::string_view written = word.span.of(view.text()), behind = behind_elision(written);
        if ((may_be_of(own, written) || (!behind.empty() && may_be_of(own, behind))) && !is_other(word)) return true;
      }
    return false;
  };
  return std::any_of(hints_[number].begin(), hints_[number].end(), [&](const std::string& hint) {
    const std::vector<text::Token> words = text::tokenise(hint);
    return std::all_of(words.begin(), words.end(), [&](const text::Token& token) {
      const std::string_view word = token.span.of(hint);
      const bool small = words.size() > 1 && text::is_lower(after(word, 0));  // "del", "of"
      return small || token.kind == text::Token::Kind::kOther || stands(word);
    });
  });
}

template <typename Condition>
std::vector<std::uint32_t> RivalNames::with_word(const Condition& condition) const {
  const auto has_word = [&](const std::string& hint) {
    const std::vector<text::Token> words = text::tokenise(hint);
    return std::any_of(words.begin(), words.end(), [&](const text::Token& token) {
      const bool tells = words.size() == 1 || token.span.size() > kSurelyShared;
      return tells && condition(token.span.of(hint));
    });
  };
  std::vector<std::uint32_t> found;
  for (std::uint32_t number = 0; number < hints_.size(); ++number)
    if (std::any_of(hints_[number].begin(), hints_[number].end(), has_word)) found.push_back(number);
  return found;
}

std::vector<std::uint32_t> RivalNames::like(std::string_view written) const {
  return with_word([&](std::string_view own) { return is_like(own, written, kSurelyShared); });
}

std::vector<std::uint32_t> RivalNames::spelled(std::string_view written) const {
  const std::string word = text::fold(written);
  return with_word([&](std::string_view own) {
    std::string stem = text::fold(own);
    std::size_t last = stem.size();
    if (last > 0) static_cast<void>(text::previous_code_point(stem, last));
    return last > kSharedLetters && word.starts_with(stem.substr(0, last));
  });
}

std::string_view RivalNames::name(std::uint32_t number) const {
  const std::vector<TermForm>& forms = index_.concepts()[number].forms;
  return forms.empty() ? std::string_view() : std::string_view(forms.front().form);
}

}  // namespace tolmach::check::detail
