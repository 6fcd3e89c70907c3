#include "pipeline/bilingual_names.h"

#include <array>
#include <set>

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
  std::string usual;
  std::size_t most = 0, count = 0;
  std::set<std::size_t> beads;

  void take(const ClusterForm& form, std::size_t places) {
    count += places;
    if (form.status == normalize::NameStatus::kMisspelling || places <= most) return;
    most = places;
    usual = form.text;
  }
};

class Pairing {
 public:
  explicit Pairing(const Review& review) : review_(review) {}

  [[nodiscard]] std::vector<BilingualName> run() const {
    std::vector<BilingualName> names;
    for (const NameCluster& cluster : review_.names) {
      const std::array<Side, 2> sides = sides_of(cluster);
      if (sides[kSource].usual.empty() || sides[kTarget].usual.empty()) continue;
      names.push_back(name_of(cluster, sides[kSource], sides[kTarget]));
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
    return sides;
  }

  static BilingualName name_of(const NameCluster& cluster, const Side& source, const Side& target) {
    BilingualName name;
    name.entity = cluster.entity.empty() ? id_of(source.usual) : cluster.entity;
    name.kind = cluster.kind;
    name.source = source.usual;
    name.target = target.usual;
    name.source_count = source.count;
    name.target_count = target.count;
    for (const std::size_t bead : source.beads) name.together += target.beads.count(bead);
    const std::size_t either = source.beads.size() + target.beads.size() - name.together;
    name.confidence = static_cast<double>(name.together) / static_cast<double>(either + 1);
    return name;
  }

  const Review& review_;
};

}  // namespace

std::vector<BilingualName> bilingual_names(const Review& review) {
  return Pairing(review).run();
}

}  // namespace tolmach::pipeline
