// Run by the build: makes of the data folder what is not read as text, the seed lexicon and the contexts of names.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>

#include "lexicons/seed.h"
#include "normalize/name_learner.h"

namespace {

void make_contexts(const tolmach::text::DataFolder& data, const std::string& output) {
  const std::string made = output + ".making";
  std::ofstream out(made, std::ios::binary);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  tolmach::normalize::write_name_contexts(data, out);
  out.close();
  std::filesystem::rename(made, output);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: tolmach-seed DATA_FOLDER LEXICON CONTEXTS\n", stderr);
    return 2;
  }
  try {
    const tolmach::text::DataFolder data(arguments[1]);
    make_contexts(data, arguments[3]);
    tolmach::lexicons::build_seed(data, arguments[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tolmach-seed: %s\n", error.what());
    return 3;
  }
}
