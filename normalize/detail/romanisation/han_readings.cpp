#include "normalize/detail/romanisation/han_readings.h"

#include "normalize/detail/romanisation/text_runs.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr char32_t kNameParted = 0xE000;  // what the rules put between a surname and a given name

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  for (std::size_t at = 0; at < text.size();) out += static_cast<char16_t>(text::next_code_point(text, at));
  return out;
}

bool is_han(char32_t c) noexcept {
  return text::script_of(c) == text::Script::kHan;
}

}  // namespace

HanReadings::HanReadings(const text::DataFolder& data) {
  characters_.reserve(65536);
  const auto path = data.file("romanization/han_readings.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const std::u16string reading = to_utf16(row.fields[0]);
    std::size_t at = 0;
    const char32_t next = row.fields[3] == "-" ? 0 : text::next_code_point(row.fields[3], at);
    for (at = 0; at < row.fields[1].size();) {
      const char32_t character = text::next_code_point(row.fields[1], at);
      Readings& readings = next == 0 ? characters_[character] : before_[{character, next}];
      if (row.fields[2] == "any") {
        readings.any = reading;
      } else if (row.fields[2] == "person") {
        readings.person = reading;
      } else if (row.fields[2] == "surname") {
        readings.surname = reading;
      } else {
        throw Error(Error::Kind::kIo, "expected any, person or surname", {path.string(), row.line});
      }
    }
  }
}

const std::u16string& HanReadings::choose(char32_t character, char32_t next, bool person, bool surname) const {
  static const std::u16string none;
  const auto pair = before_.find({character, next});
  const auto alone = characters_.find(character);
  for (const Readings* readings :
       {pair == before_.end() ? nullptr : &pair->second, alone == characters_.end() ? nullptr : &alone->second}) {
    if (readings == nullptr) continue;
    if (surname && !readings->surname.empty()) return readings->surname;
    if (person && !readings->person.empty()) return readings->person;
    if (!readings->any.empty()) return readings->any;
  }
  return none;
}

std::u16string HanReadings::read(std::u16string_view text, std::size_t begin, std::size_t end, bool person) const {
  std::u16string out;
  std::size_t at = begin;
  char32_t before = begin == 0 ? U' ' : text[begin - 1];
  while (at < end) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    std::size_t behind = at;
    const char32_t next = at < text.size() ? next_code_point(text, behind) : 0;
    const bool after_letter = text::is_letter(before) || text::is_mark(before);
    const bool read_now = is_han(c);
    if ((read_now && after_letter) || (text::is_letter(c) && is_han(before))) out += u' ';
    const bool surname = person && before != kNameParted && !is_han(before);
    const std::u16string& reading = read_now ? choose(c, next, person, surname) : std::u16string();
    out += reading.empty() ? std::u16string(text.substr(here, at - here)) : reading;
    before = c;
  }
  return out;
}

}  // namespace tolmach::normalize::detail
