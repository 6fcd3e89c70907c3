#include "cli/normalize_apply.h"

#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/log.h"
#include "cli/pair_options.h"
#include "formats/change_diff.h"
#include "formats/html_article.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/text_changes.h"
#include "lexicons/open.h"
#include "normalize/clusters.h"
#include "normalize/consistent_names.h"
#include "normalize/romanise.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

normalize::NameStyle style_of(const Session& session, const std::string& text) {
  if (text.empty()) return {};
  normalize::Romaniser romaniser{text::DataFolder(session.data)};
  std::vector<std::string> systems;
  for (const normalize::RomanisationSystem& system : romaniser.systems()) {
    systems.push_back(system.id);
    systems.insert(systems.end(), system.aliases.begin(), system.aliases.end());
  }
  return {text, systems};
}

/// What is to be rewritten in a document, in bytes of its file.
std::vector<formats::TextChange> changes_for(const Session& session, const ApplyOptions& options,
                                             const text::Document& document) {
  const text::DataFolder data(session.data);
  lexicons::OpenLexicons lexicons;
  if (!session.no_lexicon) lexicons = lexicons::open_lexicons(data, session.lexicon);
  const normalize::NameMatcher matcher(data, lexicons.stack.get());
  const std::vector<normalize::DocumentMentions> mentions{
      {&document, normalize::MentionFinder(data, lexicons.stack.get()).find(document)}};
  const auto clusters = normalize::cluster_names(mentions, matcher, lexicons.stack.get());
  normalize::ConsistentNames names(data, style_of(session, options.style), matcher, lexicons.stack.get());
  std::vector<formats::TextChange> changes;
  for (normalize::NameRewrite& rewrite : names.rewrites(mentions.front(), clusters))
    changes.push_back({document.source_map.to_file(rewrite.span.begin),
                       document.source_map.end_to_file(rewrite.span.end), std::move(rewrite.before),
                       std::move(rewrite.after), std::move(rewrite.reason)});
  return changes;
}

text::Document read(const Session& session, const ApplyOptions& options) {
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  if (!options.language.empty()) reading.language = text::canonical_language(options.language);
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  text::Document document = formats::read_document(options.file, reading, splitter);
  warn_of_language(session, document, "--language");
  return document;
}

void write(const std::string& path, std::string_view content) {
  formats::OutputFile file(path);
  file.stream() << content;
  file.commit();
}

void write_changes(const ApplyOptions& options, const std::string& output,
                   const std::vector<formats::TextChange>& made) {
  const std::string path = !options.changes.empty() ? options.changes : output == "-" ? "" : output + ".changes.tsv";
  if (path.empty()) return;
  formats::OutputFile file(path);
  formats::write_changes_tsv(file.stream(), made);
  file.commit();
}

}  // namespace

void add_apply_options(CLI::App& command, ApplyOptions& options) {
  CLI::Option* file = command.add_option("file", options.file, "the text whose names --apply or --replay rewrites");
  CLI::Option* apply =
      command.add_flag("--apply", options.apply, "write the text with one form for each name, inflection kept")
          ->needs(file);
  CLI::Option* replay =
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
  command.add_option("--language", options.language, "language of the text (default: detected)")->needs(apply);
  command.add_option("--encoding", options.encoding, "encoding of the text (default: detected)")->needs(apply);
  static_cast<void>(replay);
}

void apply_names(const Session& session, const ApplyOptions& options, const std::string& output) {
  const std::string content = formats::read_file(options.file);
  const std::vector<formats::TextChange> changes =
      options.apply ? changes_for(session, options, read(session, options)) : formats::read_changes_tsv(options.replay);
  const bool markup = options.apply && formats::looks_like_html(content);
  const formats::ChangedText changed = formats::apply_changes(content, changes, markup);
  if (options.dry_run) {
    formats::OutputFile diff(output);
    formats::write_change_diff(diff.stream(), options.file, content, changed);
    diff.commit();
  } else {
    write(output, changed.content);
    write_changes(options, output, changed.made);
  }
  log_note(session, fmt::format("{} places {}, {} left as they are", changed.made.size(),
                                options.dry_run ? "would be rewritten" : "rewritten", changed.skipped.size()));
}

}  // namespace tolmach::cli
