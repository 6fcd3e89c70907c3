#include "check/detail/names/rival_names.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "check/detail/characters/characters.h"
#include "check/detail/words/word_shape.h"
#include "text/fields.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

/// What CLDR calls a state; empty where it does not say.
std::string state_name(const icu::LocaleDisplayNames& names, const std::string& code) {
  icu::UnicodeString name;
  names.regionDisplayName(code.c_str(), name);
  std::string out;
  name.toUTF8String(out);
  return out == code ? std::string() : out;
}

/// First letters that two words of one origin have in common, perhaps and surely.
constexpr std::size_t kSharedLetters = 3, kSurelyShared = 4;

/// Whether two words have the first letters in common; a shorter one is whole.
bool agree(std::string_view a_word, std::string_view b_word, std::size_t letters) noexcept {
  std::size_t a = 0, b = 0;
  for (std::size_t k = 0; k < letters; ++k) {
    if (a >= a_word.size() || b >= b_word.size()) return a >= a_word.size() && b >= b_word.size();
    if (text::next_code_point(a_word, a) != text::next_code_point(b_word, b)) return false;
  }
  return true;
}

/// Where the hyphen stands that joins a place of a text to a word before it; the place itself where none does.
std::size_t hyphen_before(std::string_view text, std::size_t place) noexcept {
  std::size_t begin = place;
  if (begin == 0) return place;
  const char32_t c = text::previous_code_point(text, begin);
  if ((c != U'-' && c != U'‑') || begin == 0) return place;
  std::size_t before = begin;
  return text::is_letter(text::previous_code_point(text, before)) ? begin : place;
}

}  // namespace

RivalNames::RivalNames(const text::DataFolder& data, std::string_view language) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale(std::string(language).c_str())));
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
      if (Hint words = hint_of(form.substr(hint ? 1 : 0)); !words.empty()) hints_[at].push_back(std::move(words));
      if (!hint) rivals[at].forms.push_back({.form = std::string(form), .language = std::string(language)});
    };
    if (row.fields[1] == "*") {
      text::for_each_part(state_name(*names, row.fields[0]), '|', take);
    } else if (row.fields[1] == language && row.fields.size() > 2) {
      text::for_each_part(row.fields[2], '|', take);
    }
  }
  index_ = TermIndex(std::move(rivals), TermIndex::Of::kNames);
}

RivalNames::Hint RivalNames::hint_of(std::string_view form) {
  Hint hint;
  const std::vector<text::Token> words = text::tokenise(form);
  for (const text::Token& token : words) {
    const std::string_view word = token.span.of(form);
    const bool part = words.size() > 1 && text::is_lower(after(word, 0));  // "del", "of"
    if (part || token.kind == text::Token::Kind::kOther) continue;
    hint.push_back(
        {std::string(word), text::fold(word), shouts(word), words.size() == 1 || word.size() > kSurelyShared});
  }
  return hint;
}

std::vector<TermMatch> RivalNames::find(const DocumentView& view, text::SegmentRange range,
                                        const normalize::WordForms& word_forms) const {
  const auto may_begin = [&](const Word& word) {
    return word.facts->answers(WordFacts::kBeginsRivalName,
                               [&] { return index_.may_begin_with(word, view, word_forms); });
  };
  bool any = false;
  for (std::uint32_t segment = range.begin; segment < range.end && !any; ++segment)
    any = view.may_have(WordFacts::kBeginsRivalName, segment) &&
          std::any_of(view.words(segment).begin(), view.words(segment).end(), may_begin);
  if (!any) return {};  // most texts name none
  std::vector<TermMatch> found = index_.find(view, range, word_forms, may_begin);
  const auto is_named_before = [&](std::uint32_t end) {
    return std::any_of(found.begin(), found.end(), [&](const TermMatch& other) { return other.span.end == end; });
  };
  std::vector<TermMatch> whole;
  for (const TermMatch& match : found) {
    const std::size_t hyphen = hyphen_before(view.text(), match.span.begin);
    if (hyphen == match.span.begin || is_named_before(static_cast<std::uint32_t>(hyphen))) whole.push_back(match);
  }
  return whole;
}

/// Whether a word may be derived from one of a name's: an acronym is written out, others agree in their first letters
/// (Iran, Iraner; Polen, polnisch).
bool RivalNames::HintWord::is_like(std::string_view other, std::string_view other_folded, std::size_t letters) const {
  if (acronym) return written.size() > 1 ? other.substr(0, written.size()) == written : other == written;
  return agree(folded, other_folded, letters);
}

bool RivalNames::may_name(const DocumentView& view, text::SegmentRange range, std::uint32_t number,
                          const std::vector<TermMatch>& others) const {
  const auto is_other = [&](const Word& word) {
    return std::any_of(others.begin(), others.end(), [&](const TermMatch& other) {
      return other.concept_index != number && other.span.overlaps(word.span);
    });
  };
  // Small words must agree in more letters: they may be anything.
  const auto may_be_of = [](const HintWord& own, std::string_view written, std::string_view folded) {
    return own.is_like(written, folded, text::is_lower(after(written, 0)) ? kSurelyShared : kSharedLetters);
  };
  const auto stands = [&](const HintWord& own) {
    for (std::uint32_t segment = range.begin; segment < range.end; ++segment)
      for (const Word& word : view.words(segment)) {
        const std::string_view written = word.span.of(view.text()), behind = behind_elision(written);
        const bool like =
            may_be_of(own, written, word.folded) || (!behind.empty() && may_be_of(own, behind, text::fold(behind)));
        if (like && !is_other(word)) return true;
      }
    return false;
  };
  return std::any_of(hints_[number].begin(), hints_[number].end(),
                     [&](const Hint& hint) { return std::all_of(hint.begin(), hint.end(), stands); });
}

template <typename Condition>
std::vector<std::uint32_t> RivalNames::with_word(const Condition& condition) const {
  const auto has_word = [&](const Hint& hint) {
    return std::any_of(hint.begin(), hint.end(), [&](const HintWord& own) { return own.tells && condition(own); });
  };
  std::vector<std::uint32_t> found;
  for (std::uint32_t number = 0; number < hints_.size(); ++number)
    if (std::any_of(hints_[number].begin(), hints_[number].end(), has_word)) found.push_back(number);
  return found;
}

std::vector<std::uint32_t> RivalNames::like(std::string_view written) const {
  const std::string folded = text::fold(written);
  return with_word([&](const HintWord& own) { return own.is_like(written, folded, kSurelyShared); });
}

std::vector<std::uint32_t> RivalNames::spelled(std::string_view written) const {
  const std::string word = text::fold(written);
  return with_word([&](const HintWord& own) {
    std::size_t last = own.folded.size();
    if (last > 0) static_cast<void>(text::previous_code_point(own.folded, last));
    const std::string_view stem = std::string_view(own.folded).substr(0, last);
    return word.starts_with(stem) && text::count_code_points(stem) > kSharedLetters;
  });
}

std::string_view RivalNames::name(std::uint32_t number) const {
  const std::vector<TermForm>& forms = index_.concepts()[number].forms;
  return forms.empty() ? std::string_view() : std::string_view(forms.front().form);
}

}  // namespace tolmach::check::detail
