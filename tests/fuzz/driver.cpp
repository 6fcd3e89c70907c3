// Runs a fuzz target on inputs made from seeds, with any compiler. See README.md.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 4096;  // bytes of an input

// What readers and splitters look at, and what they don't expect.
const std::vector<std::string> kPieces = {".",
                                          "!",
                                          "?",
                                          "…",
                                          "...",
                                          ". ",
                                          "\n",
                                          "\r\n",
                                          "\n\n",
                                          " ",
                                          "\t",
                                          "\"",
                                          "«",
                                          "»",
                                          "“",
                                          "”",
                                          "„",
                                          "(",
                                          ")",
                                          "[",
                                          "]",
                                          "—",
                                          "-",
                                          "1.",
                                          "2)",
                                          "a)",
                                          "(c)",
                                          "•",
                                          "Dr. ",
                                          "J. ",
                                          "т.",
                                          "。",
                                          "！",
                                          "？",
                                          "「",
                                          "」",
                                          "։",
                                          "؟",
                                          "।",
                                          "۔",
                                          ":)",
                                          ":-(",
                                          "((",
                                          " #a #b",
                                          " ...b",
                                          "[…]",
                                          "1941 г. ",
                                          "l’",
                                          "😀",
                                          "\xC2\xAD",
                                          "\xE2\x80\x8B",
                                          "\xE2\x80\xAE",
                                          "\xCC\x81",
                                          "\xEF\xBF\xBF",
                                          "\xEF\xBB\xBF",
                                          "\xFF",
                                          "\xC3",
                                          "<",
                                          ">",
                                          "&amp;",
                                          "&#0;",
                                          "</p>",
                                          "<script>",
                                          "<!--",
                                          "]]>",
                                          "\\",
                                          "*",
                                          "+",
                                          "{",
                                          "|",
                                          "^",
                                          "$"};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Mutator {
 public:
  Mutator(std::vector<std::string> seeds, unsigned seed) : seeds_(std::move(seeds)), random_(seed) {}

  std::string input() {
    std::string out = slice(seeds_[below(seeds_.size())]);
    for (std::size_t i = below(12); i > 0; --i) mutate(out);
    if (out.size() > kLongest) out.resize(kLongest);
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }

  std::string slice(const std::string& text) {
    const std::size_t begin = below(text.size() + 1);
    return text.substr(below(2) == 0 ? 0 : begin, 1 + below(below(4) == 0 ? kLongest : 200));
  }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0:
        text.erase(at, below(8));
        break;
      case 1:
        text.insert(at, slice(seeds_[below(seeds_.size())]).substr(0, 60));
        break;
      case 2:
        text.insert(at, text.substr(at, below(40)));
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(below(256));
        break;
      default:
        for (std::size_t i = 1 + below(4); i > 0; --i) text.insert(at, kPieces[below(kPieces.size())]);
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937 random_;
};

std::string current;  // for the handler of the abort

void save_current(int /*signal*/) {
  if (std::FILE* file = std::fopen("crash-input", "wb")) {
    std::fwrite(current.data(), 1, current.size(), file);
    std::fclose(file);
  }
  std::fputs("the input stands in crash-input\n", stderr);
  std::_Exit(1);
}

void run(const std::string& input) {
  current = input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::vector<std::string> seeds_in(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders)
    if (fs::is_directory(folder))
      for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds{"A seed. Another one."};
  for (const fs::path& file : files) seeds.push_back(read(file));
  return seeds;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::signal(SIGABRT, save_current);
  if (!arguments.empty() && arguments[0] == "--replay") {
    for (std::size_t i = 1; i < arguments.size(); ++i) run(read(arguments[i]));
    return 0;
  }
  unsigned long runs = 1000;
  unsigned seed = 1;
  std::vector<std::string> folders;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--runs" && i + 1 < arguments.size()) {
      runs = std::stoul(arguments[++i]);
    } else if (arguments[i] == "--seed" && i + 1 < arguments.size()) {
      seed = static_cast<unsigned>(std::stoul(arguments[++i]));
    } else {
      folders.push_back(arguments[i]);
    }
  }
  Mutator mutator(seeds_in(folders), seed);
  for (unsigned long i = 0; i < runs; ++i) run(mutator.input());
  std::printf("%lu inputs\n", runs);
  return 0;
}
