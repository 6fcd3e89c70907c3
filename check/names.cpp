#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/name_counterparts.h"
#include "check/detail/name_slips.h"

namespace tolmach::check::detail {
namespace {

using normalize::ClusterForm;
using normalize::Mention;
using normalize::NameCluster;
using normalize::NameStatus;

/// The target is the first document of the clusters (Context::name_clusters).
constexpr std::uint32_t kTarget = 0;

/// Forms that stand beside a more frequent spelling of the same name.
void find_inconsistent(const Context& context, Findings& findings) {
  if (!findings.wants("name-inconsistent")) return;
  const std::vector<Mention>& mentions = context.target().mentions();
  for (const NameCluster& cluster : context.name_clusters()) {
    for (const ClusterForm& form : cluster.forms) {
      if (form.status != NameStatus::kMisspelling) continue;
      for (const normalize::MentionPlace& place : form.places) {
        if (place.document != kTarget) continue;
        findings.add({.code = "name-inconsistent",
                      .confidence = 0.75,
                      .message = form.reason,
                      .target = mentions[place.mention].span});
      }
    }
  }
}

/// The segments of a bead's side with those of its neighbours: names move between sentences.
text::SegmentRange around(const align::Alignment& alignment, std::uint32_t bead,
                          text::SegmentRange align::Bead::*side) {
  const std::uint32_t first = bead > 0 ? bead - 1 : 0;
  const auto last = std::min<std::size_t>(bead + 1, alignment.size() - 1);
  return {(alignment[first].*side).begin, (alignment[last].*side).end};
}

/// The mentions of a range of segments. Mentions are in the order of their place.
std::vector<const Mention*> mentions_in(const DocumentView& view, text::SegmentRange segments) {
  std::vector<const Mention*> out;
  for (const Mention& mention : view.mentions())
    if (segments.begin <= mention.segment && mention.segment < segments.end) out.push_back(&mention);
  return out;
}

/// Both are known to the lexicon as names of one kind: names of two kinds do not stand for each other.
bool known_apart(const Mention& a, const Mention& b) noexcept {
  return !a.entity.empty() && !b.entity.empty() && a.entity != b.entity && a.kind == b.kind;
}

/// Text that is in the wrong language or damaged has names that match nothing; that is said elsewhere.
bool is_explained(const DocumentView& view, const align::Bead& bead, const Findings& findings) {
  const text::Span target = text::span_of(view.document(), bead.target);
  return findings.covers(Family::kUntranslated, target) || findings.covers(Family::kLanguage, target) ||
         findings.covers(Family::kEncoding, target);
}

/// Capitals that say "name": not in languages whose nouns all have them, and not at the beginning of a sentence.
bool capitals_tell(const DocumentView& view) noexcept {
  return view.language() != "de";
}
constexpr double kSurelyName = 0.85;
/// Names are often translated rather than spelled over, so a lone pair is a guess, below what is shown by default.
constexpr double kGuess = 0.45;

/// Pairs of names of a bead that have no counterpart and could stand for each other: the target says another name.
class OtherNames {
 public:
  OtherNames(const Context& context, Findings& findings)
      : context_(context),
        findings_(findings),
        in_source_(context, *context.source()),
        in_target_(context, context.target()) {}

  void find() {
    for (std::uint32_t bead = 0; bead < context_.alignment().size(); ++bead)
      if (context_.alignment()[bead].is_link()) check(bead);
  }

 private:
  void check(std::uint32_t number) {
    const align::Bead& bead = context_.alignment()[number];
    if (is_explained(context_.target(), bead, findings_)) return;
    const auto target =
        alone(context_.target(), bead.target, in_source_, around(context_.alignment(), number, &align::Bead::source));
    if (target.empty()) return;
    const auto source =
        alone(*context_.source(), bead.source, in_target_, around(context_.alignment(), number, &align::Bead::target));
    for (const Mention* mention : target) {
      const auto other =
          std::find_if(source.begin(), source.end(), [&](const Mention* m) { return known_apart(*mention, *m); });
      if (other != source.end()) return add(number, *mention, **other, 0.75);
    }
    // One name too many on each side: what else should it stand for?
    const bool tells = capitals_tell(context_.target()) && capitals_tell(*context_.source());
    if (tells && target.size() == 1 && source.size() == 1 && one_kind(*target[0], *source[0]))
      add(number, *target[0], *source[0], kGuess);
  }

  static bool one_kind(const Mention& a, const Mention& b) noexcept {
    const bool unknown = a.kind == normalize::NameKind::kOther || b.kind == normalize::NameKind::kOther;
    return (unknown || a.kind == b.kind) &&
           (a.kind == normalize::NameKind::kOrganisation) == (b.kind == normalize::NameKind::kOrganisation);
  }

  void add(std::uint32_t bead, const Mention& target, const Mention& source, double confidence) {
    findings_.add({.code = "name-differs",
                   .confidence = confidence,
                   .message = fmt::format("target {}, source {}: two different names", target.form, source.form),
                   .target = target.span,
                   .source = source.span,
                   .bead = bead});
  }

  static std::vector<const Mention*> alone(const DocumentView& view, text::SegmentRange segments,
                                           NameCounterparts& counterparts, text::SegmentRange other) {
    std::vector<const Mention*> out;
    for (const Mention* mention : mentions_in(view, segments))
      if (mention->confidence >= kSurelyName && !counterparts.has(view, *mention, other)) out.push_back(mention);
    return out;
  }

  const Context& context_;
  Findings& findings_;
  NameCounterparts in_source_, in_target_;
};

/// Names of the target that are a slip away from the source's.
void find_misspelt(const Context& context, Findings& findings) {
  if (!findings.wants("name-misspelt") || context.same_language()) return;
  Resources& resources = context.resources();
  const auto spellings = [&](const DocumentView& view) -> const normalize::Spellings& {
    return resources.spellings(view.language());
  };
  NameWords target(context.target(), resources, spellings(context.target()));
  NameWords source(*context.source(), resources, spellings(*context.source()));
  for (std::uint32_t number = 0; number < context.alignment().size(); ++number) {
    const align::Bead& bead = context.alignment()[number];
    if (!bead.is_link() || is_explained(context.target(), bead, findings)) continue;
    for (const NameSlip& slip : find_name_slips(target, bead.target, source, bead.source, resources.matcher())) {
      const std::string_view written = slip.target.of(context.target().text());
      findings.add({.code = "name-misspelt",
                    .confidence = slip.confidence,
                    .message = fmt::format("{}: no such name is known; the source has {}", written,
                                           slip.source ? slip.source->of(context.source()->text()) : slip.right),
                    .target = slip.target,
                    .source = slip.source,
                    .suggestion = slip.right,
                    .bead = number});
    }
  }
}

}  // namespace

void find_name_errors(const Context& context, Findings& findings) {
  find_inconsistent(context, findings);
  if (!context.has_source()) return;
  find_misspelt(context, findings);
  if (findings.wants("name-differs")) OtherNames(context, findings).find();
}

}  // namespace tolmach::check::detail
