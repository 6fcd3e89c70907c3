#include "normalize/detail/numbers/unit_lexicon.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "text/error.h"
#include "text/fields.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::array<std::string_view, 7> kDimensions = {"length", "mass",  "temperature", "volume",
                                                         "area",   "speed", "currency"};

/// A letter of an alphabet: signs that end with one stand apart from other letters, ideographs don't.
bool is_alphabetic(char32_t c) noexcept {
  return text::is_letter(c) && !text::is_ideograph(c);
}

std::size_t byte_of(char c) noexcept {
  return static_cast<unsigned char>(c);
}

char32_t first_of(std::string_view text) noexcept {
  std::size_t at = 0;
  return text.empty() ? 0 : text::next_code_point(text, at);
}
char32_t last_of(std::string_view text) noexcept {
  std::size_t at = text.size();
  return text.empty() ? 0 : text::previous_code_point(text, at);
}

}  // namespace

UnitLexicon::UnitLexicon(text::DataFolder data) : data_(std::move(data)) {
  read_units();
  read_signs();
}

void UnitLexicon::read_units() {
  const auto path = data_.file("units/units.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    const auto* const dimension = std::find(kDimensions.begin(), kDimensions.end(), row.fields[1]);
    if (dimension == kDimensions.end())
      throw Error(Error::Kind::kIo, "there is no dimension '" + row.fields[1] + "'", {path.string(), row.line, 0, {}});
    Unit unit{row.fields[0], row.fields.size() > 4 ? row.fields[4] : std::string(),
              static_cast<Dimension>(dimension - kDimensions.begin()), text::number_in(row, 2, path)};
    if (row.fields.size() > 3) unit.offset = text::number_in(row, 3, path);
    units_.push_back(std::move(unit));
  }
}

const Unit* UnitLexicon::unit_named(const std::string& name, const std::filesystem::path& path,
                                    std::size_t line) const {
  const auto found = std::find_if(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.name == name; });
  if (found == units_.end())
    throw Error(Error::Kind::kIo, "there is no unit '" + name + "'", {path.string(), line, 0, {}});
  return &*found;
}

void UnitLexicon::read_signs() {
  const auto path = data_.file("units/symbols.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 2)) {
    if (row.fields[0] == "minus") {
      text::for_each_word(row.fields[1], [&](std::string_view sign) { minus_.emplace_back(sign); });
      continue;
    }
    const Unit* unit = unit_named(row.fields[0], path, row.line);
    text::for_each_word(row.fields[1], [&](std::string_view sign) {
      const bool between = sign.size() > 1 && sign.ends_with('~');
      signs_.push_back({std::string(between ? sign.substr(0, sign.size() - 1) : sign), unit, between});
    });
  }
  for (const Sign& sign : signs_) {
    sign_begins_.set(byte_of(sign.text.front()));
    if (sign.unit->dimension == Dimension::kCurrency) sign_ends_.set(byte_of(sign.text.back()));
  }
  std::stable_sort(signs_.begin(), signs_.end(),
                   [](const Sign& a, const Sign& b) { return a.text.size() > b.text.size(); });
}

const UnitWords& UnitLexicon::words_of(std::string_view language) {
  const std::string base(text::base_language(language));
  const auto entry = words_.try_emplace(base);
  UnitWords& known = entry.first->second;
  const std::string file = "units/" + base + ".tsv";
  if (entry.second && data_.has(file)) read_words(data_.file(file), known);
  return known;
}

void UnitLexicon::read_words(const std::filesystem::path& path, UnitWords& words, bool by_another) const {
  for (const text::DataRow& row : text::read_data_rows(path, 2)) {
    if (row.fields[0] == "same-as") {
      const std::filesystem::path other = path.parent_path() / (row.fields[1] + ".tsv");
      if (by_another || !std::filesystem::exists(other))
        throw Error(Error::Kind::kIo, "the words of '" + row.fields[1] + "' can't be taken here",
                    {path.string(), row.line, 0, {}});
      read_words(other, words, true);
      continue;
    }
    const Unit* unit = row.fields[0] == "of" ? nullptr : unit_named(row.fields[0], path, row.line);
    text::for_each_part(row.fields[1], ',', [&](std::string_view form) {
      std::vector<std::string> parts;
      text::for_each_word(form, [&](std::string_view word) { parts.push_back(text::fold(word)); });
      words.add(std::move(parts), unit);
    });
  }
}

FoundUnits UnitLexicon::sign_after(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  FoundUnits found;
  if (rest.empty() || !sign_begins_[byte_of(rest.front())]) return found;
  for (const Sign& sign : signs_) {
    if (!found.units.empty() && sign.text.size() < found.at - at) break;
    if (rest.front() != sign.text.front() || !rest.starts_with(sign.text)) continue;
    const std::string_view behind = rest.substr(sign.text.size());
    if (is_alphabetic(last_of(sign.text)) && is_alphabetic(first_of(behind))) continue;
    found.units.push_back(sign.unit);
    found.at = at + sign.text.size();
    found.between = sign.between;
  }
  return found;
}

std::optional<std::size_t> UnitLexicon::minus_before(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(0, at);
  std::string_view trimmed = rest;
  while (!trimmed.empty() && text::is_white_space(last_of(trimmed))) {
    std::size_t end = trimmed.size();
    static_cast<void>(text::previous_code_point(trimmed, end));
    trimmed = trimmed.substr(0, end);
  }
  const auto found = std::find_if(minus_.begin(), minus_.end(), [&](const std::string& sign) {
    if (!trimmed.ends_with(sign)) return false;
    const char32_t ahead = last_of(trimmed.substr(0, trimmed.size() - sign.size()));
    if (is_alphabetic(first_of(sign))) return trimmed.size() < rest.size() && !is_alphabetic(ahead);
    return trimmed.size() == rest.size() && !text::is_digit(ahead) && !is_alphabetic(ahead);
  });
  return found == minus_.end() ? std::nullopt : std::optional(trimmed.size() - found->size());
}

FoundUnits UnitLexicon::sign_before(std::string_view text, std::size_t at) const {
  std::string_view rest = text.substr(0, at);
  std::size_t end = rest.size();
  for (std::size_t before = end; before > 0 && text::is_white_space(text::previous_code_point(rest, before));)
    end = before;
  rest = rest.substr(0, end);
  FoundUnits found;
  if (rest.empty() || !sign_ends_[byte_of(rest.back())]) return found;
  for (const Sign& sign : signs_) {
    if (!found.units.empty() && sign.text.size() < end - found.at) break;
    if (rest.back() != sign.text.back() || sign.unit->dimension != Dimension::kCurrency) continue;
    if (!rest.ends_with(sign.text)) continue;
    const std::string_view ahead = rest.substr(0, rest.size() - sign.text.size());
    if (is_alphabetic(first_of(sign.text)) && is_alphabetic(last_of(ahead))) continue;
    found.units.push_back(sign.unit);
    found.at = end - sign.text.size();
  }
  return found;
}

}  // namespace tolmach::normalize::detail
