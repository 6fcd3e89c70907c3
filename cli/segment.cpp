#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/pair_options.h"
#include "formats/bitext.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/srx.h"
#include "text/error.h"
#include "text/icu_sentences.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace tolmach::cli {
namespace {

struct SegmentOptions {
  std::string file = "-";
  std::string language, encoding;
  std::string to = "lines";
  std::string output = "-";
  std::string srx;
  std::string rules = "tolmach";
  bool explain = false;
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

/// The segments' places without their text: `begin end paragraph`, bytes of the file.
void write_spans(std::ostream& out, const text::Document& document) {
  for (const text::Segment& segment : document.segments)
    out << document.source_map.to_file(segment.span.begin) << '\t' << document.source_map.end_to_file(segment.span.end)
        << '\t' << segment.paragraph << '\n';
}

/// The text on both sides of a boundary, on one line.
std::string around(std::string_view text, std::size_t offset) {
  constexpr std::size_t kReach = 24;  // code points
  std::size_t begin = offset;
  std::size_t end = offset;
  for (std::size_t i = 0; i < kReach && begin > 0; ++i) (void)text::previous_code_point(text, begin);
  for (std::size_t i = 0; i < kReach && end < text.size(); ++i) (void)text::next_code_point(text, end);
  std::string out =
      std::string(text.substr(begin, offset - begin)) + "|" + std::string(text.substr(offset, end - offset));
  for (char& c : out)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return out;
}

/// Fills document.segments with what `split` makes of each paragraph.
template <typename Split>
void segment_by(const Split& split, text::Document& document, text::SentenceSplitter& splitter) {
  document.segments.clear();
  std::uint32_t number = 0;
  for (const text::Span& paragraph : splitter.paragraphs(document.text, document.language)) {
    for (const text::Span& span : split(paragraph.of(document.text), document.language, paragraph.begin))
      document.segments.push_back({span, number, true});
    ++number;
  }
}

/// Each place where a sentence might end, in the order of the text, with the rule that decided.
void write_explanation(std::ostream& out, const text::Document& document, text::SentenceSplitter& splitter,
                       const text::SrxRules* srx) {
  std::vector<text::Boundary> all;
  for (const text::Span& paragraph : splitter.paragraphs(document.text, document.language, &all))
    for (text::Boundary boundary : srx != nullptr
                                       ? srx->boundaries(paragraph.of(document.text), document.language)
                                       : splitter.boundaries(paragraph.of(document.text), document.language)) {
      boundary.offset += paragraph.begin;
      all.push_back(boundary);
    }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.offset < b.offset; });
  out << "offset\tverdict\trule\ttext\n";
  for (const text::Boundary& boundary : all)
    out << document.source_map.end_to_file(boundary.offset) << '\t' << (boundary.ends ? "end" : "inner") << '\t'
        << boundary.rule << '\t' << around(document.text, boundary.offset) << '\n';
}

void run(const Session& session, const SegmentOptions& options) {
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  if (!options.language.empty()) reading.language = text::canonical_language(options.language);
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  text::Document document = formats::read_document(options.file, reading, splitter);
  warn_of_language(session, document);
  std::optional<text::SrxRules> srx;
  if (!options.srx.empty()) {
    srx = formats::read_srx(options.srx);
    const auto by_srx = [&srx](auto... arguments) { return srx->split(arguments...); };
    segment_by(by_srx, document, splitter);
  } else if (options.rules == "icu") {
    segment_by(text::icu_sentences, document, splitter);
  }
  formats::OutputFile output(options.output);
  if (options.explain) {
    write_explanation(output.stream(), document, splitter, srx ? &*srx : nullptr);
  } else if (options.to == "jsonl") {
    write_jsonl(output.stream(), document);
  } else if (options.to == "spans") {
    write_spans(output.stream(), document);
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
                   "lines: a sentence a line, an empty line between paragraphs; jsonl: with offsets; spans: begin, "
                   "end, paragraph")
      ->check(CLI::IsMember({"lines", "jsonl", "spans"}));
  command->add_option("--srx", options->srx, "split by the rules of this SRX 2.0 file instead of ours");
  command->add_option("--rules", options->rules, "tolmach, or icu: ICU's own boundaries, for comparison")
      ->check(CLI::IsMember({"tolmach", "icu"}));
  command->add_flag("--explain", options->explain,
                    "instead of segments: each place where a sentence might end, and the rule that took or refused it");
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer(
      "examples:\n  tolmach segment --lang uk article.txt\n  tolmach segment --to jsonl page.html\n  tolmach segment "
      "--explain --lang uk article.txt");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
