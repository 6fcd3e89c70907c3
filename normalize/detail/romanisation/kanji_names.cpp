#include "normalize/detail/romanisation/kanji_names.h"

#include "normalize/detail/similarity/name_script.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kKanji = 3;          // bytes of an ideograph; rarer ones stand in no listed name
constexpr std::size_t kLongestListed = 5;  // ideographs

}  // namespace

KanjiNames::KanjiNames(const text::DataFolder& data) {
  const auto path = data.file("names/readings/ja.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 3)) {
    const std::string& kind = row.fields[2];
    Readings* const readings = kind == "surname" ? &surnames_
                               : kind == "given" ? &given_
                               : kind == "place" ? &places_
                                                 : nullptr;
    if (readings == nullptr)
      throw Error(Error::Kind::kIo, "\"" + kind + "\" is no kind of name", {path.string(), row.line},
                  "expected surname, given or place");
    readings->try_emplace(row.fields[0], row.fields[1]);
  }
}

KanjiNames::Match KanjiNames::longest(const Readings& readings, std::string_view text, std::size_t fewest) {
  for (std::size_t kanji = kLongestListed; kanji >= fewest; --kanji) {
    const std::size_t size = kanji * kKanji;
    if (size > text.size()) continue;
    if (const auto found = readings.find(std::string(text.substr(0, size))); found != readings.end())
      return {&found->second, size};
  }
  return {};
}

/// A surname with the given name behind it, if both are listed.
std::size_t KanjiNames::append_full_name(std::string_view text, std::string& out) const {
  // 中野 and 中 may both be surnames: the split that lists both parts is the right one.
  for (std::size_t kanji = kLongestListed; kanji > 0; --kanji) {
    const std::size_t size = kanji * kKanji;
    if (size >= text.size()) continue;
    const auto surname = surnames_.find(std::string(text.substr(0, size)));
    if (surname == surnames_.end()) continue;
    const Match given = longest(given_, text.substr(size), 1);
    if (given.size == 0) continue;
    out.append(surname->second).append(1, ' ').append(*given.reading);
    return size + given.size;
  }
  return 0;
}

/// The longest name that is listed in any way.
KanjiNames::Match KanjiNames::longest_alone(std::string_view text) const {
  constexpr std::size_t kFewest = 2;
  Match best;
  for (const Readings* readings : {&surnames_, &places_, &given_})
    if (const Match match = longest(*readings, text, kFewest); match.size > best.size) best = match;
  return best;
}

std::string KanjiNames::read(std::string_view text) const {
  if (!has_script(text, text::Script::kHan)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t end = at;
    static_cast<void>(text::next_code_point(text, end));
    if (!has_script(text.substr(at, end - at), text::Script::kHan)) {
      out.append(text, at, end - at);
      at = end;
      continue;
    }
    if (const std::size_t full = append_full_name(rest, out); full > 0) {
      at += full;
      continue;
    }
    const Match name = longest_alone(rest);
    out.append(name.size == 0 ? text.substr(at, end - at) : std::string_view(*name.reading));
    at = name.size == 0 ? end : at + name.size;
  }
  return out;
}

}  // namespace tolmach::normalize::detail
