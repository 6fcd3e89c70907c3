#include "check/detail/profile.h"

#include "text/error.h"
#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  text::for_each_word(list, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

double positive(const text::DataRow& row, std::size_t field, const std::string& file) {
  const double value = text::number_in(row, field, file);
  if (value <= 0) throw Error(Error::Kind::kIo, "length and spread must be above 0", {.file = file, .line = row.line});
  return value;
}

std::vector<QuotePair> quote_pairs(std::string_view field) {
  std::vector<QuotePair> pairs;
  for (const std::string& pair : words_of(field)) {
    const std::u32string marks = text::code_points(pair);
    if (marks.size() == 2) pairs.push_back({marks[0], marks[1]});
  }
  return pairs;
}

Profile profile_of(const text::DataRow& row, const std::string& file) {
  Profile profile;
  profile.language = row.fields[0];
  if (row.fields[1] != "-") profile.spaced_marks = text::code_points(row.fields[1]);
  profile.quotes = quote_pairs(row.fields[2]);
  profile.length = positive(row, 3, file);
  profile.spread = positive(row, 4, file);
  if (row.fields[5] != "-") profile.and_words = words_of(row.fields[5]);
  profile.final_marks = row.fields[6] == "-"   ? FinalMarks::kNone
                        : row.fields[6] == "~" ? FinalMarks::kLax
                                               : FinalMarks::kNeeded;
  if (row.fields.size() > 7 && row.fields[7] != "-") profile.question_endings = words_of(row.fields[7]);
  profile.percent_before = row.fields.size() > 8 && row.fields[8] == "before";
  return profile;
}

void add_letters(const text::DataRow& row, Profile& profile) {
  const std::u32string foreign = text::code_points(row.fields[2]);
  if (row.fields[1] == "sister") {
    profile.sister_letters += foreign;
  } else if (row.fields[1] == "hallmark") {
    profile.hallmarks += foreign;
  } else if (const std::u32string instead = text::code_points(row.fields[3]); !foreign.empty() && !instead.empty()) {
    profile.look_alikes.emplace_back(foreign[0], instead[0]);
  }
}

}  // namespace

Profiles::Profiles(const text::DataFolder& data) {
  unknown_.quotes = {{U'“', U'”'}, {U'«', U'»'}, {U'„', U'“'}, {U'"', U'"'}};
  const std::string file = data.file("check/languages.tsv").string();
  for (const text::DataRow& row : text::read_data_rows(file, 7)) {
    if (row.fields[0] == "language") continue;
    by_language_.emplace(row.fields[0], profile_of(row, file));
  }
  for (const text::DataRow& row : text::read_data_rows(data.file("check/letters.tsv"), 4)) {
    if (const auto found = by_language_.find(row.fields[0]); found != by_language_.end())
      add_letters(row, found->second);
  }
  read_words(data.file("check/doubles.tsv"), &Profile::doubles);
  read_words(data.file("check/open_words.tsv"), &Profile::open_words);
  read_words(data.file("check/inner_capitals.tsv"), &Profile::inner_capitals);
  read_words(data.file("check/heading_words.tsv"), &Profile::heading_words);
  read_words(data.file("check/question_words.tsv"), &Profile::question_words, 1, false);
  read_words(data.file("check/question_words.tsv"), &Profile::question_particles, 2, false);
  read_languages(data.file("check/bare_headings.tsv"), &Profile::bare_headings);
  read_words(data.file("check/bare_headings.tsv"), &Profile::heading_questions);
  read_languages(data.file("check/running_quotes.tsv"), &Profile::quotes_run_on);
  read_languages(data.file("check/sentence_case.tsv"), &Profile::sentence_case);
  read_languages(data.file("check/kept_names.tsv"), &Profile::keeps_names);
}

void Profiles::read_languages(const std::filesystem::path& path, bool Profile::*holds) {
  for (const text::DataRow& row : text::read_data_rows(path, 1))
    if (const auto found = by_language_.find(row.fields[0]); found != by_language_.end()) found->second.*holds = true;
}

void Profiles::read_words(const std::filesystem::path& path, text::StringSet Profile::*words, std::size_t column,
                          bool fold) {
  for (const text::DataRow& row : text::read_data_rows(path, column + 1)) {
    const auto found = by_language_.find(row.fields[0]);
    if (found == by_language_.end() || row.fields[column] == "-") continue;
    for (const std::string& word : words_of(row.fields[column]))
      (found->second.*words).insert(fold ? text::fold(word) : text::lower(word));
  }
}

const Profile& Profiles::of(std::string_view language) const {
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? unknown_ : found->second;
}

}  // namespace tolmach::check::detail
