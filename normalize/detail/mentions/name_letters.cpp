#include "normalize/detail/mentions/name_letters.h"

#include <charconv>

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kMostLetters = 3;
constexpr double kHundredth = 0.01;
constexpr int kBits = 21;  // of a code point

/// Some letters as one number.
std::uint64_t packed(std::u32string_view letters) noexcept {
  std::uint64_t number = 0;
  for (const char32_t letter : letters) number = (number << kBits) | letter;
  return number;
}

}  // namespace

NameLetters::NameLetters(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/letters/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  text::for_each_data_row(data.file(file), 2, [&](const text::DataRowView& row) {
    const std::string_view number = row.fields[1];
    int hundredths = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), hundredths);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size())
      throw Error(Error::Kind::kIo, "'" + std::string(number) + "' is no whole number",
                  {data.file(file).string(), row.line});
    const std::u32string letters = text::code_points(row.fields[0]);
    if (letters.size() > kMostLetters)
      throw Error(Error::Kind::kIo, "more than three letters", {data.file(file).string(), row.line});
    weights_.emplace(packed(letters), hundredths * kHundredth);
  });
}

std::optional<double> NameLetters::weight(char32_t letter) const {
  const auto found = weights_.find(letter);
  return found == weights_.end() ? std::nullopt : std::optional(found->second);
}

double NameLetters::score(std::u32string_view word) const {
  std::u32string padded = U"^^";
  padded.append(word).push_back(U'$');
  double sum = 0;
  for (std::size_t last = 2; last < padded.size(); ++last) {
    for (std::size_t letters = kMostLetters; letters > 0; --letters) {
      const auto found = weights_.find(packed(std::u32string_view(padded).substr(last + 1 - letters, letters)));
      if (found == weights_.end()) continue;
      sum += found->second;
      break;
    }
  }
  return sum;
}

std::vector<WeightedRun> maximal_runs(const std::vector<double>& weights) {
  struct Open {
    WeightedRun run;
    double before = 0, up_to = 0;  // sums of all weights before the run, and up to its end
  };
  std::vector<Open> runs;
  double sum = 0;
  for (std::size_t at = 0; at < weights.size(); ++at) {
    const double before = sum;
    sum += weights[at];
    if (weights[at] <= 0) continue;
    Open next{{at, at + 1, 0}, before, sum};
    for (std::size_t k = runs.size(); k > 0;) {
      --k;
      if (runs[k].before >= next.before) continue;
      if (runs[k].up_to >= next.up_to) break;
      next.run.begin = runs[k].run.begin;
      next.before = runs[k].before;
      runs.resize(k);
    }
    runs.push_back(next);
  }
  std::vector<WeightedRun> out;
  out.reserve(runs.size());
  for (const Open& open : runs) out.push_back({open.run.begin, open.run.end, open.up_to - open.before});
  return out;
}

}  // namespace tolmach::normalize::detail
