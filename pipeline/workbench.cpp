#include "pipeline/workbench.h"

#include <utility>

#include "lexicons/open.h"
#include "pipeline/name_gatherer.h"
#include "pipeline/pooled_words.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::pipeline {
namespace {

/// The bead of each segment of one side.
std::vector<std::size_t> beads_by_segment(const align::Alignment& alignment, std::size_t segments,
                                          text::SegmentRange align::Bead::*side) {
  std::vector<std::size_t> beads(segments, 0);
  for (std::size_t bead = 0; bead < alignment.size(); ++bead)
    for (std::uint32_t k = (alignment[bead].*side).begin; k < (alignment[bead].*side).end; ++k) beads[k] = bead;
  return beads;
}

}  // namespace

struct Workbench::Impl {
  explicit Impl(Settings s) : settings(std::move(s)), splitter(settings.data) {
    lexicons = lexicons_of(settings);
    lexicon = lexicons.stack.get();
  }

  align::Aligner& aligner() {
    if (!aligner_) aligner_.emplace(settings.data, settings.align, lexicon, learned_words());
    return *aligner_;
  }
  check::Checker& checker() {
    if (!checker_) checker_.emplace(settings.data, settings.check, lexicon);
    return *checker_;
  }
  NameGatherer& gatherer() {
    if (!gatherer_) gatherer_.emplace(settings.data, lexicon);
    return *gatherer_;
  }

  Settings settings;
  text::SentenceSplitter splitter;
  lexicons::OpenLexicons lexicons;
  const normalize::NameSource* lexicon = nullptr;

 private:
  const normalize::WordSource* learned_words() {
    if (settings.words == nullptr || lexicons.user == nullptr)
      return settings.words != nullptr ? settings.words : lexicons.user.get();
    return &words_.emplace(std::vector<const normalize::WordSource*>{lexicons.user.get(), settings.words});
  }

  std::optional<WordStack> words_;
  std::optional<align::Aligner> aligner_;
  std::optional<check::Checker> checker_;
  std::optional<NameGatherer> gatherer_;
};

Workbench::Workbench(Settings settings) : impl_(std::make_unique<Impl>(std::move(settings))) {}
Workbench::~Workbench() = default;
Workbench::Workbench(Workbench&&) noexcept = default;
Workbench& Workbench::operator=(Workbench&&) noexcept = default;

std::unique_ptr<const text::Document> Workbench::read(const std::string& path, const formats::ReadOptions& options) {
  return std::make_unique<const text::Document>(formats::read_document(path, options, impl_->splitter));
}

Review Workbench::align(std::unique_ptr<const text::Document> source, std::unique_ptr<const text::Document> target,
                        const align::Guidance& guidance, const align::AlignControl& control) {
  Review review = alone(std::move(target));
  review.alignment = impl_->aligner().align(*source, *review.target, guidance, control);
  review.source = std::move(source);
  return review;
}

Review Workbench::align_explained(std::unique_ptr<const text::Document> source,
                                  std::unique_ptr<const text::Document> target, const align::Guidance& guidance,
                                  const align::AlignControl& control) {
  Review review = alone(std::move(target));
  align::ExplainedAlignment explained = impl_->aligner().explain(*source, *review.target, guidance, control);
  review.alignment = std::move(explained.alignment);
  review.explanations = std::move(explained.explanations);
  review.source = std::move(source);
  return review;
}

std::vector<Review> Workbench::align_pool(std::vector<DocumentPair> pairs, const align::AlignControl& control) {
  std::vector<align::DocumentPair> pool;
  for (const DocumentPair& pair : pairs) pool.push_back({pair.source.get(), pair.target.get()});
  std::vector<align::Alignment> alignments = impl_->aligner().align_pool(pool, control);
  std::vector<Review> reviews;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    reviews.push_back(alone(std::move(pairs[k].target)));
    reviews.back().source = std::move(pairs[k].source);
    reviews.back().alignment = std::move(alignments[k]);
  }
  return reviews;
}

Review Workbench::alone(std::unique_ptr<const text::Document> target) {
  Review review;
  review.target = std::move(target);
  return review;
}

Review Workbench::aligned(std::unique_ptr<const text::Document> source, std::unique_ptr<const text::Document> target,
                          align::Alignment alignment, align::TargetOrder order) {
  std::string why;
  if (!align::valid(alignment, source->segments.size(), target->segments.size(), &why, order))
    throw Error(Error::Kind::kUsage, "the alignment does not fit the two files: " + why);
  Review review = alone(std::move(target));
  review.source = std::move(source);
  review.alignment = std::move(alignment);
  return review;
}

void Workbench::check(Review& review) {
  const bool paired = review.source != nullptr;
  review.findings =
      impl_->checker().check({review.target.get(), review.source.get(), paired ? &review.alignment : nullptr});
}

void Workbench::find_names(Review& review) {
  review.mentions.clear();
  for (const text::Document* document : {review.source.get(), review.target.get()})
    if (document != nullptr) review.mentions.push_back(impl_->gatherer().mentions_of(*document));
  if (review.source != nullptr) {
    review.mentions.front().beads =
        beads_by_segment(review.alignment, review.source->segments.size(), &align::Bead::source);
    review.mentions.back().beads =
        beads_by_segment(review.alignment, review.target->segments.size(), &align::Bead::target);
  }
  review.names = impl_->gatherer().clusters_of(review.mentions);
}

const normalize::NameSource* Workbench::lexicon() const noexcept {
  return impl_->lexicon;
}

}  // namespace tolmach::pipeline
