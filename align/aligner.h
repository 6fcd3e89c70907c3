#pragma once

#include <memory>
#include <vector>

#include "align/align_control.h"
#include "align/bead.h"
#include "align/evidence.h"
#include "align/explanation.h"
#include "align/guidance.h"
#include "align/word_learner.h"
#include "normalize/name_source.h"
#include "normalize/word_source.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::align {

/// What an alignment may do and use.
///
/// | option   | meaning                                                               | default |
/// |----------|-----------------------------------------------------------------------|---------|
/// | max_side | most segments on one side of a bead when the other has one, 1 to 255  | 4       |
/// | rounds   | rounds in which words are induced from the round before; 0 = none     | 3       |
/// | swap     | two neighbouring segments may stand the other way round in the target | false   |
/// | evidence | what speaks for or against a bead                                     | all     |
struct AlignerOptions {
  unsigned max_side = 4;
  unsigned rounds = 3;
  bool swap = false;
  EvidenceSet evidence;
};

/// Aligns two versions of a text, in two languages or in one. Thread-safe to share: align() is const and keeps no
/// state, and the lexicon and the learned words are asked by one thread at a time.
class Aligner {
 public:
  /// @param lexicon may be null; must outlive the aligner, and nothing else may ask it while the aligner works
  /// @param learned words that earlier alignments have taught; as the lexicon
  Aligner(text::DataFolder data, AlignerOptions options = {}, const normalize::NameSource* lexicon = nullptr,
          const normalize::WordSource* learned = nullptr);
  ~Aligner();
  Aligner(Aligner&&) noexcept;
  Aligner& operator=(Aligner&&) noexcept;

  /// Aligns two segmented documents. The result is valid(); a segment that is not linkable stands alone.
  /// @param guidance what a person or a model from outside knows of the pair
  /// @param control how the caller follows the work and stops it
  /// @throws Error (usage) when fixed beads overlap, cross, reach over a wall, have more than 255 segments on a side or
  ///   lie outside the documents
  /// @throws Cancelled when control.stop asks for it
  [[nodiscard]] Alignment align(const text::Document& source, const text::Document& target,
                                const Guidance& guidance = {}, const AlignControl& control = {}) const;

  /// The same, with the reasons for each bead.
  [[nodiscard]] ExplainedAlignment explain(const text::Document& source, const text::Document& target,
                                           const Guidance& guidance = {}, const AlignControl& control = {}) const;

  /// Aligns pairs of documents of one language pair that share what is induced from all of them: one lexicon of words,
  /// one model of lengths and of bead types. Each alignment is as align() gives it. All pairs are held in memory.
  /// @throws Cancelled when control.stop asks for it
  [[nodiscard]] std::vector<Alignment> align_pool(const std::vector<DocumentPair>& pairs,
                                                  const AlignControl& control = {}) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace tolmach::align
