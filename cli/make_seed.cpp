// Run by the build: makes the seed lexicon from the data folder.

#include <cstdio>
#include <exception>
#include <filesystem>

#include "lexicons/seed.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: tolmach-seed DATA_FOLDER OUTPUT\n", stderr);
    return 2;
  }
  try {
    tolmach::lexicons::build_seed(tolmach::text::DataFolder(arguments[1]), arguments[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tolmach-seed: %s\n", error.what());
    return 3;
  }
}
