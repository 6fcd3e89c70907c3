// A block of names with some bytes changed: it is refused, or searched without harm. An input is a list of changes of
// three bytes: how far from the beginning, from the end or in the middle, which of these, and the byte that is put
// there.
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "normalize/name_search.h"
#include "require.h"
#include "text/error.h"

namespace {

using namespace tolmach;
using namespace tolmach::normalize;

const NameMatcher& matcher() {
  static const NameMatcher shared{text::DataFolder(TOLMACH_TEST_DATA)};
  return shared;
}

const std::string& whole_block() {
  static const std::string block = [] {
    NameBlockBuilder builder(matcher());
    std::int64_t key = 0;
    for (const char* name : {"Kuleba", "Dmytro Kuleba", "Zelensky", "J. Smith", "O", "Jean-Claude van Damme"})
      builder.add({key++, {name, "en"}, 0});
    return builder.blocks().front();
  }();
  return block;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = whole_block();
  for (std::size_t k = 0; k + 2 < size && k < 300; k += 3) {
    const std::size_t middle = data[k] * std::size_t{137} % bytes.size();
    const std::size_t at = data[k + 1] % 4 == 0 ? data[k] : data[k + 1] % 4 == 1 ? middle : bytes.size() - 1 - data[k];
    bytes[at] = static_cast<char>(data[k + 2]);
  }
  try {
    NameSearch search(matcher());
    search.add_block(std::move(bytes));
    for (const auto& hit : search.find({"Дмитро Кулеба", "uk"}, 3))
      fuzz::require(std::isfinite(hit.score), "scores are numbers");
  } catch (const Error&) {
    // What is no block is refused.
  }
  return 0;
}
