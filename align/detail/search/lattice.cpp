#include "align/detail/search/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace tolmach::align::detail {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kLeastPosterior = 0.01;
constexpr double kLogPrecision = 37;

double log_add(double a, double b) noexcept {
  if (a == kNever) return b;
  if (a < b) std::swap(a, b);
  // What lies further below changes no digit of a double.
  return b < a - kLogPrecision ? a : a + std::log1p(std::exp(b - a));
}

/// The arrays of one search over the cells of a band.
class Lattice {
 public:
  Lattice(std::uint32_t source_rows, std::uint32_t target_rows, const Band& band, const std::vector<BeadShape>& shapes)
      : rows_(source_rows), columns_(target_rows), band_(band), shapes_(shapes) {
    row_begin_.push_back(0);
    for (std::uint32_t i = 0; i <= rows_; ++i) row_begin_.push_back(row_begin_.back() + band.high[i] - band.low[i] + 1);
    forward_.assign(row_begin_.back(), kNever);
    backward_.assign(row_begin_.back(), kNever);
    scores_.assign(row_begin_.back() * shapes.size(), -std::numeric_limits<float>::infinity());
  }

  void sum_forward(const ScoreBead& score) {
    forward_[cell(0, 0)] = 0;
    for_each_arc([&](std::size_t from, std::size_t to, std::size_t shape, std::uint32_t i, std::uint32_t j) {
      if (forward_[from] == kNever) return;
      const double s = score(shapes_[shape], i, j);
      if (s == kNever) return;
      scores_[to * shapes_.size() + shape] = static_cast<float>(s);
      forward_[to] = log_add(forward_[to], forward_[from] + s);
    });
  }

  void sum_backward() {
    backward_[cell(rows_, columns_)] = 0;
    for (std::uint32_t i = rows_ + 1; i-- > 0;) {
      for (std::uint32_t j = band_.high[i] + 1; j-- > band_.low[i];) {
        const std::size_t to = cell(i, j);
        if (backward_[to] == kNever) continue;
        for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
          if (!inside(shape, i, j)) continue;
          const std::size_t from = cell(i - shapes_[shape].source, j - shapes_[shape].target);
          backward_[from] = log_add(backward_[from], backward_[to] + static_cast<double>(arc_score(to, shape)));
        }
      }
    }
  }

  [[nodiscard]] SearchResult decode() const {
    const double total = forward_[cell(rows_, columns_)];
    if (total == kNever) throw std::logic_error("no alignment lies within the band");
    std::vector<double> gains(forward_.size(), kNever);
    std::vector<std::uint16_t> best(forward_.size(), 0);
    SearchResult result;
    gains[cell(0, 0)] = 0;
    for_each_arc([&](std::size_t from, std::size_t to, std::size_t shape, std::uint32_t i, std::uint32_t j) {
      if (gains[from] == kNever || arc_score(to, shape) == -std::numeric_limits<float>::infinity()) return;
      const double p = posterior(from, to, shape, total);
      const BeadShape& s = shapes_[shape];
      if (p >= kLeastPosterior) result.posteriors.push_back({{i, i + s.source}, {j, j + s.target}, p, s.swap});
      const double gain = gains[from] + gain_of(s) * p;
      if (gain > gains[to]) {
        gains[to] = gain;
        best[to] = static_cast<std::uint16_t>(shape);
      }
    });
    for (std::uint32_t i = rows_, j = columns_; i != 0 || j != 0;) {
      const std::size_t to = cell(i, j);
      const BeadShape& s = shapes_[best[to]];
      const std::size_t from = cell(i - s.source, j - s.target);
      result.path.push_back({{i - s.source, i}, {j - s.target, j}, posterior(from, to, best[to], total), s.swap});
      i -= s.source;
      j -= s.target;
    }
    std::reverse(result.path.begin(), result.path.end());
    return result;
  }

 private:
  [[nodiscard]] std::size_t cell(std::uint32_t i, std::uint32_t j) const noexcept {
    return row_begin_[i] + (j - band_.low[i]);
  }
  [[nodiscard]] float arc_score(std::size_t to, std::size_t shape) const noexcept {
    return scores_[to * shapes_.size() + shape];
  }
  [[nodiscard]] double posterior(std::size_t from, std::size_t to, std::size_t shape, double total) const noexcept {
    const double log = forward_[from] + static_cast<double>(arc_score(to, shape)) + backward_[to] - total;
    return log < -kLogPrecision ? 0.0 : std::min(1.0, std::exp(log));
  }

  /// Whether the bead of `shape` that ends at (i, j) has all its cells in the band.
  [[nodiscard]] bool inside(std::size_t shape, std::uint32_t i, std::uint32_t j) const noexcept {
    const BeadShape& s = shapes_[shape];
    if (i < s.source || j < s.target) return false;
    const std::uint32_t i0 = i - s.source;
    const std::uint32_t j0 = j - s.target;
    if (!band_.contains(i0, j0)) return false;
    // Rows are compared where both ends of each lie in the band: low and high grow, so the last low and first high
    // decide.
    return s.source == 0 || (j0 >= band_.low[i - 1] && j <= band_.high[i0 + 1]);
  }

  template <typename Visit>
  void for_each_arc(Visit visit) const {
    for (std::uint32_t i = 0; i <= rows_; ++i) {
      for (std::uint32_t j = band_.low[i]; j <= band_.high[i]; ++j) {
        for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
          if (!inside(shape, i, j)) continue;
          const std::uint32_t i0 = i - shapes_[shape].source;
          const std::uint32_t j0 = j - shapes_[shape].target;
          visit(cell(i0, j0), cell(i, j), shape, i0, j0);
        }
      }
    }
  }

  std::uint32_t rows_, columns_;
  const Band& band_;
  const std::vector<BeadShape>& shapes_;
  std::vector<std::size_t> row_begin_;
  std::vector<double> forward_, backward_;
  std::vector<float> scores_;  ///< by cell where the bead ends, then by shape
};

}  // namespace

SearchResult search(std::uint32_t source_rows, std::uint32_t target_rows, const Band& band,
                    const std::vector<BeadShape>& shapes, const ScoreBead& score) {
  Lattice lattice(source_rows, target_rows, band, shapes);
  lattice.sum_forward(score);
  lattice.sum_backward();
  return lattice.decode();
}

}  // namespace tolmach::align::detail
