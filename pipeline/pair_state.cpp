#include "pipeline/pair_state.h"

#include <cstdint>
#include <filesystem>

#include <fmt/format.h>

#include "formats/input_file.h"
#include "formats/output_file.h"
#include "pipeline/detail/json_line.h"
#include "text/error.h"

namespace tolmach::pipeline {
namespace {

using detail::Json;
namespace fs = std::filesystem;

constexpr std::string_view kHead = "{\"tolmach_pairs\":1}";
constexpr std::size_t kPiece = 1U << 20U;

/// FNV-1a (Fowler, Noll, Vo), 64 bits: sees any change that happens by itself, and is no defence against a forger.
class Fingerprint {
 public:
  void add(std::string_view bytes) noexcept {
    for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  /// Each part by itself: "ab", "c" is not "a", "bc".
  void add_part(std::string_view part) {
    add(fmt::format("{}:", part.size()));
    add(part);
  }
  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", value_); }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325U;
};

std::string fingerprint_of_file(const std::string& path) {
  formats::InputFile file(path);
  Fingerprint fingerprint;
  for (std::string piece; !file.ended(); piece.clear()) {
    file.read(piece, kPiece);
    fingerprint.add(piece);
  }
  return fingerprint.text();
}

bool holds(const std::string& path, const std::string& fingerprint) {
  try {
    return fs::is_regular_file(path) && fingerprint_of_file(path) == fingerprint;
  } catch (const std::exception&) {
    // What can't be read is not what was written.
    return false;
  }
}

}  // namespace

PairState::PairState(std::string path, std::string settings, bool resume)
    : path_(std::move(path)), settings_(std::move(settings)) {
  Fingerprint of_settings;
  of_settings.add(settings_);
  settings_ = of_settings.text();
  std::error_code ignored;
  if (fs::exists(path_, ignored)) read();
  if (!resume) {
    finished_.clear();
    words_.clear();
    kept_.clear();
  }
  formats::OutputFile file(path_);
  file.stream() << kHead << '\n' << kept_;
  file.commit();
  kept_.clear();
  out_.open(path_, std::ios::binary | std::ios::app);
  if (!out_) throw Error(Error::Kind::kIo, "can't be written", {path_});
}

void PairState::read() {
  const std::string content = formats::read_file(path_);
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < content.size(); ++number) {
    const std::size_t end = content.find('\n', begin);
    const bool whole = end != std::string::npos;
    if (number == 1 && (!whole || content.substr(0, end) != kHead))
      throw Error(Error::Kind::kIo, "this is no state of a run over pairs; it is left as it is", {path_, 1},
                  "name another file with --state");
    // A crash may have cut the last line.
    if (!whole) break;
    if (number > 1) take_line(content.substr(begin, end - begin), number);
    begin = end + 1;
  }
}

void PairState::take_line(const std::string& line, std::size_t number) {
  const Where where{path_, number};
  const Json object = detail::parse_object(line, where);
  try {
    if (object.contains("key")) {
      Finished& pair = finished_[object.at("key").get<std::string>()];
      pair.figures = {object.at("beads").get<std::size_t>(), object.at("links").get<std::size_t>(),
                      object.at("confidence").get<double>()};
      pair.outputs.clear();
      for (const auto& [path, fingerprint] : object.at("outputs").items())
        pair.outputs.emplace_back(path, fingerprint.get<std::string>());
    } else if (object.at("settings").get<std::string>() == settings_) {
      Words words{{object.at("source_language").get<std::string>(), object.at("target_language").get<std::string>()},
                  {}};
      for (const Json& pair : object.at("words")) {
        words.pairs.push_back({pair.at(0).get<std::string>(), pair.at(1).get<std::string>(), pair.at(2).get<double>()});
        if (!(words.pairs.back().count > 0)) throw Error(Error::Kind::kIo, "expected counts above 0", where);
      }
      words_.push_back(std::move(words));
    }
  } catch (const Json::exception&) {
    throw Error(Error::Kind::kIo, "expected a finished pair or the words of a pool", where,
                "without --resume the file is begun anew");
  }
  kept_.append(line).push_back('\n');
}

std::string PairState::key_of(const FilePair& pair) const {
  std::error_code ignored;
  if (!fs::is_regular_file(pair.source, ignored) || !fs::is_regular_file(pair.target, ignored)) return {};
  Fingerprint key;
  for (const std::string& part : {settings_, pair.source, pair.target, pair.source_language, pair.target_language,
                                  pair.output, fingerprint_of_file(pair.source), fingerprint_of_file(pair.target)})
    key.add_part(part);
  return key.text();
}

std::optional<PairFigures> PairState::finished(const std::string& key) const {
  const auto found = finished_.find(key);
  if (found == finished_.end() || found->second.outputs.empty()) return std::nullopt;
  for (const auto& [path, fingerprint] : found->second.outputs)
    if (!holds(path, fingerprint)) return std::nullopt;
  return found->second.figures;
}

void PairState::add(const std::string& key, const std::vector<std::string>& outputs, const PairFigures& figures) {
  if (key.empty()) return;
  Json files = Json::object();
  for (const std::string& path : outputs) files[path] = fingerprint_of_file(path);
  append(detail::line_of({{"key", key},
                          {"outputs", std::move(files)},
                          {"beads", figures.beads},
                          {"links", figures.links},
                          {"confidence", figures.confidence}}));
}

void PairState::recall(PooledWords& words) const {
  for (const Words& known : words_) words.add(known.languages, known.pairs);
}

void PairState::add_words(const LanguagePair& languages, const std::vector<align::LearnedPair>& pairs) {
  Json words = Json::array();
  for (const align::LearnedPair& pair : pairs) words.push_back({pair.source, pair.target, pair.count});
  append(detail::line_of({{"settings", settings_},
                          {"source_language", languages.source},
                          {"target_language", languages.target},
                          {"words", std::move(words)}}));
}

void PairState::append(const std::string& line) {
  out_ << line << '\n' << std::flush;
  if (!out_) throw Error(Error::Kind::kIo, "can't be written", {path_});
}

}  // namespace tolmach::pipeline
