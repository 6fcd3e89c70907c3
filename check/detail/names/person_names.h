#pragma once

#include <optional>
#include <vector>

#include "align/bead.h"
#include "check/detail/names/given_name_list.h"
#include "check/detail/names/name_words.h"

namespace tolmach::check::detail {

/// Finds people of whom a translation has kept one name and exchanged the other: "Peter Green" as "Peter Vert", «Андрій
/// Шевченко» as "Anton Shevchenko". What is told by the name beside it needs no list of surnames; in one script, where
/// names are copied, none of given names either.
class PersonNames {
 public:
  /// All must outlive it.
  PersonNames(NameWords& target, NameWords& source, Resources& resources);

  /// The words that stand for each other and should not.
  struct Exchanged {
    const NameWord* target = nullptr;
    const NameWord* source = nullptr;
  };
  /// The first exchanged name of a bead.
  /// @param context the bead with its neighbours, where else a name may be
  [[nodiscard]] std::optional<Exchanged> find(const align::Bead& bead, const align::Bead& context);

 private:
  /// A given name and the word behind it.
  struct Person {
    const NameWord* given = nullptr;
    const NameWord* surname = nullptr;
  };
  [[nodiscard]] std::vector<Person> people_of(const NameWords& side, text::SegmentRange segments) const;
  [[nodiscard]] bool are_alike(const NameWord& target, const NameWord& source, double least) const;
  [[nodiscard]] bool are_unlike(const NameWord& target, const NameWord& source, double most) const;
  [[nodiscard]] bool is_no_word(const NameWords& side, const NameWord& word) const;
  [[nodiscard]] bool are_too_many(const NameWord& target, const NameWord& source, const align::Bead& context) const;

  NameWords& target_;
  NameWords& source_;
  Resources& resources_;
};

}  // namespace tolmach::check::detail
