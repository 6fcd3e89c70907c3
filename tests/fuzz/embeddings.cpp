// Any bytes as a file of vectors, as an overlap file and as an encoder's answers: an error with its place, or what was
// read.
#include "formats/embeddings.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "align/vector_table.h"
#include "formats/npy.h"
#include "formats/vector_line.h"
#include "require.h"
#include "text/error.h"
#include "text/unicode.h"

namespace {

using namespace tolmach;

void read_vectors(const std::string& bytes) {
  try {
    const formats::VectorFile file = formats::parse_vector_file(bytes, "vectors");
    fuzz::require(file.values.size() <= bytes.size() / 2, "a number takes at least two bytes");
    fuzz::require(file.left_over < 8, "what is left over makes no number");
    fuzz::require(!file.shape || (file.shape->rows > 0 && file.shape->columns > 0), "an array is not empty");
  } catch (const Error& error) {
    fuzz::require(error.where().file == "vectors", "an error names the file");
  }
}

void read_overlaps(const std::string& bytes) {
  try {
    const formats::OverlapFile overlaps(bytes, "overlaps");
    std::string_view rest = bytes;
    for (std::size_t end = 0; !rest.empty(); rest.remove_prefix(std::min(rest.size(), end + 1))) {
      end = std::min(rest.find('\n'), rest.size());
      // A byte order mark belongs to no line.
      if (rest.substr(0, 3) == "\xEF\xBB\xBF") continue;
      fuzz::require(overlaps.find(rest.substr(0, end)).has_value(), "every line is found");
    }
  } catch (const Error& error) {
    fuzz::require(bytes.find_first_not_of("\xEF\xBB\xBF") == std::string::npos, "only an empty file is refused");
  }
}

/// Both parts from one input, so that the figures fit now and then.
void bring_together(const std::string& bytes) {
  const std::size_t cut = bytes.find("\n\n");
  if (cut == std::string::npos) return;
  try {
    const std::string lines = bytes.substr(0, cut + 1);
    const auto overlaps = [&lines] { return std::make_unique<const formats::OverlapFile>(lines, "overlaps"); };
    const std::string numbers = bytes.substr(cut + 2);
    const formats::EmbeddingPair pair =
        formats::make_embeddings(overlaps(), formats::parse_vector_file(numbers, "vectors"), overlaps(),
                                 formats::parse_vector_file(numbers, "vectors"));
    const align::VectorTable& table = pair.source->table();
    fuzz::require(table.rows() == overlaps()->size(), "there is a vector for each line");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const float length = align::dot(table.row(row), table.row(row));
      fuzz::require(length > 0.99F && length < 1.01F ? true : length == 0, "vectors are of length 1 or 0");
    }
  } catch (const Error& error) {
    fuzz::require(!error.where().file.empty(), "an error names a file");
  }
}

void read_line(const std::string& bytes) {
  std::vector<float> values{1};
  const auto count = formats::parse_vector_line(bytes, values);
  fuzz::require(values.size() == 1 + count.value_or(0), "nothing else is added than what was read");
  fuzz::require(!align::find_not_finite(values), "numbers are finite");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read_vectors(bytes);
  read_overlaps(bytes);
  bring_together(bytes);
  read_line(bytes);
  return 0;
}
