// Names of several words.
#include <algorithm>
#include <utility>

#include "normalize/detail/explanation/name_reasons.h"
#include "normalize/detail/explanation/reason_words.h"
#include "normalize/detail/explanation/typography.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kMostWords = 8;
/// Of a place and one whose name has a word more.
constexpr double kOtherPlace = 0.2;

}  // namespace

NameExplanation NameReasons::explain_words(NameForm a, NameForm b, std::vector<std::string> ours,
                                           std::vector<std::string> theirs) {
  if (ours.size() > kMostWords || theirs.size() > kMostWords) return by_letters(a, b);
  if (Found found = two_entities(a, b)) return std::move(*found);
  const std::size_t words = std::max(ours.size(), theirs.size());
  remove_common(ours, theirs);
  if (ours.empty() && theirs.empty()) return with(a, b, Kind::kOrder, Verdict::kSame, 0.97, 0.95);
  if (ours.size() == words && theirs.size() == words)
    if (Found found = one_source(a, b)) return std::move(*found);
  if (Found found = demonym(a, b)) return std::move(*found);
  return explain_rest(a, b, ours, theirs);
}

void NameReasons::remove_common(std::vector<std::string>& ours, std::vector<std::string>& theirs) {
  for (auto word = ours.begin(); word != ours.end();) {
    const auto other =
        std::find_if(theirs.begin(), theirs.end(), [&](const std::string& w) { return same_letters(*word, w); });
    if (other == theirs.end()) {
      ++word;
      continue;
    }
    theirs.erase(other);
    word = ours.erase(word);
  }
}

NameExplanation NameReasons::explain_rest(NameForm a, NameForm b, std::vector<std::string>& ours,
                                          std::vector<std::string>& theirs) {
  NameExplanation out = with(a, b, Kind::kOrder, Verdict::kSame, 1, 1);
  while (!ours.empty() && !theirs.empty()) {
    const auto [x, y] = nearest(a, ours, b, theirs);
    const NameForm word_a{ours[x], a.language};
    const NameForm word_b{theirs[y], b.language};
    NameExplanation part = is_initial(word_a, word_b) ? with(word_a, word_b, Kind::kInitials, Verdict::kSame, 0.85, 0.8)
                                                      : explain_pair(word_a, word_b);
    if (out.parts.empty() || part.score < out.score) {
      out.kind = part.kind;
      out.verdict = part.verdict;
      out.score = part.score;
      out.confidence = part.confidence;
    }
    out.parts.push_back(std::move(part));
    ours.erase(ours.begin() + static_cast<std::ptrdiff_t>(x));
    theirs.erase(theirs.begin() + static_cast<std::ptrdiff_t>(y));
  }
  if (ours.empty())
    add_left_out(out, b, a, theirs);
  else
    add_left_out(out, a, b, ours);
  return out;
}

void NameReasons::add_left_out(NameExplanation& out, NameForm whole, NameForm part,
                               const std::vector<std::string>& rest) {
  if (rest.empty()) return;
  out.left_out = rest;
  if (out.parts.empty() && add_left_out_of_place(out, whole, part)) return;
  const bool patronymic =
      std::all_of(rest.begin(), rest.end(), [&](const std::string& w) { return patronymics_.is_patronymic(w); });
  const double score = patronymic ? 0.95 : 0.7;
  // What the words that stand on both sides say matters more than what is left out.
  if (score > out.score && !out.parts.empty()) return;
  out.kind = patronymic ? Kind::kPatronymic : Kind::kPart;
  out.verdict = patronymic ? Verdict::kSame : Verdict::kUnsure;
  out.score = std::min(out.score, score);
  out.confidence = 0.9;
}

bool NameReasons::add_left_out_of_place(NameExplanation& out, NameForm whole, NameForm part) {
  const NameWords& words = name_words(is_unknown(whole.language) ? "en" : text::base_language(whole.language));
  const auto says_place = [&](const std::string& word) {
    return words.facts(text::lower(word)).behind == NameKind::kPlace;
  };
  const bool kinds_alone = std::all_of(out.left_out.begin(), out.left_out.end(), says_place);
  if (!kinds_alone && !is_known_place(whole) && !is_known_place(part)) return false;
  out.kind = Kind::kPart;
  out.verdict = kinds_alone ? Verdict::kUnsure : Verdict::kDifferent;
  out.score = kinds_alone ? kUnexplained : kOtherPlace;
  out.confidence = 0.8;
  return true;
}

bool NameReasons::is_known_place(NameForm name) const {
  if (lexicon_ == nullptr) return false;
  const auto known = lexicon_->find(name.text, name.language);
  return !known.empty() && known.front().kind == NameKind::kPlace;
}

const NameWords& NameReasons::name_words(std::string_view language) {
  const auto found = words_around_.find(language);
  if (found != words_around_.end()) return found->second;
  return words_around_.try_emplace(std::string(language), folder_, language).first->second;
}

std::pair<std::size_t, std::size_t> NameReasons::nearest(NameForm a, const std::vector<std::string>& ours, NameForm b,
                                                         const std::vector<std::string>& theirs) const {
  std::pair<std::size_t, std::size_t> best{0, 0};
  double most = -1;
  for (std::size_t x = 0; x < ours.size(); ++x) {
    for (std::size_t y = 0; y < theirs.size(); ++y) {
      const NameForm word_a{ours[x], a.language};
      const NameForm word_b{theirs[y], b.language};
      const bool tied =
          is_initial(word_a, word_b) ||
          given_names_.link(ours[x], text::base_language(a.language), theirs[y], text::base_language(b.language))
              .has_value();
      const double score = tied ? 1 : matcher_.compare(word_a, word_b).score;
      if (score <= most) continue;
      most = score;
      best = {x, y};
    }
  }
  return best;
}

bool NameReasons::is_initial(NameForm a, NameForm b) const {
  const std::string letters_a = bare_letters(a.text);
  const std::string letters_b = bare_letters(b.text);
  if (text::count_code_points(letters_a) > 1 && text::count_code_points(letters_b) > 1) return false;
  const std::string key_a = matcher_.keys().key(a.text, text::base_language(a.language));
  const std::string key_b = matcher_.keys().key(b.text, text::base_language(b.language));
  return !key_a.empty() && !key_b.empty() &&
         (key_a.rfind(key_b, 0) == 0 || key_b.rfind(key_a, 0) == 0 || key_a.front() == key_b.front());
}

}  // namespace tolmach::normalize::detail
