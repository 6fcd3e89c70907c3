#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "align/aligner.h"
#include "check/checker.h"
#include "formats/read_document.h"
#include "lexicons/records.h"
#include "normalize/clusters.h"
#include "text/data_folder.h"
#include "text/document.h"

namespace tolmach::pipeline {

/// What a workbench is set up with.
struct Settings {
  text::DataFolder data;
  bool use_lexicon = true;        ///< false: neither the seed nor the user's file is asked
  std::filesystem::path lexicon;  ///< the user's lexicon; a file that is missing or an empty path leaves the seed alone
  lexicons::Signature signature;  ///< of whose run what is learned is logged as; may be empty
  const normalize::WordSource* words =
      nullptr;  ///< asked beside the lexicon's; may be null; must outlive the workbench
  align::AlignerOptions align;
  check::CheckerOptions check;
};

/// Everything that is known of a text, or of a text and its source, when the straight line has been walked.
struct Review {
  std::unique_ptr<const text::Document> source;  ///< null when a text is checked alone
  std::unique_ptr<const text::Document> target;
  align::Alignment alignment;                         ///< empty without a source
  std::vector<align::BeadExplanation> explanations;   ///< one a bead; empty unless asked for
  std::vector<check::Finding> findings;               ///< empty unless checked
  std::vector<normalize::DocumentMentions> mentions;  ///< source first where there is one; empty unless named
  std::vector<normalize::NameCluster> names;
};

/// Two documents that are to be aligned.
struct DocumentPair {
  std::unique_ptr<const text::Document> source, target;
};

/// The straight line: read → align → check → names. Holds what the stations share (data, lexicons, readers), each made
/// when it is first needed. The front door of the whole library. One object may not be shared by threads.
class Workbench {
 public:
  /// @throws Error (io) when data or a lexicon can't be opened
  explicit Workbench(Settings settings);
  ~Workbench();
  Workbench(Workbench&&) noexcept;
  Workbench& operator=(Workbench&&) noexcept;

  /// Reads and segments a file. @throws Error, see formats::read_document
  [[nodiscard]] std::unique_ptr<const text::Document> read(const std::string& path,
                                                           const formats::ReadOptions& options);

  /// Pairs two documents. The review has no findings and no names yet.
  /// @throws align::Cancelled when control.stop asks for it
  [[nodiscard]] Review align(std::unique_ptr<const text::Document> source, std::unique_ptr<const text::Document> target,
                             const align::Guidance& guidance = {}, const align::AlignControl& control = {});
  /// The same, with the reasons for each bead in review.explanations.
  [[nodiscard]] Review align_explained(std::unique_ptr<const text::Document> source,
                                       std::unique_ptr<const text::Document> target,
                                       const align::Guidance& guidance = {}, const align::AlignControl& control = {});
  /// Pairs documents of one language pair that share what is induced from them. The reviews stand as the pairs do.
  /// @throws align::Cancelled when control.stop asks for it
  [[nodiscard]] std::vector<Review> align_pool(std::vector<DocumentPair> pairs,
                                               const align::AlignControl& control = {});
  /// A review of a text alone.
  [[nodiscard]] static Review alone(std::unique_ptr<const text::Document> target);
  /// A review of a pair whose alignment is given. @throws Error (usage) when it does not cover the documents
  [[nodiscard]] static Review aligned(std::unique_ptr<const text::Document> source,
                                      std::unique_ptr<const text::Document> target, align::Alignment alignment,
                                      align::TargetOrder order = align::TargetOrder::kKept);

  /// Fills review.findings.
  void check(Review& review);
  /// Fills review.mentions and review.names.
  void find_names(Review& review);

  /// The lexicon that is asked, or null.
  [[nodiscard]] const normalize::NameSource* lexicon() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tolmach::pipeline
