#include "normalize/detail/similarity/name_alignment.h"

#include <algorithm>
#include <cstdint>

namespace tolmach::normalize::detail {
namespace {

/// Cost of each sound of a token that has no counterpart (a patronymic, a title), and of an initial that fits.
constexpr float kLoneSound = 0.55F;
constexpr float kInitial = 0.1F;
/// What it costs to disregard the division into tokens.
constexpr float kWholePrice = 0.02F;
constexpr std::size_t kMostTokens = 6;
constexpr float kNever = 1e9F;
constexpr SoundPair kBoundary{};

bool is_initial(const Sounds& a, const Sounds& b) noexcept {
  return (a.size() == 1) != (b.size() == 1) && a.front() == b.front();
}

float mean_length(const Sounds& a, const Sounds& b) noexcept {
  return static_cast<float>(a.size() + b.size()) / 2;
}

/// Pairs each token of `a` with one of `b` or with none, as cheaply as can be.
class TokenAssignment {
 public:
  static constexpr std::uint8_t kNone = 0xFF;

  TokenAssignment(const PreparedName& a, const PreparedName& b, const SoundCosts& costs)
      : a_(a), b_(b), subsets_(std::size_t{1} << b.tokens.size()), best_(subsets_, kNever) {
    best_[0] = 0;
    for (const Sounds& token : a_.tokens) take(token, costs);
    for (std::size_t taken = 0; taken < subsets_; ++taken) {
      for (std::size_t j = 0; j < b_.tokens.size(); ++j)
        if ((taken >> j & 1U) == 0) best_[taken] += lone(b_.tokens[j]);
      if (best_[taken] < best_[end_]) end_ = taken;
    }
  }

  [[nodiscard]] float cost() const noexcept { return best_[end_]; }

  /// For each token of `a`, its counterpart or kNone.
  [[nodiscard]] std::vector<std::uint8_t> counterparts() const {
    std::vector<std::uint8_t> out(a_.tokens.size());
    std::size_t taken = end_;
    for (std::size_t i = out.size(); i-- > 0;) {
      out[i] = choices_[i * subsets_ + taken];
      if (out[i] != kNone) taken &= ~(std::size_t{1} << out[i]);
    }
    return out;
  }

 private:
  static float lone(const Sounds& token) noexcept { return kLoneSound * static_cast<float>(token.size()); }

  void take(const Sounds& token, const SoundCosts& costs) {
    std::vector<float> next(subsets_, kNever);
    choices_.resize(choices_.size() + subsets_, kNone);
    std::uint8_t* choice = &choices_[choices_.size() - subsets_];
    for (std::size_t taken = 0; taken < subsets_; ++taken) next[taken] = best_[taken] + lone(token);
    for (std::size_t j = 0; j < b_.tokens.size(); ++j) {
      const float cost = is_initial(token, b_.tokens[j]) ? kInitial : costs.distance(token, b_.tokens[j]);
      for (std::size_t taken = 0; taken < subsets_; ++taken) {
        if ((taken >> j & 1U) != 0) continue;
        const std::size_t with = taken | std::size_t{1} << j;
        if (best_[taken] + cost < next[with]) {
          next[with] = best_[taken] + cost;
          choice[with] = static_cast<std::uint8_t>(j);
        }
      }
    }
    best_ = std::move(next);
  }

  const PreparedName& a_;
  const PreparedName& b_;
  std::size_t subsets_;
  std::vector<float> best_;
  std::vector<std::uint8_t> choices_;
  std::size_t end_ = 0;
};

NameAlignment align_wholes(const PreparedName& a, const PreparedName& b, const SoundCosts& costs) {
  NameAlignment out;
  out.path.reserve(a.whole.size() + b.whole.size() + 2);
  out.path.push_back(kBoundary);
  out.cost = costs.align(a.whole, b.whole, out.path);
  out.path.push_back(kBoundary);
  out.worst_token = out.cost / std::max(mean_length(a.whole, b.whole), 1.0F);
  out.as_whole = a.tokens.size() != 1 || b.tokens.size() != 1;
  return out;
}

void add_lone(NameAlignment& out, const Sounds& token) {
  out.lone_tokens += 1;
  out.lone_sounds += static_cast<float>(token.size());
}

NameAlignment align_tokens(const PreparedName& a, const PreparedName& b, const SoundCosts& costs,
                           const std::vector<std::uint8_t>& counterparts) {
  NameAlignment out;
  out.path.reserve(a.whole.size() + b.whole.size() + 2);
  out.path.push_back(kBoundary);
  std::size_t taken = 0;
  int last = -1;
  for (std::size_t i = 0; i < counterparts.size(); ++i) {
    const std::uint8_t j = counterparts[i];
    if (j == TokenAssignment::kNone) {
      add_lone(out, a.tokens[i]);
      out.lone_in_a = true;
      continue;
    }
    taken |= std::size_t{1} << j;
    if (j < last) out.crossed = true;
    last = j;
    if (is_initial(a.tokens[i], b.tokens[j])) {
      out.initials += 1;
      out.cost += kInitial;
      continue;
    }
    const float cost = costs.align(a.tokens[i], b.tokens[j], out.path);
    out.cost += cost;
    out.worst_token = std::max(out.worst_token, cost / mean_length(a.tokens[i], b.tokens[j]));
    out.path.push_back(kBoundary);
  }
  for (std::size_t j = 0; j < b.tokens.size(); ++j)
    if ((taken >> j & 1U) == 0) {
      add_lone(out, b.tokens[j]);
      out.lone_in_b = true;
    }
  return out;
}

}  // namespace

NameAlignment align_names(const PreparedName& a, const PreparedName& b, const SoundCosts& costs) {
  const bool one_token = a.tokens.size() <= 1 && b.tokens.size() <= 1;
  if (one_token || a.tokens.size() > kMostTokens || b.tokens.size() > kMostTokens) return align_wholes(a, b, costs);
  const TokenAssignment assignment(a, b, costs);
  const float price = kWholePrice * mean_length(a.whole, b.whole);
  if (costs.distance(a.whole, b.whole) + price < assignment.cost()) return align_wholes(a, b, costs);
  return align_tokens(a, b, costs, assignment.counterparts());
}

}  // namespace tolmach::normalize::detail
