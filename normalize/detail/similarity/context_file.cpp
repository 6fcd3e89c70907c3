#include "normalize/detail/similarity/context_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <ostream>
#include <span>
#include <string>

#include "text/error.h"
#include "text/string_map.h"

namespace tolmach::normalize::detail {
namespace {

using Words = std::span<const std::uint64_t>;

constexpr std::array<char, 8> kMagic = {'c', 'o', 'n', 't', 'e', 'x', 't', '1'};

/// What the file begins with: its numbers are those of the machine that made it.
struct Head {
  std::array<char, 8> magic = kMagic;
  std::uint64_t text = 0;  ///< text::hash_of() it
  std::uint64_t sections = 0;
};
/// What of a section follows the head.
struct Section {
  std::array<char, 32> name{};  ///< with zeros behind it
  std::uint64_t begin = 0;      ///< of its bits, in words from the file's begin; its slots follow
  std::uint64_t slots = 0;      ///< a power of two
};
constexpr std::size_t kWord = sizeof(std::uint64_t);

Words words_of(std::string_view file) {
  return {reinterpret_cast<const std::uint64_t*>(file.data()),
          file.size() / kWord};  // a file is mapped to a page's begin
}

Section section_of(std::string_view file, std::size_t number) {
  Section section;
  std::memcpy(&section, file.data() + sizeof(Head) + number * sizeof section, sizeof section);
  return section;
}

Head head_of(std::string_view file) {
  Head head;
  std::memcpy(&head, file.data(), sizeof head);
  return head;
}

/// Whether all that the file tells of is in it.
bool is_whole(std::string_view file) {
  if (file.size() < sizeof(Head) || head_of(file).magic != kMagic) return false;
  const std::size_t words = file.size() / kWord;
  std::uint64_t end = sizeof(Head) / kWord;
  const std::uint64_t sections = head_of(file).sections;
  if (sections > (words - end) / (sizeof(Section) / kWord)) return false;
  end += sections * (sizeof(Section) / kWord);
  for (std::size_t k = 0; k < sections; ++k) {
    const Section section = section_of(file, k);
    const bool is_power = section.slots != 0 && (section.slots & (section.slots - 1)) == 0;
    if (section.begin != end || !is_power || section.slots > words) return false;
    end += ContextTable::kWords + section.slots;
  }
  return end * kWord == file.size();
}

template <typename Value>
void write(std::ostream& out, const Value& value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof value);
}

void write(std::ostream& out, Words words) {
  out.write(reinterpret_cast<const char*>(words.data()), static_cast<std::streamsize>(words.size_bytes()));
}

}  // namespace

std::optional<ContextFile> ContextFile::open(const std::filesystem::path& path, std::string_view text) {
  std::error_code failure;
  if (!std::filesystem::is_regular_file(path, failure)) return std::nullopt;
  text::DataFile file(path);
  if (!is_whole(file.text()) || head_of(file.text()).text != text::hash_of(text)) return std::nullopt;
  return ContextFile(std::move(file));
}

std::optional<ContextTable> ContextFile::find(std::string_view section) const {
  const std::string_view file = file_.text();
  for (std::size_t k = 0; k < head_of(file).sections; ++k) {
    const Section found = section_of(file, k);
    const std::string_view name(found.name.data(), found.name.size());
    if (name.substr(0, name.find('\0')) != section) continue;
    const Words words = words_of(file).subspan(found.begin, ContextTable::kWords + found.slots);
    return ContextTable{words.first(ContextTable::kWords), words.subspan(ContextTable::kWords)};
  }
  return std::nullopt;
}

void write_context_file(std::string_view text, const std::vector<NamedContexts>& sections, std::ostream& out) {
  write(out, Head{.text = text::hash_of(text), .sections = sections.size()});
  std::uint64_t begin = (sizeof(Head) + sections.size() * sizeof(Section)) / kWord;
  for (const auto& [name, table] : sections) {
    Section section{.begin = begin, .slots = table.slots.size()};
    if (name.size() > section.name.size())
      throw Error(Error::Kind::kIo, "the name of a section is longer than 32 bytes: " + name);
    std::copy(name.begin(), name.end(), section.name.begin());
    write(out, section);
    begin += ContextTable::kWords + section.slots;
  }
  for (const auto& [name, table] : sections) {
    write(out, table.bits);
    write(out, table.slots);
  }
}

}  // namespace tolmach::normalize::detail
