#include "check/detail/length_balance.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "check/detail/pieces.h"

namespace tolmach::check::detail {
namespace {

constexpr double kPriorBeads = 12;          // how many beads the languages' own ratio weighs
constexpr double kShortestMeasured = 20;    // code points of a side that tells something of the ratio
constexpr double kBaseVariance = 0.022;     // of the log ratio of long segments
constexpr double kLengthVariance = 1.6;     // added, divided by the source's length
constexpr std::size_t kShortestAnchor = 4;  // letters of a word that both sides may share

std::unordered_set<std::string> anchors_of(std::string_view text, text::Span span) {
  std::unordered_set<std::string> anchors;
  for (const text::Token& token : text::tokenise(span.of(text), span.begin)) {
    if (token.kind == text::Token::Kind::kOther) continue;
    std::string folded = text::fold(token.span.of(text));
    if (token.kind == text::Token::Kind::kNumber || text::count_code_points(folded) >= kShortestAnchor)
      anchors.insert(std::move(folded));
  }
  return anchors;
}

std::size_t shared(const std::unordered_set<std::string>& a, const std::unordered_set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
}

}  // namespace

double length_of(std::string_view piece) noexcept {
  double length = 0;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = text::next_code_point(piece, at);
    if (text::is_letter(c) || text::is_digit(c)) ++length;
  }
  return length;
}

LengthBalance::LengthBalance(const Context& context) {
  const double prior = std::log(context.target().profile().length / context.source()->profile().length);
  double sum = prior * kPriorBeads, weight = kPriorBeads;
  for (const align::Bead& bead : context.alignment()) {
    if (bead.source.size() != 1 || bead.target.size() != 1) continue;
    const double source = length_of(context.source()->segment_text(bead.source.begin));
    const double target = length_of(context.target().segment_text(bead.target.begin));
    if (source < kShortestMeasured || target < kShortestMeasured) continue;
    // A segment that lost half of its text must not move the ratio far.
    sum += std::clamp(std::log(target / source), prior - 0.5, prior + 0.5);
    weight += 1;
  }
  expected_ = sum / weight;
}

double LengthBalance::surplus(double source, double target) const noexcept {
  const double s = std::max(source, 1.0), t = std::max(target, 1.0);
  return (std::log(t / s) - expected_) /
         std::sqrt(kBaseVariance + kLengthVariance / std::min(s, t / std::exp(expected_)));
}

std::optional<Leftover> find_leftover(const DocumentView& longer, text::Span longer_span, const DocumentView& shorter,
                                      text::Span shorter_span, double sign, const LengthBalance& balance) {
  const std::vector<text::Span> pieces = sentence_pieces(longer.text(), longer_span);
  if (pieces.size() < 2) return std::nullopt;
  const double all = length_of(longer_span.of(longer.text())), other = length_of(shorter_span.of(shorter.text()));
  const auto surplus = [&](double own) {
    return sign > 0 ? balance.surplus(other, own) : -balance.surplus(own, other);
  };
  const double before = surplus(all);
  const std::unordered_set<std::string> anchors = anchors_of(shorter.text(), shorter_span);
  std::optional<Leftover> best;
  double best_score = 0;
  for (const text::Span piece : pieces) {
    const double rest = surplus(all - length_of(piece.of(longer.text())));
    if (shared(anchors_of(longer.text(), piece), anchors) > 0 || rest < -1.2) continue;
    const double score = std::abs(before) - std::abs(rest);
    if (score <= best_score) continue;
    best_score = score;
    best = Leftover{piece, before > 2.0 ? 0.85 : before > 1.2 ? 0.7 : 0.55};
  }
  const std::size_t other_pieces = sentence_pieces(shorter.text(), shorter_span).size();
  if (!best || before < 1.0 || (before < 1.8 && other_pieces >= pieces.size())) return std::nullopt;
  return best;
}

}  // namespace tolmach::check::detail
