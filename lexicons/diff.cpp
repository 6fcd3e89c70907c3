#include "lexicons/diff.h"

#include <tuple>

#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

auto identity(const Entity& entity) {
  return std::tie(entity.id);
}
auto identity(const NewName& name) {
  return std::tie(name.entity, name.language, name.form);
}
auto identity(const NeverSame& pair) {
  return std::make_tuple(text::fold(pair.a), text::fold(pair.b));
}

/// Goes through two ordered lists at once. @param differ is given the records, null for the side that lacks one
template <typename Record, typename Differ>
void compare(const std::vector<Record>& a, const std::vector<Record>& b, const Differ& differ) {
  auto left = a.begin(), right = b.begin();
  while (left != a.end() || right != b.end()) {
    if (right == b.end() || (left != a.end() && identity(*left) < identity(*right))) {
      differ(&*left++, nullptr);
    } else if (left == a.end() || identity(*right) < identity(*left)) {
      differ(nullptr, &*right++);
    } else {
      if (!(*left == *right)) differ(&*left, &*right);
      ++left;
      ++right;
    }
  }
}

template <typename Record>
std::optional<Record> copy(const Record* record) {
  return record == nullptr ? std::nullopt : std::optional<Record>(*record);
}

std::vector<Entity> entities_of(const Lexicon& lexicon) {
  std::vector<Entity> entities;
  lexicon.for_each_entity([&](const Entity& entity, bool /*named*/) { entities.push_back(entity); });
  return entities;
}

}  // namespace

std::uint64_t for_each_difference(const Lexicon& a, const Lexicon& b,
                                  const std::function<void(const Difference&)>& visit) {
  const Lexicon::Snapshot state_of_a(a), state_of_b(b);
  std::uint64_t count = 0;
  const auto report = [&](const Difference& difference) {
    ++count;
    visit(difference);
  };
  compare(entities_of(a), entities_of(b),
          [&](const Entity* left, const Entity* right) { report({.entity_a = copy(left), .entity_b = copy(right)}); });
  // The kind is the entity's: it has been compared.
  const auto names_of = [](const Lexicon& lexicon) {
    std::vector<NewName> names = lexicon.all_names();
    for (NewName& name : names) name.kind = normalize::NameKind::kOther;
    return names;
  };
  const auto whole = [](const Lexicon& lexicon, const NewName* name) {
    std::optional<NewName> out = copy(name);
    if (const auto entity = out ? lexicon.entity(out->entity) : std::nullopt) out->kind = entity->kind;
    return out;
  };
  compare(names_of(a), names_of(b), [&](const NewName* left, const NewName* right) {
    report({.name_a = whole(a, left), .name_b = whole(b, right)});
  });
  compare(a.all_never_same(), b.all_never_same(), [&](const NeverSame* left, const NeverSame* right) {
    report({.pair_a = copy(left), .pair_b = copy(right)});
  });
  return count;
}

}  // namespace tolmach::lexicons
