#include "normalize/everyday_forms.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "text/data_file.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using Spelling = EverydayForms::Spelling;

std::string path_of(std::string_view language) {
  return "words/" + std::string(language) + ".tsv";
}

std::string name_of(std::string_view language, Spelling spelling, std::string_view what) {
  return std::string(language).append(spelling == Spelling::kFolded ? " folded " : " written ").append(what);
}

}  // namespace

EverydayForms::EverydayForms(const text::DataFolder& data, std::string_view language, Spelling spelling) {
  if (!data.has(path_of(language))) return;
  if (!take_tables(data, language, spelling)) read(data.file(path_of(language)), spelling);
}

/// @return false where they are not there
bool EverydayForms::take_tables(const text::DataFolder& data, std::string_view language, Spelling spelling) {
  file_ = text::TableFile::open(data.file("words/everyday.tables"));
  if (!file_) return false;
  const std::uint64_t made_of = text::TableFile::hash_of_file(data.file(path_of(language)));
  const auto words = file_->find(name_of(language, spelling, "words"), made_of);
  const auto beginnings = file_->find(name_of(language, spelling, "beginnings"), made_of);
  if (!words || !beginnings || !text::WordIndex::may_be(*words) || !text::WordIndex::may_be(*beginnings)) return false;
  words_ = text::WordIndex(*words);
  beginnings_ = text::WordIndex(*beginnings);
  return true;
}

void EverydayForms::read(const std::filesystem::path& path, Spelling spelling) {
  std::vector<text::WordIndex::Item> words, beginnings;
  std::uint32_t rows = 0;
  text::for_each_data_row(path, 2, [&](const text::DataRowView& row) {
    const auto add = [&](std::string_view form) {
      const bool beginning = form.size() > 1 && form.back() == '-';
      if (beginning) form.remove_suffix(1);
      (beginning ? beginnings : words).emplace_back(text::hash_of(form), rows);
    };
    if (spelling == Spelling::kFolded) {
      text::for_each_word(text::fold(row.fields[1]), add);
    } else {
      text::for_each_word(row.fields[1], add);
    }
    ++rows;
  });
  words_ = text::WordIndex(words);
  beginnings_ = text::WordIndex(beginnings);
}

std::vector<text::TableFile::Table> EverydayForms::tables(const text::DataFolder& data) {
  std::vector<std::string> languages;
  for (const auto& entry : std::filesystem::directory_iterator(data.file("words"))) {
    const std::string language = entry.path().stem().string();
    constexpr std::size_t kLongestTag = 3;  // other lists have longer names
    if (entry.path().extension() == ".tsv" && language.size() <= kLongestTag) languages.push_back(language);
  }
  std::sort(languages.begin(), languages.end());
  std::vector<text::TableFile::Table> tables;
  for (const std::string& language : languages) {
    const std::filesystem::path path = data.file(path_of(language));
    for (const Spelling spelling : {Spelling::kWritten, Spelling::kFolded}) {
      EverydayForms forms;
      forms.read(path, spelling);
      const auto add = [&](std::string_view what, const text::WordIndex& index) {
        tables.push_back(
            {name_of(language, spelling, what), text::TableFile::hash_of_file(path), std::string(index.bytes())});
      };
      add("words", forms.words());
      add("beginnings", forms.beginnings());
    }
  }
  return tables;
}

}  // namespace tolmach::normalize
