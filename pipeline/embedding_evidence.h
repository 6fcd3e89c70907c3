#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "align/align_control.h"
#include "align/segment_similarity.h"
#include "formats/embeddings.h"
#include "pipeline/command_encoder.h"
#include "text/document.h"

namespace tolmach::pipeline {

/// Where vectors of segments come from.
///
/// | option         | meaning                                                                              | default |
/// |----------------|--------------------------------------------------------------------------------------|---------|
/// | source, target | files with vectors of the runs of both sides; without them none are read             | none    |
/// | encoder        | a program that encodes; with an empty command none is run                            | none    |
/// | longest        | segments of the longest runs that have a vector of their own                         | 4       |
struct EmbeddingEvidenceOptions {
  std::optional<formats::EmbeddingFiles> source, target;  ///< both or none
  CommandEncoderOptions encoder;
  std::uint32_t longest = 4;
};

/// Makes of vectors the evidence for pairs of documents. Files are read once, an encoder is kept running for all pairs.
/// May be shared by threads.
class EmbeddingEvidence {
 public:
  /// @throws Error (io) when files can't be read or don't fit, see formats::read_embeddings()
  explicit EmbeddingEvidence(EmbeddingEvidenceOptions options);

  /// One similarity for the files and one for the encoder, as far as there are any.
  /// @param control progress is that of the encoder
  /// @throws Error (io) when a run is missing in the files, or the encoder fails
  /// @throws align::Cancelled when control.stop asks for it
  [[nodiscard]] std::vector<std::unique_ptr<align::SegmentSimilarity>> similarities(
      const text::Document& source, const text::Document& target, const align::AlignControl& control = {});

 private:
  [[nodiscard]] std::unique_ptr<align::SegmentSimilarity> encoded(const text::Document& source,
                                                                  const text::Document& target,
                                                                  const align::AlignControl& control);

  EmbeddingEvidenceOptions options_;
  std::optional<formats::EmbeddingPair> files_;
  std::optional<CommandEncoder> encoder_;
};

}  // namespace tolmach::pipeline
