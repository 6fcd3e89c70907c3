#include "normalize/name_similarity.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "normalize/detail/inflection.h"
#include "normalize/detail/sound_costs.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::SoundFamily;
using detail::Symbols;

/// Cost of each symbol of a token that has no counterpart (a patronymic, a title), and of an initial that fits.
constexpr double kUnmatchedSymbol = 0.55;
constexpr double kInitial = 0.1;
/// What token alignment costs against comparing the whole strings, so that equal results prefer the plain one.
constexpr double kAlignmentPrice = 0.01;
constexpr std::size_t kMostTokens = 6;
/// Average cost per symbol up to which only letter correspondences are at work.
constexpr double kCorrespondence = 0.13;
/// The similarity at which two names are as likely one as two, and how fast the odds change around it.
constexpr double kEvenSimilarity = 0.72;
constexpr double kSteepness = 14;

double probability(double similarity) noexcept {
  return 1 / (1 + std::exp(-kSteepness * (similarity - kEvenSimilarity)));
}

std::vector<std::string_view> tokens_of(std::string_view key) {
  std::vector<std::string_view> tokens;
  while (!key.empty()) {
    const std::size_t space = key.find(' ');
    if (space != 0) tokens.push_back(key.substr(0, space));
    key.remove_prefix(space == std::string_view::npos ? key.size() : space + 1);
  }
  return tokens;
}

std::string squeezed_fold(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text))
    if (c != ' ' && c != '-') out.push_back(c);
  return out;
}

}  // namespace

std::string_view to_string(NameComparison::Reason reason) noexcept {
  static constexpr std::array<std::string_view, 7> kNames = {"same",      "known", "known-apart", "romanised",
                                                             "inflected", "near",  "different"};
  return kNames[static_cast<std::size_t>(reason)];
}

struct NameMatcher::Impl {
  Impl(const text::DataFolder& data, const NameSource* names)
      : keys(data), costs(data), inflection(data), lexicon(names) {}

  [[nodiscard]] double token_distance(const Symbols& a, const Symbols& b, SoundFamily family) const {
    const bool initial =
        (a.size() == 1 || b.size() == 1) && !a.empty() && !b.empty() && a[0] == b[0] && a.size() != b.size();
    return initial ? kInitial : costs.distance(a, b, family);
  }

  /// The cheapest assignment of tokens to tokens, in any order, by dynamic programming over the subsets of b's tokens.
  [[nodiscard]] double assignment(const std::vector<Symbols>& a, const std::vector<Symbols>& b,
                                  SoundFamily family) const {
    const std::size_t subsets = std::size_t{1} << b.size();
    std::vector<double> best(subsets, 1e9);
    best[0] = 0;
    for (const Symbols& token : a) {
      std::vector<double> next(subsets, 1e9);
      for (std::size_t taken = 0; taken < subsets; ++taken) {
        if (best[taken] > 1e8) continue;
        next[taken] = std::min(next[taken], best[taken] + kUnmatchedSymbol * static_cast<double>(token.size()));
        for (std::size_t j = 0; j < b.size(); ++j) {
          const std::size_t bit = std::size_t{1} << j;
          if ((taken & bit) != 0) continue;
          next[taken | bit] = std::min(next[taken | bit], best[taken] + token_distance(token, b[j], family));
        }
      }
      best = std::move(next);
    }
    double least = 1e9;
    for (std::size_t taken = 0; taken < subsets; ++taken) {
      double cost = best[taken];
      for (std::size_t j = 0; j < b.size(); ++j)
        if ((taken >> j & 1U) == 0) cost += kUnmatchedSymbol * static_cast<double>(b[j].size());
      least = std::min(least, cost);
    }
    return least;
  }

  [[nodiscard]] PreparedName prepare(std::string_view key, std::string_view language) const {
    PreparedName name{{}, {}, std::string(language)};
    for (const std::string_view token : tokens_of(key)) {
      name.tokens.push_back(costs.symbols(token));
      name.whole += name.tokens.back();
    }
    return name;
  }

  static SoundFamily family(const PreparedName& a, const PreparedName& b) noexcept {
    const SoundFamily own = detail::family_of(a.language);
    return own != SoundFamily::kAny ? own : detail::family_of(b.language);
  }

  static double mean_length(const PreparedName& a, const PreparedName& b) noexcept {
    return static_cast<double>(a.whole.size() + b.whole.size()) / 2;
  }

  /// 1 − cost per symbol of the names as wholes, at most 1, perhaps below 0.
  [[nodiscard]] double whole_similarity(const PreparedName& a, const PreparedName& b) const {
    const double length = mean_length(a, b);
    return length == 0 ? 0 : 1 - costs.distance(a.whole, b.whole, family(a, b)) / length;
  }

  /// The same with tokens aligned, where that is better.
  [[nodiscard]] double similarity(const PreparedName& a, const PreparedName& b) const {
    const double whole = whole_similarity(a, b);
    const bool one_token = a.tokens.size() <= 1 && b.tokens.size() <= 1;
    if (one_token || a.tokens.size() > kMostTokens || b.tokens.size() > kMostTokens || mean_length(a, b) == 0)
      return whole;
    return std::max(whole, 1 - assignment(a.tokens, b.tokens, family(a, b)) / mean_length(a, b) - kAlignmentPrice);
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

  LatinKeys keys;
  detail::SoundCosts costs;
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
  if (impl_->lexicon != nullptr && impl_->lexicon->never_same(a.text, b.text)) return {0, Reason::kKnownApart};
  if (impl_->share_entity(a, b)) return {0.99, Reason::kKnown};
  if (language_a == language_b && impl_->inflection.same_lemma(a.text, b.text, language_a))
    return {0.95, Reason::kInflected};
  const double similarity = impl_->similarity(prepare(a), prepare(b));
  const double score = probability(similarity);
  if (1 - similarity <= kCorrespondence) return {score, Reason::kRomanised};
  return {score, score >= 0.5 ? Reason::kNear : Reason::kDifferent};
}

double NameMatcher::similarity_of_keys(std::string_view a, std::string_view b) const {
  return probability(impl_->similarity(impl_->prepare(a, {}), impl_->prepare(b, {})));
}

PreparedName NameMatcher::prepare(NameForm name) const {
  const std::string_view language = text::base_language(name.language);
  return impl_->prepare(impl_->keys.key(name.text, language), language);
}

double NameMatcher::similarity(const PreparedName& a, const PreparedName& b) const {
  return probability(impl_->similarity(a, b));
}

double NameMatcher::quick_similarity(const PreparedName& a, const PreparedName& b) const {
  const std::size_t shorter = std::min(a.whole.size(), b.whole.size());
  const std::size_t longer = std::max(a.whole.size(), b.whole.size());
  return longer > 2 * shorter + 5 ? 0 : probability(impl_->whole_similarity(a, b));
}

std::string NameMatcher::explain(NameForm a, NameForm b) const {
  using Reason = NameComparison::Reason;
  const NameComparison comparison = compare(a, b);
  const auto sentence = [&](std::string_view why) { return fmt::format("{} and {}: {}", a.text, b.text, why); };
  switch (comparison.reason) {
    case Reason::kSame:
      return sentence("the same letters, up to case, accents and hyphens.");
    case Reason::kKnown:
      return sentence("the lexicon knows both as names of one and the same.");
    case Reason::kKnownApart:
      return sentence("the lexicon says that these never name the same.");
    case Reason::kRomanised:
      return sentence(fmt::format("one name by known letter correspondences ({} and {} when romanised).",
                                  impl_->keys.key(a.text, text::base_language(a.language)),
                                  impl_->keys.key(b.text, text::base_language(b.language))));
    case Reason::kInflected:
      return sentence("forms of one name, differently inflected.");
    case Reason::kNear:
      return sentence(
          "near each other, but no letter correspondence explains the difference: a slip, or another name.");
    case Reason::kDifferent:
      break;
  }
  return sentence("different names.");
}

const LatinKeys& NameMatcher::keys() const noexcept {
  return impl_->keys;
}

}  // namespace tolmach::normalize
