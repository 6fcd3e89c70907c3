#include "normalize/detail/similarity/costs_writer.h"

#include <cmath>
#include <map>
#include <ostream>
#include <string>

#include <fmt/format.h>

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongestLine = 160;

int hundredths(double value) {
  return static_cast<int>(std::lround(value * 100));
}

char symbol(std::size_t sound) {
  return SoundAlphabet::symbol_of(static_cast<unsigned char>(sound));
}

std::string symbols_of(Context context) {
  std::string symbols;
  for (std::size_t k = pairs_in(context); k-- > 0;) {
    symbols.push_back(symbol(context >> (12 * k + 6) & 63));
    symbols.push_back(symbol(context >> 12 * k & 63));
  }
  return symbols;
}

/// What has a number, by the number.
using ByNumber = std::map<int, std::vector<std::string>>;

void write_lines(char kind, const ByNumber& by_number, std::ostream& out) {
  for (const auto& [number, all] : by_number) {
    std::string line;
    for (const std::string& what : all) {
      if (line.size() + what.size() >= kLongestLine) {
        out << fmt::format("{}\t{}\t{}\n", kind, line, number);
        line.clear();
      }
      if (!line.empty()) line.push_back(' ');
      line += what;
    }
    out << fmt::format("{}\t{}\t{}\n", kind, line, number);
  }
}

}  // namespace

void CostsWriter::begin_section(std::string_view name, std::string_view family) {
  out_ << fmt::format("@\t{}\t{}\n", name, family);
}

void CostsWriter::begin_contexts(std::string_view name) {
  out_ << fmt::format("@w\t{}\t-\n", name);
}

void CostsWriter::write_measure(std::string_view name, double value) {
  if (const int weight = hundredths(value); weight != 0) out_ << fmt::format("m\t{}\t{}\n", name, weight);
}

void CostsWriter::write_costs(const SoundCosts& costs) {
  ByNumber by_cost;
  for (std::size_t i = 0; i < kSounds; ++i)
    for (std::size_t j = 0; j < kSounds; ++j) {
      const int cost = hundredths(static_cast<double>(costs.cost[i][j]));
      const float usual = i == j ? 0 : i == 0 || j == 0 ? kDearestLone : kDearestPair;
      const bool has_symbols = (i == 0 || symbol(i) != '-') && (j == 0 || symbol(j) != '-') && i + j > 0;
      if (has_symbols && cost != hundredths(static_cast<double>(usual)))
        by_cost[cost].push_back({symbol(i), symbol(j)});
    }
  write_lines('c', by_cost, out_);
}

void CostsWriter::write_contexts(const std::vector<std::pair<Context, float>>& weights) {
  ByNumber by_weight;
  for (const auto& [context, weight] : weights)
    by_weight[hundredths(static_cast<double>(weight))].push_back(symbols_of(context));
  write_lines('w', by_weight, out_);
}

}  // namespace tolmach::normalize::detail
