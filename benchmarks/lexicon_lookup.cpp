// Looks names up in a lexicon file with a million names (made by million_lexicon.py): what the first lookups of a
// process cost, and what the next ones do.
//
// usage: lexicon_lookup DATA_FOLDER LEXICON QUERIES    a TSV with the columns name, language and gold

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "lexicons/near_search.h"
#include "text/data_folder.h"

namespace {

using namespace tolmach;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kTop = 10;
constexpr std::size_t kExact = 200'000;

/// Milliseconds that this process has worked: other programs on the machine don't count.
double work() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The most MB that the process has held.
double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

void exact(const lexicons::Lexicon& lexicon) {
  std::vector<std::string> forms;
  lexicon.for_each_indexed_name([&](const lexicons::Lexicon::IndexedName& name) {
    if (static_cast<std::size_t>(name.key) % 5 == 0 && forms.size() < kExact) forms.emplace_back(name.form);
  });
  const double start = work();
  std::size_t found = 0;
  for (const std::string& form : forms) found += lexicon.find(form, "en").size();
  fmt::print("exact lookups: {:.0f} thousand a second ({} names of {} forms)\n",
             static_cast<double>(forms.size()) / (work() - start), found, forms.size());
}

void near(lexicons::NearSearch& search, const std::vector<text::DataRow>& queries) {
  std::vector<double> times;
  for (const text::DataRow& query : queries) {
    const double start = work();
    static_cast<void>(search.find({query.fields[0], query.fields[1]}, kTop, {}));
    times.push_back(work() - start);
  }
  std::sort(times.begin(), times.end());
  fmt::print("fuzzy lookups, warm: median {:.2f} ms, p95 {:.2f} ms, most {:.2f} ms ({} queries)\n",
             times[times.size() / 2], times[times.size() * 95 / 100], times.back(), times.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 2;
  std::vector<text::DataRow> queries = text::read_data_rows(arguments[3], 3);
  if (queries.size() < 2) {
    fmt::print(stderr, "{}: no queries below the header\n", arguments[3]);
    return 3;
  }
  queries.erase(queries.begin());
  const auto start = Clock::now();
  const text::DataFolder data(arguments[1]);
  const lexicons::Lexicon lexicon(arguments[2], lexicons::OpenMode::kReadOnly);
  const std::size_t found = lexicon.find("Зеленський", "uk").size();
  const double exact_after = ms_since(start);
  const normalize::NameMatcher matcher(data);
  lexicons::NearSearch search({&lexicon}, matcher, data);
  const std::size_t near_found = search.find({"Зеленський", "uk"}, kTop, {}).size();
  fmt::print(
      "opened, first exact lookup ({} found) after {:.1f} ms, first fuzzy one ({} found) after {:.1f} ms, {:.0f} MB\n",
      found, exact_after, near_found, ms_since(start), peak_memory());
  near(search, queries);
  exact(lexicon);
}
