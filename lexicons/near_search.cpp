#include "lexicons/near_search.h"

#include <set>
#include <tuple>
#include <utility>

#include "normalize/name_search.h"

namespace tolmach::lexicons {
namespace {

std::uint8_t tag_of(normalize::NameKind kind) noexcept {
  return static_cast<std::uint8_t>(kind);
}

}  // namespace

struct NearSearch::Impl {
  /// A name is known to the index by its place here.
  struct Owner {
    const Lexicon* lexicon;
    std::int64_t key;
  };
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
  for (const Lexicon* lexicon : lexicons) impl_->add(*lexicon, builder);
  for (std::string& block : builder.blocks()) impl_->search.add_block(std::move(block));
}
NearSearch::~NearSearch() = default;
NearSearch::NearSearch(NearSearch&&) noexcept = default;
NearSearch& NearSearch::operator=(NearSearch&&) noexcept = default;

std::vector<NearName> NearSearch::find(normalize::NameForm form, std::size_t count, const Filter& filter) const {
  normalize::NameSearch::Filter wanted;
  wanted.language = filter.language;
  if (filter.kind) wanted.tags = std::uint32_t{1} << tag_of(*filter.kind);
  std::vector<NearName> names;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  // Two lexicons may hold the same name, so one more of each is asked for.
  for (const normalize::NameSearch::Hit& hit : impl_->search.find(form, 2 * count, wanted)) {
    const Impl::Owner& owner = impl_->owners[static_cast<std::size_t>(hit.key)];
    auto name = owner.lexicon->name_with_key(owner.key);
    if (!name || !seen.emplace(name->entity, name->form, name->language).second) continue;
    names.push_back({std::move(*name), hit.score});
    if (names.size() == count) break;
  }
  return names;
}

}  // namespace tolmach::lexicons
