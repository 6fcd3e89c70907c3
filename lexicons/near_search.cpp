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

/// The names found: each once, and not too many.
class Answers {
 public:
  explicit Answers(std::size_t count) : count_(count) {}

  [[nodiscard]] bool full() const noexcept { return names_.size() >= count_; }
  [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }
  void add(NewName name, double score) {
    if (!full() && seen_.emplace(name.entity, name.form, name.language).second)
      names_.push_back({std::move(name), score});
  }
  std::vector<NearName> take() { return std::move(names_); }

 private:
  std::size_t count_;
  std::vector<NearName> names_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

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

  void add_same_spelling(std::string_view form, const Filter& filter, Answers& answers) const {
    for (const Layer& layer : layers)
      for (const normalize::KnownName& known : layer.lexicon->find(form, filter.language))
        if (wants(filter, known)) answers.add({known.entity, known.kind, known.form, known.language, known.status}, 1);
  }

  /// The likeliest first, those of earlier layers where they are as likely.
  [[nodiscard]] std::vector<Hit> hits(normalize::NameForm form, std::size_t count,
                                      const normalize::NameSearch::Filter& filter, bool committed) {
    std::vector<Hit> hits;
    for (Layer& layer : layers) {
      for (const normalize::NameSearch::Hit& hit : layer.index.find(form, count, filter, committed))
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

bool NearSearch::had_to_index() const {
  return std::any_of(impl_->layers.begin(), impl_->layers.end(),
                     [](const Impl::Layer& layer) { return layer.index.had_to_index(); });
}

std::vector<NearName> NearSearch::find(normalize::NameForm form, std::size_t count, const Filter& filter) const {
  if (form.language == "und") form.language = language_of(form.text);
  if (form.language.empty()) return {};
  normalize::NameSearch::Filter wanted;
  wanted.language = filter.language;
  if (filter.kind) wanted.tags = std::uint32_t{1} << detail::tag_of(*filter.kind);
  const bool committed = std::none_of(impl_->layers.begin(), impl_->layers.end(),
                                      [](const Impl::Layer& layer) { return layer.database->in_transaction(); });
  std::deque<detail::Snapshot> snapshots;
  for (const Impl::Layer& layer : impl_->layers) snapshots.emplace_back(*layer.database);
  Answers answers(count);
  impl_->add_same_spelling(form.text, filter, answers);
  // Names of the same spelling are among the hits again, so more are asked for.
  for (const Impl::Hit& hit : impl_->hits(form, count + answers.size(), wanted, committed)) {
    if (answers.full()) break;
    if (auto name = hit.lexicon->name_with_key(hit.key)) answers.add(std::move(*name), hit.score);
  }
  return answers.take();
}

}  // namespace tolmach::lexicons
