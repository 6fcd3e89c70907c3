#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/option_checks.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/table_languages.h"
#include "formats/json_line.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "lexicons/open.h"
#include "normalize/clusters.h"
#include "normalize/consistent_names.h"
#include "normalize/name_index.h"
#include "pipeline/bilingual_names.h"
#include "pipeline/name_gatherer.h"
#include "pipeline/workbench.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/language.h"
#include "text/position.h"
#include "text/sentences.h"

namespace tolmach::cli {
namespace {

struct NamesOptions {
  std::vector<std::string> files;
  std::string language, source_language, target_language, encoding, style;
  std::string to = "text";
  std::string output = "-";
};

struct MatchOptions {
  std::string queries, pool;
  std::size_t top = 10;
  std::string output = "-";
};

using Documents = std::vector<std::unique_ptr<text::Document>>;

nlohmann::ordered_json place_json(const normalize::DocumentMentions& mentions, const text::LineIndex& lines,
                                  std::uint32_t mention) {
  const text::Document& document = *mentions.document;
  const text::Span span = mentions.mentions[mention].span;
  const text::Position position = lines.position(span.begin);
  return {{"document", document.id},
          {"segment", mentions.mentions[mention].segment},
          {"begin", document.source_map.to_file(span.begin)},
          {"end", document.source_map.end_to_file(span.end)},
          {"line", position.line},
          {"column", position.column},
          {"text", span.of(document.text)}};
}

void write_jsonl(std::ostream& out, const std::vector<normalize::NameCluster>& clusters,
                 const std::vector<normalize::DocumentMentions>& documents) {
  std::vector<text::LineIndex> lines;
  for (const auto& document : documents) lines.emplace_back(document.document->text);
  for (const normalize::NameCluster& cluster : clusters) {
    nlohmann::ordered_json forms = nlohmann::ordered_json::array();
    for (const normalize::ClusterForm& form : cluster.forms) {
      nlohmann::ordered_json places = nlohmann::ordered_json::array();
      for (const normalize::MentionPlace& place : form.places)
        places.push_back(place_json(documents[place.document], lines[place.document], place.mention));
      forms.push_back({{"text", form.text},
                       {"language", form.language},
                       {"count", form.places.size()},
                       {"status", normalize::to_string(form.status)},
                       {"reason", form.reason},
                       {"places", std::move(places)}});
    }
    out << formats::json_line(nlohmann::ordered_json{{"preferred", cluster.preferred},
                                                     {"kind", normalize::to_string(cluster.kind)},
                                                     {"forms", std::move(forms)}})
        << '\n';
  }
}

/// The text that has a form: forms of two texts stand apart.
std::string document_of(const normalize::ClusterForm& form, const std::vector<normalize::DocumentMentions>& documents) {
  return documents[form.places.front().document].document->id;
}

void write_tsv(std::ostream& out, const std::vector<normalize::NameCluster>& clusters,
               const std::vector<normalize::DocumentMentions>& documents) {
  out << "preferred\tkind\tform\tlanguage\tcount\tstatus\treason\tdocument\n";
  for (const normalize::NameCluster& cluster : clusters)
    for (const normalize::ClusterForm& form : cluster.forms)
      out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", formats::escape_field(cluster.preferred),
                         normalize::to_string(cluster.kind), formats::escape_field(form.text), form.language,
                         form.places.size(), normalize::to_string(form.status), formats::escape_field(form.reason),
                         formats::escape_field(document_of(form, documents)));
}

bool is_odd(normalize::NameStatus status) {
  return status != normalize::NameStatus::kPreferred && status != normalize::NameStatus::kAdmitted;
}

void write_text(std::ostream& out, const std::vector<normalize::NameCluster>& clusters,
                const std::vector<normalize::DocumentMentions>& documents) {
  for (const normalize::NameCluster& cluster : clusters) {
    out << cluster.preferred << " (" << normalize::to_string(cluster.kind) << ")\n";
    for (const normalize::ClusterForm& form : cluster.forms)
      out << fmt::format("  {:>3} × {} [{}] {}{}\n", form.places.size(), form.text, form.language,
                         documents.size() > 1 ? document_of(form, documents) + " " : "",
                         is_odd(form.status) ? "? " + form.reason : "");
  }
}

/// The status that the lexicon gives a form: to import the list again must not take it away.
normalize::NameStatus known_status(const normalize::NameSource* lexicon, const std::string& entity,
                                   const std::string& form, const std::string& language) {
  if (lexicon != nullptr && !entity.empty())
    for (const normalize::KnownName& known : lexicon->forms_of(entity))
      if (known.form == form && known.language == text::base_language(language)) return known.status;
  return normalize::NameStatus::kAdmitted;
}

/// A row a form, as `lexicon import` reads it: what more it says stands in columns of its own.
void write_bilingual_tsv(std::ostream& out, const pipeline::Review& review, const text::DataFolder& data,
                         const normalize::NameSource* lexicon) {
  using Forms = std::vector<pipeline::BilingualName::Form>;
  const normalize::NameMatcher matcher(data, lexicon);
  const std::string from = review.source->id + " and " + review.target->id;
  out << "entity\tform\tlanguage\tkind\tstatus\tsource\tcount\tcounterpart\ttogether\tconfidence\n";
  for (const pipeline::BilingualName& name : pipeline::bilingual_names(review, matcher)) {
    const auto write = [&](const Forms& forms, const std::string& language, const Forms& counterparts) {
      for (const auto& [form, count] : forms)
        out << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.2f}\n", formats::escape_field(name.entity),
                           formats::escape_field(form), language, normalize::to_string(name.kind),
                           normalize::to_string(known_status(lexicon, name.entity, form, language)),
                           formats::escape_field(from), count, formats::escape_field(counterparts.front().text),
                           name.together, name.confidence);
    };
    write(name.source, review.source->language, name.target);
    write(name.target, review.target->language, name.source);
  }
}

/// The names that a text and its translation share. @return false where the two are in one language
bool list_bilingual_names(const Session& session, const NamesOptions& options) {
  pipeline::Workbench workbench(settings_of(session));
  const PairOptions pair{options.source_language, options.target_language, options.encoding};
  auto source = workbench.read(options.files[0], source_reading(pair));
  auto target = workbench.read(options.files[1], target_reading(pair));
  if (text::base_language(source->language) == text::base_language(target->language)) return false;
  warn_of_language(session, *source);
  warn_of_language(session, *target);
  pipeline::Review review = workbench.align(std::move(source), std::move(target));
  workbench.find_names(review);
  formats::OutputFile output(options.output);
  write_bilingual_tsv(output.stream(), review, text::DataFolder(session.data), workbench.lexicon());
  output.commit();
  return true;
}

/// The language that is given for a file; empty where it is to be detected.
std::string given_language_of(const NamesOptions& options, std::size_t file) {
  const std::string& own = file == 0 ? options.source_language : options.target_language;
  const std::string& given = own.empty() ? options.language : own;
  return given.empty() ? given : text::given_language(given);
}

void require_sense(const NamesOptions& options) {
  if (options.files.empty())
    throw Error(Error::Kind::kUsage, "expected at least one file", {}, "'tolmach names --help' shows examples");
  if (options.files.size() != 2 && !(options.source_language.empty() && options.target_language.empty()))
    throw Error(Error::Kind::kUsage, "--source-lang and --target-lang are of two files", {}, "--language is of all");
}

void list_names(const Session& session, const NamesOptions& options) {
  require_sense(options);
  refuse_overwriting(session, options.files, {options.output});
  const bool pair =
      options.files.size() == 2 && options.to == "tsv" && options.language.empty() && options.style.empty();
  if (pair && list_bilingual_names(session, options)) return;
  const text::DataFolder data(session.data);
  const lexicons::OpenLexicons lexicons = pipeline::lexicons_of(settings_of(session));
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  text::SentenceSplitter splitter(data);
  pipeline::NameGatherer gatherer(data, lexicons.stack.get());
  Documents documents;
  std::vector<normalize::DocumentMentions> mentions;
  for (std::size_t file = 0; file < options.files.size(); ++file) {
    reading.language = given_language_of(options, file);
    documents.push_back(
        std::make_unique<text::Document>(formats::read_document(options.files[file], reading, splitter)));
    warn_of_language(session, *documents.back());
    mentions.push_back(gatherer.mentions_of(*documents.back()));
  }
  auto clusters = gatherer.clusters_of(mentions);
  if (!options.style.empty()) {
    normalize::NameStyle style(options.style, normalize::style_names(data));
    normalize::ConsistentNames consistent(data, std::move(style), gatherer.matcher(), lexicons.stack.get());
    for (normalize::NameCluster& cluster : clusters)
      if (auto form = consistent.styled(cluster)) cluster.preferred = std::move(*form);
  }
  formats::OutputFile output(options.output);
  if (options.to == "jsonl") write_jsonl(output.stream(), clusters, mentions);
  if (options.to == "tsv") write_tsv(output.stream(), clusters, mentions);
  if (options.to == "text") write_text(output.stream(), clusters, mentions);
  output.commit();
}

/// A table of names: the columns name (or query), language (or lang), kind (or type) and id.
class NameTable {
 public:
  NameTable(const Session& session, const std::string& path)
      : path_(path),
        languages_(session),
        content_(formats::read_file(path)),
        table_(content_, path, /*escapes=*/false),
        name_(name_column(table_)) {
    language_ = table_.column("language") ? table_.column("language") : table_.column("lang");
    kind_ = table_.column("kind") ? table_.column("kind") : table_.column("type");
    id_ = table_.column("id");
  }

  bool next() { return table_.next(row_); }
  [[nodiscard]] const std::string& name() const { return row_[name_]; }
  [[nodiscard]] std::string language() {
    return language_ ? languages_.of(row_[*language_], {path_, table_.line()}) : std::string();
  }
  /// A kind may have a detail behind a hyphen (person-token); words that are no kinds say nothing.
  [[nodiscard]] normalize::NameKind kind() const {
    normalize::NameKind kind{};
    const bool known = kind_ && normalize::parse(row_[*kind_].substr(0, row_[*kind_].find('-')), kind);
    return known ? kind : normalize::NameKind::kOther;
  }
  [[nodiscard]] std::string id() const { return id_ ? row_[*id_] : std::string(); }

 private:
  static std::size_t name_column(const formats::TableReader& table) {
    if (const auto query = table.column("query")) return *query;
    return table.require("name");
  }

  std::string path_;
  TableLanguages languages_;
  std::istringstream content_;
  formats::TableReader table_;
  std::size_t name_;
  std::optional<std::size_t> language_, kind_, id_;
  std::vector<std::string> row_;
};

void match_names(const Session& session, const MatchOptions& options) {
  refuse_overwriting(session, {options.queries, options.pool}, {options.output});
  const normalize::NameMatcher matcher{text::DataFolder(session.data)};
  normalize::NameIndex index(matcher);
  std::vector<std::pair<std::string, std::string>> pool;  // id, name
  for (NameTable table(session, options.pool); table.next();) {
    const std::string language = table.language();
    index.add({table.name(), language}, table.kind());
    pool.emplace_back(table.id().empty() ? std::to_string(pool.size() + 1) : table.id(), table.name());
  }
  formats::OutputFile output(options.output);
  output.stream() << "query_row\tquery\trank\tid\tname\tscore\n";
  Progress progress(session, "queries", 0);
  std::size_t row = 0;
  for (NameTable table(session, options.queries); table.next();) {
    ++row;
    std::size_t rank = 0;
    const std::string language = table.language();
    for (const auto& hit : index.find({table.name(), language}, options.top, table.kind())) {
      const auto& [id, name] = pool[hit.number];
      output.stream() << fmt::format("{}\t{}\t{}\t{}\t{}\t{:.5f}\n", row, formats::escape_field(table.name()), ++rank,
                                     id, formats::escape_field(name), hit.score);
    }
    progress.advance();
  }
  output.commit();
}

}  // namespace

void add_names_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<NamesOptions>();
  CLI::App* command = program.add_subcommand("names", "finds the names of texts, their variants and odd forms");
  command->add_option("files", options->files, "texts; a text and its translation are clustered together");
  command->add_option("--language,--lang", options->language, "language of the texts (default: detected)");
  command->add_option("--source-lang", options->source_language, "of two texts: language of the first");
  command->add_option("--target-lang", options->target_language, "language of the second");
  command->add_option("--encoding", options->encoding, "encoding of the files (default: detected)");
  command->add_option("--style", options->style,
                      "the preferred forms: by these romanisation systems, as for normalize --apply");
  command->add_option("--to", options->to, "text, tsv or jsonl")->check(CLI::IsMember({"text", "tsv", "jsonl"}));
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer(
      "examples:\n  tolmach names article.en.txt\n  tolmach names article.uk.txt article.en.txt --to jsonl\n"
      "  tolmach names article.uk.txt article.en.txt --to tsv -o names.tsv   # what both have, for review and import\n"
      "  tolmach names match queries.tsv pool.tsv --top 5");
  auto match = std::make_shared<MatchOptions>();
  CLI::App* matching = command->add_subcommand("match", "finds the names of a table in another table");
  matching->add_option("queries", match->queries, "TSV with a column name, and language and kind where known")
      ->required();
  matching->add_option("pool", match->pool, "TSV with a column name, and id, language and kind where known")
      ->required();
  matching->add_option("--top", match->top, "how many names a query gets")->check(CLI::Range(1, 100'000));
  matching->add_option("-o,--output", match->output, "file to write; - is standard output");
  matching->callback([match, &session] { match_names(session, *match); });
  command->callback([options, command, &session] {
    if (command->get_subcommands().empty()) list_names(session, *options);
  });
}

}  // namespace tolmach::cli
