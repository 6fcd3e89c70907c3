#include "check/detail/completeness/length_balance.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "check/detail/context.h"

namespace tolmach::check::detail {
namespace {

constexpr double kPriorBeads = 12;        // how many beads the languages' own ratio weighs
constexpr double kShortestMeasured = 20;  // letters of a side that tells something of the ratio
constexpr double kBaseVariance = 0.022;   // of the log ratio of long segments
constexpr double kLengthVariance = 1.6;   // added, divided by the source's length

constexpr double kIdeograph = 2.7, kSyllable = 1.9;  // letters they stand for

constexpr char32_t kFirstWeighed = 0x1100;  // below, all letters are letters of alphabets

constexpr std::array<bool, 0x80> kAsciiCounts = [] {
  std::array<bool, 0x80> counts{};
  for (char c = '0'; c <= '9'; ++c) counts.at(static_cast<std::size_t>(c)) = true;
  for (char c = 'A'; c <= 'Z'; ++c) counts.at(static_cast<std::size_t>(c)) = true;
  for (char c = 'a'; c <= 'z'; ++c) counts.at(static_cast<std::size_t>(c)) = true;
  return counts;
}();

double weight_of(char32_t c) noexcept {
  switch (text::script_of(c)) {
    case text::Script::kHan:
      return kIdeograph;
    case text::Script::kKana:
    case text::Script::kHangul:
      return kSyllable;
    default:
      return 1;
  }
}

}  // namespace

double length_of(std::string_view piece) noexcept {
  double length = 0;
  std::size_t plain = 0;  // letters and digits that count as one
  for (std::size_t at = 0; at < piece.size();) {
    if (const auto byte = static_cast<unsigned char>(piece[at]); byte < 0x80) {
      plain += kAsciiCounts[byte] ? 1U : 0U;
      ++at;
      continue;
    }
    const char32_t c = text::next_code_point(piece, at);
    const bool counts = text::is_letter_or_digit(c);
    if (c < kFirstWeighed) {
      plain += counts ? 1U : 0U;
    } else if (counts) {
      length += weight_of(c);
    }
  }
  return length + static_cast<double>(plain);
}

LengthBalance::LengthBalance(const Context& context) {
  const double prior = std::log(context.target().profile().length / context.source()->profile().length);
  double sum = prior * kPriorBeads, weight = kPriorBeads;
  for (const align::Bead& bead : context.alignment()) {
    if (bead.source.size() != 1 || bead.target.size() != 1) continue;
    const double source = context.source()->length(bead.source);
    const double target = context.target().length(bead.target);
    if (source < kShortestMeasured || target < kShortestMeasured) continue;
    // A segment that lost half of its text must not move the ratio far.
    sum += std::clamp(std::log(target / source), prior - 0.5, prior + 0.5);
    weight += 1;
  }
  expected_ = sum / weight;
  spread_ = std::max(context.source()->profile().spread, context.target().profile().spread);
}

double LengthBalance::surplus(double source, double target) const noexcept {
  const double s = std::max(source, 1.0), t = std::max(target, 1.0);
  return (std::log(t / s) - expected_) / deviation(s, t);
}

double LengthBalance::deviation(double source, double target) const noexcept {
  const double s = std::max(source, 1.0), t = std::max(target, 1.0) / std::exp(expected_);
  return spread_ * std::sqrt(kBaseVariance + kLengthVariance / std::min(s, t));
}

}  // namespace tolmach::check::detail
