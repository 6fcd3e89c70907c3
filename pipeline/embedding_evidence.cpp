#include "pipeline/embedding_evidence.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "align/vector_similarity.h"
#include "formats/overlaps.h"

namespace tolmach::pipeline {
namespace {

/// The different texts of the runs of both sides, numbered as their vectors will be.
class RunTexts {
 public:
  struct Run {
    text::SegmentRange range;
    std::uint32_t row = 0;
  };

  /// All runs of a document that can be part of a link.
  std::vector<Run> add(const text::Document& document, std::uint32_t longest) {
    std::vector<Run> runs;
    const auto count = static_cast<std::uint32_t>(document.segments.size());
    for (std::uint32_t begin = 0; begin < count; ++begin)
      for (std::uint32_t end = begin; end < std::min(count, begin + longest) && document.segments[end].linkable; ++end)
        runs.push_back({{begin, end + 1}, row_of(formats::overlap_text(document, {begin, end + 1}))});
    return runs;
  }

  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

 private:
  std::uint32_t row_of(std::string text) {
    const auto [entry, is_new] = rows_.try_emplace(std::move(text), static_cast<std::uint32_t>(texts_.size()));
    if (is_new) texts_.push_back(entry->first);
    return entry->second;
  }

  std::unordered_map<std::string, std::uint32_t> rows_;
  std::vector<std::string> texts_;
};

align::RunVectors vectors_of(const text::Document& document, std::uint32_t longest,
                             const std::vector<RunTexts::Run>& runs,
                             const std::shared_ptr<const align::VectorTable>& table) {
  align::RunVectors vectors(table, static_cast<std::uint32_t>(document.segments.size()), longest);
  for (const RunTexts::Run& run : runs) vectors.set(run.range, run.row);
  return vectors;
}

}  // namespace

EmbeddingEvidence::EmbeddingEvidence(EmbeddingEvidenceOptions options) : options_(std::move(options)) {
  if (options_.source && options_.target) files_ = formats::read_embeddings(*options_.source, *options_.target);
  if (!options_.encoder.command.empty()) encoder_.emplace(options_.encoder);
}

std::vector<std::unique_ptr<align::SegmentSimilarity>> EmbeddingEvidence::similarities(
    const text::Document& source, const text::Document& target, const align::AlignControl& control) {
  std::vector<std::unique_ptr<align::SegmentSimilarity>> all;
  if (files_)
    all.push_back(std::make_unique<align::VectorSimilarity>(files_->source->vectors_of(source, options_.longest),
                                                            files_->target->vectors_of(target, options_.longest)));
  if (encoder_) all.push_back(encoded(source, target, control));
  std::erase(all, nullptr);
  return all;
}

std::unique_ptr<align::SegmentSimilarity> EmbeddingEvidence::encoded(const text::Document& source,
                                                                     const text::Document& target,
                                                                     const align::AlignControl& control) {
  RunTexts texts;
  const auto source_runs = texts.add(source, options_.longest);
  const auto target_runs = texts.add(target, options_.longest);
  if (source_runs.empty() || target_runs.empty()) return nullptr;
  const auto table = std::make_shared<const align::VectorTable>(encoder_->encode(texts.texts(), control));
  return std::make_unique<align::VectorSimilarity>(vectors_of(source, options_.longest, source_runs, table),
                                                   vectors_of(target, options_.longest, target_runs, table));
}

}  // namespace tolmach::pipeline
