#include "formats/embeddings.h"

#include <cmath>
#include <sstream>

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"
#include "text/sentences.h"
#include "vectors.h"

namespace tolmach::formats {
namespace {

using testing::HasSubstr;

text::Document lines_document(const std::string& text) {
  text::Document document;
  document.id = "doc.txt";
  document.text = text;
  text::segment_lines(document);
  return document;
}

std::string overlaps_of(const std::string& text, std::uint32_t longest) {
  OverlapLines lines;
  lines.add(lines_document(text), longest);
  std::ostringstream out;
  lines.write(out);
  return out.str();
}

TEST(Overlaps, AreVecaligns) {
  EXPECT_EQ(overlaps_of("b\n\n  a \nb\n", 1), "BLANK_LINE\na\nb\n");
  EXPECT_EQ(overlaps_of("b\n\n  a \nb\n", 2), "BLANK_LINE\nBLANK_LINE a\nPAD\na\na b\nb\nb BLANK_LINE\n");
  EXPECT_EQ(overlaps_of("one\n", 3), "PAD\none\n");
  // A space stands between ideographs too, and what is a mark for us is text for others.
  EXPECT_EQ(overlaps_of("他走了。\n<p>\n", 2), "<p>\nPAD\n他走了。\n他走了。 <p>\n");
}

TEST(Overlaps, AreCutAtTenThousandCodePoints) {
  std::string text;
  for (int k = 0; k < 9999; ++k) text += "я";
  EXPECT_EQ(overlaps_of(text + "\nяз\n", 2), "PAD\nяз\n" + text + "\n" + text + " \n");
}

TEST(Overlaps, InnerLineEndsAreSpaces) {
  text::Document document = lines_document("a\nb\n");
  document.segments = {{{0, 3}, 0, true}};
  EXPECT_EQ(overlap_text(document, {0, 1}), "a b");
}

TEST(OverlapFile, FindsTheFirstLineWithAText) {
  const OverlapFile file("\xEF\xBB\xBFone\r\n two \n\none\nlast", "o");
  EXPECT_EQ(file.size(), 5U);
  EXPECT_EQ(file.find("one"), 0U);
  EXPECT_EQ(file.find("two "), 1U);
  EXPECT_EQ(file.find("last"), 4U);
  EXPECT_EQ(file.find("las"), std::nullopt);
  EXPECT_THROW(OverlapFile("", "o"), Error);
}

/// Vectors that tell their row.
std::vector<float> numbered(std::size_t rows, std::size_t dimension) {
  std::vector<float> values;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t k = 0; k < dimension; ++k) values.push_back(k == 0 ? 1.0F : static_cast<float>(row));
  return values;
}

struct Parts {
  std::string overlaps, vectors;
};

EmbeddingPair make(const Parts& source, const Parts& target) {
  return make_embeddings(std::make_unique<const OverlapFile>(source.overlaps, "s.overlaps"),
                         parse_vector_file(source.vectors, "s.vectors"),
                         std::make_unique<const OverlapFile>(target.overlaps, "t.overlaps"),
                         parse_vector_file(target.vectors, "t.vectors"));
}

std::string error_of(const Parts& source, const Parts& target) {
  try {
    (void)make(source, target);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    return error.what();
  }
  return "no error";
}

const Parts kGood{"a\nb\nc\nd\n", float32_bytes(numbered(4, 3))};

TEST(Embeddings, BareNumbersAndArraysFitTogether) {
  const EmbeddingPair pair = make(kGood, {"x\ny\n", npy(2, 3, float32_bytes(numbered(2, 3)))});
  EXPECT_EQ(pair.source->table().rows(), 4U);
  EXPECT_EQ(pair.target->table().rows(), 2U);
  EXPECT_EQ(pair.target->table().dimension(), 3U);
  EXPECT_NEAR(pair.source->table().row(3)[1], 3 / std::sqrt(19.0), 1e-6);
}

TEST(Embeddings, AShortArraySaysAtWhichLineItEnds) {
  EXPECT_THAT(error_of(kGood, {"x\ny\nz\n", npy(2, 3, float32_bytes(numbered(2, 3)))}),
              HasSubstr("t.overlaps:3: there is no vector for this line: t.vectors ends after 2 whole vectors"));
  // The head promises more than there is.
  EXPECT_THAT(error_of(kGood, {"x\ny\nz\n", npy(3, 3, float32_bytes(numbered(1, 3)) + "....")}),
              HasSubstr("t.overlaps:2: "));
  EXPECT_THAT(error_of(kGood, {"x\n", npy(2, 3, float32_bytes(numbered(2, 3)))}),
              HasSubstr("t.vectors: the array has 2 rows, but t.overlaps has 1 lines"));
}

TEST(Embeddings, AShortFileOfBareNumbersIsMeasuredByTheOtherSide) {
  const std::string cut = float32_bytes(numbered(3, 3)).substr(0, 3 * 3 * 4 - 5);
  EXPECT_THAT(error_of(kGood, {"x\ny\nz\n", cut}), HasSubstr("t.overlaps:3: there is no vector for this line"));
  EXPECT_THAT(error_of({"x\ny\nz\n", cut}, kGood), HasSubstr("s.overlaps:3: there is no vector for this line"));
  // Where neither side tells, the figures are given.
  EXPECT_THAT(
      error_of({"x\ny\nz\n", cut}, {"x\ny\nz\n", cut}),
      HasSubstr("s.vectors: the file has 31 bytes, which are no whole number of float32 vectors for the 3 lines "
                "of s.overlaps"));
}

TEST(Embeddings, TwoDimensionsAreAnErrorWithBoth) {
  const std::string error = error_of(kGood, {"x\ny\nz\n", float32_bytes(numbered(3, 2))});
  EXPECT_THAT(error, HasSubstr("s.vectors has 3 numbers a vector, t.vectors has 2"));
  EXPECT_THAT(error, HasSubstr("with 3 numbers a vector, t.vectors ends at line 3 of t.overlaps"));
}

TEST(Embeddings, NumbersThatAreNoneNameTheirLine) {
  std::vector<float> values = numbered(3, 3);
  values[7] = NAN;
  EXPECT_THAT(error_of(kGood, {"x\ny\nz\n", float32_bytes(values)}),
              HasSubstr("t.overlaps:3: the vector of this line"));
}

/// Embeddings for a text with the given overlaps on both sides.
std::shared_ptr<const Embeddings> with_overlaps(const std::string& overlaps) {
  const auto lines = static_cast<std::size_t>(std::count(overlaps.begin(), overlaps.end(), '\n'));
  const Parts parts{overlaps, float32_bytes(numbered(lines, 2))};
  return make(parts, parts).source;
}

const char* const kText = "a\nb\n<p>\nc\nd\ne\nf\n";

TEST(EmbeddingsOfADocument, StandForItsRuns) {
  const std::string overlaps = overlaps_of(kText, 3);
  const align::RunVectors vectors = with_overlaps(overlaps)->vectors_of(lines_document(kText), 4);
  EXPECT_EQ(vectors.longest(), 3U);
  const OverlapFile file(overlaps, "o");
  EXPECT_EQ(vectors.row(vectors.number({3, 6})), file.find("c d e"));
  EXPECT_EQ(vectors.row(vectors.number({1, 2})), file.find("b"));
  // Runs over a mark are never asked for.
  EXPECT_EQ(vectors.row(vectors.number({1, 4})), align::RunVectors::kNone);
  EXPECT_EQ(with_overlaps(overlaps)->vectors_of(lines_document(kText), 2).longest(), 2U);
}

TEST(EmbeddingsOfADocument, AMissingRunNamesFileAndLine) {
  const auto error_without = [](std::string line) {
    std::string overlaps = "\n" + overlaps_of(kText, 2);
    line = "\n" + line + "\n";
    overlaps.replace(overlaps.find(line), line.size(), "\n");
    try {
      (void)with_overlaps(overlaps)->vectors_of(lines_document(kText), 4);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("no error");
  };
  EXPECT_THAT(error_without("c"), HasSubstr("doc.txt:4: segment 3 has no line in s.overlaps"));
  EXPECT_THAT(error_without("d e"), HasSubstr("doc.txt:5: the run of segments 4 to 5 has no line in s.overlaps"));
  // What is never asked for may be missing.
  EXPECT_EQ(error_without("<p>"), "no error");
  EXPECT_EQ(error_without("b <p>"), "no error");
}

TEST(EmbeddingsOfADocument, OneRunByChanceDoesNotMakeASize) {
  // "a b" is there, but as a line of another text.
  const align::RunVectors vectors =
      with_overlaps(overlaps_of(kText, 1) + "a b\n")->vectors_of(lines_document(kText), 4);
  EXPECT_EQ(vectors.longest(), 1U);
}

class EmbeddingFilesOnDisk : public tests::InFolder {};

TEST_F(EmbeddingFilesOnDisk, AreReadAndNamed) {
  // More than one block of bytes.
  std::string overlaps;
  for (int k = 0; k < 40000; ++k) overlaps += std::to_string(k) + "\n";
  const std::string data = float32_bytes(numbered(40000, 8));
  const EmbeddingFiles bare{file("o", overlaps), file("v", data)};
  const EmbeddingFiles array{bare.overlaps, file("n", npy(40000, 8, data))};
  const EmbeddingPair pair = read_embeddings(bare, array);
  EXPECT_TRUE(std::equal(pair.source->table().row(39999).begin(), pair.source->table().row(39999).end(),
                         pair.target->table().row(39999).begin()));
  const EmbeddingPair same = read_embeddings(array, array);
  EXPECT_EQ(same.source, same.target);
  EXPECT_THROW((void)read_embeddings(bare, {bare.overlaps, path("missing")}), Error);
}

}  // namespace
}  // namespace tolmach::formats
