#include "lexicons/near_search.h"

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>
#include <utility>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/near_index.h"
#include "normalize/name_fingerprint.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

/// Ideographs are read as Chinese, other letters as those of no language in particular; nothing where there are none.
std::string_view language_of(std::string_view form) {
  std::string_view language;
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = text::next_code_point(form, at);
    if (text::is_ideograph(c)) return "zh";
    if (text::is_letter(c)) language = "und";
  }
  return language;
}

bool wants(const NearSearch::Filter& filter, const normalize::KnownName& name) {
  return (filter.language.empty() || text::base_language(name.language) == filter.language) &&
         (!filter.kind || name.kind == *filter.kind);
}

}  // namespace

struct NearSearch::Impl {
  struct Layer {
    const Lexicon* lexicon;
    detail::Database* database;
    detail::NearIndex index;
  };
  std::vector<Layer> layers;

  struct Hit {
    const Lexicon* lexicon;
    std::int64_t key;
    double score;
  };
  /// The likeliest first, those of earlier layers where they are as likely.
  [[nodiscard]] std::vector<Hit> hits(normalize::NameForm form, std::size_t count,
                                      const normalize::NameSearch::Filter& filter) {
    std::vector<Hit> hits;
    for (Layer& layer : layers) {
      for (const normalize::NameSearch::Hit& hit : layer.index.find(form, count, filter))
        hits.push_back({layer.lexicon, hit.key, hit.score});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    return hits;
  }
};

NearSearch::NearSearch(const std::vector<const Lexicon*>& lexicons, const normalize::NameMatcher& matcher,
                       const text::DataFolder& data)
    : impl_(std::make_unique<Impl>()) {
  const std::string fingerprint = normalize::name_fingerprint(data, matcher);
  for (const Lexicon* lexicon : lexicons) {
    detail::Database& database = lexicon->impl_->database;
    impl_->layers.push_back({lexicon, &database, {database, matcher, fingerprint}});
  }
}
NearSearch::~NearSearch() = default;
NearSearch::NearSearch(NearSearch&&) noexcept = default;
NearSearch& NearSearch::operator=(NearSearch&&) noexcept = default;

std::vector<NearName> NearSearch::find(normalize::NameForm form, std::size_t count, const Filter& filter) const {
  if (form.language == "und") form.language = language_of(form.text);
  if (form.language.empty()) return {};
  std::vector<NearName> names;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  const auto take = [&](NewName name, double score) {
    if (names.size() < count && seen.emplace(name.entity, name.form, name.language).second)
      names.push_back({std::move(name), score});
  };
  std::deque<detail::Snapshot> snapshots;
  for (const Impl::Layer& layer : impl_->layers) snapshots.emplace_back(*layer.database);
  for (const Impl::Layer& layer : impl_->layers)
    for (const normalize::KnownName& known : layer.lexicon->find(form.text, filter.language))
      if (wants(filter, known)) take({known.entity, known.kind, known.form, known.language, known.status}, 1);
  normalize::NameSearch::Filter wanted;
  wanted.language = filter.language;
  if (filter.kind) wanted.tags = std::uint32_t{1} << detail::tag_of(*filter.kind);
  // Names of the same spelling have been taken, so more are asked for.
  for (const Impl::Hit& hit : impl_->hits(form, count + names.size(), wanted))
    if (names.size() < count)
      if (auto name = hit.lexicon->name_with_key(hit.key)) take(std::move(*name), hit.score);
  return names;
}

}  // namespace tolmach::lexicons
