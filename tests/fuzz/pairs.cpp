// Any bytes as a list of pairs and as the state of a run: an error with its place, or what was read.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <unistd.h>

#include "pipeline/pair_list.h"
#include "pipeline/pair_state.h"
#include "require.h"
#include "text/error.h"

namespace {

using namespace tolmach;

void read_list(const std::string& bytes) {
  try {
    std::istringstream in(bytes);
    std::size_t line = 0;
    for (const pipeline::FilePair& pair : pipeline::read_pair_list(in, "list")) {
      fuzz::require(pair.line > line, "pairs stand in the order of their lines");
      line = pair.line;
    }
  } catch (const Error& error) {
    fuzz::require(error.where().file.empty() || error.where().file == "list", "an error names the list");
  }
}

/// The head is given, for a fuzzer would hardly find it.
void read_state(const std::string& bytes, const std::filesystem::path& path) {
  const std::string head = "{\"tolmach_pairs\":1}\n";
  std::ofstream(path, std::ios::binary) << head << bytes;
  try {
    pipeline::PairState state(path.string(), "settings", /*resume=*/true);
    pipeline::PooledWords words;
    state.recall(words);
    fuzz::require(!state.finished("0000000000000000"), "nothing is finished whose output can't be read");
    const auto size = std::filesystem::file_size(path);
    const pipeline::PairState again(path.string(), "settings", /*resume=*/true);
    fuzz::require(std::filesystem::file_size(path) == size, "what was kept is kept again");
  } catch (const Error& error) {
    fuzz::require(error.where().line > 1, "an error names the line");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  static const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("tolmach_fuzz_pairs_" + std::to_string(getpid()));
  read_list(bytes);
  read_state(bytes, path);
  std::filesystem::remove(path);
  return 0;
}
