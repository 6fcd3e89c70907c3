#include "formats/overlaps.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/option_checks.h"
#include "cli/pair_options.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "text/data_folder.h"
#include "text/given_language.h"
#include "text/sentences.h"

namespace tolmach::cli {
namespace {

struct OverlapsOptions {
  std::vector<std::string> files;
  std::uint32_t longest = 4;
  std::string language, encoding;
  bool presegmented = false;
  std::string output = "-";
};

void run(const Session& session, const OverlapsOptions& options) {
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  reading.presegmented = options.presegmented;
  if (!options.language.empty()) reading.language = text::given_language(options.language);
  refuse_overwriting(session, options.files, {options.output});
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  formats::OverlapLines lines;
  for (const std::string& file : options.files) {
    const text::Document document = formats::read_document(file, reading, splitter);
    // Where lines are segments the language changes nothing.
    if (!options.presegmented) warn_of_language(session, document);
    lines.add(document, options.longest);
  }
  formats::OutputFile output(options.output);
  lines.write(output.stream());
  output.commit();
}

}  // namespace

void add_overlaps_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<OverlapsOptions>();
  CLI::App* command =
      program.add_subcommand("overlaps", "writes the texts whose vectors align takes: runs of neighbouring segments");
  command->add_option("files", options->files, "texts or HTML of one language; - is standard input")->required();
  command->add_option("-n,--embedded-runs", options->longest, "segments of the longest runs")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  command->add_option("--lang,--language", options->language, "language of the texts (default: detected)");
  command->add_option("--encoding", options->encoding, "encoding of the files (default: detected)");
  command->add_flag("--presegmented", options->presegmented, "one segment a line");
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer(
      "examples:\n"
      "  tolmach overlaps article.uk.txt -o uk.overlaps\n"
      "  tolmach overlaps --presegmented -n 8 *.de -o de.overlaps\n"
      "  tolmach align article.uk.txt article.en.txt --source-embeddings uk.overlaps uk.npy --target-embeddings "
      "en.overlaps en.npy");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
