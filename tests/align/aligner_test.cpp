#include "align/aligner.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>

#include <gmock/gmock.h>

#include "align/evaluate.h"
#include "tests/align/few_lines.h"
#include "tests/lines.h"
#include "text/error.h"
#include "text/sentences.h"

namespace tolmach::align {
namespace {

namespace fs = std::filesystem;

using tests::lines;

TEST(Valid, SeesGapsOverlapsAndEmptyBeads) {
  EXPECT_TRUE(valid({{{0, 1}, {0, 1}}, {{1, 3}, {1, 1}}}, 3, 1));
  EXPECT_FALSE(valid({{{0, 1}, {0, 1}}}, 2, 1)) << "a source segment is left over";
  EXPECT_FALSE(valid({{{0, 1}, {0, 1}}, {{0, 2}, {1, 1}}}, 2, 1)) << "a source segment stands twice";
  EXPECT_FALSE(valid({{{0, 1}, {0, 1}}, {{1, 1}, {1, 1}}}, 1, 1)) << "a bead is empty";
  const Alignment crossed{{{0, 1}, {1, 2}}, {{1, 2}, {0, 1}}};
  EXPECT_FALSE(valid(crossed, 2, 2)) << "the target crosses";
  EXPECT_TRUE(valid(crossed, 2, 2, nullptr, TargetOrder::kMayCross));
  EXPECT_FALSE(valid({{{0, 1}, {1, 2}}, {{1, 2}, {1, 2}}}, 2, 2, nullptr, TargetOrder::kMayCross)) << "twice";
}

TEST(Aligner, PairsASimpleText) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const Alignment alignment = make_aligner().align(source, target);
  ASSERT_EQ(alignment.size(), 4U);
  for (const Bead& bead : alignment) {
    EXPECT_EQ(bead.source, bead.target);
    EXPECT_GT(bead.confidence, 0);
    EXPECT_LE(bead.confidence, 1);
  }
}

TEST(Aligner, FindsADroppedSentence) {
  const auto source = lines("en", kEnglish);
  const auto target =
      lines("uk", "Міністр прибув до Києва 5 травня.\nПереговори тривали дві години.\nНіхто нічого не підписав.\n");
  const Alignment alignment = make_aligner().align(source, target);
  expect_valid(alignment, source, target);
  EXPECT_EQ(alignment[1].source, (SegmentRange{1, 2}));
  EXPECT_TRUE(alignment[1].target.empty());
}

TEST(Aligner, PairsATextWithItself) {
  const auto text = lines("en", kEnglish);
  for (const Bead& bead : make_aligner().align(text, text)) EXPECT_EQ(bead.source, bead.target);
}

TEST(Aligner, CoversDocumentsWithoutText) {
  const auto nothing = lines("en", "");
  const auto text = lines("uk", kUkrainian);
  for (const auto& [source, target] :
       {std::pair(&nothing, &text), std::pair(&text, &nothing), std::pair(&nothing, &nothing)})
    expect_valid(make_aligner().align(*source, *target), *source, *target);
}

TEST(Aligner, LetsNoBeadSpanAnEmptyLine) {
  const auto source = lines("en", "One sentence here.\n\nAnother sentence there.\n<p>\nA third one.\n");
  const auto target = lines("en", "One sentence here. Another sentence there. A third one.\n");
  const Alignment alignment = make_aligner().align(source, target);
  expect_valid(alignment, source, target);
  for (const Bead& bead : alignment) {
    EXPECT_LE(bead.source.size(), 1U);
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i)
      EXPECT_TRUE(source.segments[i].linkable || bead.target.empty());
  }
}

TEST(Aligner, WorksWithoutAnyOneEvidence) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  for (std::size_t k = 0; k < kEvidences; ++k) {
    AlignerOptions options;
    options.evidence.leave_out(static_cast<Evidence>(k));
    expect_valid(make_aligner(options).align(source, target), source, target);
  }
}

TEST(Evidence, IsKnownByItsName) {
  EXPECT_EQ(evidence_to_leave_out("length"), Evidence::kLength);
  EXPECT_EQ(evidence_to_leave_out("lexical"), Evidence::kWords);
  EXPECT_EQ(evidence_to_leave_out("unexplained"), std::nullopt);
  EXPECT_EQ(evidence_to_leave_out("Length"), std::nullopt);
}

TEST(Aligner, ExplainsEachBeadByTheEvidenceThatIsUsed) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const ExplainedAlignment explained = make_aligner().explain(source, target);
  const Alignment plain = make_aligner().align(source, target);
  ASSERT_EQ(explained.alignment.size(), plain.size());
  ASSERT_EQ(explained.explanations.size(), plain.size());
  const auto value = [](const BeadExplanation& explanation, Evidence evidence) {
    double sum = 0;
    for (const Contribution& part : explanation.contributions) sum += part.evidence == evidence ? part.value : 0;
    return sum;
  };
  EXPECT_GT(value(explained.explanations[0], Evidence::kNumbers), 0) << "5 May";
  EXPECT_LT(value(explained.explanations[0], Evidence::kUnexplained), 0);
  const auto tied = [&](std::size_t bead, const std::string& a, const std::string& b) {
    for (const WordTie& tie : explained.explanations[bead].ties)
      if (tie.source == a && tie.target == b) return true;
    return false;
  };
  EXPECT_TRUE(tied(1, "12", "12"));
  EXPECT_TRUE(tied(0, "minister", "Міністр"));
  EXPECT_FALSE(tied(0, "minister", "травня"));

  AlignerOptions options;
  options.evidence.leave_out(Evidence::kNumbers);
  for (const BeadExplanation& without : make_aligner(options).explain(source, target).explanations)
    EXPECT_EQ(value(without, Evidence::kNumbers), 0);
}

TEST(Aligner, ExplainsDeletionsByTheirPrice) {
  const auto source = lines("en",
                            "The minister arrived on 5 May.\n\nEach of them paid 3000 euros for a small room with a "
                            "large window.\nNobody saw 12 envoys.\n");
  const auto target = lines("uk", "Міністр прибув 5 травня.\n\nНіхто не бачив 12 посланців.\n");
  const auto evidence_of_deletions = [&](const AlignerOptions& options) {
    const ExplainedAlignment explained = make_aligner(options).explain(source, target);
    std::set<Evidence> seen;
    for (std::size_t k = 0; k < explained.alignment.size(); ++k) {
      if (explained.alignment[k].is_link()) continue;
      const bool empty_line =
          explained.alignment[k].source == SegmentRange{1, 2} || explained.alignment[k].target == SegmentRange{1, 2};
      EXPECT_EQ(explained.explanations[k].contributions.empty(), empty_line) << "an empty line was never to be linked";
      for (const Contribution& part : explained.explanations[k].contributions) {
        seen.insert(part.evidence);
        if (part.evidence == Evidence::kShape) {
          EXPECT_LT(part.value, 0);
        }
      }
    }
    return seen;
  };
  EXPECT_EQ(evidence_of_deletions({}), (std::set<Evidence>{Evidence::kShape, Evidence::kDeletion}));
  AlignerOptions options;
  options.evidence.leave_out(Evidence::kDeletion);
  EXPECT_EQ(evidence_of_deletions(options), std::set<Evidence>{Evidence::kShape});
}

TEST(Aligner, ShowsTheWordsOfEachBeadAsTheyStandThere) {
  const auto source = lines("en", "The minister arrived on 5 May.\nNobody saw the MINISTERS at 12.\n");
  const auto target = lines("uk", "Міністр прибув 5 травня.\nНіхто не бачив міністрів о 12.\n");
  const ExplainedAlignment explained = make_aligner().explain(source, target);
  ASSERT_EQ(explained.alignment.size(), 2U);
  const auto tied = [&](std::size_t bead, const std::string& a, const std::string& b) {
    const auto& ties = explained.explanations[bead].ties;
    return std::any_of(ties.begin(), ties.end(), [&](const WordTie& t) { return t.source == a && t.target == b; });
  };
  EXPECT_TRUE(tied(0, "minister", "Міністр"));
  EXPECT_TRUE(tied(1, "MINISTERS", "міністрів"));
}

/// Two texts whose second and third sentences stand the other way round.
const char* const kOrdered =
    "The minister arrived in Kyiv.\nHe met 12 envoys.\nThe talks cost 300 euros.\nNobody left.\n";
const char* const kSwapped =
    "Міністр прибув до Києва.\nПереговори коштували 300 євро.\nВін зустрів 12 посланців.\nНіхто не пішов.\n";

TEST(Aligner, CrossesOnlyWhenSwapsAreAskedFor) {
  const auto source = lines("en", kOrdered);
  const auto target = lines("uk", kSwapped);
  expect_valid(make_aligner().align(source, target), source, target);
  AlignerOptions options;
  options.swap = true;
  const ExplainedAlignment crossed = make_aligner(options).explain(source, target);
  std::string why;
  EXPECT_FALSE(valid(crossed.alignment, 4, 4));
  EXPECT_TRUE(valid(crossed.alignment, 4, 4, &why, TargetOrder::kMayCross)) << why;
  ASSERT_EQ(crossed.alignment.size(), 4U);
  ASSERT_EQ(crossed.explanations.size(), 4U);
  EXPECT_EQ(crossed.alignment[1].target, (SegmentRange{2, 3}));
  EXPECT_EQ(crossed.alignment[2].target, (SegmentRange{1, 2}));
}

TEST(Aligner, SwapsNothingThatStandsInOrder) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  AlignerOptions options;
  options.swap = true;
  expect_valid(make_aligner(options).align(source, target), source, target);
}

/// Knows the right partner of each segment, or the wrong one.
class Oracle : public SegmentSimilarity {
 public:
  explicit Oracle(std::uint32_t shift) : shift_(shift) {}
  [[nodiscard]] double of(SegmentRange source, SegmentRange target) const override {
    const bool right = source.begin + shift_ == target.begin && source.size() == target.size();
    // A little noise, as any model has.
    return (right ? 0.8 : 0.1) + 0.01 * ((source.begin * 7 + target.begin * 3) % 5);
  }

 private:
  std::uint32_t shift_;
};

TEST(Aligner, HearsWhatAModelFromOutsideSays) {
  std::string text;
  for (int k = 0; k < 12; ++k) text += "Lorem ipsum.\n";
  const auto source = lines("en", text);
  const auto target = lines("uk", text + "Lorem ipsum.\n");
  const Oracle oracle(1);
  const Alignment alignment = make_aligner().align(source, target, {{}, {}, {&oracle}});
  expect_valid(alignment, source, target);
  for (const Bead& bead : alignment) {
    if (bead.is_link()) {
      EXPECT_EQ(bead.target.begin, bead.source.begin + 1);
    }
  }
  AlignerOptions options;
  options.evidence.leave_out(Evidence::kSimilarity);
  const Alignment deaf = make_aligner(options).align(source, target, {{}, {}, {&oracle}});
  EXPECT_EQ(deaf[0].confidence, make_aligner().align(source, target)[0].confidence);
}

TEST(Aligner, SaysTheSameEveryTime) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const Aligner aligner = make_aligner();
  const Alignment first = aligner.align(source, target);
  const Alignment second = aligner.align(source, target);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].confidence, second[i].confidence);
}

TEST(Aligner, TellsHowFarItIs) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  std::vector<double> shares;
  AlignControl control;
  control.progress = [&](double done) { shares.push_back(done); };
  const Alignment watched = make_aligner().align(source, target, {}, control);
  EXPECT_EQ(watched.size(), make_aligner().align(source, target).size());
  EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
  ASSERT_GE(shares.size(), 5U);
  EXPECT_EQ(shares.front(), 0);
  EXPECT_EQ(shares.back(), 1);
}

TEST(Aligner, StopsWhenAsked) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const Aligner aligner = make_aligner();
  for (const double when : {0.0, 0.3, 0.6}) {
    std::stop_source stop;
    double last = 0;
    AlignControl control{stop.get_token(), [&](double done) {
                           last = done;
                           if (done >= when) stop.request_stop();
                         }};
    EXPECT_THROW(static_cast<void>(aligner.align(source, target, {}, control)), Cancelled);
    EXPECT_LT(last, when + 0.3) << "it goes on for a step at most";
    EXPECT_THROW(static_cast<void>(aligner.align_pool({{&source, &target}}, control)), Cancelled);
  }
  EXPECT_EQ(aligner.align(source, target).size(), 4U) << "others are not touched";
}

/// Fails when two threads ask at once.
class OneAtATime : public normalize::WordSource {
 public:
  [[nodiscard]] std::vector<normalize::WordTranslation> translations(std::string_view, std::string_view,
                                                                     std::string_view) const override {
    EXPECT_FALSE(asked_.exchange(true));
    std::this_thread::sleep_for(std::chrono::microseconds(50));
    asked_ = false;
    return {};
  }

 private:
  mutable std::atomic<bool> asked_{false};
};

TEST(Aligner, MayBeSharedByThreads) {
  const auto source = lines("en", kEnglish);
  const auto target = lines("uk", kUkrainian);
  const OneAtATime words;
  const Aligner aligner(text::DataFolder(TOLMACH_TEST_DATA), {}, nullptr, &words);
  const Alignment alone = aligner.align(source, target);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&] {
      for (int run = 0; run < 5; ++run) {
        const Alignment shared = aligner.align(source, target);
        ASSERT_EQ(shared.size(), alone.size());
        for (std::size_t k = 0; k < alone.size(); ++k) EXPECT_EQ(shared[k].confidence, alone[k].confidence);
      }
    });
}

std::string slurp(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

std::vector<std::uint32_t> numbers(const std::string& text) {
  std::vector<std::uint32_t> out;
  std::istringstream in(std::regex_replace(text, std::regex("[^0-9]+"), " "));
  for (std::uint32_t n = 0; in >> n;) out.push_back(n);
  return out;
}

std::vector<JudgedBead> gold_of(const fs::path& path) {
  std::vector<JudgedBead> beads;
  std::istringstream in(slurp(path));
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find("]:");
    beads.push_back({numbers(line.substr(0, colon)), numbers(line.substr(colon)), 1});
  }
  return beads;
}

std::vector<JudgedBead> judged(const Alignment& alignment, const text::Document& source, const text::Document& target) {
  std::vector<JudgedBead> beads;
  for (const Bead& bead : alignment) {
    JudgedBead out;
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i)
      if (source.segments[i].linkable) out.source.push_back(i);
    for (std::uint32_t j = bead.target.begin; j < bead.target.end; ++j)
      if (target.segments[j].linkable) out.target.push_back(j);
    beads.push_back(out);
  }
  return beads;
}

/// The samples are the project's own regression test: strict F1 over all stays above a floor.
TEST(Aligner, StaysAboveItsFloorOnTheSamples) {
  const fs::path folder = fs::path(TOLMACH_TEST_DATA) / "articles";
  const Aligner aligner = make_aligner();
  Evaluator evaluator;
  std::set<std::string> languages;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    const std::string stem = file.substr(0, file.find('.'));
    if (entry.path().extension() != ".sentences" || file == stem + ".en.sentences") continue;
    const std::string language = file.substr(stem.size() + 1, 2);
    languages.insert(language);
    const auto source = lines("en", slurp(folder / (stem + ".en.sentences")));
    const auto target = lines(language, slurp(entry.path()));
    evaluator.add(gold_of(folder / (stem + ".gold")), judged(aligner.align(source, target), source, target));
  }
  EXPECT_GE(languages.size(), 5U);
  EXPECT_GE(evaluator.result().strict.f1, 0.93);
}

}  // namespace
}  // namespace tolmach::align
