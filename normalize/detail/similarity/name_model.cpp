#include "normalize/detail/similarity/name_model.h"

#include <algorithm>
#include <charconv>
#include <forward_list>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "text/data_file.h"
#include "text/error.h"
#include "text/string_map.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kMostLanguages = 200;
constexpr std::size_t kContextBytes = 6;  ///< that a context usually takes in the file

/// A part of the file: "@ name family" and the lines below it.
struct Section {
  std::string name, family;
  std::string_view lines;
  std::string_view before;  ///< them in the file
};

/// The number of the line, from 1, that begins or goes on behind a text.
std::size_t line_in(std::string_view before) noexcept {
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

/// Reads the lines of sections.
class SectionReader {
 public:
  SectionReader(const std::string& file, NameModel& model) : file_(file), model_(model) {}

  /// Those of the sections that have this name. @param contexts for their contexts; null where they have none
  void read(const std::string& name, const std::vector<Section>& sections, ContextWeights* contexts = nullptr) {
    contexts_ = contexts;
    for (const Section& section : sections)
      if (section.name == name) read(section);
  }
  /// Takes back all costs that were read.
  void forget_costs() {
    for (auto& row : model_.costs.cost) row.fill(kDearestPair);
    for (std::size_t k = 0; k < kSounds; ++k) {
      model_.costs.cost[k][k] = 0;
      model_.costs.cost[k][0] = model_.costs.cost[0][k] = kDearestLone;
    }
    model_.costs.cost[0][0] = 0;
  }

 private:
  void read(const Section& section) {
    before_ = section.before;
    lines_ = 0;
    bool has_costs = false;
    for (std::string_view rest = section.lines; !rest.empty(); ++lines_) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == 'c' && !std::exchange(has_costs, true)) forget_costs();
      read_line(line);
    }
  }

  [[noreturn]] void fail(const std::string& message) const {
    throw Error(Error::Kind::kIo, message, {file_, line_in(before_) + lines_},
                "'tolmach learn-names' makes such files");
  }

  /// kind TAB what TAB number; several things of one number stand in a line, with a space between.
  void read_line(std::string_view line) {
    const std::size_t second = line.find('\t', 2);
    if (line.size() < 4 || line[1] != '\t' || second == std::string_view::npos)
      fail("expected three fields, found '" + std::string(line) + "'");
    const std::int32_t hundredths = number(line.substr(second + 1));
    std::string_view rest = line.substr(2, second - 2);
    if (contexts_ != nullptr) {
      if (line.front() != 'w') fail("expected w, found '" + std::string(1, line.front()) + "'");
      return read_contexts(rest, hundredths);
    }
    const float value = static_cast<float>(hundredths) * ContextWeights::kUnit;
    for (;;) {
      const std::size_t end = rest.find(' ');
      read_value(line.front(), rest.substr(0, end), value);
      if (end == std::string_view::npos) return;
      rest.remove_prefix(end + 1);
    }
  }

  void read_value(char kind, std::string_view what, float value) {
    switch (kind) {
      case 'c':
        read_cost(what, value);
        break;
      case 'm':
        read_measure(what, value);
        break;
      default:
        fail("expected c or m, found '" + std::string(1, kind) + "'");
    }
  }

  [[nodiscard]] std::int32_t number(std::string_view field) const {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc() || end != field.data() + field.size() || value < -100'000 || value > 100'000)
      fail("expected a number of hundredths, found '" + std::string(field) + "'");
    return value;
  }

  [[nodiscard]] unsigned char sound(char symbol) const {
    const unsigned char sound = SoundAlphabet::sound_of(symbol);
    if (sound == 0 && symbol != '-') fail("expected sounds, a letter or digit each, or - for none");
    return sound;
  }

  void read_cost(std::string_view what, float value) {
    if (what.size() != 2 || what == "--" || value < 0) fail("expected two sounds and a cost that is not below 0");
    model_.costs.cost[sound(what[0])][sound(what[1])] = value;
  }

  /// One to three pairs of sounds each; most of the file is of these.
  void read_contexts(std::string_view what, std::int32_t hundredths) {
    std::size_t at = 0;
    do {
      Context sounds = 0;
      std::size_t pairs = 0;
      for (; at + 1 < what.size() && what[at] != ' '; at += 2, ++pairs)
        sounds = sounds << 12 | static_cast<Context>(sound(what[at])) << 6 | sound(what[at + 1]);
      if (pairs == 0 || pairs > 3 || (at < what.size() && what[at] != ' '))
        fail("expected one to three pairs of sounds");
      contexts_->add(context_of(sounds, pairs), hundredths);
    } while (at++ < what.size());
  }

  void read_measure(std::string_view what, float value) {
    if (what == "quick-offset") {
      model_.quick_offset = value;
      return;
    }
    if (what == "quick-slope") {
      model_.quick_slope = value;
      return;
    }
    for (std::size_t k = 0; k < kMeasures; ++k) {
      if (what != to_string(static_cast<Measure>(k))) continue;
      model_.measures[k] += value;
      return;
    }
    fail("there is no measure '" + std::string(what) + "'");
  }

  const std::string& file_;
  NameModel& model_;
  ContextWeights* contexts_ = nullptr;
  std::string_view before_;  ///< the section
  std::size_t lines_ = 0;    ///< of the section that were read
};

constexpr std::string_view kCostsMark = "@\t";
constexpr std::string_view kContextsMark = "@w\t";

/// Where the next section begins, at `from` or later; the text's size where none does.
std::size_t find_section(std::string_view text, std::string_view mark, std::size_t from) {
  for (std::size_t at = from; (at = text.find(mark, at)) != std::string_view::npos; ++at)
    if (at == 0 || text[at - 1] == '\n') return at;
  return text.size();
}

std::vector<Section> find_sections(std::string_view text, std::string_view mark, const std::string& name) {
  std::vector<Section> sections;
  for (std::size_t at = find_section(text, mark, 0); at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view head = text.substr(at + mark.size(), end - at - mark.size());
    const std::size_t tab = head.find('\t');
    if (tab == std::string_view::npos || tab == 0)
      throw Error(Error::Kind::kIo, "expected the name of a section and its family",
                  {name, line_in(text.substr(0, at))});
    const std::size_t begin = std::min(end + 1, text.size());
    const std::size_t next = find_section(text, mark, begin);
    sections.push_back({std::string(head.substr(0, tab)), std::string(head.substr(tab + 1)),
                        text.substr(begin, next - begin), text.substr(0, begin)});
    at = next;
  }
  return sections;
}

NameGroups groups_of(const std::vector<Section>& sections, const std::string& name) {
  std::vector<NameGroups::Language> languages;
  for (const Section& section : sections)
    if (section.family != "-") languages.push_back({section.name, section.family});
  if (languages.size() > kMostLanguages) throw Error(Error::Kind::kIo, "more than 200 languages", {name});
  return NameGroups(std::move(languages));
}

}  // namespace

double NameModel::log_odds(const PreparedName& a, const PreparedName& b) const {
  const NameAlignment alignment = align_names(a, b, costs);
  const Measures measured = measures_of(a, b, alignment, costs);
  double sum = 0;
  for (std::size_t k = 0; k < kMeasures; ++k) sum += static_cast<double>(measures[k] * measured[k]);
  for_each_context(alignment, symmetric, [&, &weights = *contexts](Context context) {
    if (const std::int32_t hundredths = weights.of(context); hundredths != 0)
      sum += static_cast<double>(static_cast<float>(hundredths) * ContextWeights::kUnit);
  });
  return sum;
}

double NameModel::quick_log_odds(const PreparedName& a, const PreparedName& b) const noexcept {
  const double length = static_cast<double>(a.whole.size() + b.whole.size()) / 2;
  const double cost = length == 0 ? 1 : static_cast<double>(costs.distance(a.whole, b.whole)) / length;
  return static_cast<double>(quick_offset) + static_cast<double>(quick_slope) * cost;
}

struct NameModels::Impl {
  /// @param owner of the text
  Impl(std::shared_ptr<const void> owner, std::string_view all, std::string path)
      : owner_of_text(std::move(owner)),
        text(all),
        file(std::move(path)),
        costs(find_sections(text.substr(0, find_section(text, kContextsMark, 0)), kCostsMark, file)),
        groups(groups_of(costs, file)),
        quick_models(groups.size() * groups.size()),
        models(groups.size() * groups.size()) {}

  std::shared_ptr<const void> owner_of_text;
  std::string_view text;
  std::string file;
  std::vector<Section> costs, contexts;   ///< contexts: none before they are needed
  std::optional<text::TableFile> tables;  ///< contexts that need not be read
  std::uint64_t hash = 0;                 ///< of the text
  NameGroups groups;
  /// Several pairs of groups share a model: by the names of its sections, and whether it has contexts.
  std::map<std::pair<std::vector<std::string>, bool>, NameModel> by_sections;
  std::forward_list<ContextWeights> all_weights;  ///< of the models
  std::mutex mutex;
  struct Cell {
    std::once_flag once;
    const NameModel* model = nullptr;
  };
  std::vector<Cell> quick_models, models;

  /// The contexts of the sections of a name; they add to those of a more general table.
  ContextWeights weights_of(const std::string& name, const ContextWeights* general) {
    if (const auto bytes = tables ? tables->find(name, hash) : std::nullopt)
      if (const auto table = ContextTable::of(*bytes)) return ContextWeights(general, *table);
    return read_contexts(name, general);
  }

  /// The same, read from the text.
  ContextWeights read_contexts(const std::string& name, const ContextWeights* general) {
    if (contexts.empty()) contexts = find_sections(text, kContextsMark, file);
    ContextWeights weights(general);
    weights.reserve(contexts_in(name));
    NameModel no_costs;
    SectionReader(file, no_costs).read(name, contexts, &weights);
    return weights;
  }

  /// About how many contexts a section has.
  [[nodiscard]] std::size_t contexts_in(std::string_view name) const {
    std::size_t bytes = 0;
    for (const Section& section : contexts)
      if (section.name == name) bytes += section.lines.size();
    return bytes / kContextBytes;
  }

  /// What the sections say together: each adds to what those before it say, which many models share and which is kept
  /// for them. Precondition: the mutex is held.
  const NameModel& model_of(const std::vector<std::string>& sections, bool with_contexts) {
    const std::pair key(sections, with_contexts);
    if (const auto found = by_sections.find(key); found != by_sections.end()) return found->second;
    NameModel model;
    SectionReader reader(file, model);
    if (sections.size() > 1) {
      model = model_of({sections.begin(), sections.end() - 1}, with_contexts);
    } else {
      reader.forget_costs();
    }
    model.symmetric = NameGroups::is_symmetric(sections);
    reader.read(sections.back(), costs);
    if (with_contexts) {
      model.contexts = &all_weights.emplace_front(weights_of(sections.back(), model.contexts));
    }
    return by_sections.emplace(key, std::move(model)).first->second;
  }

  const NameModel& cell(std::vector<Cell>& cells, NameGroups::Group a, NameGroups::Group b, bool with_contexts) {
    Cell& cell = cells.at(a * groups.size() + b);
    std::call_once(cell.once, [&] {
      const std::lock_guard lock(mutex);
      cell.model = &model_of(groups.sections(a, b), with_contexts);
    });
    return *cell.model;
  }
};

NameModels::NameModels(const std::filesystem::path& path) {
  const auto data = std::make_shared<const text::DataFile>(path);
  impl_ = std::make_unique<Impl>(data, data->text(), path.string());
  impl_->tables = text::TableFile::open(std::filesystem::path(path).replace_extension(".tables"));
  if (impl_->tables) impl_->hash = text::hash_of(data->text());
}
NameModels::NameModels(const std::string& text, const std::string& name) {
  const auto own = std::make_shared<const std::string>(text);
  impl_ = std::make_unique<Impl>(own, *own, name);
}
NameModels::~NameModels() = default;
NameModels::NameModels(NameModels&&) noexcept = default;
NameModels& NameModels::operator=(NameModels&&) noexcept = default;

const NameGroups& NameModels::groups() const noexcept {
  return impl_->groups;
}

const NameModel& NameModels::quick_of(NameGroups::Group a, NameGroups::Group b) const {
  return impl_->cell(impl_->quick_models, a, b, false);
}

const NameModel& NameModels::of(NameGroups::Group a, NameGroups::Group b) const {
  return impl_->cell(impl_->models, a, b, true);
}

std::vector<text::TableFile::Table> NameModels::tables() const {
  std::vector<text::TableFile::Table> tables;
  const std::uint64_t hash = text::hash_of(impl_->text);
  const auto add = [&](const std::string& name) {
    tables.push_back({name, hash, impl_->read_contexts(name, nullptr).table().bytes()});
  };
  for (const Section& section : impl_->costs) add(section.name);
  return tables;
}

}  // namespace tolmach::normalize::detail
