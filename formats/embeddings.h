#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "align/run_vectors.h"
#include "formats/overlaps.h"
#include "formats/vector_file.h"
#include "text/document.h"

namespace tolmach::formats {

/// Where the vectors of texts stand: an overlap file, and a file with a vector for each of its lines.
struct EmbeddingFiles {
  std::string overlaps, vectors;
};

/// Vectors that were read from a file, found by the texts they stand for. May be shared by threads.
class Embeddings {
 public:
  /// @param vectors as many as the overlaps have lines
  Embeddings(std::unique_ptr<const OverlapFile> overlaps, std::shared_ptr<const align::VectorTable> vectors)
      : overlaps_(std::move(overlaps)), vectors_(std::move(vectors)) {}

  /// The vectors of a document's runs of 1 to `longest` segments; runs that hold a segment that is not linkable need
  /// none. Every segment must stand in the overlap file. The file says nowhere which runs it was made for: where more
  /// than half of the runs of a size are in it, all of them must be; where fewer are, runs of this size and longer ones
  /// have no vector.
  /// @throws Error (io) for a run that is missing: with the line of the document
  [[nodiscard]] align::RunVectors vectors_of(const text::Document& document, std::uint32_t longest) const;

  [[nodiscard]] const align::VectorTable& table() const noexcept { return *vectors_; }

 private:
  std::unique_ptr<const OverlapFile> overlaps_;
  std::shared_ptr<const align::VectorTable> vectors_;
};

/// Vectors of both sides of a pair.
struct EmbeddingPair {
  std::shared_ptr<const Embeddings> source, target;
};

/// Reads the vectors of both sides; files that are the same for both are read once.
/// @throws Error (io) when a file can't be read, has not as many vectors as its overlap file has lines (with the line
///   where it ends, where that can be known), holds NaN or an infinite number (with the line), or when the two sides
///   differ in dimension
[[nodiscard]] EmbeddingPair read_embeddings(const EmbeddingFiles& source, const EmbeddingFiles& target);

/// Brings together what was read of both sides; see read_embeddings().
[[nodiscard]] EmbeddingPair make_embeddings(std::unique_ptr<const OverlapFile> source_overlaps,
                                            VectorFile source_vectors,
                                            std::unique_ptr<const OverlapFile> target_overlaps,
                                            VectorFile target_vectors);

}  // namespace tolmach::formats
