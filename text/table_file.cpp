#include "text/table_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ostream>

#include "text/error.h"
#include "text/string_map.h"

namespace tolmach::text {
namespace {

/// What the file begins with. Its mark is another one when what stands in any table changes its form.
struct Head {
  static constexpr std::uint64_t kMark = 0x31'73'65'6C'62'61'74'0A;  // "\ntables1" on machines like most
  std::uint64_t mark = kMark;
  std::uint64_t tables = 0;
};
/// What of each table follows the head.
struct Entry {
  std::array<char, 32> name{};  ///< with zeros behind it
  std::uint64_t made_of = 0;
  std::uint64_t begin = 0, size = 0;  ///< bytes from the file's begin
};
constexpr std::size_t kUnit = sizeof(std::uint64_t);  // tables begin at multiples of it

std::size_t rounded(std::size_t size) noexcept {
  return (size + kUnit - 1) / kUnit * kUnit;
}

Head head_of(std::string_view file) noexcept {
  Head head;
  std::memcpy(&head, file.data(), sizeof head);
  return head;
}

Entry entry_of(std::string_view file, std::size_t number) noexcept {
  Entry entry;
  std::memcpy(&entry, file.data() + sizeof(Head) + number * sizeof entry, sizeof entry);
  return entry;
}

/// Whether all that the file tells of is in it.
bool is_whole(std::string_view file) noexcept {
  if (file.size() < sizeof(Head) || head_of(file).mark != Head::kMark) return false;
  const std::uint64_t tables = head_of(file).tables;
  if (tables > (file.size() - sizeof(Head)) / sizeof(Entry)) return false;
  std::size_t end = sizeof(Head) + tables * sizeof(Entry);
  for (std::size_t k = 0; k < tables; ++k) {
    const Entry entry = entry_of(file, k);
    if (entry.begin != end || entry.size > file.size() - end) return false;
    end += rounded(entry.size);
    if (end > file.size()) return false;
  }
  return end == file.size();
}

template <typename Value>
void write_value(std::ostream& out, const Value& value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

std::optional<TableFile> TableFile::open(const std::filesystem::path& path) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) return std::nullopt;
  DataFile file(path);
  if (!is_whole(file.text())) return std::nullopt;
  return TableFile(std::move(file));
}

std::uint64_t TableFile::hash_of_file(const std::filesystem::path& path) {
  return hash_of(DataFile(path).text());
}

std::optional<std::string_view> TableFile::find(std::string_view name, std::uint64_t made_of) const {
  const std::string_view file = file_.text();
  for (std::size_t k = 0; k < head_of(file).tables; ++k) {
    const Entry entry = entry_of(file, k);
    const std::string_view its_name(entry.name.data(), entry.name.size());
    if (entry.made_of == made_of && its_name.substr(0, its_name.find('\0')) == name)
      return file.substr(entry.begin, entry.size);
  }
  return std::nullopt;
}

void TableFile::write(const std::vector<Table>& tables, std::ostream& out) {
  write_value(out, Head{.tables = tables.size()});
  std::size_t begin = sizeof(Head) + tables.size() * sizeof(Entry);
  for (const Table& table : tables) {
    Entry entry{.made_of = table.made_of, .begin = begin, .size = table.bytes.size()};
    if (table.name.size() > entry.name.size())
      throw Error(Error::Kind::kIo, "the name of a table is longer than 32 bytes: " + table.name);
    std::copy(table.name.begin(), table.name.end(), entry.name.begin());
    write_value(out, entry);
    begin += rounded(entry.size);
  }
  for (const Table& table : tables)
    out << table.bytes << std::string(rounded(table.bytes.size()) - table.bytes.size(), '\0');
}

}  // namespace tolmach::text
