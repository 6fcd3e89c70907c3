#include "cli/normalize_apply.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/changes_list.h"
#include "cli/counted.h"
#include "cli/exit_status.h"
#include "cli/left_places.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "formats/change_diff.h"
#include "formats/html_article.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/text_changes.h"
#include "pipeline/name_changes.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/unicode.h"

namespace tolmach::cli {
namespace {

/// @param content of the file, which may be standard input and can't be read twice
text::Document document_of(const Session& session, const ApplyOptions& options, const std::string& content) {
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  if (!options.language.empty()) reading.language = text::given_language(options.language);
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  text::Document document = formats::make_document(content, options.file, reading);
  formats::segment_document(document, reading, splitter);
  warn_of_language(session, document, "--language");
  return document;
}

void write(const std::string& path, std::string_view content) {
  formats::OutputFile file(path);
  file.stream() << content;
  file.commit();
}

/// Where the list of changes goes; empty for nowhere.
std::string changes_path(const ApplyOptions& options, const std::string& output) {
  return !options.changes.empty() ? options.changes : output == "-" ? "" : changes_list_of(output);
}

/// The list of changes may be none of the other files: it would take their place.
void require_own_file(const std::string& changes, const ApplyOptions& options, const std::string& output) {
  namespace fs = std::filesystem;
  if (changes.empty() || changes == "-") return;
  for (const std::string& other : {options.file, output}) {
    std::error_code ignored;
    if (fs::absolute(changes).lexically_normal() == fs::absolute(other).lexically_normal() ||
        fs::equivalent(changes, other, ignored))
      throw Error(Error::Kind::kUsage, "the list of changes would be written over " + other, {},
                  "name another file with --changes");
  }
}

void write_changes(const Session& session, const std::string& path, const std::vector<formats::TextChange>& made) {
  if (path.empty()) {
    if (!made.empty()) log_note(session, "no list of the changes is kept; --changes names a file for it");
    return;
  }
  const bool replaces = replaces_changes_list(path);
  write_changes_list(path, made);
  log_note(session, fmt::format("listed in {}{}", path, replaces ? " in the place of an earlier list" : ""));
}

/// Places are left alone where bytes are not those of the text.
void warn_of_encoding(const Session& session, const std::string& file, std::string_view content) {
  if (text::find_invalid_utf8(content) || content.find('\0') != std::string_view::npos)
    log_warning(session, file + ": only files in UTF-8 are rewritten; convert this one first (iconv -t UTF-8)");
}

}  // namespace

void add_apply_options(CLI::App& command, ApplyOptions& options) {
  CLI::Option* file = command.add_option("file", options.file, "the text whose names --apply or --replay rewrites");
  CLI::Option* apply =
      command.add_flag("--apply", options.apply, "write the text with one form for each name, inflection kept")
          ->needs(file);
  command.add_option("--replay", options.replay, "make the changes of a file of --changes once more")
      ->needs(file)
      ->excludes(apply);
  command
      .add_option("--style", options.style,
                  "how names are written: romanisation systems by their ids, such as uk-2010; a language with a year, "
                  "such as en-2019, stands for the forms that this language prefers")
      ->needs(apply);
  command.add_flag("--dry-run", options.dry_run, "show what --apply or --replay would change, as a diff");
  command.add_option("--changes", options.changes,
                     "where the list of changes goes (default: beside the output, with .changes.tsv)");
  command.add_option("--language,--lang", options.language, "language of the text (default: detected)")->needs(apply);
  command.add_option("--encoding", options.encoding, "encoding of the text (default: detected)")->needs(apply);
}

void apply_names(Session& session, const ApplyOptions& options, const std::string& output) {
  const std::string list = changes_path(options, output);
  require_own_file(list, options, output);
  if (!options.dry_run) static_cast<void>(replaces_changes_list(list));
  const std::string content = formats::read_file(options.file);
  std::vector<formats::TextChange> changes =
      options.apply
          ? pipeline::name_changes(document_of(session, options, content), options.style, settings_of(session))
          : formats::read_changes_tsv(options.replay);
  const bool markup = formats::looks_like_html(content);
  const formats::ChangedText changed =
      formats::apply_changes(content, std::move(changes), {markup, /*whole_words=*/!options.apply});
  if (options.dry_run) {
    formats::OutputFile diff(output);
    formats::write_change_diff(diff.stream(), options.file, content, changed);
    diff.commit();
  } else {
    write(output, changed.content);
    write_changes(session, list, changed.made);
  }
  warn_of_left_places(session, options.file, changed.skipped);
  if (!changed.skipped.empty()) warn_of_encoding(session, options.file, content);
  log_note(session,
           fmt::format("{} {}, {} left as they are", counted(changed.made.size(), "place", "places"),
                       options.dry_run ? "would be rewritten" : "rewritten", changed.skipped.size() + changed.present));
  if (!options.apply && !changed.skipped.empty()) session.exit_status = kNotAll;
}

}  // namespace tolmach::cli
