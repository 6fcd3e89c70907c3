#include "pipeline/pair_run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <new>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "lexicons/open.h"
#include "pipeline/detail/pool_parts.h"
#include "pipeline/parallel.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::pipeline {
namespace {

namespace fs = std::filesystem;

/// Text of both sides that is aligned as one in a pool. More is slower and holds more in memory; what the parts of a
/// pool share are words.
constexpr std::uint64_t kPoolPartBytes = 2U << 20U;

/// A path as it tells files apart, whether the file is there or not.
std::string place_of(const std::string& path) {
  std::error_code ignored;
  return fs::weakly_canonical(fs::absolute(path, ignored), ignored).string();
}

/// Why no file can be made at a path; empty where one can. What is found when all is aligned is found too late.
std::string fault_of_place(const std::string& output) {
  const std::string parent = fs::path(output).parent_path().string();
  const std::string folder = parent.empty() ? "." : parent;
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) return fmt::format("there is no folder {} for the output", folder);
  if (::access(folder.c_str(), W_OK | X_OK) != 0)
    return fmt::format("nothing can be written into the folder {}", folder);
  return {};
}

/// Why a pair of a list can't be aligned beside the others; empty for those that can. By number in the list.
std::vector<std::string> faults_of(const std::vector<FilePair>& pairs) {
  std::vector<std::string> faults(pairs.size());
  std::unordered_map<std::string, std::size_t> line_of;
  std::unordered_set<std::string> inputs;
  for (const FilePair& pair : pairs)
    if (pair.fault.empty())
      for (const std::string& input : {pair.source, pair.target}) inputs.insert(place_of(input));
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const FilePair& pair = pairs[k];
    if (!pair.fault.empty())
      faults[k] = pair.fault;
    else if (pair.source == "-" || pair.target == "-")
      faults[k] = "expected two files; standard input can't be one of a list";
    else if (pair.output.empty() || pair.output == "-")
      faults[k] = "expected an output file for this pair";
    std::error_code ignored;
    const fs::file_type type = fs::status(pair.output, ignored).type();
    if (!faults[k].empty() || (type != fs::file_type::regular && type != fs::file_type::not_found)) continue;
    const std::string place = place_of(pair.output);
    if (inputs.count(place) > 0) {
      faults[k] = fmt::format("the output {} is a text of this list", pair.output);
      continue;
    }
    const auto [first, is_new] = line_of.try_emplace(place, pair.line);
    faults[k] = is_new ? fault_of_place(pair.output)
                       : fmt::format("{} is the output of line {} too", pair.output, first->second);
  }
  return faults;
}

class PairRun {
 public:
  PairRun(const std::vector<FilePair>& pairs, const PairRunOptions& options, const PairHandlers& handlers)
      : pairs_(pairs),
        options_(options),
        handlers_(handlers),
        settings_(options.settings),
        workbenches_(std::max(options.jobs, 1U)),
        keys_(pairs.size()),
        lessons_(pairs.size()),
        written_(pairs.size()) {
    result_.pairs.resize(pairs.size());
    if (options.pool) {
      if (options.state != nullptr) options.state->recall(pooled_);
      settings_.words = &words_.emplace(word_layers());
    }
    // Before any thread is there, so that what is missing is said once.
    workbench(0);
  }

  PairRunResult run() {
    try {
      const std::vector<std::string> faults = faults_of(pairs_);
      for (std::size_t k = 0; k < pairs_.size(); ++k)
        if (!faults[k].empty()) fail(k, faults[k]);
      if (options_.pool) {
        run_pools();
      } else {
        in_parallel(pairs_.size(), options_.jobs, [this](unsigned worker, std::size_t pair) { align(worker, pair); });
      }
    } catch (const align::Cancelled&) {
      result_.stopped = true;
    }
    keep_lessons();
    return std::move(result_);
  }

 private:
  using Status = PairOutcome::Status;

  [[nodiscard]] std::vector<const normalize::WordSource*> word_layers() const {
    std::vector<const normalize::WordSource*> sources{&pooled_};
    if (options_.settings.words != nullptr) sources.push_back(options_.settings.words);
    return sources;
  }

  /// Each thread has its own: a lexicon's connection and what has been loaded of a language are not shared.
  Workbench& workbench(unsigned worker) {
    std::optional<Workbench>& own = workbenches_[worker];
    if (!own) own.emplace(settings_);
    return *own;
  }

  void go_on() const {
    if (options_.stop.stop_requested()) throw align::Cancelled();
  }

  /// Does a step for a pair. @return whether it succeeded; else the pair has failed
  template <typename Step>
  bool guarded(std::size_t pair, const Step& step) {
    try {
      step();
      return true;
    } catch (const Error& error) {
      fail(pair, error.what());
    } catch (const std::bad_alloc&) {
      fail(pair, "out of memory");
    }
    return false;
  }

  void fail(std::size_t pair, std::string why) { report(pair, {Status::kFailed, std::move(why), {}}); }

  void report(std::size_t pair, PairOutcome outcome) {
    const std::lock_guard guard(lock_);
    result_.pairs[pair] = std::move(outcome);
    if (handlers_.finished) handlers_.finished(pair, result_.pairs[pair]);
  }

  [[nodiscard]] bool is_open(std::size_t pair) const { return result_.pairs[pair].status == Status::kLeft; }

  /// Whether an earlier run has finished the pair; it is then reported.
  bool was_finished(std::size_t pair) {
    if (options_.state == nullptr) return false;
    keys_[pair] = options_.state->key_of(pairs_[pair]);
    const auto figures = options_.state->finished(keys_[pair]);
    if (figures) report(pair, {Status::kKept, {}, *figures});
    return figures.has_value();
  }

  DocumentPair read(unsigned worker, std::size_t pair) {
    const FilePair& files = pairs_[pair];
    formats::ReadOptions source = options_.source;
    formats::ReadOptions target = options_.target;
    if (!files.source_language.empty()) source.language = files.source_language;
    if (!files.target_language.empty()) target.language = files.target_language;
    DocumentPair documents;
    documents.source = workbench(worker).read(files.source, source);
    documents.target = workbench(worker).read(files.target, target);
    return documents;
  }

  void align(unsigned worker, std::size_t pair) {
    go_on();
    if (!is_open(pair)) return;
    guarded(pair, [&] {
      if (was_finished(pair)) return;
      DocumentPair documents = read(worker, pair);
      OwnedGuidance known;
      if (options_.guide) known = options_.guide(*documents.source, *documents.target, {options_.stop, {}});
      Review review = workbench(worker).align(std::move(documents.source), std::move(documents.target), known.guidance,
                                              {options_.stop, {}});
      write(worker, pair, review);
    });
  }

  void write(unsigned worker, std::size_t pair, Review& review) {
    std::vector<std::string> outputs = handlers_.write(workbench(worker), pairs_[pair], review);
    if (options_.learn) {
      lessons_[pair] = lesson_of(settings_.data, workbench(worker), review);
      written_[pair] = std::move(outputs);
    } else {
      note(pair, outputs, figures_of(review));
    }
    report(pair, {Status::kDone, {}, figures_of(review)});
  }

  void note(std::size_t pair, const std::vector<std::string>& outputs, const PairFigures& figures) {
    if (options_.state == nullptr) return;
    const std::lock_guard guard(lock_);
    options_.state->add(keys_[pair], outputs, figures);
  }

  /// In the order of the list, whatever was done first; a pair is finished when its lesson is kept.
  void keep_lessons() {
    if (std::none_of(lessons_.begin(), lessons_.end(), [](const auto& lesson) { return lesson.has_value(); })) return;
    const auto lexicon = lexicons::open_or_create(settings_.data, settings_.lexicon);
    lexicon->sign(settings_.signature);
    for (std::size_t pair = 0; pair < lessons_.size(); ++pair) {
      if (!lessons_[pair]) continue;
      const LessonCounts counts = keep(*lessons_[pair], *lexicon);
      result_.learned.names += counts.names;
      result_.learned.words += counts.words;
      note(pair, written_[pair], result_.pairs[pair].figures);
    }
  }

  /// All pairs of two languages together. They are read twice, so that only what is in work is held in memory.
  void run_pools() {
    const std::vector<detail::PoolPart> parts = detail::pool_parts(find_pools(), kPoolPartBytes);
    std::vector<std::vector<align::LearnedPair>> learned(parts.size());
    std::size_t steps = 0;
    for (const detail::PoolPart& part : parts) steps = std::max(steps, part.step + 1);
    for (std::size_t step = 0; step < steps; ++step) {
      std::vector<std::size_t> now;
      for (std::size_t k = 0; k < parts.size(); ++k)
        if (parts[k].step == step) now.push_back(k);
      in_parallel(now.size(), options_.jobs,
                  [&](unsigned worker, std::size_t k) { learned[now[k]] = align_part(worker, parts[now[k]]); });
      for (const std::size_t k : now) pooled_.add(parts[k].languages, learned[k]);
    }
  }

  std::map<LanguagePair, std::vector<detail::PoolMember>> find_pools() {
    std::vector<LanguagePair> languages(pairs_.size());
    std::vector<std::uint64_t> bytes(pairs_.size());
    in_parallel(pairs_.size(), options_.jobs, [&](unsigned worker, std::size_t pair) {
      go_on();
      if (!is_open(pair)) return;
      guarded(pair, [&] {
        if (was_finished(pair)) return;
        const DocumentPair documents = read(worker, pair);
        languages[pair] = {std::string(text::base_language(documents.source->language)),
                           std::string(text::base_language(documents.target->language))};
        bytes[pair] = documents.source->text.size() + documents.target->text.size();
      });
    });
    std::map<LanguagePair, std::vector<detail::PoolMember>> pools;
    for (std::size_t pair = 0; pair < pairs_.size(); ++pair)
      if (is_open(pair)) pools[languages[pair]].push_back({pair, bytes[pair]});
    return pools;
  }

  /// @return the words that the part teaches
  std::vector<align::LearnedPair> align_part(unsigned worker, const detail::PoolPart& part) {
    go_on();
    std::vector<std::size_t> numbers;
    std::vector<DocumentPair> documents;
    for (const std::size_t pair : part.pairs)
      if (guarded(pair, [&] { documents.push_back(read(worker, pair)); })) numbers.push_back(pair);
    std::vector<Review> reviews;
    std::vector<align::LearnedPair> words;
    const auto align_all = [&] {
      reviews = workbench(worker).align_pool(std::move(documents), {options_.stop, {}});
      words = learn(part.languages, reviews);
    };
    if (!guarded_all(numbers, align_all)) return {};
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      go_on();
      guarded(numbers[k], [&] { write(worker, numbers[k], reviews[k]); });
      reviews[k] = {};
    }
    return words;
  }

  /// A step for pairs that stand or fall together.
  template <typename Step>
  bool guarded_all(const std::vector<std::size_t>& numbers, const Step& step) {
    if (numbers.empty()) return false;
    std::string why;
    try {
      step();
      return true;
    } catch (const Error& error) {
      why = error.what();
    } catch (const std::bad_alloc&) {
      why = "out of memory";
    }
    for (const std::size_t pair : numbers) fail(pair, why);
    return false;
  }

  std::vector<align::LearnedPair> learn(const LanguagePair& languages, const std::vector<Review>& reviews) {
    // Of languages that are not known nothing can be kept by their name.
    if (languages.source == "und" || languages.target == "und") return {};
    std::vector<const Review*> all;
    for (const Review& review : reviews) all.push_back(&review);
    std::vector<align::LearnedPair> words = words_of(settings_.data, all);
    if (options_.state != nullptr && !words.empty()) {
      const std::lock_guard guard(lock_);
      options_.state->add_words(languages, words);
    }
    return words;
  }

  const std::vector<FilePair>& pairs_;
  const PairRunOptions& options_;
  const PairHandlers& handlers_;
  Settings settings_;
  PooledWords pooled_;
  std::optional<WordStack> words_;
  std::vector<std::optional<Workbench>> workbenches_;
  std::vector<std::string> keys_;                  ///< the pairs' keys in the state
  std::vector<std::optional<Lesson>> lessons_;     ///< of pairs that are written; small beside their texts
  std::vector<std::vector<std::string>> written_;  ///< their files
  std::mutex lock_;                                ///< of the state and the result
  PairRunResult result_;
};

}  // namespace

PairRunResult run_pairs(const std::vector<FilePair>& pairs, const PairRunOptions& options,
                        const PairHandlers& handlers) {
  return PairRun(pairs, options, handlers).run();
}

PairFigures figures_of(const Review& review) {
  PairFigures figures;
  figures.beads = review.alignment.size();
  for (const align::Bead& bead : review.alignment) {
    if (!bead.is_link()) continue;
    ++figures.links;
    figures.confidence += bead.confidence;
  }
  if (figures.links > 0) figures.confidence /= static_cast<double>(figures.links);
  return figures;
}

}  // namespace tolmach::pipeline
