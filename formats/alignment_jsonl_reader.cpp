#include "formats/alignment_jsonl_reader.h"

#include <cstddef>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::formats {

std::vector<PairRow> read_alignment_jsonl(const std::string& content, const std::string& name) {
  std::istringstream in(content);
  std::vector<PairRow> rows;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (text::trim(line).empty()) continue;
    try {
      const auto object = nlohmann::json::parse(line);
      PairRow row;
      row.source = object.at("source").at("text").get<std::string>();
      row.target = object.at("target").at("text").get<std::string>();
      rows.push_back(std::move(row));
    } catch (const nlohmann::json::parse_error& failure) {
      throw Error(Error::Kind::kIo, fmt::format("not valid JSON at byte {} of the line", failure.byte), {name, number});
    } catch (const nlohmann::json::exception&) {
      throw Error(Error::Kind::kIo, "no bead: expected an object with source.text and target.text", {name, number});
    }
  }
  return rows;
}

}  // namespace tolmach::formats
