// Any bytes as the decisions that a page of proposals saves: each line is a decision or told as bad, and none is both.
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "formats/review_decisions.h"
#include "require.h"

using namespace tolmach;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::vector<formats::BadRow> bad;
  const std::vector<lexicons::ReviewDecision> decisions = formats::read_review_decisions(in, bad);
  std::size_t last = 0;
  for (const lexicons::ReviewDecision& decision : decisions) {
    fuzz::require(decision.proposal > 0, "a proposal has a number from 1");
    fuzz::require(!decision.fingerprint.empty(), "a decision is of one proposal");
    fuzz::require(decision.line > last, "lines come in their order");
    last = decision.line;
    for (const formats::BadRow& row : bad) fuzz::require(row.line != decision.line, "a line is good or bad");
  }
  for (const formats::BadRow& row : bad) fuzz::require(!row.reason.empty(), "a bad line has its reason");
  return 0;
}
