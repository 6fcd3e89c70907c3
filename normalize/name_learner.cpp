#include "normalize/name_learner.h"

#include <algorithm>
#include <cmath>
#include <iosfwd>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "normalize/detail/clusters/disjoint_sets.h"
#include "normalize/detail/similarity/costs_writer.h"
#include "normalize/detail/similarity/learn_costs.h"
#include "normalize/detail/similarity/name_preparer.h"
#include "normalize/detail/similarity/name_regression.h"
#include "normalize/detail/similarity/near_names.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::NameGroups;
using detail::SoundCosts;
using detail::SoundJoint;
using detail::SoundsPair;

/// Languages with fewer pairs go by their script.
constexpr std::size_t kLeastRows = 150;
/// Forms less alike than this by plain costs are no lesson in how sounds are written.
constexpr float kLeastSimilarity = 0.35F;
constexpr std::size_t kNearNames = 3;
/// Each name is searched for among so many others, and so many of the best are lessons in what is wrong.
constexpr std::size_t kSearched = 1500;
constexpr std::size_t kMined = 2;
constexpr std::uint32_t kNamesakeShare = 4;
/// Every so many names are told apart from scraps of so many sounds and one more at most.
constexpr std::uint32_t kScrapShare = 3;
constexpr std::size_t kScrap = 2;
/// Lessons have several wrong pairs, and harder ones, for each right one; where there are as many of one as of the
/// other, the log-odds are higher by this (measured on pairs kept apart).
constexpr float kBalance = 0.9F;
/// Names of which nothing is known learn from every third pair.
constexpr std::size_t kUnknownShare = 3;

/// Sections of names of one make, where neither name comes first, and how many sections may hold for two names.
constexpr const char* kAnySection = "any";
constexpr const char* kLatinSection = "Latn";
constexpr std::size_t kDeepest = 3;

/// Two prepared names, in the order in which they are compared.
struct Comparison {
  const PreparedName* a;
  const PreparedName* b;
};

NameGroups groups_of(const std::vector<NamePair>& pairs) {
  std::map<std::string, std::pair<std::size_t, std::string>> rows;
  const auto count = [&](const std::string& name, const std::string& language) {
    const std::string_view family = NameGroups::family_of(name);
    if (family.empty() || language.empty() || language == "und") return;
    auto& row = rows[language];
    ++row.first;
    row.second = family;
  };
  for (const NamePair& pair : pairs) {
    count(pair.name_a, pair.language_a);
    count(pair.name_b, pair.language_b);
  }
  std::vector<NameGroups::Language> languages;
  for (const auto& [language, row] : rows)
    if (row.first >= kLeastRows) languages.push_back({language, row.second});
  return NameGroups(std::move(languages));
}

/// Strings that name one entity, directly or by way of others.
class Entities {
 public:
  void join(const std::string& a, const std::string& b) { sets_.join(number(a), number(b)); }
  [[nodiscard]] std::uint32_t of(const std::string& name) {
    return static_cast<std::uint32_t>(sets_.root(number(name)));
  }

 private:
  std::size_t number(const std::string& name) {
    const auto [found, is_new] = numbers_.try_emplace(text::fold(name));
    if (is_new) found->second = sets_.add();
    return found->second;
  }

  std::unordered_map<std::string, std::size_t> numbers_;
  detail::DisjointSets sets_;
};

/// Learns the parts of the costs one after the other.
class Learner {
 public:
  Learner(const text::DataFolder& data, const std::vector<NamePair>& pairs)
      : pairs_(pairs), preparer_(data, groups_of(pairs)) {
    for (const NamePair& pair : pairs_) {
      a_.push_back(preparer_.prepare({pair.name_a, pair.language_a}));
      b_.push_back(preparer_.prepare({pair.name_b, pair.language_b}));
    }
    find_others();
  }

  void write(std::ostream& out) {
    learn_all_costs();
    add_examples();
    add_namesakes();
    regression_.learn(section_names_.size());
    detail::CostsWriter writer(out);
    for (const std::string& section : section_names_) write_section(section, writer);
    for (const std::string& section : section_names_) {
      writer.begin_contexts(section);
      writer.write_contexts(regression_.weights(section_number(section)).contexts);
    }
  }

 private:
  /// Names that are near the second names of the pairs, and others, all of them wrong.
  void find_others() {
    Entities entities;
    for (const NamePair& pair : pairs_) entities.join(pair.name_a, pair.name_b);
    std::map<std::pair<std::string, std::string>, std::pair<detail::NearNames, std::vector<std::uint32_t>>> kinds;
    std::vector<std::uint32_t> number_of(pairs_.size());
    for (std::uint32_t k = 0; k < pairs_.size(); ++k) {
      auto& [names, rows] = kinds[{pairs_[k].language_b, pairs_[k].kind}];
      number_of[k] = static_cast<std::uint32_t>(names.size());
      names.add(b_[k].whole, entities.of(pairs_[k].name_b));
      rows.push_back(k);
      entity_.push_back(entities.of(pairs_[k].name_b));
      if (NameGroups::family_of(pairs_[k].name_b).empty()) latin_.push_back(k);
    }
    std::map<std::string, std::vector<std::uint32_t>> rows_with;  // by a token of the second name
    for (std::uint32_t k = 0; k < pairs_.size(); ++k)
      if (b_[k].tokens.size() > 1)
        for (const detail::Sounds& token : b_[k].tokens) rows_with[token].push_back(k);
    others_.resize(pairs_.size());
    for (std::uint32_t k = 0; k < pairs_.size(); ++k) {
      const auto& [names, rows] = kinds[{pairs_[k].language_b, pairs_[k].kind}];
      detail::Random random(k);
      for (const std::uint32_t near : names.near(number_of[k], kNearNames, random)) others_[k].push_back(rows[near]);
      if (const std::uint32_t any = names.any(number_of[k], random); any != number_of[k])
        others_[k].push_back(rows[any]);
      if (b_[k].tokens.size() < 2) continue;
      // John Smith is not John Brown.
      const auto& namesakes = rows_with.at(b_[k].tokens[random.below(b_[k].tokens.size())]);
      if (const std::uint32_t other = namesakes[random.below(namesakes.size())]; entity_[other] != entity_[k]) {
        others_[k].push_back(other);
        namesakes_.emplace_back(k, other);
      }
    }
  }

  static Comparison ordered(const PreparedName& a, const PreparedName& b) noexcept {
    return NameGroups::turned(a.group, a.whole, b.group, b.whole) ? Comparison{&b, &a} : Comparison{&a, &b};
  }

  static Comparison unknown(const PreparedName& a, const PreparedName& b) noexcept {
    return b.whole < a.whole ? Comparison{&b, &a} : Comparison{&a, &b};
  }

  /// The pairs of a section, how many sections are above it, and which is right above.
  struct SectionPairs {
    std::vector<SoundsPair> pairs;
    std::size_t depth = 0;
    std::string parent;
  };

  std::map<std::string, SectionPairs> pairs_by_section() const {
    std::map<std::string, SectionPairs> out;
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const auto sections = preparer_.groups().sections(a_[k].group, b_[k].group);
      const Comparison pair = ordered(a_[k], b_[k]);
      for (std::size_t depth = 0; depth < sections.size(); ++depth) {
        SectionPairs& section = out[sections[depth]];
        section.pairs.emplace_back(pair.a->whole, pair.b->whole);
        section.depth = depth;
        if (depth > 0) section.parent = sections[depth - 1];
      }
      if (sections.front() == kAnySection) continue;
      const Comparison no_more_known = unknown(a_[k], b_[k]);
      out[kAnySection].pairs.emplace_back(no_more_known.a->whole, no_more_known.b->whole);
    }
    return out;
  }

  /// Twice: the second time without the pairs that the first costs show to be no spellings of one another.
  static SoundJoint learn_section(std::vector<SoundsPair> pairs, const SoundJoint& prior, bool symmetric) {
    const SoundJoint first = detail::learn_joint(pairs, prior, symmetric);
    const SoundCosts costs = detail::costs_of(first);
    const auto unlike = [&](const SoundsPair& pair) {
      const float length = static_cast<float>(pair.first.size() + pair.second.size()) / 2;
      return 1 - costs.distance(pair.first, pair.second) / length < kLeastSimilarity;
    };
    pairs.erase(std::remove_if(pairs.begin(), pairs.end(), unlike), pairs.end());
    return detail::learn_joint(pairs, first, symmetric);
  }

  /// From the general to the special, each section beginning with what the one above it found.
  void learn_all_costs() {
    const auto by_section = pairs_by_section();
    std::map<std::string, SoundJoint> joints;
    for (std::size_t depth = 0; depth < kDeepest; ++depth)
      for (const auto& [name, section] : by_section) {
        if (section.depth != depth) continue;
        const SoundJoint prior = depth == 0 ? detail::plain_joint() : joints.at(section.parent);
        joints[name] = learn_section(section.pairs, prior, name == kAnySection || name == kLatinSection);
        costs_[name] = detail::costs_of(joints[name]);
        section_names_.push_back(name);
      }
  }

  std::uint8_t section_number(const std::string& section) const {
    return static_cast<std::uint8_t>(std::find(section_names_.begin(), section_names_.end(), section) -
                                     section_names_.begin());
  }

  void add_example(const Comparison& pair, const std::vector<std::string>& sections, bool same) {
    const SoundCosts& costs = costs_.at(sections.back());
    std::vector<std::uint8_t> numbers;
    numbers.reserve(sections.size());
    for (const std::string& section : sections) numbers.push_back(section_number(section));
    const auto features = detail::features_of(*pair.a, *pair.b, detail::align_names(*pair.a, *pair.b, costs), costs,
                                              NameGroups::is_symmetric(sections));
    regression_.add(features, numbers, same);
    const double length = static_cast<double>(pair.a->whole.size() + pair.b->whole.size()) / 2;
    if (length > 0)
      quick_[sections.back()].push_back(
          {static_cast<double>(costs.distance(pair.a->whole, pair.b->whole)) / length, same});
  }

  /// The names that a search among some of all names would find first for the first name of a pair, all of them wrong.
  std::vector<std::uint32_t> mined(std::uint32_t k, const std::vector<std::string>& sections) const {
    const SoundCosts& costs = costs_.at(sections.back());
    detail::Random random(k);
    std::vector<std::pair<float, std::uint32_t>> found;
    const std::size_t count = std::min(kSearched, latin_.size());
    for (std::size_t tries = 0; tries < count; ++tries) {
      const std::uint32_t other = latin_[random.below(latin_.size())];
      if (entity_[other] == entity_[k]) continue;
      const float length = static_cast<float>(a_[k].whole.size() + b_[other].whole.size()) / 2;
      found.emplace_back(costs.distance(a_[k].whole, b_[other].whole) / length, other);
    }
    const std::size_t kept = std::min(kMined, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
    std::vector<std::uint32_t> out;
    for (std::size_t n = 0; n < kept; ++n) out.push_back(found[n].second);
    return out;
  }

  /// Latin spellings of people seldom stand beside one another in lists of pairs: their lessons are made of names that
  /// share a word with another name, and are themselves with their words in another order.
  void add_namesakes() {
    for (const auto& [k, other] : namesakes_) {
      if (k % kNamesakeShare != 0 || preparer_.groups().sections(b_[k].group, b_[other].group).front() != kLatinSection)
        continue;
      add_example(ordered(b_[k], b_[other]), {kLatinSection}, false);
      PreparedName turned = b_[k];
      std::reverse(turned.tokens.begin(), turned.tokens.end());
      turned.whole.clear();
      for (const detail::Sounds& token : turned.tokens) turned.whole += token;
      add_example(ordered(b_[k], turned), {kLatinSection}, true);
    }
  }

  /// A beginning of another row's name, as short as EU and Li are: lists of pairs have few such names.
  std::optional<PreparedName> scrap_of(const std::vector<PreparedName>& names, std::uint32_t k,
                                       detail::Random& random) const {
    const auto other = static_cast<std::uint32_t>(random.below(names.size()));
    if (entity_[other] == entity_[k] || names[other].group != names[k].group) return std::nullopt;
    PreparedName scrap = names[other];
    scrap.whole.resize(std::min(scrap.whole.size(), kScrap + random.below(2)));
    scrap.tokens = {scrap.whole};
    return scrap;
  }

  void add_examples() {
    for (std::uint32_t k = 0; k < pairs_.size(); ++k) {
      const auto sections = preparer_.groups().sections(a_[k].group, b_[k].group);
      const auto add = [&](const PreparedName& other, bool same) {
        if (a_[k].whole.empty() || other.whole.empty()) return;
        if (preparer_.groups().sections(a_[k].group, other.group) != sections) return;
        add_example(ordered(a_[k], other), sections, same);
        if (k % kUnknownShare == 0 && sections.front() != kAnySection)
          add_example(unknown(a_[k], other), {kAnySection}, same);
      };
      add(b_[k], true);
      for (const std::uint32_t other : others_[k]) add(b_[other], false);
      if (sections.size() > 1)
        for (const std::uint32_t other : mined(k, sections)) add(b_[other], false);
      if (k % kScrapShare != 0) continue;
      detail::Random random(k);
      if (const auto scrap = scrap_of(b_, k, random)) add(*scrap, false);
      if (const auto scrap = scrap_of(a_, k, random); scrap && !b_[k].whole.empty() && !scrap->whole.empty())
        add_example(ordered(*scrap, b_[k]), sections, false);
    }
  }

  /// Log-odds by the cost for each sound: a logistic regression of two numbers, by Newton's method.
  static std::pair<double, double> line_of(const std::vector<std::pair<double, bool>>& points) {
    double offset = 0, slope = 0;
    for (int step = 0; step < 12; ++step) {
      double g0 = 0, g1 = 0, h00 = 1e-3, h01 = 0, h11 = 1e-3;
      for (const auto& [cost, same] : points) {
        const double p = 1 / (1 + std::exp(-offset - slope * cost));
        const double error = p - (same ? 1 : 0);
        const double w = p * (1 - p);
        g0 += error;
        g1 += error * cost;
        h00 += w;
        h01 += w * cost;
        h11 += w * cost * cost;
      }
      const double determinant = h00 * h11 - h01 * h01;
      offset -= (h11 * g0 - h01 * g1) / determinant;
      slope -= (h00 * g1 - h01 * g0) / determinant;
    }
    return {offset, slope};
  }

  void write_section(const std::string& section, detail::CostsWriter& writer) const {
    std::string family = "-";
    for (const NameGroups::Language& language : preparer_.groups().languages())
      if (language.name == section) family = language.family;
    writer.begin_section(section, family);
    if (const auto quick = quick_.find(section); quick != quick_.end()) {
      const auto [offset, slope] = line_of(quick->second);
      writer.write_measure("quick-offset", offset);
      writer.write_measure("quick-slope", slope);
    }
    auto weights = regression_.weights(section_number(section));
    const bool general = section == "*" || section == kAnySection || section == kLatinSection;
    if (general) weights.measures[static_cast<std::size_t>(detail::Measure::kOne)] += kBalance;
    for (std::size_t k = 0; k < detail::kMeasures; ++k)
      writer.write_measure(to_string(static_cast<detail::Measure>(k)), static_cast<double>(weights.measures[k]));
    writer.write_costs(costs_.at(section));
  }

  const std::vector<NamePair>& pairs_;
  detail::NamePreparer preparer_;
  std::vector<PreparedName> a_, b_;
  std::vector<std::uint32_t> entity_;                               ///< of each row
  std::vector<std::uint32_t> latin_;                                ///< rows whose second names are in Latin letters
  std::vector<std::vector<std::uint32_t>> others_;                  ///< rows whose second names are wrong for a row
  std::vector<std::pair<std::uint32_t, std::uint32_t>> namesakes_;  ///< rows whose second names share a word
  std::vector<std::string> section_names_;
  std::map<std::string, SoundCosts> costs_;
  std::map<std::string, std::vector<std::pair<double, bool>>> quick_;
  detail::NameRegression regression_;
};

}  // namespace

void learn_name_costs(const text::DataFolder& data, const std::vector<NamePair>& pairs, std::ostream& out) {
  Learner(data, pairs).write(out);
}

}  // namespace tolmach::normalize
