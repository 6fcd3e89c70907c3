#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/capitals.h"
#include "check/detail/names/exchanged_names.h"
#include "check/detail/names/lone_names.h"
#include "check/detail/names/pair_names.h"
#include "check/detail/names/person_names.h"
#include "check/detail/names/rival_names.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Where a bead's names may be: in its own text where the alignment is sure of it, else in its neighbours' too.
align::Bead around(const Context& context, std::size_t bead) {
  constexpr double kSure = 0.9;
  const align::Bead& own = context.alignment()[bead];
  return own.confidence >= kSure ? own : context.with_neighbours(bead);
}

/// The name that a word belongs to, for people: "Ada Marenko" of "Marenko".
std::string_view whole_name(const DocumentView& view, text::Span word) {
  const std::vector<normalize::Mention>& mentions = view.mentions();
  const auto mention =
      std::lower_bound(mentions.begin(), mentions.end(), word.end,
                       [](const normalize::Mention& one, std::uint32_t end) { return one.span.end < end; });
  const bool holds = mention != mentions.end() && mention->span.begin <= word.begin;
  constexpr std::ptrdiff_t kMostSpaces = 2;  // what is longer is more than a name
  const auto spaces = holds ? std::count(mention->form.begin(), mention->form.end(), ' ') : 0;
  return (holds && spaces <= kMostSpaces ? mention->span : word).of(view.text());
}

/// The probability that a name without counterpart is wrong, where only one side's names can be seen.
constexpr double kOneSided = 0.55;

/// Names of the target that stand where the source has others.
class DifferentNames {
 public:
  DifferentNames(const Context& context, Findings& findings)
      : context_(context),
        findings_(findings),
        names_(context.pair_names()),
        target_(names_.target()),
        source_(names_.source()),
        lone_(target_, source_, context.resources()),
        people_(target_, source_, context.resources()),
        known_(target_, source_, lone_, context.resources()) {}

  void find() {
    for (std::uint32_t number = 0; number < context_.alignment().size(); ++number)
      if (!names_.is_misspelt(number) && names_.are_comparable(number, findings_))
        find_in(number, context_.alignment()[number]);
  }

 private:
  /// A name too many on each side: what else should the one stand for? In Arabic and Hebrew, where names can't be told
  /// from words, the source's name too many must do; the reverse, measured, was wrong more often than right.
  void find_in(std::uint32_t number, const align::Bead& bead) {
    const align::Bead context = around(context_, number);
    if (const auto exchanged = people_.find(bead, context))
      return add_other(number, exchanged->target->span, exchanged->source->span);
    if (const auto exchanged = known_.find(bead, context_.with_neighbours(number)))
      return add_known(number, *exchanged);
    const LoneNames::Lone lone = lone_.find(bead, context);
    if (lone.source == nullptr) return;
    if (lone.target != nullptr) {
      const bool said = context_.resources().given_names().may_be_one(lone.target->folded, lone.source->folded) ||
                        is_said(target_, *lone.target, source_, context.source) ||
                        is_said(source_, *lone.source, target_, context.target) ||
                        are_of_one_state(*lone.target, *lone.source);
      if (!said) add_other(number, lone.target->span, lone.source->span);
    } else {
      const text::Span place = lone.source->span;
      findings_.add({.code = "name-missing",
                     .confidence = kOneSided,
                     .message = fmt::format("source {}: nothing in the target sounds like it", in_source(place)),
                     .target = text::span_of(context_.target().document(), bead.target),
                     .source = place,
                     .bead = number});
    }
  }

  /// Whether a word is of a state that the other side names or derives a word from: what states and their people are
  /// called in two languages need not be alike.
  [[nodiscard]] bool is_said(const NameWords& side, const NameWord& word, const NameWords& other,
                             text::SegmentRange segments) const {
    Resources& resources = context_.resources();
    const RivalNames& there = resources.rival_names(other.view().language());
    const std::vector<std::uint32_t> states =
        resources.rival_names(side.view().language()).like(word.span.of(side.view().text()));
    return std::any_of(states.begin(), states.end(),
                       [&](std::uint32_t number) { return there.may_name(other.view(), segments, number, {}); });
  }

  /// Whether the two name one state or what stands for its government: London, die Briten; the Kremlin, Moskau.
  [[nodiscard]] bool are_of_one_state(const NameWord& target, const NameWord& source) {
    const std::vector<std::string_view> ours = states_of(target_, target), theirs = states_of(source_, source);
    return std::any_of(ours.begin(), ours.end(), [&](std::string_view state) {
      return std::find(theirs.begin(), theirs.end(), state) != theirs.end();
    });
  }

  /// The states that a word names or stands for, by their ids.
  [[nodiscard]] std::vector<std::string_view> states_of(NameWords& side, const NameWord& word) const {
    Resources& resources = context_.resources();
    const RivalNames& rivals = resources.rival_names(side.view().language());
    std::vector<std::string_view> states;
    for (const std::uint32_t number : rivals.like(word.span.of(side.view().text())))
      states.push_back(rivals.id(number));
    for (const std::string_view form : side.forms_of(word))
      for (const std::string_view state : resources.capitals().states_of_word(text::fold(form)))
        states.push_back(state);
    for (const normalize::KnownName& name : side.known(word))
      for (const std::string& state : resources.capitals().states_of(name.entity)) states.emplace_back(state);
    return states;
  }

  void add_other(std::uint32_t number, text::Span target, text::Span source) {
    findings_.add(
        {.code = "name-differs",
         .confidence = 0.6,
         .message = fmt::format("target {}, source {}: two different names", whole_name(context_.target(), target),
                                whole_name(*context_.source(), source)),
         .target = target,
         .source = source,
         .bead = number});
  }

  void add_known(std::uint32_t number, const ExchangedNames::Exchanged& names) {
    const std::string_view source = in_source(names.source);
    const std::string expected = names.right.empty() || names.right == source ? "" : fmt::format(" ({})", names.right);
    findings_.add(
        {.code = "name-differs",
         .confidence = 0.8,
         .message = fmt::format("target {}, source {}{}: two different names", written(names.target), source, expected),
         .target = names.target,
         .source = names.source,
         .suggestion = names.right,
         .bead = number});
  }

  [[nodiscard]] std::string_view written(text::Span target) const { return target.of(context_.target().text()); }
  [[nodiscard]] std::string_view in_source(text::Span source) const { return source.of(context_.source()->text()); }

  const Context& context_;
  Findings& findings_;
  PairNames& names_;
  NameWords &target_, &source_;
  LoneNames lone_;
  PersonNames people_;
  ExchangedNames known_;
};

}  // namespace

void find_different_names(const Context& context, Findings& findings) {
  if (context.has_source() && findings.wants("name-differs")) DifferentNames(context, findings).find();
}

}  // namespace tolmach::check::detail
