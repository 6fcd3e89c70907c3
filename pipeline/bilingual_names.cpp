#include "pipeline/bilingual_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "text/unicode.h"

namespace tolmach::pipeline {
namespace {

using normalize::ClusterForm;
using normalize::NameCluster;

/// The documents of a review's names.
constexpr std::uint32_t kSource = 0, kTarget = 1;

std::string id_of(const std::string& form) {
  std::string id = "name:";
  for (const char c : text::fold(form)) id.push_back(c == ' ' ? '-' : c);
  return id;
}

/// What one side has of a name.
struct Side {
  std::vector<BilingualName::Form> forms;
  std::set<std::size_t> beads;

  void take(const ClusterForm& form, std::size_t places) {
    if (places > 0 && form.status != normalize::NameStatus::kMisspelling) forms.push_back({form.text, places});
  }
  void sort() {
    std::stable_sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  }
};

class Pairing {
 public:
  Pairing(const Review& review, const normalize::NameMatcher& matcher) : review_(review), matcher_(matcher) {}

  [[nodiscard]] std::vector<BilingualName> run() const {
    std::vector<BilingualName> names;
    for (const NameCluster& cluster : review_.names) {
      std::array<Side, 2> sides = sides_of(cluster);
      if (sides[kSource].forms.empty() || sides[kTarget].forms.empty()) continue;
      names.push_back(name_of(cluster, std::move(sides[kSource]), std::move(sides[kTarget])));
    }
    return names;
  }

 private:
  [[nodiscard]] std::array<Side, 2> sides_of(const NameCluster& cluster) const {
    std::array<Side, 2> sides;
    for (const ClusterForm& form : cluster.forms) {
      std::array<std::size_t, 2> places{};
      for (const normalize::MentionPlace& place : form.places) {
        ++places[place.document];
        const normalize::DocumentMentions& side = review_.mentions[place.document];
        sides[place.document].beads.insert(side.beads[side.mentions[place.mention].segment]);
      }
      for (const std::uint32_t side : {kSource, kTarget}) sides[side].take(form, places[side]);
    }
    for (Side& side : sides) side.sort();
    return sides;
  }

  [[nodiscard]] BilingualName name_of(const NameCluster& cluster, Side source, Side target) const {
    BilingualName name;
    for (const std::size_t bead : source.beads) name.together += target.beads.count(bead);
    const std::size_t either = source.beads.size() + target.beads.size() - name.together;
    const double by_place = static_cast<double>(name.together) / static_cast<double>(either + 1);
    name.source = std::move(source.forms);
    name.target = std::move(target.forms);
    const std::string& usual = name.source.front().text;
    name.entity = cluster.entity.empty() ? id_of(usual) : cluster.entity;
    name.kind = cluster.kind;
    const double by_letters =
        matcher_.compare({usual, review_.source->language}, {name.target.front().text, review_.target->language}).score;
    name.confidence = 1 - (1 - by_letters) * (1 - by_place);
    return name;
  }

  const Review& review_;
  const normalize::NameMatcher& matcher_;
};

}  // namespace

std::vector<BilingualName> bilingual_names(const Review& review, const normalize::NameMatcher& matcher) {
  return Pairing(review, matcher).run();
}

}  // namespace tolmach::pipeline
