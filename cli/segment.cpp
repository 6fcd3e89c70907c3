#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/option_checks.h"
#include "cli/pair_options.h"
#include "formats/bitext.h"
#include "formats/document_stream.h"
#include "formats/json_line.h"
#include "formats/output_file.h"
#include "formats/read_document.h"
#include "formats/srx.h"
#include "formats/srx_writer.h"
#include "text/error.h"
#include "text/given_language.h"
#include "text/icu_sentences.h"
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
  bool export_srx = false;
};

/// Writes the segments of a text piece by piece.
class SegmentWriter {
 public:
  SegmentWriter(std::ostream& out, std::string form) : out_(out), form_(std::move(form)) {}

  void write(const text::Document& document) {
    for (std::uint32_t i = 0; i < document.segments.size(); ++i, ++count_) {
      if (form_ == "jsonl") {
        write_jsonl(document, i);
      } else if (form_ == "spans") {
        write_span(document, i);
      } else {
        write_line(document, i);
      }
    }
  }

 private:
  void write_line(const text::Document& document, std::uint32_t index) {
    const std::uint32_t paragraph = document.segments[index].paragraph;
    if (count_ > 0 && paragraph != paragraph_) out_ << '\n';
    paragraph_ = paragraph;
    out_ << formats::joined_text(document, {index, index + 1}) << '\n';
  }

  void write_jsonl(const text::Document& document, std::uint32_t index) {
    const text::Segment& segment = document.segments[index];
    out_ << formats::json_line(nlohmann::json{{"segment", count_},
                                              {"paragraph", segment.paragraph},
                                              {"begin", document.source_map.to_file(segment.span.begin)},
                                              {"end", document.source_map.end_to_file(segment.span.end)},
                                              {"text", document.segment_text(index)}})
         << '\n';
  }

  /// A segment's place without its text: `begin end paragraph`, bytes of the file.
  void write_span(const text::Document& document, std::uint32_t index) {
    const text::Segment& segment = document.segments[index];
    out_ << fmt::format("{}\t{}\t{}\n", document.source_map.to_file(segment.span.begin),
                        document.source_map.end_to_file(segment.span.end), segment.paragraph);
  }

  std::ostream& out_;
  std::string form_;
  std::uint64_t count_ = 0;
  std::uint32_t paragraph_ = 0;
};

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

/// How sentences are found, as the options ask for; empty for our own rules.
text::SplitSentences splitting(const SegmentOptions& options, const std::optional<text::SrxRules>& srx) {
  if (srx) return [&srx](auto... arguments) { return srx->split(arguments...); };
  if (options.rules == "icu") return text::icu_sentences;
  return {};
}

void export_srx(const Session& session, const SegmentOptions& options) {
  formats::OutputFile output(options.output);
  formats::write_srx(output.stream(), text::DataFolder(session.data));
  output.commit();
}

void run(const Session& session, const SegmentOptions& options) {
  if (options.export_srx) {
    export_srx(session, options);
    return;
  }
  refuse_overwriting(session, {options.file, options.srx}, {options.output});
  formats::ReadOptions reading;
  reading.encoding = options.encoding;
  if (!options.language.empty()) reading.language = text::given_language(options.language);
  std::optional<text::SrxRules> srx;
  if (!options.srx.empty()) srx = formats::read_srx(options.srx);
  text::SentenceSplitter splitter{text::DataFolder(session.data)};
  // What explains looks at the text as a whole.
  if (options.explain) {
    text::Document document = formats::make_document(formats::read_file(options.file), options.file, reading);
    warn_of_language(session, document, "--lang");
    formats::OutputFile output(options.output);
    write_explanation(output.stream(), document, splitter, srx ? &*srx : nullptr);
    output.commit();
    return;
  }
  formats::DocumentStream stream(options.file, reading, splitter, splitting(options, srx));
  formats::OutputFile output(options.output);
  SegmentWriter writer(output.stream(), options.to);
  bool first = true;
  while (const auto piece = stream.next()) {
    if (std::exchange(first, false)) warn_of_language(session, *piece, "--lang");
    writer.write(*piece);
  }
  output.commit();
}

}  // namespace

void add_segment_command(CLI::App& program, Session& session) {
  auto options = std::make_shared<SegmentOptions>();
  CLI::App* command = program.add_subcommand("segment", "splits a text into sentences");
  CLI::Option* file = command->add_option("file", options->file, "text or HTML; - is standard input");
  CLI::Option* language =
      command->add_option("--lang,--language", options->language, "language of the text (default: detected)");
  CLI::Option* encoding =
      command->add_option("--encoding", options->encoding, "encoding of the file (default: detected)");
  CLI::Option* to =
      command
          ->add_option("--to", options->to,
                       "lines: a sentence a line, an empty line between paragraphs; jsonl: with offsets; spans: begin, "
                       "end, paragraph")
          ->check(CLI::IsMember({"lines", "jsonl", "spans"}));
  CLI::Option* srx =
      command->add_option("--srx", options->srx, "split by the rules of this SRX 2.0 file instead of ours");
  CLI::Option* rules =
      command->add_option("--rules", options->rules, "tolmach, or icu: ICU's own boundaries, for comparison")
          ->check(CLI::IsMember({"tolmach", "icu"}))
          ->excludes(srx);
  CLI::Option* explain =
      command
          ->add_flag("--explain", options->explain,
                     "instead of segments: each place where a sentence might end, and the rule that took or refused it")
          ->excludes(rules)
          ->excludes(to);
  CLI::Option* exports =
      command->add_flag("--export-srx", options->export_srx,
                        "instead of segments: our rules for all languages as SRX 2.0, as far as its expressions reach");
  for (CLI::Option* reading : {file, language, encoding, to, srx, rules, explain}) exports->excludes(reading);
  command->add_option("-o,--output", options->output, "file to write; - is standard output");
  command->footer(
      "examples:\n  tolmach segment --lang uk article.txt\n  tolmach segment --to jsonl page.html\n  tolmach segment "
      "--explain --lang uk article.txt");
  command->callback([options, &session] { run(session, *options); });
}

}  // namespace tolmach::cli
