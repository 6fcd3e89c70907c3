#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "check/detail/names/known_counterparts.h"
#include "check/detail/names/lone_names.h"
#include "check/detail/names/name_words.h"
#include "normalize/name_source.h"

namespace tolmach::check::detail {

/// Finds two names of one kind that the lexicon knows, each of which only its own side of a bead has: Berlin, «Мюнхен».
/// That they may sound alike (Vienna, Vilnius) says nothing here.
class ExchangedNames {
 public:
  /// All must outlive it.
  ExchangedNames(NameWords& target, NameWords& source, LoneNames& lone, Resources& resources)
      : target_(target), source_(source), lone_(lone), resources_(resources), counterparts_(resources) {}

  struct Exchanged {
    text::Span target, source;
    std::string right;  ///< what the target's language calls the source's name; empty where the lexicon doesn't say
  };
  /// The first pair of a bead.
  /// @param context the bead with its neighbours: names move between sentences
  [[nodiscard]] std::optional<Exchanged> find(const align::Bead& bead, const align::Bead& context);

 private:
  /// A place of a side and all that the lexicon knows by what stands there, a name of each.
  struct Known {
    text::Span span;
    std::vector<normalize::KnownName> entities;
  };
  [[nodiscard]] std::vector<Known> lost(NameWords& side, text::SegmentRange own, const align::Bead& context);
  [[nodiscard]] std::vector<Known> known_mentions(const NameWords& side, text::SegmentRange own) const;
  void add_known_words(NameWords& side, text::SegmentRange own, std::vector<Known>& found) const;
  [[nodiscard]] static bool may_be_everyday(const NameWords& side, const NameWord& word);
  [[nodiscard]] bool sounds_like_none(const NameWords& side, text::SegmentRange own, text::Span name,
                                      const align::Bead& context);
  [[nodiscard]] bool has_name_on(const NameWords& side, std::string_view entity) const;
  [[nodiscard]] bool is_named_on(const NameWords& side, text::SegmentRange segments, std::string_view entity) const;

  NameWords& target_;
  NameWords& source_;
  LoneNames& lone_;
  Resources& resources_;
  KnownCounterparts counterparts_;
};

}  // namespace tolmach::check::detail
