#include "align/via_similarity.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "align/detail/evidence/stem.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::align {

ViaSimilarity::ViaSimilarity(const std::vector<std::string>& translation, const text::Document& target) {
  const std::string_view language = text::base_language(target.language);
  for (const std::string& segment : translation) translation_.push_back(grams_of(segment, language));
  for (std::size_t k = 0; k < target.segments.size(); ++k)
    target_.push_back(grams_of(target.segment_text(k), language));
  weigh();
  ids_.clear();
}

ViaSimilarity::Grams ViaSimilarity::grams_of(std::string_view segment, std::string_view language) {
  Grams grams;
  const auto id_of = [&](std::string text) {
    return ids_.try_emplace(std::move(text), static_cast<Gram>(ids_.size())).first->second;
  };
  std::string before;
  for (const text::Token& token : text::tokenise(segment)) {
    if (token.kind == text::Token::Kind::kOther) continue;
    const std::string lowered = text::lower(token.span.of(segment), language);
    std::string word(detail::stem(lowered));
    grams.push_back(id_of(word));
    if (!before.empty()) grams.push_back(id_of(before + ' ' + word));
    before = std::move(word);
  }
  std::sort(grams.begin(), grams.end());
  return grams;
}

/// Rare grams say more: the weight is the log of the share of segments that hold one (inverse document frequency).
void ViaSimilarity::weigh() {
  std::vector<double> segments(ids_.size(), 0);
  for (const std::vector<Grams>* rows : {&translation_, &target_})
    for (const Grams& grams : *rows)
      for (std::size_t k = 0; k < grams.size(); ++k)
        if (k == 0 || grams[k] != grams[k - 1]) segments[grams[k]] += 1;
  const auto total = static_cast<double>(translation_.size() + target_.size());
  for (const double count : segments) weights_.push_back(std::log(1 + total / std::max(count, 1.0)));
}

ViaSimilarity::Grams ViaSimilarity::joined(const std::vector<Grams>& rows, SegmentRange range) {
  Grams out;
  for (std::uint32_t row = range.begin; row < range.end; ++row)
    out.insert(out.end(), rows[row].begin(), rows[row].end());
  std::sort(out.begin(), out.end());
  return out;
}

double ViaSimilarity::weight_of(const std::vector<Grams>& rows, SegmentRange range) const {
  double weight = 0;
  for (std::uint32_t row = range.begin; row < range.end; ++row)
    for (const Gram gram : rows[row]) weight += weights_[gram];
  return weight;
}

double ViaSimilarity::of(SegmentRange source, SegmentRange target) const {
  const double total = weight_of(translation_, source) + weight_of(target_, target);
  if (total <= 0) return std::numeric_limits<double>::quiet_NaN();
  const Grams a = joined(translation_, source);
  const Grams b = joined(target_, target);
  double common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      common += weights_[*x];
      ++x;
      ++y;
    }
  }
  return 2 * common / total;
}

}  // namespace tolmach::align
