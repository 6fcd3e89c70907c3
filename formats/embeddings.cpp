#include "formats/embeddings.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "text/error.h"
#include "text/position.h"

namespace tolmach::formats {
namespace {

constexpr std::size_t kFloat32 = 4;  // bytes

/// One side as it was read, before it is known whether its parts fit.
struct Loaded {
  std::unique_ptr<const OverlapFile> overlaps;
  VectorFile vectors;

  /// Numbers a vector, where the file says so or where they can be shared out among the lines.
  [[nodiscard]] std::optional<std::size_t> dimension() const {
    if (vectors.shape) return static_cast<std::size_t>(vectors.shape->columns);
    const std::size_t numbers = vectors.values.size();
    if (vectors.left_over > 0 || numbers == 0 || numbers % overlaps->size() != 0) return std::nullopt;
    return numbers / overlaps->size();
  }
};

/// An error at the first line of the overlaps that has no vector. Precondition: there is one.
[[noreturn]] void fail_short(const Loaded& side, std::size_t dimension) {
  const std::size_t whole = side.vectors.values.size() / dimension;
  throw Error(Error::Kind::kIo,
              fmt::format("there is no vector for this line: {} ends after {} whole vectors of {} numbers, the "
                          "overlaps have {} lines",
                          side.vectors.path, whole, dimension, side.overlaps->size()),
              {side.overlaps->path(), whole + 1});
}

/// Whether vectors of a dimension would end before the lines do.
bool would_end_early(const Loaded& side, std::size_t dimension) {
  return side.vectors.values.size() / dimension < side.overlaps->size();
}

/// An array file says what it holds.
void require_shape(const Loaded& side) {
  if (!side.vectors.shape) return;
  const auto [rows, columns] = *side.vectors.shape;
  if (would_end_early(side, columns)) fail_short(side, columns);
  if (rows != side.overlaps->size())
    throw Error(
        Error::Kind::kIo,
        fmt::format("the array has {} rows, but {} has {} lines", rows, side.overlaps->path(), side.overlaps->size()),
        {side.vectors.path});
}

/// A file of bare numbers says nothing of its dimension: it must come out whole, or the other side tells.
std::size_t require_dimension(const Loaded& side, const Loaded& other) {
  if (const auto dimension = side.dimension()) return *dimension;
  if (const auto expected = other.dimension(); expected && would_end_early(side, *expected))
    fail_short(side, *expected);
  throw Error(Error::Kind::kIo,
              fmt::format("the file has {} bytes, which are no whole number of float32 vectors for the {} lines of {}",
                          side.vectors.values.size() * kFloat32 + side.vectors.left_over, side.overlaps->size(),
                          side.overlaps->path()),
              {side.vectors.path});
}

void require_same(const Loaded& source, std::size_t source_dimension, const Loaded& target,
                  std::size_t target_dimension) {
  if (source_dimension == target_dimension) return;
  const Loaded& smaller = source_dimension < target_dimension ? source : target;
  const std::size_t larger_dimension = std::max(source_dimension, target_dimension);
  // A file of bare numbers may have lost its end and still come out whole.
  const std::string hint =
      smaller.vectors.shape
          ? std::string()
          : fmt::format("with {} numbers a vector, {} ends at line {} of {}", larger_dimension, smaller.vectors.path,
                        smaller.vectors.values.size() / larger_dimension + 1, smaller.overlaps->path());
  throw Error(Error::Kind::kIo,
              fmt::format("the vectors of the two sides differ: {} has {} numbers a vector, {} has {}",
                          source.vectors.path, source_dimension, target.vectors.path, target_dimension),
              {}, hint);
}

std::shared_ptr<const Embeddings> finish(Loaded side, std::size_t dimension) {
  if (const auto place = align::find_not_finite(side.vectors.values))
    throw Error(Error::Kind::kIo,
                fmt::format("the vector of this line in {} holds a number that is not finite", side.vectors.path),
                {side.overlaps->path(), *place / dimension + 1});
  return std::make_shared<const Embeddings>(
      std::move(side.overlaps), std::make_shared<const align::VectorTable>(dimension, std::move(side.vectors.values)));
}

Loaded load(const EmbeddingFiles& files) {
  return {std::make_unique<const OverlapFile>(files.overlaps), read_vector_file(files.vectors)};
}

bool is_linkable(const text::Document& document, text::SegmentRange run) {
  return std::all_of(document.segments.begin() + run.begin, document.segments.begin() + run.end,
                     [](const text::Segment& segment) { return segment.linkable; });
}

/// The runs of one size with their lines in the overlaps; runs that can't be linked are left out.
struct RunsFound {
  std::vector<std::pair<text::SegmentRange, std::optional<std::uint32_t>>> runs;
  std::size_t found = 0;
};

RunsFound find_runs(const OverlapFile& overlaps, const text::Document& document, std::uint32_t size) {
  RunsFound out;
  const auto count = static_cast<std::uint32_t>(document.segments.size());
  for (std::uint32_t begin = 0; begin + size <= count; ++begin) {
    const text::SegmentRange run{begin, begin + size};
    if (!is_linkable(document, run)) continue;
    const auto line = overlaps.find(overlap_text(document, run));
    out.runs.emplace_back(run, line);
    out.found += line ? 1U : 0U;
  }
  return out;
}

[[noreturn]] void fail_missing(const OverlapFile& overlaps, const text::Document& document, text::SegmentRange run) {
  const std::string which = run.size() == 1 ? fmt::format("segment {}", run.begin)
                                            : fmt::format("the run of segments {} to {}", run.begin, run.end - 1);
  throw Error(Error::Kind::kIo, fmt::format("{} has no line in {}", which, overlaps.path()),
              {document.id, text::LineIndex(document.text).position(document.segments[run.begin].span.begin).line},
              "'tolmach overlaps' makes the file; read the text as it did: --presegmented, --source-lang, --encoding");
}

}  // namespace

align::RunVectors Embeddings::vectors_of(const text::Document& document, std::uint32_t longest) const {
  std::vector<RunsFound> sizes;
  for (std::uint32_t size = 1; size <= longest; ++size) {
    RunsFound found = find_runs(*overlaps_, document, size);
    if (size > 1 && found.found * 2 <= found.runs.size()) break;
    sizes.push_back(std::move(found));
  }
  align::RunVectors vectors(vectors_, static_cast<std::uint32_t>(document.segments.size()),
                            static_cast<std::uint32_t>(sizes.size()));
  for (const RunsFound& size : sizes)
    for (const auto& [run, line] : size.runs) {
      if (!line) fail_missing(*overlaps_, document, run);
      vectors.set(run, *line);
    }
  return vectors;
}

EmbeddingPair make_embeddings(std::unique_ptr<const OverlapFile> source_overlaps, VectorFile source_vectors,
                              std::unique_ptr<const OverlapFile> target_overlaps, VectorFile target_vectors) {
  Loaded source{std::move(source_overlaps), std::move(source_vectors)};
  Loaded target{std::move(target_overlaps), std::move(target_vectors)};
  require_shape(source);
  require_shape(target);
  const std::size_t source_dimension = require_dimension(source, target);
  const std::size_t target_dimension = require_dimension(target, source);
  require_same(source, source_dimension, target, target_dimension);
  return {finish(std::move(source), source_dimension), finish(std::move(target), target_dimension)};
}

EmbeddingPair read_embeddings(const EmbeddingFiles& source, const EmbeddingFiles& target) {
  Loaded first = load(source);
  if (source.overlaps == target.overlaps && source.vectors == target.vectors) {
    require_shape(first);
    const std::size_t dimension = require_dimension(first, first);
    const auto both = finish(std::move(first), dimension);
    return {both, both};
  }
  Loaded second = load(target);
  return make_embeddings(std::move(first.overlaps), std::move(first.vectors), std::move(second.overlaps),
                         std::move(second.vectors));
}

}  // namespace tolmach::formats
