#include "pipeline/learn.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "formats/bitext_rows.h"
#include "formats/word_list.h"
#include "pipeline/word_list.h"
#include "text/error.h"
#include "text/given_language.h"

namespace tolmach::cli {
namespace {

struct LearnOptions {
  std::vector<std::string> files;
  std::string source_language, target_language;
  bool moses = false;
  bool word_list = false;
  std::string form;  ///< of word lists
  bool reverse = false;
  bool force = false;
};

std::string canonical(const std::string& language) {
  return language.empty() ? language : text::given_language(language);
}

std::vector<formats::PairRow> read_rows(const LearnOptions& options) {
  const std::string source = canonical(options.source_language);
  const std::string target = canonical(options.target_language);
  if (options.moses) {
    if (options.files.size() != 2) throw Error(Error::Kind::kUsage, "--moses needs two files: source and target");
    return formats::read_moses_rows(options.files[0], options.files[1]);
  }
  std::vector<formats::PairRow> rows;
  for (const std::string& file : options.files)
    for (formats::PairRow& row : formats::read_bitext_rows(file, source, target)) rows.push_back(std::move(row));
  return rows;
}

void learn_from_text(const Session& session, const LearnOptions& options) {
  const std::vector<formats::PairRow> rows = read_rows(options);
  const std::unique_ptr<lexicons::Lexicon> lexicon = lexicon_to_write(session);
  const std::size_t words =
      pipeline::learn_words(text::DataFolder(session.data), rows, canonical(options.source_language),
                            canonical(options.target_language), *lexicon);
  log_note(session, fmt::format("{} word pairs learned from {} pairs of segments; they stand in {}", words, rows.size(),
                                session.lexicon.string()));
}

/// The languages of a list: those that are said, else those of its name.
pipeline::LanguagePair languages_of_list(const std::string& path, const LearnOptions& options) {
  pipeline::LanguagePair languages{canonical(options.source_language), canonical(options.target_language)};
  const auto named = formats::languages_in_name(path);
  if (languages.source.empty() && languages.target.empty() && named) {
    languages = {named->source, named->target};
    if (options.reverse) std::swap(languages.source, languages.target);
  }
  if (languages.source.empty() || languages.target.empty())
    throw Error(Error::Kind::kUsage, "the languages of the list are not known", {path},
                "give them with --source-lang and --target-lang");
  return languages;
}

/// What was left out of a list, a line for each reason.
std::vector<std::string> left_out_lines(const std::string& path, const std::map<std::string, formats::LeftOut>& all) {
  std::vector<std::string> out;
  for (const auto& [reason, left_out] : all) {
    std::string lines;
    for (const std::size_t line : left_out.lines) lines += fmt::format("{}{}", lines.empty() ? "" : ", ", line);
    if (!lines.empty()) lines = fmt::format(" (line {}{})", lines, left_out.count > left_out.lines.size() ? ", …" : "");
    out.push_back(fmt::format("{}: left out: {} × {}{}", path, left_out.count, reason, lines));
  }
  return out;
}

void learn_from_list(const Session& session, const LearnOptions& options, const std::string& path) {
  const pipeline::LanguagePair languages = languages_of_list(path, options);
  const auto known = formats::word_list_forms().find(options.form);
  formats::WordList list = known == formats::word_list_forms().end() ? formats::read_word_list(path)
                                                                     : formats::read_word_list(path, known->second);
  if (options.reverse) pipeline::turn(list);
  if (!options.force) pipeline::require_languages(list, languages);
  const std::unique_ptr<lexicons::Lexicon> lexicon = lexicon_to_write(session);
  const pipeline::ListLesson lesson =
      pipeline::learn_word_list(text::DataFolder(session.data), list, languages, *lexicon);
  for (const std::string& line : left_out_lines(path, list.left_out)) log_warning(session, line);
  for (const std::string& line : left_out_lines(path, lesson.unused)) log_note(session, line);
  log_note(session, fmt::format("{} word pairs taken from {} entries of {} ({}, {}-{}); they stand in {}", lesson.pairs,
                                list.entries.size(), path, formats::name_of(list.form), languages.source,
                                languages.target, session.lexicon.string()));
}

void run(const Session& session, const LearnOptions& options) {
  if (!options.word_list) {
    learn_from_text(session, options);
    return;
  }
  for (const std::string& path : options.files) learn_from_list(session, options, path);
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const auto& form : formats::word_list_forms()) names.push_back(form.first);
  return names;
}

}  // namespace

void add_learn_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<LearnOptions>();
  CLI::App* command = program.add_subcommand(
      "learn", "learns word pairs from translated text or word lists, for later alignments of the languages");
  command
      ->add_option("files", options->files,
                   "aligned text: TMX, JSONL of align, or TSV with columns source and target; or word lists")
      ->required();
  CLI::Option* moses = command->add_flag("--moses", options->moses, "two files that belong together line by line");
  CLI::Option* word_list =
      command
          ->add_flag("--word-list", options->word_list,
                     "bilingual word lists: TSV, hunalign, MUSE, dictd (FreeDict), Apertium (.dix or autobil.bin)")
          ->excludes(moses);
  command->add_option("--from", options->form, "form of the word lists (default: by name and content)")
      ->check(CLI::IsMember(form_names()))
      ->needs(word_list);
  command->add_flag("--reverse", options->reverse, "the word lists lead from the target to the source")
      ->needs(word_list);
  command->add_flag("--force", options->force, "take word lists that seem to be in other languages")->needs(word_list);
  command->add_option("--source-lang", options->source_language,
                      "language of the source (default: the file's, or detected; of a word list by its name)");
  command->add_option("--target-lang", options->target_language,
                      "language of the target (default: the file's, or detected; of a word list by its name)");
  command->footer(
      "examples:\n"
      "  tolmach learn memory.tmx --source-lang en --target-lang uk\n"
      "  tolmach learn --moses corpus.en corpus.uk --source-lang en --target-lang uk\n"
      "  tolmach learn --word-list /usr/share/dictd/freedict-eng-deu.index\n"
      "  tolmach learn --word-list hu-en.dic --from hunalign\n"
      "  tolmach align a.en.txt a.uk.txt --learn");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
