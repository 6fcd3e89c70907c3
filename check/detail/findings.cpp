#include "check/detail/findings.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "check/detail/fingerprint.h"
#include "check/registry.h"

namespace tolmach::check::detail {
namespace {

constexpr text::Span kNowhere{UINT32_MAX, UINT32_MAX};

bool any_overlaps(const SpanIndex& places, text::Span target) noexcept {
  return places.any_near(target, [&](text::Span place, std::size_t) { return place.overlaps(target); });
}

bool is_listed(const std::vector<std::string>& codes, const Code& code) {
  return std::find(codes.begin(), codes.end(), code.name) != codes.end();
}

Severity severity_of(const Code& code, const Severities& severities, std::optional<Severity> found) {
  for (const std::string& name : {std::string(code.name), std::string(to_string(code.family))})
    if (const auto wanted = severities.find(name); wanted != severities.end()) return wanted->second;
  return found.value_or(code.severity);
}

Place place_of(const text::Document& document, text::Span span) {
  return {document.segment_at(span.begin), span};
}

/// The same for a place of a bead: what is missing at its end is not in the next segment, which may begin right there.
Place place_in(const text::Document& document, text::Span span, text::SegmentRange range) {
  Place place = place_of(document, span);
  if (span.empty() && !range.empty()) place.segment = std::clamp(place.segment, range.begin, range.end - 1);
  return place;
}

/// What a finding explains: others of a family or code at its place in the target or, where it is text that is missing
/// there, at its place in the source.
struct Explanation {
  std::string_view code, explained;
};
constexpr auto kExplanations = std::to_array<Explanation>({
    {"mojibake", "name"},
    {"mojibake", "number"},
    {"mojibake", "duplicate"},
    {"mojibake", "script"},
    {"mojibake", "punctuation"},
    {"mojibake", "spacing"},
    {"wrong-language", "script"},
    {"wrong-language", "name"},
    {"wrong-language", "punctuation"},
    {"untranslated", "punctuation"},
    {"untranslated", "spacing"},
    {"wrong-segment", "number"},
    {"wrong-segment", "name"},
    {"wrong-segment", "omission"},
    {"wrong-segment", "addition"},
    {"segment-added", "number"},
    {"segment-added", "name"},
    {"text-added", "number-added"},
    {"text-added", "name-added"},
    {"text-missing", "number-missing"},
    {"text-missing", "name-missing"},
    {"mixed-script", "name-misspelt"},
    {"name-misspelt", "name-inconsistent"},
});

bool explains_by_code(const Code& code, const Code& other) {
  return std::any_of(kExplanations.begin(), kExplanations.end(), [&](const Explanation& one) {
    return one.code == code.name && (one.explained == other.name || one.explained == to_string(other.family));
  });
}

bool holds(text::Span outer, text::Span inner) noexcept {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// What is doubtful itself explains nothing.
constexpr double kSureToExplain = 0.8;

bool explains(const Finding& finding, const Finding& other) {
  if (finding.confidence < kSureToExplain) return false;
  if (!explains_by_code(*finding.code, *other.code)) return false;
  if (finding.code->name == "text-missing")
    return finding.source && other.source && holds(finding.source->span, other.source->span);
  return finding.target && other.target && holds(finding.target->span, other.target->span);
}

std::string fingerprint_of(const Finding& finding, const Context& context) {
  const auto& place = finding.target ? finding.target : finding.source;
  if (!place) {  // a finding of the whole text is known by all of it
    const std::string& text = context.target().document().text;
    const text::Span whole{0, static_cast<std::uint32_t>(text.size())};
    return fingerprint(finding.code->name, text, whole, whole);
  }
  const text::Document& document = finding.target ? context.target().document() : context.source()->document();
  const text::Span segment = document.segments.empty() ? place->span : document.segments[place->segment].span;
  std::string code(finding.code->name);
  // What is missing has no text in the target; and the same words may be wrong for another source.
  if (finding.target && finding.source && context.has_source())
    code.append(" ").append(finding.source->span.of(context.source()->text()));
  return fingerprint(code, document.text, place->span, segment);
}

/// Two findings of one code on equal text get different fingerprints: the second and later ones are counted.
void tell_apart(std::vector<Finding>& findings) {
  std::unordered_map<std::string, std::size_t> seen;
  for (Finding& finding : findings) {
    const std::size_t number = seen[finding.fingerprint]++;
    if (number == 0) continue;
    const std::string counted = finding.fingerprint + ' ' + std::to_string(number);
    finding.fingerprint = fingerprint(finding.code->name, counted, {0, static_cast<std::uint32_t>(counted.size())}, {});
  }
}

}  // namespace

Findings::Findings(const Context& context, const CheckerOptions& options) : context_(context), options_(options) {}

bool Findings::wants(std::string_view name) const {
  return std::find(options_.without.begin(), options_.without.end(), name) == options_.without.end();
}

void Findings::add(Draft draft) {
  const Code* code = find_code(draft.code);
  if (code == nullptr || is_listed(options_.without, *code)) return;
  Finding finding{.code = code,
                  .severity = severity_of(*code, options_.severities, draft.severity),
                  .confidence = draft.confidence};
  if (finding.severity < options_.least_severity || finding.confidence < options_.least_confidence) return;
  const align::Bead bead = draft.bead ? context_.alignment()[*draft.bead] : align::Bead();
  if (draft.target) finding.target = place_in(context_.target().document(), *draft.target, bead.target);
  if (draft.source && context_.has_source())
    finding.source = place_in(context_.source()->document(), *draft.source, bead.source);
  const std::string rule = code->family == Family::kOther ? draft.message : std::string();
  if (!said_.emplace(code, draft.target.value_or(kNowhere), draft.source.value_or(kNowhere), rule).second) return;
  finding.bead = draft.bead;
  if (!finding.bead && finding.target) finding.bead = context_.bead_of_target(finding.target->segment);
  if (!finding.bead && finding.source) finding.bead = context_.bead_of_source(finding.source->segment);
  for (const text::Span span : draft.related) finding.related.push_back(place_of(context_.target().document(), span));
  finding.message = std::move(draft.message);
  finding.suggestion = std::move(draft.suggestion);
  index(finding);
  findings_.push_back(std::move(finding));
}

void Findings::index(const Finding& finding) {
  if (!finding.target) return;
  places_[finding.code->family].add(finding.target->span, findings_.size());
  if (finding.code->name == "mojibake" || finding.code->name == "replacement-character")
    damages_.add(finding.target->span, findings_.size());
}

bool Findings::covers(Family family, text::Span target) const noexcept {
  const auto places = places_.find(family);
  return places != places_.end() && any_overlaps(places->second, target);
}

bool Findings::is_damaged(text::Span target) const noexcept {
  return any_overlaps(damages_, target);
}

std::size_t Findings::count(std::string_view code) const noexcept {
  return static_cast<std::size_t>(std::count_if(findings_.begin(), findings_.end(),
                                                [&](const Finding& finding) { return finding.code->name == code; }));
}

void Findings::replace(std::initializer_list<std::string_view> codes, Draft draft) {
  std::erase_if(findings_, [&](const Finding& finding) {
    return std::find(codes.begin(), codes.end(), finding.code->name) != codes.end();
  });
  places_.clear();
  damages_.clear();
  for (const Finding& finding : findings_) index(finding);
  add(std::move(draft));
}

void Findings::leave_out_explained() {
  SpanIndex by_target, by_source;  // of those that explain others
  for (std::size_t k = 0; k < findings_.size(); ++k) {
    const Finding& finding = findings_[k];
    const auto by_code = [&](const Explanation& one) { return one.code == finding.code->name; };
    if (std::none_of(kExplanations.begin(), kExplanations.end(), by_code)) continue;
    if (finding.target) by_target.add(finding.target->span, k);
    if (finding.source) by_source.add(finding.source->span, k);
  }
  std::vector<Finding> kept;
  for (const Finding& finding : findings_) {
    const auto explains_it = [&](text::Span, std::size_t k) { return explains(findings_[k], finding); };
    const bool explained = (finding.target && by_target.any_near(finding.target->span, explains_it)) ||
                           (finding.source && by_source.any_near(finding.source->span, explains_it));
    if (!explained) kept.push_back(finding);
  }
  findings_ = std::move(kept);
}

std::vector<Finding> Findings::take() {
  if (findings_.empty()) return {};
  leave_out_explained();
  for (Finding& finding : findings_) finding.fingerprint = fingerprint_of(finding, context_);
  std::stable_sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    if (a.target.has_value() != b.target.has_value()) return !a.target;
    if (!a.target) return a.source && b.source && a.source->span < b.source->span;
    return a.target->span < b.target->span;
  });
  tell_apart(findings_);
  return std::move(findings_);
}

}  // namespace tolmach::check::detail
