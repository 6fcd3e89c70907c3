#include "formats/lexicon_import.h"

#include <fmt/format.h>

#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using lexicons::NewName;

/// All words of an enumeration, for a message: "person, place, …".
template <typename Word>
std::string all_words(Word last) {
  std::string words;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (i > 0) words += ", ";
    words += normalize::to_string(static_cast<Word>(i));
  }
  return words;
}

template <typename Word>
Word word_from(std::string_view word, Word otherwise, Word last, std::string_view what) {
  word = text::trim(word);
  Word found = otherwise;
  if (!word.empty() && !normalize::parse(word, found)) {
    throw Error(Error::Kind::kUsage,
                fmt::format("unknown {} \"{}\", expected one of: {}", what, word, all_words(last)));
  }
  return found;
}

/// The entity that has just this form in this language; empty when there is none.
std::string entity_with(const lexicons::Lexicon& lexicon, const NewName& name) {
  for (const normalize::KnownName& known : lexicon.find(name.form, name.language)) {
    if (known.form == name.form && known.language == name.language) return known.entity;
  }
  return {};
}

}  // namespace

normalize::NameKind kind_from(std::string_view word, normalize::NameKind otherwise) {
  return word_from(word, otherwise, normalize::NameKind::kOther, "kind");
}

normalize::NameStatus status_from(std::string_view word, normalize::NameStatus otherwise) {
  return word_from(word, otherwise, normalize::NameStatus::kMisspelling, "status");
}

void store_name(lexicons::Lexicon& lexicon, NewName name) {
  for (std::string* field : {&name.entity, &name.form, &name.language, &name.source}) {
    *field = std::string(text::trim(*field));
  }
  if (name.form.empty()) throw Error(Error::Kind::kUsage, "the form is empty");
  if (name.language.empty()) throw Error(Error::Kind::kUsage, "the language is empty, expected a tag such as \"uk\"");
  name.language = text::canonical_language(name.language);
  if (name.entity.empty()) name.entity = entity_with(lexicon, name);
  lexicon.add(name);
}

LexiconImportReport import_rows(lexicons::Lexicon& lexicon, std::string_view file_name,
                                const LexiconImportOptions& options,
                                const std::function<void(const LexiconRow&)>& rows) {
  LexiconImportReport report;
  lexicons::Lexicon::Transaction transaction(lexicon);
  rows([&](std::size_t line, const std::function<void()>& store) {
    try {
      store();
      ++report.taken;
    } catch (const Error& bad) {
      if (bad.kind() != Error::Kind::kUsage) throw;
      if (!options.skip_bad_rows) {
        throw Error(Error::Kind::kIo, bad.message(), {std::string(file_name), line, 0, {}},
                    "nothing was taken; --on-error skip takes the other rows");
      }
      report.bad.push_back({line, bad.message()});
    }
  });
  transaction.commit();
  return report;
}

}  // namespace tolmach::formats
