#pragma once

#include <string>

#include <gtest/gtest.h>

#include "align/aligner.h"
#include "tests/lines.h"

namespace tolmach::align {

inline const char* const kEnglish =
    "The minister arrived in Kyiv on 5 May.\nHe met 12 envoys.\nThe talks lasted two hours.\nNobody signed anything.\n";
inline const char* const kUkrainian =
    "Міністр прибув до Києва 5 травня.\nВін зустрівся з 12 посланцями.\nПереговори тривали дві години.\nНіхто нічого "
    "не підписав.\n";

inline Aligner make_aligner(AlignerOptions options = {}) {
  return Aligner(text::DataFolder(TOLMACH_TEST_DATA), options);
}

inline void expect_valid(const Alignment& alignment, const text::Document& source, const text::Document& target) {
  std::string why;
  EXPECT_TRUE(valid(alignment, source.segments.size(), target.segments.size(), &why)) << why;
}

inline std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int k = 0; k < times; ++k) out += text;
  return out;
}

}  // namespace tolmach::align
