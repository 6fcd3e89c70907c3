// Run by the build: makes of the data folder what is not read as text, tables and the seed lexicon.

#include <cstdio>
#include <exception>
#include <filesystem>

#include "lexicons/seed.h"
#include "normalize/data_tables.h"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: tolmach-seed DATA_FOLDER OUTPUT\n", stderr);
    return 2;
  }
  try {
    const tolmach::text::DataFolder data(arguments[1]);
    tolmach::normalize::make_data_tables(data);
    tolmach::lexicons::build_seed(data, arguments[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tolmach-seed: %s\n", error.what());
    return 3;
  }
}
