#include "normalize/name_similarity.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/detail/similarity/designators.h"
#include "normalize/detail/similarity/name_model.h"
#include "normalize/detail/similarity/name_preparer.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// Log-odds of names that can't be compared.
constexpr double kNever = -20;
/// Log-odds of a Chinese name and its own pinyin: several names may be read alike.
constexpr double kPinyin = 3;
/// Log-odds from which on a pair counts as explained by letter correspondences alone.
constexpr double kCorrespondence = 2;

double probability(double log_odds) noexcept {
  return 1 / (1 + std::exp(-log_odds));
}

std::string squeezed_fold(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text))
    if (c != ' ' && c != '-') out.push_back(c);
  return out;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (text::is_letter(text::next_code_point(text, at))) return true;
  return false;
}

}  // namespace

struct NameMatcher::Impl {
  Impl(const text::DataFolder& data, const NameSource* names)
      : models(data.file("names/costs.tsv")),
        preparer(data, models.groups()),
        designators(data),
        inflection(data),
        lexicon(names) {}

  /// The names in the order of comparison, and what compares them.
  struct Comparison {
    const PreparedName* a;
    const PreparedName* b;
    const detail::NameModel* model;
  };
  static Comparison comparison(const PreparedName& a, const PreparedName& b, const detail::NameModel& model) {
    if (detail::NameGroups::turned(a.group, a.whole, b.group, b.whole)) return {&b, &a, &model};
    return {&a, &b, &model};
  }

  [[nodiscard]] double log_odds(const PreparedName& a, const PreparedName& b) const {
    if (a.whole.empty() || b.whole.empty()) return kNever;
    const Comparison c = comparison(a, b, models.of(a.group, b.group));
    const double learned = c.model->log_odds(*c.a, *c.b);
    return is_pinyin(a, b) ? std::max(learned, kPinyin) : learned;
  }

  /// Whether one is the other's characters in pinyin. The costs of Chinese are learned from foreign names in it, whose
  /// sounds agree less well.
  static bool is_pinyin(const PreparedName& a, const PreparedName& b) {
    return (a.language == "zh") != (b.language == "zh") &&
           detail::SoundAlphabet::glides_joined(a.whole) == detail::SoundAlphabet::glides_joined(b.whole);
  }

  /// Whether the sounds of one of them are not known, so that they can't be compared.
  [[nodiscard]] bool cannot_tell(NameForm a, NameForm b) const {
    return preparer.is_unread(a) != preparer.is_unread(b);
  }

  [[nodiscard]] bool share_entity(NameForm a, NameForm b) const {
    if (lexicon == nullptr) return false;
    const auto ours = lexicon->find(a.text, a.language);
    if (ours.empty()) return false;
    for (const KnownName& other : lexicon->find(b.text, b.language))
      if (std::any_of(ours.begin(), ours.end(), [&](const KnownName& name) { return name.entity == other.entity; }))
        return true;
    return false;
  }

  detail::NameModels models;
  detail::NamePreparer preparer;
  detail::Designators designators;
  detail::Inflection inflection;
  const NameSource* lexicon;
};

NameMatcher::NameMatcher(const text::DataFolder& data, const NameSource* lexicon)
    : impl_(std::make_unique<Impl>(data, lexicon)) {}
NameMatcher::~NameMatcher() = default;
NameMatcher::NameMatcher(NameMatcher&&) noexcept = default;
NameMatcher& NameMatcher::operator=(NameMatcher&&) noexcept = default;

NameComparison NameMatcher::compare(NameForm a, NameForm b) const {
  using Reason = NameComparison::Reason;
  const std::string_view language_a = text::base_language(a.language);
  const std::string_view language_b = text::base_language(b.language);
  const std::string folded_a = squeezed_fold(a.text);
  const std::string folded_b = squeezed_fold(b.text);
  if (folded_a.empty() || folded_b.empty()) return {0, Reason::kDifferent};
  if (folded_a == folded_b) return {1, Reason::kSame};
  if (!has_letter(folded_a) || !has_letter(folded_b)) return {0, Reason::kDifferent};
  if (impl_->lexicon != nullptr && impl_->lexicon->never_same(a.text, b.text)) return {0, Reason::kKnownApart};
  if (impl_->share_entity(a, b)) return {0.99, Reason::kKnown};
  if (language_a == language_b && impl_->inflection.same_lemma(a.text, b.text, language_a))
    return {0.95, Reason::kInflected};
  double log_odds = kNever;
  for (const PreparedName& reading_a : prepare_readings(a))
    for (const PreparedName& reading_b : prepare_readings(b))
      log_odds = std::max(log_odds, impl_->log_odds(reading_a, reading_b));
  const double score = probability(log_odds);
  if (score < 0.5 && impl_->cannot_tell(a, b)) return {0.5, Reason::kUnread};
  if (log_odds >= kCorrespondence) return {score, Reason::kRomanised};
  return {score, score >= 0.5 ? Reason::kNear : Reason::kDifferent};
}

PreparedName NameMatcher::prepare_key(std::string_view key) const {
  return impl_->preparer.prepare_key(key);
}

PreparedName NameMatcher::prepare(NameForm name) const {
  return impl_->preparer.prepare(name);
}

std::vector<PreparedName> NameMatcher::prepare_readings(NameForm name) const {
  std::vector<PreparedName> readings{prepare(name)};
  if (const auto bare = impl_->designators.without(name)) readings.push_back(prepare({*bare, name.language}));
  if (readings.front().language == "zh" && text::base_language(name.language) != "zh")
    readings.push_back(prepare({name.text, "ja"}));
  return readings;
}

double NameMatcher::similarity(const PreparedName& a, const PreparedName& b) const {
  return probability(impl_->log_odds(a, b));
}

double NameMatcher::quick_similarity(const PreparedName& a, const PreparedName& b) const {
  const std::size_t shorter = std::min(a.whole.size(), b.whole.size());
  const std::size_t longer = std::max(a.whole.size(), b.whole.size());
  if (shorter == 0 || longer > 2 * shorter + 5) return 0;
  const Impl::Comparison c = Impl::comparison(a, b, impl_->models.quick_of(a.group, b.group));
  return probability(c.model->quick_log_odds(*c.a, *c.b));
}

const LatinKeys& NameMatcher::keys() const noexcept {
  return impl_->preparer.keys();
}

const detail::NameModels& NameMatcher::models() const noexcept {
  return impl_->models;
}

const detail::Inflection& NameMatcher::inflection() const noexcept {
  return impl_->inflection;
}

}  // namespace tolmach::normalize
