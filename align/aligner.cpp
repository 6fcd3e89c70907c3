#include "align/aligner.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "align/detail/anchors.h"
#include "align/detail/bead_scorer.h"
#include "align/detail/confidence.h"
#include "align/detail/fixed_beads.h"
#include "align/detail/lattice.h"
#include "align/detail/ties.h"
#include "align/detail/word_model.h"
#include "normalize/latin_key.h"
#include "normalize/quantities.h"
#include "text/language.h"

namespace tolmach::align {

using namespace detail;  // NOLINT(google-build-using-namespace): the room's own workshop

namespace {

/// Up to this many cells the whole lattice is searched in the first round.
constexpr std::uint64_t kFullLattice = 400'000;
constexpr std::uint32_t kFirstWidth = 120;
constexpr std::uint32_t kLaterWidth = 30;
/// Rows of a leave-out block, and the most blocks there are.
constexpr std::uint32_t kBlockRows = 6;
constexpr std::uint32_t kMostBlocks = 8;
/// How much of a word's probability an induced translation may take beside a tie.
constexpr float kInducedShare = 0.9F;

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

/// Words induced from one round, both directions, with the leave-out block of each row.
struct InducedWords {
  WordModel to_target, to_source;
  std::vector<std::uint32_t> source_block, target_block;
};

/// One pair of documents on its way through the rounds.
class Task {
 public:
  Task(Side source, Side target, TieTable ties, FixedBeads& fixed, const AlignerOptions& options)
      : source_(std::move(source)),
        target_(std::move(target)),
        ties_(std::move(ties)),
        fixed_(fixed),
        options_(options),
        models_{make_shapes(std::max(options.max_side, 1U)), LengthModel(sum(source_.lengths), sum(target_.lengths)),
                MixtureWeights(), ParagraphModel(source_, target_)} {
    fixed_.locate(source_, target_);
    add_fixed_shapes();
  }

  std::vector<WeightedBead> run() {
    search_round(first_band(), nullptr);
    for (unsigned round = 0; round < options_.rounds; ++round) {
      std::optional<InducedWords> words;
      if (options_.use_words) words = induce();
      search_round(band_of_path(), words ? &*words : nullptr);
    }
    return std::move(result_.path);
  }

  [[nodiscard]] const Side& source() const noexcept { return source_; }
  [[nodiscard]] const Side& target() const noexcept { return target_; }

 private:
  /// A fixed bead may be larger than any that the search would make.
  void add_fixed_shapes() {
    for (const Bead& bead : fixed_.rows()) {
      const auto same = [&](const BeadShape& s) {
        return s.source == bead.source.size() && s.target == bead.target.size();
      };
      if (std::none_of(models_.shapes.begin(), models_.shapes.end(), same))
        models_.shapes.push_back(
            {static_cast<std::uint8_t>(bead.source.size()), static_cast<std::uint8_t>(bead.target.size()), 1e-9});
    }
  }

  [[nodiscard]] Band first_band() const {
    const bool small = std::uint64_t{source_.rows()} * target_.rows() <= kFullLattice;
    if (small) return full_band(source_.rows(), target_.rows());
    std::vector<LatticePoint> points = anchor_chain(source_, target_, ties_);
    if (!fixed_.rows().empty()) points = fixed_points();
    return band_around(points, source_.rows(), target_.rows(), kFirstWidth);
  }

  [[nodiscard]] Band band_of_path() const {
    std::vector<LatticePoint> points;
    for (const WeightedBead& bead : result_.path) points.push_back({bead.source.end, bead.target.end});
    return band_around(points, source_.rows(), target_.rows(), kLaterWidth);
  }

  [[nodiscard]] std::vector<LatticePoint> fixed_points() const {
    std::vector<LatticePoint> points;
    for (const Bead& bead : fixed_.rows()) {
      points.push_back({bead.source.begin, bead.target.begin});
      points.push_back({bead.source.end, bead.target.end});
    }
    return points;
  }

  [[nodiscard]] InducedWords induce() const {
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
      if (!bead.source.empty() && !bead.target.empty() && bead.weight >= 0.3) links.push_back(bead);
    return {WordModel::train(source_, target_, links, source_block, blocks, ties_, false),
            WordModel::train(source_, target_, links, source_block, blocks, ties_, true), std::move(source_block),
            std::move(target_block)};
  }

  static void translations(WordId word, const std::vector<Tie>& ties, const WordModel* model, std::uint32_t block,
                           std::vector<WordModel::Entry>& out) {
    out.clear();
    if (model != nullptr) model->translations(word, block, out);
    for (WordModel::Entry& entry : out) entry.probability *= kInducedShare;
    for (const Tie& tie : ties) {
      const auto known = std::find_if(out.begin(), out.end(), [&](const auto& e) { return e.word == tie.other; });
      if (known == out.end()) {
        out.push_back({tie.other, tie.strength});
      } else {
        known->probability = std::max(known->probability, tie.strength);
      }
    }
  }

  void search_round(const Band& band, const InducedWords* words) {
    const RowBand source_rows = source_rows_of(band);
    const RowBand target_rows = target_rows_of(band, target_.rows());
    const MatchTable target_matches(source_, target_, source_rows.low, source_rows.high,
                                    [&](WordId word, std::uint32_t row, std::vector<WordModel::Entry>& out) {
                                      translations(word, ties_.from_source[word], words ? &words->to_target : nullptr,
                                                   words ? words->source_block[row] : 0, out);
                                    });
    const MatchTable source_matches(target_, source_, target_rows.low, target_rows.high,
                                    [&](WordId word, std::uint32_t row, std::vector<WordModel::Entry>& out) {
                                      translations(word, ties_.from_target[word], words ? &words->to_source : nullptr,
                                                   words ? words->target_block[row] : 0, out);
                                    });
    const BeadScorer scorer(source_, target_, models_, options_, target_matches, source_matches);
    result_ = search(source_.rows(), target_.rows(), band, models_.shapes,
                     [&](const BeadShape& shape, std::uint32_t i, std::uint32_t j) {
                       if (!fixed_.allow({i, i + shape.source}, {j, j + shape.target}))
                         return -std::numeric_limits<double>::infinity();
                       return scorer.score(shape, i, j);
                     });
    reestimate(scorer);
  }

  void reestimate(const BeadScorer& scorer) {
    std::vector<double> counts(models_.shapes.size(), 0);
    const std::vector<double> none;
    for (const WeightedBead& bead : result_.posteriors) {
      for (std::size_t k = 0; k < counts.size(); ++k) {
        const BeadShape& shape = models_.shapes[k];
        if (shape.source == bead.source.size() && shape.target == bead.target.size()) counts[k] += bead.weight;
      }
      if (bead.source.empty() || bead.target.empty()) continue;
      if (bead.weight > 0.5)
        models_.length.observe(length_of(source_, bead.source), length_of(target_, bead.target), bead.weight);
      models_.paragraphs.observe(source_.paragraph_begin[bead.source.begin], target_.paragraph_begin[bead.target.begin],
                                 bead.weight);
      if (bead.weight > 0.05) scorer.observe(bead, models_.mixture);
    }
    detail::reestimate(models_.shapes, counts);
    models_.length.reestimate();
    models_.mixture.reestimate();
    models_.paragraphs.reestimate();
  }

  static double length_of(const Side& side, SegmentRange rows) {
    double length = 0;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) length += side.lengths[row];
    return length;
  }

  Side source_, target_;
  TieTable ties_;
  FixedBeads& fixed_;
  const AlignerOptions& options_;
  Models models_;
  SearchResult result_;
};

/// Brings a path of rows back to segments; segments that are no rows stand alone where they are.
class PathToAlignment {
 public:
  PathToAlignment(const Task& task, std::size_t source_count, std::size_t target_count, const Confidence& confidence)
      : task_(task),
        source_count_(static_cast<std::uint32_t>(source_count)),
        target_count_(static_cast<std::uint32_t>(target_count)),
        confidence_(confidence) {}

  Alignment convert(const std::vector<WeightedBead>& path) {
    for (const WeightedBead& bead : path) {
      if (!bead.source.empty()) skip_source(task_.source().segments[bead.source.begin]);
      if (!bead.target.empty()) skip_target(task_.target().segments[bead.target.begin]);
      const SegmentRange source{source_, source_ + bead.source.size()};
      const SegmentRange target{target_, target_ + bead.target.size()};
      const bool link = !bead.source.empty() && !bead.target.empty();
      alignment_.push_back({source, target, confidence_.calibrated(bead.weight, link)});
      source_ = source.end;
      target_ = target.end;
    }
    skip_source(source_count_);
    skip_target(target_count_);
    return std::move(alignment_);
  }

 private:
  void skip_source(std::uint32_t upto) {
    for (; source_ < upto; ++source_) alignment_.push_back({{source_, source_ + 1}, {target_, target_}, 1});
  }
  void skip_target(std::uint32_t upto) {
    for (; target_ < upto; ++target_) alignment_.push_back({{source_, source_}, {target_, target_ + 1}, 1});
  }

  const Task& task_;
  std::uint32_t source_count_, target_count_;
  const Confidence& confidence_;
  std::uint32_t source_ = 0, target_ = 0;
  Alignment alignment_;
};

}  // namespace

struct Aligner::Impl {
  Impl(text::DataFolder folder, AlignerOptions opts, const normalize::NameSource* names)
      : data(std::move(folder)), options(opts), lexicon(names), keys(data), confidence(data) {}

  [[nodiscard]] TieTable ties_between(const Side& source, const text::Document& source_document, const Side& target,
                                      const text::Document& target_document) const {
    TieTable ties(source.words.size(), target.words.size());
    tie_punctuation(source, target, ties);
    if (options.use_numbers) tie_numbers(source, target, ties);
    if (options.use_cognates) tie_cognates(source, target, ties);
    if (options.use_names && lexicon != nullptr)
      tie_known_names(source, source_document.language, target, target_document.language, *lexicon, ties);
    return ties;
  }

  text::DataFolder data;
  AlignerOptions options;
  const normalize::NameSource* lexicon;
  normalize::LatinKeys keys;
  Confidence confidence;
};

Aligner::Aligner(text::DataFolder data, AlignerOptions options, const normalize::NameSource* lexicon)
    : impl_(std::make_unique<const Impl>(std::move(data), options, lexicon)) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

Alignment Aligner::align(const text::Document& source, const text::Document& target,
                         const std::vector<Bead>& fixed) const {
  FixedBeads fixed_beads(fixed, source, target);
  // A reader keeps what it has loaded, so each call has its own: align() may run in several threads.
  normalize::QuantityReader quantities(impl_->data);
  normalize::QuantityReader* reader = impl_->options.use_numbers ? &quantities : nullptr;
  Side source_side = make_side(source, fixed_beads.barred_source(), impl_->keys, reader);
  Side target_side = make_side(target, fixed_beads.barred_target(), impl_->keys, reader);
  TieTable ties = impl_->ties_between(source_side, source, target_side, target);
  Task task(std::move(source_side), std::move(target_side), std::move(ties), fixed_beads, impl_->options);
  return PathToAlignment(task, source.segments.size(), target.segments.size(), impl_->confidence).convert(task.run());
}

}  // namespace tolmach::align
