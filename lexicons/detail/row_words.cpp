#include "lexicons/detail/row_words.h"

#include <charconv>

#include <fmt/format.h>

#include "lexicons/detail/json_rows.h"

namespace tolmach::lexicons::detail {

std::string RowWords::described(const Table& table, const std::string& json) const {
  const auto in = [&](const char* column) { return value(json, column); };
  const auto parent = [&](const char* column) { return described_parent(*table.column(column), json); };
  if (table.name == "entities") return fmt::format("the entity \"{}\"", in("id"));
  if (table.name == "external_ids")
    return fmt::format("the id {}={} of {}", in("scheme"), in("value"), parent("entity"));
  if (table.name == "names")
    return fmt::format("the name \"{}\" ({}) of {}", in("form"), in("language"), parent("entity"));
  if (table.name == "rulings") {
    std::string words = "the ruling";
    for (const auto& [what, column] :
         {std::pair("in texts in", "target"), {"in the style", "style"}, {"since", "since"}})
      if (const std::string said = in(column); !said.empty()) words += fmt::format(" {} {}", what, said);
    return fmt::format("{} of {}", words, parent("name"));
  }
  if (table.name == "parts") return fmt::format("part {} of {}", in("position"), parent("name"));
  if (table.name == "inflections") return fmt::format("the inflected form \"{}\" of {}", in("form"), parent("name"));
  if (table.name == "evidence") return fmt::format("what {} says of {}", in("document"), parent("name"));
  if (table.name == "never_same") return fmt::format("the pair \"{}\" and \"{}\"", in("form_a"), in("form_b"));
  if (table.name == "proposals") {
    const std::string evidence = in("evidence");
    return fmt::format("the proposal seen in \"{}\"", evidence.substr(0, evidence.find('\n')));
  }
  if (table.name == "proposed_names") return fmt::format("the proposed name \"{}\" ({})", in("form"), in("language"));
  return fmt::format("a row of {}: {}", table.name, json);
}

std::string RowWords::both(const Column& column, const std::string& ours, const std::string& theirs) const {
  return fmt::format("{}: ours {}, theirs {}", column.name, shown(column, ours), shown(column, theirs));
}

std::string RowWords::differences(const Table& table, const std::string& ours, const std::string& theirs) const {
  std::string words;
  for (const Column& column : table.columns) {
    if (column.kind == ColumnKind::kFolded || column.kind == ColumnKind::kScript) continue;
    if (value(ours, column.name) == value(theirs, column.name)) continue;
    if (!words.empty()) words += "; ";
    words += both(column, ours, theirs);
  }
  return words;
}

std::string RowWords::value(const std::string& json, const std::string& column) const {
  Query query = database_.query("SELECT json_extract(?1, '$.' || ?2)");
  query.bind(json).bind(column).step();
  return std::string(query.text(0));
}

std::string RowWords::shown(const Column& column, const std::string& json) const {
  if (column.kind == ColumnKind::kReference) return described_parent(column, json);
  const std::string said = value(json, column.name);
  return said.empty() ? "none" : fmt::format("\"{}\"", said);
}

std::string RowWords::described_parent(const Column& column, const std::string& json) const {
  const Table& parent = *logged_table(column.references);
  const std::string key_text = value(json, column.name);
  std::int64_t key = 0;
  std::from_chars(key_text.data(), key_text.data() + key_text.size(), key);
  const std::string row = current_row(database_, parent, key);
  return row.empty() ? "what is gone" : described(parent, row);
}

}  // namespace tolmach::lexicons::detail
