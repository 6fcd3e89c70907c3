#include "cli/embedding_options.h"

#include <chrono>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/log.h"

namespace tolmach::cli {

void add_embedding_options(CLI::App& command, EmbeddingOptions& options) {
  CLI::Option* source =
      command
          .add_option("--source-embeddings", options.source,
                      "vectors of the source: an overlap file ('tolmach overlaps') and float32 numbers or .npy")
          ->type_name("OVERLAPS VECTORS")
          ->expected(2);
  CLI::Option* target = command.add_option("--target-embeddings", options.target, "the same for the target")
                            ->type_name("OVERLAPS VECTORS")
                            ->expected(2);
  source->needs(target);
  target->needs(source);
  command
      .add_option("--encoder", options.encoder,
                  "a program that reads a segment a line and writes its vector a line; run by the shell")
      ->type_name("COMMAND")
      ->excludes(source);
  command
      .add_option("--embedded-runs", options.longest,
                  "neighbouring segments that have a vector of their own as one text; longer runs get a sum")
      ->check(CLI::Range(1, 16))
      ->default_str(std::to_string(pipeline::EmbeddingEvidenceOptions().longest));
}

std::unique_ptr<pipeline::EmbeddingEvidence> embedding_evidence(const Session& session, const EmbeddingOptions& options,
                                                                bool many) {
  if (!options.any()) return nullptr;
  pipeline::EmbeddingEvidenceOptions out;
  if (!options.source.empty()) {
    out.source = {options.source[0], options.source[1]};
    out.target = {options.target[0], options.target[1]};
  }
  out.encoder.command = options.encoder;
  out.encoder.once = !many;
  out.encoder.silent = [&session, command = options.encoder](std::chrono::milliseconds waited) {
    log_warning(session, fmt::format("the encoder '{}' has said nothing for {} s; it is waited for, Ctrl-C ends it",
                                     command, waited.count() / 1000));
  };
  if (options.longest) out.longest = *options.longest;
  return std::make_unique<pipeline::EmbeddingEvidence>(std::move(out));
}

std::string settings_text(const EmbeddingOptions& options) {
  return fmt::format("embeddings={} {} encoder={} embedded_runs={}", fmt::join(options.source, " "),
                     fmt::join(options.target, " "), options.encoder,
                     options.longest.value_or(pipeline::EmbeddingEvidenceOptions().longest));
}

}  // namespace tolmach::cli
