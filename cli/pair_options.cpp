#include "cli/pair_options.h"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/lexicon_commands.h"
#include "cli/log.h"
#include "cli/version.h"
#include "lexicons/open.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

formats::ReadOptions reading(const PairOptions& options, const std::string& language) {
  formats::ReadOptions out;
  out.encoding = options.encoding;
  out.presegmented = options.presegmented;
  if (!language.empty()) out.language = text::given_language(language);
  return out;
}

}  // namespace

void add_pair_options(CLI::App& command, PairOptions& options) {
  command.add_option("--source-lang", options.source_language, "language of the source (BCP 47; default: detected)");
  command.add_option("--target-lang", options.target_language, "language of the target (default: detected)");
  command.add_option("--encoding", options.encoding, "encoding of the files (default: detected)");
  command.add_flag("--presegmented", options.presegmented, "one segment a line; a line <p> marks a paragraph");
  command.add_flag("--learn", options.learn,
                   "keep what is learned in your lexicon: names are proposed, word pairs serve at once");
}

formats::ReadOptions source_reading(const PairOptions& options) {
  return reading(options, options.source_language);
}
formats::ReadOptions target_reading(const PairOptions& options) {
  return reading(options, options.target_language);
}

pipeline::Settings settings_of(const Session& session) {
  pipeline::Settings settings;
  settings.data = text::DataFolder(session.data);
  settings.use_lexicon = !session.no_lexicon;
  settings.lexicon = session.lexicon;
  settings.signature = signature_of({});
  return settings;
}

formats::Provenance provenance(const Session& session) {
  return {program_version(), session.command_line};
}

void warn_of_language(const Session& session, const text::Document& document, const char* option) {
  if (document.language == "und") {
    log_warning(session, fmt::format("{}: the language was not recognised; give it with {}", document.id, option));
    return;
  }
  const std::string base(text::base_language(document.language));
  if (!text::DataFolder(session.data).has("segmentation/" + base + ".txt"))
    log_detail(session, fmt::format("{}: no abbreviations are known for {}; sentences are split by script alone",
                                    document.id, text::language_name(base)));
  if (text::language_name(base) == base)
    log_warning(session, fmt::format("{}: '{}' is not a language that is known here; rules by script are used",
                                     document.id, base));
}

std::unique_ptr<lexicons::Lexicon> lexicon_to_write(const Session& session) {
  require_lexicon_folder(session);
  auto lexicon = lexicons::open_or_create(text::DataFolder(session.data), session.lexicon);
  lexicon->sign(signature_of({}));
  return lexicon;
}

void learn_from(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review) {
  const pipeline::Lesson lesson = pipeline::lesson_of(text::DataFolder(session.data), workbench, review);
  log_lesson(session, pipeline::keep(lesson, *lexicon_to_write(session)));
}

void log_lesson(const Session& session, const pipeline::LessonCounts& counts) {
  log_note(session,
           fmt::format("{} names proposed to {}, which are not used until you accept them; {} word pairs learned",
                       counts.names, session.lexicon.string(), counts.words));
}

}  // namespace tolmach::cli
