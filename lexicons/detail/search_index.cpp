#include "lexicons/detail/search_index.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>

#include "lexicons/detail/words.h"
#include "text/error.h"

namespace tolmach::lexicons::detail {
namespace {

using normalize::NameBlockBuilder;

/// So many names may be outside the blocks: each start prepares them, some microseconds each.
constexpr std::int64_t kMostNamesOutside = 1000;
/// So many rows of the log may be looked through for them.
constexpr std::int64_t kMostLogRowsOutside = 10'000;
/// A block with fewer names is made one with others of its kind when something is folded in.
constexpr std::size_t kSmallBlock = 30'000;

/// ?1 point of the log. The plus signs and CROSS keep SQLite from going through all of the log, or all names.
constexpr const char* kChangedNames =
    "SELECT row FROM log_rows WHERE key > ?1 AND +tbl = 'names' UNION "
    "SELECT n.key FROM log_rows r CROSS JOIN names n ON n.entity = r.row WHERE r.key > ?1 AND +r.tbl = 'entities' "
    "ORDER BY 1";

constexpr std::string_view kRemedy = "'tolmach lexicon vacuum' makes it anew";

normalize::SearchedName searched_name(const Query& row) {
  return {row.number(0), {row.text(1), row.text(2)}, tag_of(kind_of(row.text(3)))};
}

}  // namespace

std::uint8_t tag_of(normalize::NameKind kind) noexcept {
  return static_cast<std::uint8_t>(kind);
}

std::optional<SearchIndex::State> SearchIndex::state() const {
  if (!database_.query("SELECT 1 FROM sqlite_schema WHERE name = 'search_index'").step()) return {};
  Query query = database_.query("SELECT made_with, log_row FROM search_index");
  if (!query.step()) return {};
  return State{std::string(query.text(0)), query.number(1)};
}

std::vector<std::int64_t> SearchIndex::block_keys() const {
  Query query = database_.query("SELECT key FROM search_blocks ORDER BY key");
  std::vector<std::int64_t> keys;
  while (query.step()) keys.push_back(query.number(0));
  return keys;
}

std::string SearchIndex::block(std::int64_t key) const {
  return database_.blob("search_blocks", "content", key);
}

std::int64_t SearchIndex::last_log_row() const {
  Query query = database_.query("SELECT max(key) FROM log_rows");
  query.step();
  return query.number(0);
}

std::vector<std::int64_t> SearchIndex::names_changed_after(std::int64_t log_row) const {
  Query query = database_.query(kChangedNames);
  query.bind(log_row);
  std::vector<std::int64_t> keys;
  while (query.step()) keys.push_back(query.number(0));
  return keys;
}

void SearchIndex::add_all_names(NameBlockBuilder& builder) const {
  Query query = database_.query(
      "SELECT n.key, n.form, n.language, e.kind FROM names n JOIN entities e ON e.key = n.entity ORDER BY n.key");
  while (query.step()) builder.add(searched_name(query));
}

void SearchIndex::add_names(const std::vector<std::int64_t>& keys, NameBlockBuilder& builder) const {
  for (const std::int64_t key : keys) {
    Query query = database_.query(
        "SELECT n.key, n.form, n.language, e.kind FROM names n JOIN entities e ON e.key = n.entity WHERE n.key = ?1");
    if (query.bind(key).step()) builder.add(searched_name(query));
  }
}

bool SearchIndex::has_many_names() const {
  Query query = database_.query("SELECT 1 FROM names LIMIT 1 OFFSET ?1");
  return query.bind(kMostNamesOutside).step();
}

bool SearchIndex::has_many_changes(const State& state) const {
  return last_log_row() - state.log_row > kMostLogRowsOutside ||
         static_cast<std::int64_t>(names_changed_after(state.log_row).size()) > kMostNamesOutside;
}

void SearchIndex::keep_up(IndexMaker& maker) {
  const std::optional<State> known = state();
  if (!known) {
    if (has_many_names()) make_anew(maker);
  } else if (known->made_with != maker.fingerprint()) {
    make_anew(maker);
  } else if (has_many_changes(*known)) {
    fold(*known, maker);
  }
}

void SearchIndex::make_anew(IndexMaker& maker) {
  database_.query("DELETE FROM search_blocks").run();
  NameBlockBuilder builder(maker.matcher());
  add_all_names(builder);
  store(builder.blocks(), maker);
}

void SearchIndex::fold(const State& state, IndexMaker& maker) {
  const std::vector<std::int64_t> changed = names_changed_after(state.log_row);
  const std::unordered_set<std::int64_t> outdated(changed.begin(), changed.end());
  NameBlockBuilder builder(maker.matcher());
  for (const std::int64_t key : block_keys()) {
    const std::string content = block(key);
    try {
      const std::vector<std::int64_t> names = normalize::keys_in_block(content);
      const bool stays =
          names.size() >= kSmallBlock &&
          std::none_of(names.begin(), names.end(), [&](std::int64_t name) { return outdated.count(name) > 0; });
      if (stays) continue;
      builder.add_block(content, outdated);
    } catch (const Error&) {
      return make_anew(maker);  // the block is damaged
    }
    database_.query("DELETE FROM search_blocks WHERE key = ?1").bind(key).run();
  }
  add_names(changed, builder);
  store(builder.blocks(), maker);
}

void SearchIndex::store(std::vector<std::string> blocks, IndexMaker& maker) {
  for (std::string& block : blocks) {
    database_.query("INSERT INTO search_blocks (content) VALUES (?1)").bind_blob(block).run();
    block = {};
  }
  database_
      .query(
          "INSERT INTO search_index (key, made_with, log_row) VALUES (1, ?1, ?2) "
          "ON CONFLICT DO UPDATE SET made_with = excluded.made_with, log_row = excluded.log_row")
      .bind(maker.fingerprint())
      .bind(last_log_row())
      .run();
}

std::vector<std::string> SearchIndex::problems(IndexMaker& maker) const {
  const std::optional<State> known = state();
  if (!known || known->made_with != maker.fingerprint()) return {};
  NameBlockBuilder builder(maker.matcher());
  add_all_names(builder);
  const std::vector<std::string> expected = builder.blocks();
  const std::vector<std::int64_t> changed = names_changed_after(known->log_row);
  const std::unordered_set<std::int64_t> outdated(changed.begin(), changed.end());
  try {
    for (const std::int64_t key : block_keys()) {
      const std::string content = block(key);
      NameBlockBuilder again(maker.matcher());
      again.add_block(content);
      if (again.blocks() != std::vector{content})
        return {fmt::format("search index: block {} is damaged; {}", key, kRemedy)};
      builder.add_block(content, outdated);
    }
  } catch (const Error& error) {
    return {fmt::format("search index: {}; {}", error.message(), kRemedy)};
  }
  add_names(changed, builder);
  if (builder.blocks() == expected) return {};
  return {fmt::format("search index: it is not that of the names; {}", kRemedy)};
}

}  // namespace tolmach::lexicons::detail
