#include "align/aligner.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <optional>
#include <utility>

#include "align/detail/anchors.h"
#include "align/detail/bead_scorer.h"
#include "align/detail/confidence.h"
#include "align/detail/fixed_beads.h"
#include "align/detail/lattice.h"
#include "align/detail/ties.h"
#include "align/detail/watch.h"
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
constexpr std::uint32_t kSureWidth = 6;
/// A bead of the path with such a probability is sure; around any other the band is wide, so many beads far.
constexpr double kSureBead = 0.9;
constexpr std::size_t kUnsureReach = 4;
/// Rows of a window of a long text, and how far from its end what it finds is not trusted.
constexpr std::uint32_t kWindowRows = 2000;
constexpr std::uint32_t kWindowOverlap = 150;
/// Rows of a leave-out block, and the most blocks there are.
constexpr std::uint32_t kBlockRows = 3;
constexpr std::uint32_t kMostBlocks = 16;

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

/// The translations of each word from what was induced and what is tied. Rows are asked for block by block, so that
/// what was computed for a block serves all its rows.
class Translations {
 public:
  Translations(const std::vector<std::vector<Tie>>& ties, const WordModel* model)
      : ties_(ties), model_(model), entries_(ties.size()), known_block_(ties.size(), kNoBlock) {}

  const std::vector<WordModel::Entry>& of(WordId word, std::uint32_t block) {
    if (known_block_[word] != block) {
      known_block_[word] = block;
      fill(word, block, entries_[word]);
    }
    return entries_[word];
  }

 private:
  static constexpr std::uint32_t kNoBlock = std::numeric_limits<std::uint32_t>::max();

  void fill(WordId word, std::uint32_t block, std::vector<WordModel::Entry>& out) const {
    out.clear();
    if (model_ != nullptr) model_->translations(word, block, out);
    for (const Tie& tie : ties_[word]) {
      const auto known = std::find_if(out.begin(), out.end(), [&](const auto& e) { return e.word == tie.other; });
      if (known == out.end()) {
        out.push_back({tie.other, tie.strength});
      } else {
        known->probability = std::max(known->probability, tie.strength);
      }
    }
  }

  const std::vector<std::vector<Tie>>& ties_;
  const WordModel* model_;
  std::vector<std::vector<WordModel::Entry>> entries_;
  std::vector<std::uint32_t> known_block_;
};

/// One pair of documents on its way through the rounds.
class Task {
 public:
  Task(Side source, Side target, TieTable ties, FixedBeads& fixed, const AlignerOptions& options, Watch& watch)
      : source_(std::move(source)),
        target_(std::move(target)),
        ties_(std::move(ties)),
        fixed_(fixed),
        options_(options),
        watch_(watch),
        models_{make_shapes(std::max(options.max_side, 1U)), LengthModel(sum(source_.lengths), sum(target_.lengths)),
                MixtureWeights(), ParagraphModel(source_, target_), EndModel(target_)} {
    fixed_.locate(source_, target_);
    add_fixed_shapes();
  }

  std::vector<WeightedBead> run() {
    search_round(first_band(), nullptr, !is_small() && !has_small_documents());
    for (unsigned round = 0; round < options_.rounds; ++round) {
      std::optional<InducedWords> words;
      if (options_.use_words) words = induce();
      search_round(band_of_path(), words ? &*words : nullptr, false);
    }
    return std::move(result_.path);
  }

  /// The part of a path that belongs to one of the documents.
  [[nodiscard]] std::vector<WeightedBead> path_of(std::size_t document, const std::vector<WeightedBead>& path) const {
    std::vector<WeightedBead> out;
    for (const WeightedBead& bead : path) {
      const std::uint32_t of =
          bead.source.empty() ? target_.document_of[bead.target.begin] : source_.document_of[bead.source.begin];
      if (of == document) out.push_back(bead);
    }
    return out;
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

  [[nodiscard]] bool is_small() const noexcept {
    return std::uint64_t{source_.rows()} * target_.rows() <= kFullLattice;
  }

  /// Keeps a band within the pairs of documents.
  [[nodiscard]] Band within_documents(Band band) const {
    const std::size_t documents = source_.document_begin.size() - 1;
    if (documents < 2) return band;
    std::vector<std::uint32_t> low(band.low.size(), target_.rows());
    std::vector<std::uint32_t> high(band.high.size(), 0);
    for (std::size_t d = 0; d < documents; ++d)
      for (std::uint32_t i = source_.document_begin[d]; i <= source_.document_begin[d + 1]; ++i) {
        low[i] = std::min(low[i], target_.document_begin[d]);
        high[i] = std::max(high[i], target_.document_begin[d + 1]);
      }
    for (std::size_t i = 0; i < low.size(); ++i) {
      band.low[i] = std::clamp(band.low[i], low[i], high[i]);
      band.high[i] = std::clamp(band.high[i], low[i], high[i]);
    }
    return band;
  }

  /// Where documents begin; every path goes through these points.
  [[nodiscard]] std::vector<LatticePoint> document_points() const {
    std::vector<LatticePoint> points;
    for (std::size_t d = 0; d < source_.document_begin.size(); ++d)
      points.push_back({source_.document_begin[d], target_.document_begin[d]});
    return points;
  }

  /// The whole lattice of each document where these are small together.
  [[nodiscard]] bool has_small_documents() const noexcept {
    for (std::size_t d = 0; d + 1 < source_.document_begin.size(); ++d) {
      const std::uint64_t rows = source_.document_begin[d + 1] - source_.document_begin[d];
      if (rows * (target_.document_begin[d + 1] - target_.document_begin[d]) > kFullLattice) return false;
    }
    return true;
  }

  [[nodiscard]] Band first_band() const {
    if (source_.document_begin.size() > 2 && has_small_documents())
      return within_documents(full_band(source_.rows(), target_.rows()));
    if (is_small()) return full_band(source_.rows(), target_.rows());
    std::vector<LatticePoint> points = anchor_chain(source_, target_, ties_);
    if (!fixed_.rows().empty()) points = fixed_points();
    return within_documents(band_around(points, source_.rows(), target_.rows(), kFirstWidth));
  }

  [[nodiscard]] Band band_of_path() const {
    std::vector<LatticePoint> points;
    for (const WeightedBead& bead : result_.path) points.push_back({bead.source.end, bead.target.end});
    if (is_small() || has_small_documents())
      return within_documents(band_around(points, source_.rows(), target_.rows(), kLaterWidth));
    // Where the path is sure, little else needs to be looked at.
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (result_.path[k].weight > kSureBead) continue;
      const std::size_t last = std::min(points.size(), k + kUnsureReach + 1);
      for (std::size_t near = k > kUnsureReach ? k - kUnsureReach : 0; near < last; ++near)
        points[near].width = kLaterWidth;
    }
    return within_documents(band_around(points, source_.rows(), target_.rows(), kSureWidth));
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

  void search_round(const Band& band, const InducedWords* words, bool coarse) {
    const std::vector<BeadShape> shapes = coarse ? small_shapes() : models_.shapes;
    Translations to_target(ties_.from_source, words ? &words->to_target : nullptr);
    Translations to_source(ties_.from_target, words ? &words->to_source : nullptr);
    BeadScorer scorer(source_, target_, models_, options_);
    result_ = {};
    // A long text is searched in windows, so that memory does not grow with it.
    for (LatticePoint at{0, 0}; at.source < source_.rows() || at.target < target_.rows();) {
      watch_.at(static_cast<double>(at.source) / std::max(source_.rows(), 1U));
      const LatticePoint end = window_end(band, at);
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
                                    if (shape.is_link() && source_.document_of[i] != target_.document_of[j])
                                      return -std::numeric_limits<double>::infinity();
                                    if (!fixed_.allow({i, i + shape.source}, {j, j + shape.target}))
                                      return -std::numeric_limits<double>::infinity();
                                    return scorer.score(shape, i, j);
                                  });
      shift(found, at);
      at = take(found, end);
      observe(scorer, at);
    }
    reestimate(coarse);
    watch_.end_round();
  }

  /// Beads of at most three rows: enough to find the way through a long text.
  [[nodiscard]] std::vector<BeadShape> small_shapes() const {
    std::vector<BeadShape> small;
    for (const BeadShape& shape : models_.shapes)
      if (shape.source + shape.target <= 3) small.push_back(shape);
    return small;
  }

  [[nodiscard]] LatticePoint window_end(const Band& band, LatticePoint begin) const {
    const LatticePoint last{source_.rows(), target_.rows()};
    // A fixed bead may not be cut, and a person sets few of them in few rows.
    if (!fixed_.rows().empty() || source_.rows() - begin.source <= kWindowRows + kWindowRows / 4) return last;
    const std::uint32_t row = begin.source + kWindowRows;
    // Documents that fit are taken whole.
    const std::uint32_t document = source_.document_of[row];
    const LatticePoint whole{source_.document_begin[document], target_.document_begin[document]};
    if (whole.source > begin.source && whole.source - begin.source > kWindowRows / 2) return whole;
    return {row, std::max(begin.target, (band.low[row] + band.high[row]) / 2)};
  }

  static RowBand shifted(RowBand rows, std::uint32_t by) {
    for (std::uint32_t& row : rows.low) row += by;
    for (std::uint32_t& row : rows.high) row += by;
    return rows;
  }

  static void shift(SearchResult& result, LatticePoint by) {
    for (std::vector<WeightedBead>* beads : {&result.path, &result.posteriors})
      for (WeightedBead& bead : *beads) {
        bead.source = {bead.source.begin + by.source, bead.source.end + by.source};
        bead.target = {bead.target.begin + by.target, bead.target.end + by.target};
      }
  }

  [[nodiscard]] bool is_document_begin(LatticePoint point) const noexcept {
    if (point.source == source_.rows()) return true;
    const std::uint32_t document = source_.document_of[point.source];
    return point.source == source_.document_begin[document] && point.target == target_.document_begin[document];
  }

  /// Takes what a window has found up to a sure bead well before its end, which was but a guess.
  /// @returns where the next window begins
  LatticePoint take(const SearchResult& found, LatticePoint end) {
    std::size_t count = found.path.size();
    if (!is_document_begin(end)) {
      std::size_t sure = 0;
      std::size_t any = 0;
      for (std::size_t k = 0; k < found.path.size() && found.path[k].source.end + kWindowOverlap <= end.source; ++k) {
        any = k + 1;
        if (found.path[k].weight > kSureBead && !found.path[k].source.empty() && !found.path[k].target.empty())
          sure = k + 1;
      }
      count = sure > 0 ? sure : any > 0 ? any : count;
    }
    if (count == 0) return {source_.rows(), target_.rows()};
    result_.path.insert(result_.path.end(), found.path.begin(),
                        found.path.begin() + static_cast<std::ptrdiff_t>(count));
    const LatticePoint cut{result_.path.back().source.end, result_.path.back().target.end};
    for (const WeightedBead& bead : found.posteriors)
      if (bead.source.end <= cut.source && bead.target.end <= cut.target) result_.posteriors.push_back(bead);
    return cut;
  }

  /// Tells the models what the beads say that were found since the last call and end before `upto`.
  void observe(const BeadScorer& scorer, LatticePoint upto) {
    for (; observed_ < result_.posteriors.size(); ++observed_) {
      const WeightedBead& bead = result_.posteriors[observed_];
      if (bead.source.empty() || bead.target.empty() || bead.source.end > upto.source) continue;
      if (bead.weight > 0.05) scorer.observe(bead, models_.mixture);
    }
  }

  void reestimate(bool coarse) {
    observed_ = 0;
    std::vector<double> counts(models_.shapes.size(), 0);
    for (const WeightedBead& bead : result_.posteriors) {
      for (std::size_t k = 0; k < counts.size(); ++k) {
        const BeadShape& shape = models_.shapes[k];
        if (shape.source == bead.source.size() && shape.target == bead.target.size()) counts[k] += bead.weight;
      }
      if (bead.source.empty() || bead.target.empty()) continue;
      if (bead.weight > 0.5)
        models_.length.observe(length_of(source_, bead.source), length_of(target_, bead.target), bead.weight);
      models_.ends.observe(source_.final_marks[bead.source.end - 1], target_.final_marks[bead.target.end - 1],
                           bead.weight);
      models_.paragraphs.observe(source_.paragraph_begin[bead.source.begin], target_.paragraph_begin[bead.target.begin],
                                 bead.weight);
    }
    // Shapes that were not tried are not rare for that.
    if (!coarse) detail::reestimate(models_.shapes, counts);
    models_.length.reestimate();
    models_.mixture.reestimate();
    models_.paragraphs.reestimate();
    models_.ends.reestimate();
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
  Watch& watch_;
  Models models_;
  SearchResult result_;
  std::size_t observed_ = 0;  ///< posteriors of this round that the models have been told of
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
  Impl(text::DataFolder folder, AlignerOptions opts, const normalize::NameSource* names,
       const normalize::WordSource* words)
      : data(std::move(folder)), options(opts), lexicon(names), learned(words), keys(data), confidence(data) {}

  [[nodiscard]] TieTable ties_between(const Side& source, const text::Document& source_document, const Side& target,
                                      const text::Document& target_document) const {
    const std::string_view from = text::base_language(source_document.language);
    const std::string_view to = text::base_language(target_document.language);
    TieTable ties(source.words.size(), target.words.size());
    tie_punctuation(source, target, ties);
    if (options.use_numbers) tie_numbers(source, target, ties);
    if (options.use_cognates) tie_cognates(source, target, ties);
    const std::lock_guard one_asks(lexicon_lock);
    if (options.use_names && lexicon != nullptr)
      tie_known_names(source, source_document.language, target, target_document.language, *lexicon, ties);
    if (options.use_learned && learned != nullptr) tie_learned_words(source, from, target, to, *learned, ties);
    return ties;
  }

  /// Pairs of one language pair on their way together.
  [[nodiscard]] std::vector<Alignment> align(const std::vector<DocumentPair>& pairs, FixedBeads& fixed,
                                             const AlignControl& control) const {
    Watch watch(control, options.rounds + 1);
    watch.check();
    std::vector<const text::Document*> sources;
    std::vector<const text::Document*> targets;
    for (const DocumentPair& pair : pairs) {
      sources.push_back(pair.source);
      targets.push_back(pair.target);
    }
    // A reader keeps what it has loaded, so each call has its own: align() may run in several threads.
    normalize::QuantityReader quantities(data);
    normalize::QuantityReader* reader = options.use_numbers ? &quantities : nullptr;
    Side source = make_side(sources, fixed.barred_source(), keys, reader);
    Side target = make_side(targets, fixed.barred_target(), keys, reader);
    watch.at(0);
    TieTable ties = ties_between(source, *sources.front(), target, *targets.front());
    Task task(std::move(source), std::move(target), std::move(ties), fixed, options, watch);
    const std::vector<WeightedBead> path = task.run();
    std::vector<Alignment> out;
    for (std::size_t k = 0; k < pairs.size(); ++k)
      out.push_back(PathToAlignment(task, sources[k]->segments.size(), targets[k]->segments.size(), confidence)
                        .convert(task.path_of(k, path)));
    return out;
  }

  text::DataFolder data;
  AlignerOptions options;
  const normalize::NameSource* lexicon;
  const normalize::WordSource* learned;
  normalize::LatinKeys keys;
  Confidence confidence;
  mutable std::mutex lexicon_lock;
};

Aligner::Aligner(text::DataFolder data, AlignerOptions options, const normalize::NameSource* lexicon,
                 const normalize::WordSource* learned)
    : impl_(std::make_unique<const Impl>(std::move(data), options, lexicon, learned)) {}
Aligner::~Aligner() = default;
Aligner::Aligner(Aligner&&) noexcept = default;
Aligner& Aligner::operator=(Aligner&&) noexcept = default;

Alignment Aligner::align(const text::Document& source, const text::Document& target, const std::vector<Bead>& fixed,
                         const AlignControl& control) const {
  FixedBeads fixed_beads(fixed, source, target);
  return impl_->align({{&source, &target}}, fixed_beads, control).front();
}

std::vector<Alignment> Aligner::align_pool(const std::vector<DocumentPair>& pairs, const AlignControl& control) const {
  if (pairs.empty()) return {};
  FixedBeads none({}, *pairs.front().source, *pairs.front().target);
  return impl_->align(pairs, none, control);
}

}  // namespace tolmach::align
