// Looks names up among a million (made by million_names.py): how many that an exhaustive scan has among its first ten
// the search has too, and how long it takes.
//
// usage: name_search DATA_FOLDER TABLES_FOLDER [EVERY]    takes every so manieth query, 4 unless given

#include "normalize/name_search.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "normalize/name_index.h"
#include "text/data_folder.h"

namespace {

using tolmach::normalize::NameForm;
using tolmach::normalize::NameIndex;
using tolmach::normalize::NameMatcher;
using tolmach::normalize::NameSearch;
using Rows = std::vector<tolmach::text::DataRow>;

constexpr std::size_t kTop = 10;

/// Milliseconds that this thread has worked: other programs on the machine don't count.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

Rows table(const std::filesystem::path& path) {
  Rows rows = tolmach::text::read_data_rows(path, 3);
  rows.erase(rows.begin());
  return rows;
}

struct Result {
  std::vector<std::vector<std::size_t>> found;  ///< by query, the names' rows
  std::vector<double> times;
};

template <typename Find>
Result look_up(const Rows& queries, Find find) {
  Result result;
  find(NameForm{queries[0].fields[0], queries[0].fields[1]});
  for (const auto& query : queries) {
    const double start = now();
    result.found.push_back(find(NameForm{query.fields[0], query.fields[1]}));
    result.times.push_back(now() - start);
  }
  return result;
}

/// How many of the names found are as good as the reference's last: where names are alike, it doesn't matter which is
/// found.
std::size_t as_good(const NameMatcher& matcher, const Rows& names, NameForm query,
                    const std::vector<std::size_t>& found, const std::vector<std::size_t>& reference) {
  const auto prepared = matcher.prepare(query);
  const auto score = [&](std::size_t row) {
    return matcher.similarity(prepared, matcher.prepare({names[row].fields[1], names[row].fields[2]}));
  };
  const double least = reference.empty() ? 0 : score(reference.back());
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [&](std::size_t row) { return score(row) >= least; }));
}

void report(const char* what, const NameMatcher& matcher, const Rows& queries, const Rows& names, Result& result,
            const Result* reference) {
  std::size_t right = 0, first = 0, kept = 0, all = 0;
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const auto& found = result.found[q];
    const auto is_right = [&](std::size_t row) { return names[row].fields[0] == queries[q].fields[2]; };
    right += std::any_of(found.begin(), found.end(), is_right) ? 1U : 0U;
    first += !found.empty() && is_right(found[0]) ? 1U : 0U;
    if (reference == nullptr) continue;
    kept += as_good(matcher, names, {queries[q].fields[0], queries[q].fields[1]}, found, reference->found[q]);
    all += reference->found[q].size();
  }
  const auto share = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  std::sort(result.times.begin(), result.times.end());
  fmt::print("{}: R@10 {:.4f} R@1 {:.4f}, median {:.2f} ms, p95 {:.2f} ms, most {:.2f} ms", what,
             share(right, queries.size()), share(first, queries.size()), result.times[result.times.size() / 2],
             result.times[result.times.size() * 95 / 100], result.times.back());
  if (reference != nullptr) fmt::print("; as good as the scan's first ten {:.4f}", share(kept, all));
  fmt::print("\n");
  std::fflush(stdout);
}

/// The scan's answers, read from a file if it has been made before: they take minutes.
Result scan(const NameMatcher& matcher, const Rows& names, const Rows& queries, const std::filesystem::path& cache) {
  NameIndex index(matcher);
  for (const auto& row : names) index.add({row.fields[1], row.fields[2]});
  Result result = look_up(queries, [&](NameForm query) {
    std::vector<std::size_t> rows;
    for (const auto& hit : index.find(query, kTop)) rows.push_back(hit.number);
    return rows;
  });
  std::ofstream out(cache);
  for (std::size_t q = 0; q < queries.size(); ++q) {
    out << result.times[q];
    for (const std::size_t row : result.found[q]) out << ' ' << row;
    out << '\n';
  }
  return result;
}

Result cached_scan(const std::filesystem::path& cache) {
  Result result;
  std::ifstream in(cache);
  for (std::string line; std::getline(in, line);) {
    std::size_t end = 0;
    result.times.push_back(std::stod(line, &end));
    result.found.emplace_back();
    while (end < line.size()) {
      std::size_t length = 0;
      result.found.back().push_back(std::stoul(line.substr(end), &length));
      end += length;
    }
  }
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  const std::filesystem::path folder = arguments[2];
  const NameMatcher matcher{tolmach::text::DataFolder(arguments[1])};
  const Rows names = table(folder / "names.tsv");
  const std::size_t every = count > 3 ? std::stoul(arguments[3]) : 4;
  Rows queries;
  for (const Rows all = table(folder / "queries.tsv"); const auto& row : all)
    if (static_cast<std::size_t>(&row - all.data()) % every == 0) queries.push_back(row);
  const auto cache = folder / fmt::format("scan.{}.txt", every);
  Result reference = std::filesystem::exists(cache) ? cached_scan(cache) : scan(matcher, names, queries, cache);
  report("scan", matcher, queries, names, reference, nullptr);

  const double start = now();
  tolmach::normalize::NameBlockBuilder builder(matcher);
  for (std::size_t row = 0; row < names.size(); ++row)
    builder.add({static_cast<std::int64_t>(row), {names[row].fields[1], names[row].fields[2]}});
  std::vector<std::string> blocks = builder.blocks();
  std::size_t bytes = 0;
  for (const std::string& block : blocks) bytes += block.size();
  fmt::print("built in {:.1f} s: {} blocks of {:.1f} MB in all\n", (now() - start) / 1e3, blocks.size(),
             static_cast<double>(bytes) / 1e6);
  NameSearch search(matcher);
  for (std::string& block : blocks) search.add_block(std::move(block));
  Result result = look_up(queries, [&](NameForm query) {
    std::vector<std::size_t> rows;
    for (const auto& hit : search.find(query, kTop)) rows.push_back(static_cast<std::size_t>(hit.key));
    return rows;
  });
  report("search", matcher, queries, names, result, &reference);
}
