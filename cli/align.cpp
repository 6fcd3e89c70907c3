#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/log.h"
#include "cli/pair_options.h"
#include "cli/progress.h"
#include "cli/write_review.h"
#include "formats/beads.h"
#include "formats/read_document.h"
#include "formats/table_tsv.h"
#include "pipeline/pair_list.h"
#include "pipeline/workbench.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

struct AlignOptions {
  PairOptions pair;
  std::vector<std::string> files;  ///< SOURCE TARGET, or BEADS SOURCE TARGET with --from beads
  std::string pairs;
  std::string anchors;
  std::string from;
  std::string to = "tsv";
  std::string output = "-";
  std::vector<std::string> without;
  bool pool = false;
};

void switch_off(align::AlignerOptions& options, const std::vector<std::string>& evidence) {
  for (const std::string& name : evidence) {
    if (name == "length") options.use_length = false;
    if (name == "words") options.use_words = false;
    if (name == "cognates") options.use_cognates = false;
    if (name == "names") options.use_names = false;
    if (name == "numbers") options.use_numbers = false;
    if (name == "learned") options.use_learned = false;
  }
}

std::vector<align::Bead> read_beads_of(const std::string& path, const text::Document& source,
                                       const text::Document& target) {
  std::istringstream content(formats::read_file(path));
  return formats::to_beads(formats::read_bead_lines(content, path), source, target, path);
}

/// One pair: aligned afresh, around anchors, or as corrected beads say.
pipeline::Review review_pair(const Session& session, const AlignOptions& options, pipeline::Workbench& workbench) {
  const bool given = !options.from.empty();
  const std::string& source_path = options.files[given ? 1 : 0];
  const std::string& target_path = options.files[given ? 2 : 1];
  if (source_path == "-" && target_path == "-")
    throw Error(Error::Kind::kUsage, "only one of the two files can be standard input");
  auto source = workbench.read(source_path, source_reading(options.pair));
  auto target = workbench.read(target_path, target_reading(options.pair));
  warn_of_language(session, *source);
  warn_of_language(session, *target);
  std::vector<align::Bead> beads;
  if (given) {
    align::Alignment alignment =
        formats::complete_alignment(read_beads_of(options.files[0], *source, *target), *source, *target);
    return pipeline::Workbench::aligned(std::move(source), std::move(target), std::move(alignment));
  }
  if (!options.anchors.empty()) beads = read_beads_of(options.anchors, *source, *target);
  return workbench.align(std::move(source), std::move(target), beads);
}

/// A pair of a list, read but not yet aligned.
struct ListedPair {
  const pipeline::FilePair* files = nullptr;
  pipeline::DocumentPair documents;
};

/// The pairs of a list on their way to their files and to the summary, which has the order of the list.
class PairRun {
 public:
  PairRun(Session& session, const AlignOptions& options, pipeline::Workbench& workbench)
      : session_(session), options_(options), workbench_(workbench) {}

  void run() {
    const std::vector<pipeline::FilePair> pairs = pipeline::read_pair_list(options_.pairs);
    Progress progress(session_, "pairs", pairs.size());
    fmt::print("source\ttarget\toutput\tbeads\tlinks\tconfidence\terror\n");
    if (options_.pool) {
      run_pools(pairs, progress);
    } else {
      for (const pipeline::FilePair& pair : pairs) {
        const std::string row = guarded(pair, [&] {
          pipeline::DocumentPair documents = read(pair);
          return finish(pair, workbench_.align(std::move(documents.source), std::move(documents.target)));
        });
        fmt::print("{}\n", row);
        progress.advance();
      }
    }
  }

 private:
  pipeline::DocumentPair read(const pipeline::FilePair& pair) {
    PairOptions own = options_.pair;
    if (!pair.source_language.empty()) own.source_language = pair.source_language;
    if (!pair.target_language.empty()) own.target_language = pair.target_language;
    pipeline::DocumentPair documents;
    documents.source = workbench_.read(pair.source, source_reading(own));
    documents.target = workbench_.read(pair.target, target_reading(own));
    return documents;
  }

  /// Writes a pair's file. @return its row of the summary
  std::string finish(const pipeline::FilePair& pair, pipeline::Review review) {
    write_review(session_, workbench_, review, options_.to, pair.output);
    if (options_.pair.learn) learn_from(session_, workbench_, review);
    const ReviewSummary summary = summarise(review);
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{:.3f}\t", pair.source, pair.target, pair.output, summary.beads,
                       summary.links, summary.confidence);
  }

  /// The row of the summary that `work` gives; an error is reported and the other pairs are done.
  template <typename Work>
  std::string guarded(const pipeline::FilePair& pair, const Work& work) {
    try {
      return work();
    } catch (const Error& error) {
      session_.exit_status = 3;
      log_error(session_, fmt::format("{}:{}: {}", options_.pairs, pair.line, error.what()));
      return fmt::format("{}\t{}\t{}\t0\t0\t0\t{}", pair.source, pair.target, pair.output,
                         formats::escape_field(error.what()));
    }
  }

  /// All pairs of two languages together.
  void run_pools(const std::vector<pipeline::FilePair>& pairs, Progress& progress) {
    std::vector<std::string> rows(pairs.size());
    std::map<std::pair<std::string, std::string>, std::vector<ListedPair>> pools;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      rows[k] = guarded(pairs[k], [&] {
        ListedPair pair{&pairs[k], read(pairs[k])};
        const auto base = [](const auto& document) { return std::string(text::base_language(document->language)); };
        auto& pool = pools[{base(pair.documents.source), base(pair.documents.target)}];
        pool.push_back(std::move(pair));
        return std::string();
      });
    }
    for (auto& [languages, pool] : pools) {
      std::vector<pipeline::DocumentPair> documents;
      for (ListedPair& pair : pool) documents.push_back(std::move(pair.documents));
      std::vector<pipeline::Review> reviews = workbench_.align_pool(std::move(documents));
      for (std::size_t k = 0; k < pool.size(); ++k) {
        const pipeline::FilePair& pair = *pool[k].files;
        rows[static_cast<std::size_t>(&pair - pairs.data())] =
            guarded(pair, [&] { return finish(pair, std::move(reviews[k])); });
        progress.advance();
      }
    }
    for (const std::string& row : rows) fmt::print("{}\n", row);
  }

  Session& session_;
  const AlignOptions& options_;
  pipeline::Workbench& workbench_;
};

void run(Session& session, const AlignOptions& options) {
  pipeline::Settings settings = settings_of(session);
  switch_off(settings.align, options.without);
  pipeline::Workbench workbench(std::move(settings));
  if (!options.pairs.empty()) {
    if (!options.files.empty()) throw Error(Error::Kind::kUsage, "give either --pairs or two files");
    PairRun(session, options, workbench).run();
    return;
  }
  const std::size_t expected = options.from.empty() ? 2 : 3;
  if (options.files.size() != expected)
    throw Error(Error::Kind::kUsage,
                options.from.empty() ? "expected SOURCE and TARGET" : "expected BEADS, SOURCE and TARGET", {},
                "'tolmach align --help' shows examples");
  pipeline::Review review = review_pair(session, options, workbench);
  write_review(session, workbench, review, options.to, options.output);
  if (options.pair.learn) learn_from(session, workbench, review);
  const ReviewSummary summary = summarise(review);
  log_summary(session, fmt::format("{} beads, {} links, mean confidence {:.3f}", summary.beads, summary.links,
                                   summary.confidence));
}

}  // namespace

void add_align_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<AlignOptions>();
  CLI::App* command = program.add_subcommand("align", "pairs the sentences of a text with those of its translation");
  command->add_option("files", options->files, "SOURCE TARGET; text or HTML, - is standard input");
  add_pair_options(*command, options->pair);
  command->add_option("--to", options->to, "tsv, jsonl, tmx, moses, ladder, beads or html")
      ->check(CLI::IsMember({"tsv", "jsonl", "tmx", "moses", "ladder", "beads", "html"}));
  command->add_option("-o,--output", options->output, "file to write (moses: its prefix); - is standard output");
  command->add_option("--pairs", options->pairs,
                      "a TSV list of pairs: source target source_language target_language output");
  command->add_flag("--pool", options->pool, "the pairs of the list share what is learned from all of them");
  command->add_option("--anchors", options->anchors, "beads that stand as they are; the rest is aligned around them");
  command->add_option("--from", options->from, "beads: the first file holds corrected beads, taken as they are")
      ->check(CLI::IsMember({"beads"}));
  command
      ->add_option("--without", options->without,
                   "evidence to leave out: length, words, cognates, names, numbers, learned")
      ->delimiter(',')
      ->check(CLI::IsMember({"length", "words", "cognates", "names", "numbers", "learned"}));
  command->footer(
      "examples:\n"
      "  tolmach align article.uk.txt article.en.txt\n"
      "  tolmach align page.de.html page.en.html --to html -o page.html\n"
      "  tolmach align --presegmented a.de a.fr --source-lang de --target-lang fr --to beads -o a.beads\n"
      "  tolmach align --pairs list.tsv --to tmx\n"
      "  tolmach align --from beads corrected.beads a.de a.fr --to tmx -o a.tmx");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
