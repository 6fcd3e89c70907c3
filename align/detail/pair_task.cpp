#include "align/detail/pair_task.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "align/detail/evidence/translations.h"
#include "align/detail/search/band_plan.h"
#include "align/detail/search/windows.h"

namespace tolmach::align::detail {
namespace {

/// Rows of a leave-out block, and the most blocks there are.
constexpr std::uint32_t kBlockRows = 2;
constexpr std::uint32_t kMostBlocks = 16;
constexpr double kLeastLink = 0.3;       // of a bead from which words are induced
constexpr double kLeastObserved = 0.05;  // of a bead that the models are told of
constexpr float kPoolDiscount = 0.5F;
constexpr double kFixedPrior = 1e-9;  // of a shape that only a fixed bead has
constexpr double kNever = -std::numeric_limits<double>::infinity();

double length_of(const Side& side, SegmentRange rows) {
  double length = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) length += side.lengths[row];
  return length;
}

}  // namespace

PairTask::PairTask(Side source, Side target, TieTable ties, FixedBeads& fixed, const AlignerOptions& options,
                   const std::vector<const SegmentSimilarity*>& similarities, Watch& watch)
    : source_(std::move(source)),
      target_(std::move(target)),
      ties_(std::move(ties)),
      fixed_(fixed),
      options_(options),
      watch_(watch),
      sections_(source_, target_),
      models_(make_models(source_, target_, options.max_side, similarities)) {
  if (options_.swap) models_.shapes.push_back(swap_shape());
  fixed_.locate(source_, target_);
  add_fixed_shapes();
}

std::vector<WeightedBead> PairTask::run(std::vector<BeadExplanation>* explanations) {
  const BandPlan bands(source_, target_, ties_, sections_, fixed_);
  search_round(bands.first(), nullptr, !bands.is_small(), options_.rounds == 0 ? explanations : nullptr);
  for (unsigned round = 0; round < options_.rounds; ++round) {
    std::optional<InducedWords> words;
    if (options_.evidence.has(Evidence::kWords)) words = induce();
    search_round(bands.around(result_.path), words ? &*words : nullptr, false,
                 round + 1 == options_.rounds ? explanations : nullptr);
  }
  return std::move(result_.path);
}

/// A fixed bead may be larger than any that the search would make.
void PairTask::add_fixed_shapes() {
  for (const Bead& bead : fixed_.rows()) {
    const auto same = [&](const BeadShape& s) { return s.is_of(bead.source.size(), bead.target.size(), false); };
    if (std::none_of(models_.shapes.begin(), models_.shapes.end(), same))
      models_.shapes.push_back(
          {static_cast<std::uint8_t>(bead.source.size()), static_cast<std::uint8_t>(bead.target.size()), kFixedPrior});
  }
}

bool PairTask::is_of_fixed(const BeadShape& shape) const noexcept {
  return std::any_of(fixed_.rows().begin(), fixed_.rows().end(),
                     [&shape](const Bead& bead) { return shape.is_of(bead.source.size(), bead.target.size(), false); });
}

InducedWords PairTask::induce() const {
  const std::uint32_t blocks = std::clamp(source_.rows() / kBlockRows, 1U, kMostBlocks);
  const std::uint32_t block_rows = (source_.rows() + blocks - 1) / blocks;
  std::vector<std::uint32_t> source_block(source_.rows());
  std::vector<std::uint32_t> target_block(target_.rows(), 0);
  for (std::uint32_t row = 0; row < source_.rows(); ++row) source_block[row] = row / block_rows;
  std::uint32_t block = 0;
  for (const WeightedBead& bead : result_.path) {
    if (!bead.source.empty()) block = source_block[bead.source.begin];
    for (std::uint32_t row = bead.target.begin; row < bead.target.end; ++row) target_block[row] = block;
  }
  std::vector<WeightedBead> links;
  for (const WeightedBead& bead : result_.posteriors)
    if (bead.is_link() && bead.weight >= kLeastLink)
      for_each_link(bead, [&](const WeightedBead& link) { links.push_back(link); });
  InducedWords words{WordModel::train(source_, target_, links, source_block, blocks, ties_, false),
                     WordModel::train(source_, target_, links, source_block, blocks, ties_, true),
                     std::move(source_block), std::move(target_block)};
  // The words of one document come again in it, and leaving out its block leaves those of others: in a pool what was
  // seen once is mostly chance, in a single text mostly a word of its own.
  if (source_.document_begin.size() > 2) {
    words.to_target.discount(kPoolDiscount);
    words.to_source.discount(kPoolDiscount);
  }
  return words;
}

bool PairTask::allowed(const BeadShape& shape, std::uint32_t i, std::uint32_t j) const noexcept {
  if (shape.is_link() && !sections_.together(i, j)) return false;
  if (shape.swap) return fixed_.allow({i, i + 1}, {j + 1, j + 2}) && fixed_.allow({i + 1, i + 2}, {j, j + 1});
  return fixed_.allow({i, i + shape.source}, {j, j + shape.target});
}

void PairTask::search_round(const Band& band, const InducedWords* words, bool coarse,
                            std::vector<BeadExplanation>* explanations) {
  const std::vector<BeadShape> shapes = coarse ? small_shapes() : models_.shapes;
  Translations to_target(ties_.from_source, words ? &words->to_target : nullptr);
  Translations to_source(ties_.from_target, words ? &words->to_source : nullptr);
  BeadScorer scorer(source_, target_, models_, options_.evidence);
  const BothTranslations translations{to_target, to_source, words ? &words->source_block : nullptr,
                                      words ? &words->target_block : nullptr};
  const BeadExplainer explainer(scorer, source_, target_, translations);
  const Windows windows(source_, target_, sections_, fixed_);
  result_ = {};
  for (LatticePoint at{0, 0}; at.source < source_.rows() || at.target < target_.rows();) {
    watch_.at(static_cast<double>(at.source) / std::max(source_.rows(), 1U));
    const LatticePoint end = windows.end_of(at, band);
    const Band part = part_of(band, at, end);
    const MatchTable target_matches(source_, target_, at.source, shifted(source_rows_of(part), at.target),
                                    [&](WordId word, std::uint32_t row) -> const std::vector<WordModel::Entry>& {
                                      return to_target.of(word, words ? words->source_block[row] : 0);
                                    });
    const MatchTable source_matches(target_, source_, at.target,
                                    shifted(target_rows_of(part, end.target - at.target), at.source),
                                    [&](WordId word, std::uint32_t row) -> const std::vector<WordModel::Entry>& {
                                      return to_source.of(word, words ? words->target_block[row] : 0);
                                    });
    scorer.use(target_matches, source_matches);
    SearchResult found = search(end.source - at.source, end.target - at.target, part, shapes,
                                [&](const BeadShape& shape, std::uint32_t i, std::uint32_t j) {
                                  i += at.source;
                                  j += at.target;
                                  return allowed(shape, i, j) ? scorer.score(shape, i, j) : kNever;
                                });
    const std::size_t known = result_.path.size();
    at = windows.take(std::move(found), at, end, result_);
    observe(scorer, at);
    if (explanations != nullptr) explain_path(known, explainer, *explanations);
  }
  reestimate(coarse);
  watch_.end_round();
}

void PairTask::explain_path(std::size_t first, const BeadExplainer& explainer,
                            std::vector<BeadExplanation>& out) const {
  for (std::size_t k = first; k < result_.path.size(); ++k) {
    const WeightedBead& bead = result_.path[k];
    const BeadShape shape = shape_of(bead);
    if (!shape.is_link()) {
      out.push_back(explainer.deletion(shape, bead.source.begin, bead.target.begin));
      continue;
    }
    // The two links of a swap share what their shape costs.
    const double prior = std::log(shape.prior) / (shape.swap ? 2 : 1);
    for_each_link(bead,
                  [&](const WeightedBead& link) { out.push_back(explainer.link(prior, link.source, link.target)); });
  }
}

/// The shape that the search has given a bead.
BeadShape PairTask::shape_of(const WeightedBead& bead) const noexcept {
  for (const BeadShape& shape : models_.shapes)
    if (shape.is_of(bead.source.size(), bead.target.size(), bead.swap)) return shape;
  return {static_cast<std::uint8_t>(bead.source.size()), static_cast<std::uint8_t>(bead.target.size()), 1, bead.swap};
}

/// Beads of at most three rows, enough to find the way through a long text, and those of fixed beads.
std::vector<BeadShape> PairTask::small_shapes() const {
  std::vector<BeadShape> small;
  for (const BeadShape& shape : models_.shapes)
    if (shape.source + shape.target <= 3 || is_of_fixed(shape)) small.push_back(shape);
  return small;
}

/// Tells the mixture what the beads say that were found since the last call and end before `upto`.
void PairTask::observe(const BeadScorer& scorer, LatticePoint upto) {
  for (; observed_ < result_.posteriors.size(); ++observed_) {
    const WeightedBead& bead = result_.posteriors[observed_];
    if (!bead.is_link() || bead.source.end > upto.source || bead.weight <= kLeastObserved) continue;
    for_each_link(bead, [&](const WeightedBead& link) { scorer.observe(link, models_.mixture); });
  }
}

void PairTask::reestimate(bool coarse) {
  observed_ = 0;
  std::vector<double> counts(models_.shapes.size(), 0);
  for (const WeightedBead& bead : result_.posteriors) {
    for (std::size_t k = 0; k < counts.size(); ++k)
      if (models_.shapes[k].is_of(bead.source.size(), bead.target.size(), bead.swap)) counts[k] += bead.weight;
    if (bead.is_link()) {
      for_each_link(bead, [&](const WeightedBead& link) { observe_link(link); });
    } else if (!bead.source.empty()) {
      models_.deletion.observe_source(bead.source.begin, bead.weight);
    } else {
      models_.deletion.observe_target(bead.target.begin, bead.weight);
    }
  }
  // Shapes that were not tried are not rare for that.
  if (!coarse && options_.evidence.has(Evidence::kShape)) detail::reestimate(models_.shapes, counts);
  models_.deletion.reestimate();
  models_.length.reestimate();
  models_.mixture.reestimate();
  models_.paragraphs.reestimate();
  for (MarkModel* marks : {&models_.ends, &models_.begins, &models_.capitals}) marks->reestimate();
  for (SimilarityModel& similarity : models_.similarities) similarity.reestimate();
}

void PairTask::observe_link(const WeightedBead& bead) {
  const auto index = [](auto mark) { return static_cast<std::size_t>(mark); };
  if (bead.weight > 0.5)
    models_.length.observe(length_of(source_, bead.source), length_of(target_, bead.target), bead.weight);
  models_.ends.observe(index(source_.marks[bead.source.end - 1].last), index(target_.marks[bead.target.end - 1].last),
                       bead.weight);
  const RowMarks& source = source_.marks[bead.source.begin];
  const RowMarks& target = target_.marks[bead.target.begin];
  models_.begins.observe(index(source.first), index(target.first), bead.weight);
  models_.capitals.observe(index(source.capitals), index(target.capitals), bead.weight);
  if (!source_.begins_section(bead.source.begin) && !target_.begins_section(bead.target.begin))
    models_.paragraphs.observe(source_.paragraph_begin[bead.source.begin], target_.paragraph_begin[bead.target.begin],
                               bead.weight);
  for (SimilarityModel& similarity : models_.similarities) similarity.observe(bead.source, bead.target, bead.weight);
}

}  // namespace tolmach::align::detail
