#include <memory>
#include <ostream>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/pair_options.h"
#include "formats/bitext.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "text/error.h"
#include "text/language.h"
#include "text/sentences.h"

namespace tolmach::cli {
namespace {

struct SegmentOptions {
  std::string file = "-";
  std::string language, encoding;
  std::string to = "lines";
  std::string output = "-";
};

void write_lines(std::ostream& out, const text::Document& document) {
  for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
    if (i > 0 && document.segments[i].paragraph != document.segments[i - 1].paragraph) out << '\n';
    out << formats::joined_text(document, {i, i + 1}) << '\n';
  }
}

void write_jsonl(std::ostream& out, const text::Document& document) {
  for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
    const text::Span span = document.segments[i].span;
    out << nlohmann::json{{"segment", i},
                          {"paragraph", document.segments[i].paragraph},
                          {"begin", document.source_map.to_file(span.begin)},
                          {"end", document.source_map.end_to_file(span.end)},
                          {"text", document.segment_text(i)}}
               .dump()
        << '\n';
  }
}

void run(const Session& session, const SegmentOptions& options) {
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  if (!options.language.empty()) reading.language = text::canonical_language(options.language);
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  const text::Document document = formats::read_document(options.file, reading, splitter);
  warn_of_language(session, document);
  formats::OutputFile output(options.output);
  if (options.to == "jsonl") {
    write_jsonl(output.stream(), document);
  } else {
    write_lines(output.stream(), document);
  }
  output.commit();
}

}  // namespace

void add_segment_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<SegmentOptions>();
  CLI::App* command = program.add_subcommand("segment", "splits a text into sentences");
  command->add_option("file", options->file, "text or HTML; - is standard input");
  command->add_option("--lang", options->language, "language of the text (default: detected)");
  command->add_option("--encoding", options->encoding, "encoding of the file (default: detected)");
  command
      ->add_option("--to", options->to,
                   "lines: a sentence a line, an empty line between paragraphs; jsonl: with offsets")
      ->check(CLI::IsMember({"lines", "jsonl"}));
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer("examples:\n  tolmach segment --lang uk article.txt\n  tolmach segment --to jsonl page.html");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
