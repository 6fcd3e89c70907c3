#include "formats/lexicon_import.h"

#include <algorithm>

#include <fmt/format.h>

#include "formats/detail/said_before.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using lexicons::Lexicon;
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

/// Of rows that were left out, and of contradictions.
constexpr std::size_t kMostShown = 1000;

char spelling_key(char c) {
  return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool is_kept_as_another(std::string_view tag, std::string_view canonical) {
  return !std::equal(tag.begin(), tag.end(), canonical.begin(), canonical.end(),
                     [](char a, char b) { return spelling_key(a) == spelling_key(b); });
}

normalize::NameKind kind_from(std::string_view word, normalize::NameKind otherwise) {
  return word_from(word, otherwise, normalize::NameKind::kOther, "kind");
}

normalize::NameStatus status_from(std::string_view word, normalize::NameStatus otherwise) {
  return word_from(word, otherwise, normalize::NameStatus::kMisspelling, "status");
}

LexiconImport::LexiconImport(lexicons::Lexicon& lexicon, std::string file_name, const LexiconImportOptions& options)
    : lexicon_(lexicon),
      file_name_(std::move(file_name)),
      options_(options),
      transaction_(lexicon, "import", file_name_) {}

LexiconImport::~LexiconImport() = default;

void LexiconImport::watch_contradictions() {
  said_ = std::make_unique<detail::SaidBefore>();
}

void LexiconImport::row(std::size_t line, const std::function<void()>& store) {
  line_ = line;
  try {
    store();
  } catch (const Error& bad) {
    if (bad.kind() != Error::Kind::kUsage) throw;
    const std::string reason = bad.hint().empty() ? bad.message() : bad.message() + "; " + bad.hint();
    if (!options_.skip_bad_rows) {
      throw Error(Error::Kind::kIo, reason, {file_name_, line, 0, {}},
                  "nothing was taken; --on-error skip takes the other rows");
    }
    ++report_.refused;
    if (report_.bad.size() < kMostShown) report_.bad.push_back({line, reason});
  }
}

void LexiconImport::count(Lexicon::Outcome outcome) {
  ++report_.taken;
  if (outcome == Lexicon::Outcome::kNew) ++report_.added;
  if (outcome == Lexicon::Outcome::kChanged) ++report_.merged;
  if (outcome == Lexicon::Outcome::kKnown) ++report_.known;
}

std::string LexiconImport::store(ImportedName row) {
  NewName& name = row.name;
  for (std::string* field : {&name.entity, &name.form, &name.language, &name.source, &name.system})
    *field = std::string(text::trim(*field));
  if (name.form.empty()) throw Error(Error::Kind::kUsage, "the form is empty");
  if (name.language.empty()) throw Error(Error::Kind::kUsage, "the language is empty, expected a tag such as \"uk\"");
  name.language = canonical(name.language);
  if (!wants(name.language)) {
    skip();
    return {};
  }
  for (lexicons::Ruling& ruling : name.rulings) {
    if (!ruling.target_language.empty()) ruling.target_language = canonical(ruling.target_language);
  }
  if (name.entity.empty()) name.entity = entity_with(name);
  lexicons::Entity entity{name.entity.empty() ? "new" : name.entity, name.kind, std::move(row.description),
                          std::move(row.external_ids)};
  const bool more = !entity.description.empty() || !entity.external_ids.empty();
  if (more) Lexicon::require_valid(entity);  // before the name is stored: a bad row is left out whole
  Lexicon::Stored stored = lexicon_.store(name, !row.says_status);
  if (more) {
    entity.id = stored.entity;
    const bool changed = lexicon_.store_entity(entity);
    if (changed && stored.outcome == Lexicon::Outcome::kKnown) stored.outcome = Lexicon::Outcome::kChanged;
  }
  count(stored.outcome);
  name.entity = stored.entity;
  if (said_) watch(row);
  return std::move(stored.entity);
}

void LexiconImport::watch(const ImportedName& row) {
  const NewName& name = row.name;
  const std::string subject = "\"" + name.form + "\" (" + name.language + ") of " + name.entity;
  if (row.says_status) watch("status", subject, normalize::to_string(name.status));
  if (!name.system.empty()) watch("romanisation system", subject, name.system);
  if (name.kind != normalize::NameKind::kOther) watch("kind", name.entity, normalize::to_string(name.kind));
  for (const lexicons::Ruling& ruling : name.rulings) {
    watch("ruling", fmt::format("{}, {}, {}, {}", subject, ruling.target_language, ruling.style, ruling.since),
          fmt::format("{} {}", normalize::to_string(ruling.status), ruling.until));
  }
}

void LexiconImport::watch(const char* what, const std::string& subject, std::string_view value) {
  const auto earlier = said_->says_otherwise(what + subject, value, line_);
  if (!earlier) return;
  ++report_.contradictions;
  if (report_.contradictory.size() < kMostShown)
    report_.contradictory.push_back(
        {line_, fmt::format("the {} of {} is {} here and not so in row {}; the later row stands", what, subject, value,
                            *earlier)});
}

void LexiconImport::store(const lexicons::Entity& entity) {
  const bool known = lexicon_.entity(entity.id).has_value();
  const bool changed = lexicon_.store_entity(entity);
  count(!changed ? Lexicon::Outcome::kKnown : known ? Lexicon::Outcome::kChanged : Lexicon::Outcome::kNew);
}

bool LexiconImport::wants(std::string_view language) const {
  const auto& wanted = options_.languages;
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), text::base_language(language)) != wanted.end();
}

void LexiconImport::advance(std::size_t line) const {
  constexpr std::size_t kEvery = 4096;
  if (options_.progress && line % kEvery == 0) options_.progress(line);
}

LexiconImportReport LexiconImport::finish() {
  report_.dry_run = options_.dry_run;
  if (!options_.dry_run) transaction_.commit();
  return std::move(report_);
}

/// The entity that has just this form in this language; empty when there is none.
std::string LexiconImport::entity_with(const NewName& name) const {
  for (const normalize::KnownName& known : lexicon_.find(name.form, name.language)) {
    if (known.form == name.form && known.language == name.language) return known.entity;
  }
  return {};
}

/// A file has few languages and many rows.
const std::string& LexiconImport::canonical(const std::string& tag) {
  constexpr std::size_t kMost = 10'000;
  const auto known = languages_.find(tag);
  if (known != languages_.end()) return known->second;
  if (languages_.size() > kMost) languages_.clear();
  const std::string& canonical = languages_.emplace(tag, text::given_language(tag)).first->second;
  if (is_kept_as_another(tag, canonical) && report_.languages.size() < kMost) report_.languages[tag] = canonical;
  return canonical;
}

}  // namespace tolmach::formats
