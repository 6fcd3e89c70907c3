#include "normalize/detail/inflection.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/near.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// A stem shorter than this is not left behind: "Ана" is no inflected "А".
constexpr std::size_t kShortestStem = 3;
/// Endings of a lemma from this length on are rare enough to be told by themselves.
constexpr std::size_t kTellingEnding = 2;

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The number of letters to change, add or drop.
std::size_t letters_apart(std::string_view a, std::string_view b) {
  return text::edits(text::code_points(a), text::code_points(b));
}

}  // namespace

Inflection::Inflection(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("names/inflection.tsv"), 2)) {
    const auto [endings, is_new] = by_language_.try_emplace(row.fields[0]);
    if (is_new) languages_.push_back(row.fields[0]);
    endings->second.add({row.fields[1], row.fields.size() > 2 ? row.fields[2] : std::string()});
  }
  for (const text::DataRow& row : text::read_data_rows(data.file("names/kept_endings.tsv"), 1))
    keep_endings_.insert(row.fields[0]);
}

void Inflection::Endings::add(Ending ending) {
  const auto place = static_cast<std::uint32_t>(all.size());
  if (ending.form.empty()) {
    for (auto& places : by_last_byte) places.push_back(place);
  } else {
    by_last_byte[static_cast<unsigned char>(ending.form.back())].push_back(place);
  }
  all.push_back(std::move(ending));
}

std::vector<std::string> Inflection::lemmas(std::string_view form, std::string_view language) const {
  std::vector<std::string> out{text::lower(form, language)};
  const auto endings = by_language_.find(language);
  if (endings == by_language_.end()) return out;
  const std::string lowered = out.front();
  for (const std::uint32_t place : endings->second.of(lowered)) {
    const Ending& ending = endings->second.all[place];
    if (!ends_with(lowered, ending.form)) continue;
    const std::string_view stem = std::string_view(lowered).substr(0, lowered.size() - ending.form.size());
    // "Ки" is enough where the ending says more: Києва, Київ.
    const std::size_t shortest =
        text::count_code_points(ending.lemma) >= kTellingEnding ? kShortestStem - 1 : kShortestStem;
    if (text::count_code_points(stem) < shortest) continue;
    std::string lemma = std::string(stem) + ending.lemma;
    if (std::find(out.begin(), out.end(), lemma) == out.end()) out.push_back(std::move(lemma));
  }
  return out;
}

bool Inflection::same_lemma(std::string_view a, std::string_view b, std::string_view language) const {
  const auto ours = lemmas(a, language);
  const auto theirs = lemmas(b, language);
  return std::any_of(ours.begin(), ours.end(), [&](const std::string& lemma) {
    return std::find(theirs.begin(), theirs.end(), lemma) != theirs.end();
  });
}

std::string Inflection::inflected_like(std::string_view lemma, std::string_view form, std::string_view language) const {
  std::string best(lemma);
  const auto endings = by_language_.find(language);
  if (endings == by_language_.end()) return best;
  std::size_t least = letters_apart(lemma, form);
  std::size_t longest = std::string::npos;  // of equally near ones: the lemma's ending
  for (const Ending& ending : endings->second.all) {
    if (!ends_with(form, ending.form) || !ends_with(lemma, ending.lemma)) continue;
    const std::string_view stem = lemma.substr(0, lemma.size() - ending.lemma.size());
    if (text::count_code_points(stem) < kShortestStem) continue;
    const std::size_t distance = letters_apart(stem, form.substr(0, form.size() - ending.form.size()));
    const bool better = distance < least || (distance == least && ending.lemma.size() > longest);
    if (!better) continue;
    least = distance;
    longest = ending.lemma.size();
    best = std::string(stem) + ending.form;
  }
  return best;
}

std::string Inflection::unfolded(std::string_view lemma, std::string_view folded, std::string_view like,
                                 std::string_view language) const {
  if (text::fold(lemma) == folded) return std::string(lemma);
  std::string best;
  const auto endings = by_language_.find(language);
  if (endings == by_language_.end()) return best;
  for (const Ending& ending : endings->second.all) {
    if (!ends_with(lemma, ending.lemma)) continue;
    std::string form = std::string(lemma.substr(0, lemma.size() - ending.lemma.size())) + ending.form;
    if (text::fold(form) != folded) continue;
    if (best.empty() || letters_apart(form, like) < letters_apart(best, like)) best = std::move(form);
  }
  return best;
}

std::string_view without_possessive(std::string_view form, std::string_view language) noexcept {
  if (language == "en") {
    for (const std::string_view ending : {"'s", "’s", "'", "’"})
      if (form.size() > ending.size() && ends_with(form, ending)) return form.substr(0, form.size() - ending.size());
  }
  if (language == "tr") {
    for (const std::string_view mark : {"'", "’"})
      if (const std::size_t at = form.rfind(mark); at != std::string_view::npos && at > 0) return form.substr(0, at);
  }
  return form;
}

}  // namespace tolmach::normalize::detail
