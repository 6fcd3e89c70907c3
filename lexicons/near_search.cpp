#include "lexicons/near_search.h"

#include <set>
#include <tuple>
#include <utility>

#include "normalize/name_search.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

std::uint8_t tag_of(normalize::NameKind kind) noexcept {
  return static_cast<std::uint8_t>(kind);
}

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
  /// A name is known to the index by its place here.
  struct Owner {
    const Lexicon* lexicon;
    std::int64_t key;
  };
  std::vector<const Lexicon*> lexicons;
  std::vector<Owner> owners;
  normalize::NameSearch search;

  explicit Impl(const normalize::NameMatcher& matcher) : search(matcher) {}

  void add(const Lexicon& lexicon, normalize::NameBlockBuilder& builder) {
    lexicon.for_each_indexed_name([&](const Lexicon::IndexedName& name) {
      builder.add({static_cast<std::int64_t>(owners.size()), {name.form, name.language}, tag_of(name.kind)});
      owners.push_back({&lexicon, name.key});
    });
  }
};

NearSearch::NearSearch(std::vector<const Lexicon*> lexicons, const normalize::NameMatcher& matcher)
    : impl_(std::make_unique<Impl>(matcher)) {
  normalize::NameBlockBuilder builder(matcher);
  impl_->lexicons = std::move(lexicons);
  for (const Lexicon* lexicon : impl_->lexicons) impl_->add(*lexicon, builder);
  for (std::string& block : builder.blocks()) impl_->search.add_block(std::move(block));
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
  for (const Lexicon* lexicon : impl_->lexicons)
    for (const normalize::KnownName& known : lexicon->find(form.text, filter.language))
      if (wants(filter, known)) take({known.entity, known.kind, known.form, known.language, known.status}, 1);
  normalize::NameSearch::Filter wanted;
  wanted.language = filter.language;
  if (filter.kind) wanted.tags = std::uint32_t{1} << tag_of(*filter.kind);
  // Two lexicons may hold the same name, so one more of each is asked for.
  for (const normalize::NameSearch::Hit& hit : impl_->search.find(form, 2 * count, wanted)) {
    const Impl::Owner& owner = impl_->owners[static_cast<std::size_t>(hit.key)];
    if (auto name = owner.lexicon->name_with_key(owner.key)) take(std::move(*name), hit.score);
  }
  return names;
}

}  // namespace tolmach::lexicons
