#include "check/detail/names/likelier_spelling.h"

#include <algorithm>
#include <cmath>

#include "check/detail/completeness/log_odds.h"

namespace tolmach::check::detail {
namespace {

/// A name less like the source's than this is none of it.
constexpr double kSameName = 0.25;
/// One as like as this needs no better.
constexpr double kGoodEnough = 0.97;
/// How like the source's a better spelling is.
constexpr double kBetter = 0.85;
/// How much better it is, in log odds.
constexpr double kGain = 3.5;

std::string utf8(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters) text::append_utf8(out, c);
  return out;
}

std::string_view name_of(text::Script script) noexcept {
  return script == text::Script::kCyrillic ? "Cyrl" : "";
}

}  // namespace

LikelierSpelling::LikelierSpelling(const text::DataFolder& data, const normalize::NameMatcher& matcher)
    : matcher_(matcher) {
  constexpr std::size_t kFields = 3;
  for (const text::DataRow& row : text::read_data_rows(data.file("check/confusions.tsv"), kFields)) {
    const char32_t a = text::code_points(row.fields[1]).front();
    const char32_t b = text::code_points(row.fields[2]).front();
    confused_[row.fields[0]][a].push_back(b);
    confused_[row.fields[0]][b].push_back(a);
  }
}

bool LikelierSpelling::knows(text::Script script) const {
  return confused_.find(std::string(name_of(script))) != confused_.end();
}

const std::optional<std::string>& LikelierSpelling::of(normalize::NameForm name, text::Script script,
                                                       normalize::NameForm source) {
  std::string question;
  for (const std::string_view part : {name.language, name.text, source.language, source.text})
    question.append(part).append(1, '\t');
  const auto [found, is_new] = answers_.try_emplace(std::move(question));
  if (is_new) found->second = look(name, script, source);
  return found->second;
}

std::optional<std::string> LikelierSpelling::look(normalize::NameForm name, text::Script script,
                                                  normalize::NameForm source) const {
  const auto confused = confused_.find(std::string(name_of(script)));
  if (confused == confused_.end()) return std::nullopt;
  const normalize::PreparedName theirs = matcher_.prepare(source);
  std::u32string letters = text::code_points(text::lower(text::nfc(name.text), name.language));
  const double own = likeness(utf8(letters), name.language, theirs);
  if (own < kSameName || own > kGoodEnough) return std::nullopt;
  std::optional<std::string> best;
  double most = std::max(kBetter, 1 / (1 + std::exp(-log_odds(own) - kGain)));
  for (std::size_t k = 1; k + 1 < letters.size(); ++k) {
    const char32_t written = letters[k];
    const auto others = confused->second.find(written);
    if (others == confused->second.end()) continue;
    for (const char32_t other : others->second) {
      letters[k] = other;
      std::string spelled = utf8(letters);
      const double likely = likeness(spelled, name.language, theirs);
      if (likely <= most) continue;
      most = likely;
      best = std::move(spelled);
    }
    letters[k] = written;
  }
  return best;
}

double LikelierSpelling::likeness(std::string_view name, std::string_view language,
                                  const normalize::PreparedName& source) const {
  return matcher_.similarity(matcher_.prepare({name, language}), source);
}

}  // namespace tolmach::check::detail
