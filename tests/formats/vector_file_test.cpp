#include "formats/vector_file.h"

#include <cmath>

#include <gmock/gmock.h>

#include "formats/npy.h"
#include "formats/vector_line.h"
#include "text/error.h"
#include "vectors.h"

namespace tolmach::formats {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string error_of(const std::string& bytes) {
  try {
    (void)parse_vector_file(bytes, "v.npy");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), Error::Kind::kIo);
    return error.what();
  }
  return "no error";
}

TEST(VectorFile, BareNumbersAreFloat32) {
  const VectorFile file = parse_vector_file(float32_bytes({1, -2.5F, 3e-8F}) + "\x01\x02", "v.f32");
  EXPECT_THAT(file.values, ElementsAre(1, -2.5F, 3e-8F));
  EXPECT_EQ(file.left_over, 2U);
  EXPECT_FALSE(file.shape.has_value());
  EXPECT_THAT(error_of(""), HasSubstr("v.npy: the file is empty"));
}

TEST(VectorFile, ReadsArraysOfAllVersions) {
  for (const int version : {1, 2, 3}) {
    const VectorFile file = parse_vector_file(npy(2, 2, float32_bytes({1, 2, 3, 4}), "<f4", version), "v.npy");
    EXPECT_THAT(file.values, ElementsAre(1, 2, 3, 4)) << version;
    ASSERT_TRUE(file.shape.has_value());
    EXPECT_EQ(file.shape->rows, 2U);
    EXPECT_EQ(file.shape->columns, 2U);
  }
  EXPECT_THAT(error_of(npy(1, 1, float32_bytes({1}), "<f4", 4)), HasSubstr("version 4"));
}

TEST(VectorFile, ReadsHalfAndDoublePrecision) {
  std::string half;
  for (const int word : {0x3C00, 0xC000, 0x3555, 0x0001, 0x7BFF, 0x8000})
    half += little_endian_bytes(static_cast<std::uint16_t>(word));
  const VectorFile halves = parse_vector_file(npy(2, 3, half, "<f2"), "v.npy");
  EXPECT_THAT(halves.values, ElementsAre(1, -2, 0.333251953125F, std::ldexp(1.0F, -24), 65504, 0));
  const VectorFile special = parse_vector_file(
      npy(1, 2, little_endian_bytes(std::uint16_t{0x7C00}) + little_endian_bytes(std::uint16_t{0x7E00}), "<f2"),
      "v.npy");
  EXPECT_TRUE(std::isinf(special.values[0]));
  EXPECT_TRUE(std::isnan(special.values[1]));
  const std::string doubles = little_endian_bytes(std::bit_cast<std::uint64_t>(0.1)) +
                              little_endian_bytes(std::bit_cast<std::uint64_t>(-1e300));
  const VectorFile file = parse_vector_file(npy(1, 2, doubles, "<f8"), "v.npy");
  EXPECT_EQ(file.values[0], 0.1F);
  EXPECT_TRUE(std::isinf(file.values[1]));
}

TEST(VectorFile, TakesAnyOrderAndSpacingInTheHead) {
  const std::string head = "{\"shape\":(1,2),\"descr\":\"<f4\" , 'fortran_order' :False}";
  EXPECT_THAT(parse_vector_file(npy_with_head(head, float32_bytes({7, 8})), "v.npy").values, ElementsAre(7, 8));
}

TEST(VectorFile, RefusesOtherArrays) {
  EXPECT_THAT(error_of(npy(1, 1, "....", ">f4")), HasSubstr("'>f4'"));
  EXPECT_THAT(error_of(npy(1, 1, "....", "<i4")), HasSubstr("'<i4'"));
  EXPECT_THAT(error_of(npy(0, 4, "")), HasSubstr("empty"));
  const auto with = [](const std::string& order, const std::string& shape) {
    return npy_with_head("{'descr': '<f4', 'fortran_order': " + order + ", 'shape': " + shape + "}", "........");
  };
  EXPECT_THAT(error_of(with("False", "(2,)")), HasSubstr("1 dimensions"));
  EXPECT_THAT(error_of(with("True", "(2, 1)")), HasSubstr("Fortran"));
  EXPECT_THAT(error_of(with("False", "(1, 1)")), HasSubstr("goes on behind"));
}

TEST(VectorFile, RefusesDamagedHeads) {
  for (const char* head : {"", "{}", "{'descr': '<f4', 'fortran_order': False}",
                           "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1)} x",
                           "{'descr': '<f4', 'fortran_order': 0, 'shape': (1, 1)}",
                           "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1, 1)}",
                           "{'descr': '<f4\x1b[31m', 'fortran_order': False, 'shape': (1, 1)}",
                           "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999, 1)}",
                           "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 1)}",
                           "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1, 1)}"})
    EXPECT_THAT(error_of(npy_with_head(head, "....")), HasSubstr("damaged")) << head;
  const std::string whole = npy(1, 1, "");
  for (const std::size_t size : {6U, 7U, 9U, 20U})
    EXPECT_THAT(error_of(whole.substr(0, size)), HasSubstr("ends within the head")) << size;
  EXPECT_THAT(error_of("\x93NUMPY\x02" + std::string("\0\xff\xff\xff\x7f", 5)), HasSubstr("claims"));
}

TEST(VectorFile, AShortArrayIsReadAsFarAsItGoes) {
  const VectorFile file = parse_vector_file(npy(3, 2, float32_bytes({1, 2, 3}) + "\x01"), "v.npy");
  EXPECT_THAT(file.values, ElementsAre(1, 2, 3));
  EXPECT_EQ(file.left_over, 1U);
}

TEST(VectorLine, TakesNumbersOrAnArray) {
  std::vector<float> values{9};
  EXPECT_EQ(parse_vector_line("0.5 -1e-3\t+2\r", values), 3U);
  EXPECT_EQ(parse_vector_line(" [1, 2 ,3]", values), 3U);
  EXPECT_EQ(parse_vector_line("7", values), 1U);
  EXPECT_THAT(values, ElementsAre(9, 0.5F, -1e-3F, 2, 1, 2, 3, 7));
}

TEST(VectorLine, RefusesEverythingElse) {
  std::vector<float> values{9};
  for (const char* line : {"", " ", "loading model", "1 2 x", "1,2", "0,5 0,7", "[1 2]", "[1,", "[1,]", "[]", "[1] 2",
                           "nan", "1 inf", "1e39", "0x10", "1 +-2", "1-2", "1]"}) {
    EXPECT_EQ(parse_vector_line(line, values), std::nullopt) << line;
    EXPECT_THAT(values, ElementsAre(9)) << line;
  }
}

}  // namespace
}  // namespace tolmach::formats
