#include "normalize/name_fingerprint.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include "normalize/detail/search/name_block.h"
#include "normalize/detail/similarity/name_model.h"
#include "text/error.h"

namespace tolmach::normalize {
namespace {

/// What NamePreparer reads. The learned costs tell groups only, which are looked at by themselves.
constexpr std::array kFiles = {"names/latin_keys.tsv", "names/letter_groups.tsv", "names/han_keys.tsv"};
/// Names that show most changes of the program's way with names: scripts, marks, words, letters of one language. None
/// in Chinese, whose data take long to read.
constexpr std::array<NameForm, 10> kProbes = {{{"Зеленський", "uk"},
                                               {"Ельцын Борис", "ru"},
                                               {"Élie  Ćosić-Weiß", "fr"},
                                               {"Nguyễn Phú Trọng", "vi"},
                                               {"Μητσοτάκης", "el"},
                                               {"عبد الفتاح", "ar"},
                                               {"נתניהו", "he"},
                                               {"さくら・タロウ", "ja"},
                                               {"김정은", "ko"},
                                               {"O'Neill Jr. 2", "und"}}};

/// FNV-1a, 64 bits.
class Hash {
 public:
  void add(std::string_view bytes) noexcept {
    for (const char byte : bytes) step(static_cast<unsigned char>(byte));
    for (std::size_t rest = bytes.size(), k = 0; k < sizeof rest; rest >>= 8U, ++k)
      step(static_cast<unsigned char>(rest));
  }
  [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

 private:
  void step(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3ULL; }
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// Of the library that is there when the program runs.
std::string unicode_version() {
  UVersionInfo version{};
  u_getUnicodeVersion(version);
  return fmt::format("{}", fmt::join(version, "."));
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw Error(Error::Kind::kIo, "the file can't be read", {path.string()});
  return content;
}

}  // namespace

std::string name_fingerprint(const text::DataFolder& data, const NameMatcher& matcher) {
  Hash hash;
  hash.add(unicode_version());
  for (const char* file : kFiles) hash.add(content_of(data.file(file)));
  for (const auto& language : matcher.models().groups().languages()) {
    hash.add(language.name);
    hash.add(language.family);
  }
  for (const NameForm& probe : kProbes) {
    const auto prepared = detail::BlockName::of(0, 0, matcher.prepare(probe));
    hash.add(detail::NameBlock::packed(&prepared, 1));
  }
  return fmt::format("{:016x}", hash.value());
}

}  // namespace tolmach::normalize
