#include "lexicons/detail/foreign_row.h"

#include <map>

#include <fmt/format.h>

#include "lexicons/valid_text.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons::detail {
namespace {

/// The texts of a row by their columns. @throws Error (usage) when the JSON is none
std::map<std::string, std::string> texts_in(Database& database, const std::string& json) {
  {
    Query valid = database.query("SELECT iif(json_valid(?1), json_type(?1) = 'object', 0)");
    valid.bind(json).step();
    if (valid.number(0) == 0) throw Error(Error::Kind::kUsage, "it is no JSON object");
  }
  std::map<std::string, std::string> texts;
  Query each = database.query("SELECT key, atom FROM json_each(?1) WHERE type = 'text'");
  each.bind(json);
  while (each.step()) texts.emplace(each.text(0), each.text(1));
  return texts;
}

template <typename Word>
void require_word(const std::string& column, const std::string& text) {
  Word word{};
  if (!parse(text, word)) throw Error(Error::Kind::kUsage, fmt::format("unknown {} \"{}\"", column, text));
}

void require_valid_value(const Table& table, const std::string& column, const std::string& text) {
  require_valid_text(text, "the " + column);
  if (column == "id") require_valid_id(text);
  if (column == "since" || column == "until") require_date(text, "the " + column);
  if ((column == "language" || column == "target") && !text.empty())
    static_cast<void>(text::canonical_language(text));  // throws where it is malformed
  if (column == "status") require_word<normalize::NameStatus>(column, text);
  if (column == "kind" && table.name == "parts") require_word<PartKind>(column, text);
  if (column == "kind" && table.name != "parts") require_word<normalize::NameKind>(column, text);
}

}  // namespace

void require_valid_row(Database& database, const Table& table, const std::string& json) {
  if (json.empty()) return;
  std::map<std::string, std::string> texts = texts_in(database, json);
  for (const Column& column : table.columns)
    if (const auto text = texts.find(column.name); text != texts.end())
      require_valid_value(table, column.name, text->second);
  if (table.name == "never_same" &&
      (texts["a"] != text::fold(texts["form_a"]) || texts["b"] != text::fold(texts["form_b"])))
    throw Error(Error::Kind::kUsage, fmt::format("the pair \"{}\" and \"{}\" stands under other keys than its own",
                                                 texts["form_a"], texts["form_b"]));
}

}  // namespace tolmach::lexicons::detail
