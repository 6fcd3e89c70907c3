#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/capitals.h"
#include "check/detail/names/english_slips.h"
#include "check/detail/names/exchanged_names.h"
#include "check/detail/names/lexicon_slips.h"
#include "check/detail/names/lone_names.h"
#include "check/detail/names/name_slips.h"
#include "check/detail/names/person_names.h"
#include "check/detail/names/rival_names.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

using normalize::ClusterForm;
using normalize::Mention;
using normalize::NameCluster;
using normalize::NameStatus;

/// Whether the source of the mention's bead has the very form: then the odd one is the author's.
bool stands_in_source(const Context& context, const Mention& mention) {
  if (!context.has_source() || context.same_language()) return false;
  const text::SegmentRange range = context.source_of(mention.segment);
  if (range.empty()) return false;
  const text::Document& source = context.source()->document();
  const text::Span span = text::span_of(source, range);
  return text::fold(span.of(source.text)).find(text::fold(mention.form)) != std::string::npos;
}

/// The form of a name that should stand in the place of another one; empty where that is longer or shorter: "Ada" is no
/// slip for "Ada Marenko".
std::string preferred_for(const NameCluster& cluster, const ClusterForm& form) {
  const auto words = [](const std::string& name) { return std::count(name.begin(), name.end(), ' '); };
  const auto preferred = std::find_if(cluster.forms.begin(), cluster.forms.end(), [&](const ClusterForm& other) {
    return other.status == NameStatus::kPreferred && other.language == form.language;
  });
  const std::string& right = preferred == cluster.forms.end() ? cluster.preferred : preferred->text;
  return words(right) == words(form.text) ? right : std::string();
}

/// The forms of a cluster that are another one of it in another case: adjectives of names (Всемирный банк, Всемирной
/// организации).
class InflectedForms {
 public:
  InflectedForms(const NameCluster& cluster, const normalize::WordForms& word_forms) : word_forms_(word_forms) {
    for (const ClusterForm& form : cluster.forms) small_.push_back({&form, text::lower(form.text, form.language)});
  }

  [[nodiscard]] bool has(const ClusterForm& form) const {
    const auto own = std::find_if(small_.begin(), small_.end(), [&](const Small& one) { return one.form == &form; });
    return std::any_of(small_.begin(), small_.end(), [&](const Small& other) {
      return other.form != &form && other.form->language == form.language && begins_alike(other.text, own->text) &&
             word_forms_.same_word(other.text, own->text, form.language);
    });
  }

 private:
  struct Small {
    const ClusterForm* form;
    std::string text;
  };

  /// What all cases of a word have in common, asked for before it is looked at closely.
  [[nodiscard]] static bool begins_alike(const std::string& a, const std::string& b) noexcept {
    return !a.empty() && !b.empty() && a.front() == b.front();
  }

  const normalize::WordForms& word_forms_;
  std::vector<Small> small_;
};

/// Forms that stand beside a more frequent spelling of the same name.
void find_inconsistent(const Context& context, Findings& findings) {
  if (!findings.wants("name-inconsistent")) return;
  const DocumentView& target = context.target();
  const std::vector<Mention>& mentions = target.mentions();
  Resources& resources = context.resources();
  if (!normalize::may_have_misspellings(mentions, target.language(), resources.matcher(), resources.lexicon())) return;
  for (const NameCluster& cluster : context.name_clusters()) {
    std::optional<InflectedForms> inflected;
    for (const ClusterForm& form : cluster.forms) {
      if (form.status != NameStatus::kMisspelling) continue;
      if (!inflected) inflected.emplace(cluster, resources.word_forms());
      if (inflected->has(form)) continue;
      for (const normalize::MentionPlace& place : form.places) {
        if (stands_in_source(context, mentions[place.mention])) continue;
        findings.add({.code = "name-inconsistent",
                      .confidence = 0.75,
                      .message = form.reason,
                      .target = mentions[place.mention].span,
                      .suggestion = preferred_for(cluster, form)});
      }
    }
  }
}

/// Where a bead's names may be: in its own text where the alignment is sure of it, else in its neighbours' too.
align::Bead around(const Context& context, std::size_t bead) {
  constexpr double kSure = 0.9;
  const align::Bead& own = context.alignment()[bead];
  return own.confidence >= kSure ? own : context.with_neighbours(bead);
}

/// Text that is in the wrong language or damaged has names that match nothing; that is said elsewhere.
bool is_explained(const DocumentView& view, const align::Bead& bead, const Findings& findings) {
  const text::Span target = text::span_of(view.document(), bead.target);
  return findings.covers(Family::kUntranslated, target) || findings.covers(Family::kLanguage, target) ||
         findings.is_damaged(target);
}

/// The name that a word belongs to, for people: "Ada Marenko" of "Marenko".
std::string_view whole_name(const DocumentView& view, text::Span word) {
  const std::vector<Mention>& mentions = view.mentions();
  const auto mention = std::lower_bound(mentions.begin(), mentions.end(), word.end,
                                        [](const Mention& one, std::uint32_t end) { return one.span.end < end; });
  const bool holds = mention != mentions.end() && mention->span.begin <= word.begin;
  constexpr std::ptrdiff_t kMostSpaces = 2;  // what is longer is more than a name
  const auto spaces = holds ? std::count(mention->form.begin(), mention->form.end(), ' ') : 0;
  return (holds && spaces <= kMostSpaces ? mention->span : word).of(view.text());
}

/// The probability that a name without counterpart is wrong, where only one side's names can be seen.
constexpr double kOneSided = 0.55;

/// The finders that compare the names of the two sides, bead by bead.
class NamePairs {
 public:
  NamePairs(const Context& context, Findings& findings)
      : context_(context),
        findings_(findings),
        target_(context.target(), context.resources(), spellings_of(context.target())),
        source_(*context.source(), context.resources(), spellings_of(*context.source())),
        lone_(target_, source_, context.resources()),
        people_(target_, source_, context.resources()),
        known_(target_, source_, lone_, context.resources()) {}

  void find() {
    const bool misspelt = findings_.wants("name-misspelt") && !context_.same_language();
    const bool differs = findings_.wants("name-differs");
    for (std::uint32_t number = 0; number < context_.alignment().size(); ++number) {
      const align::Bead& bead = context_.alignment()[number];
      if (!bead.is_link() || is_too_long(bead) || is_explained(context_.target(), bead, findings_)) continue;
      if (misspelt && find_misspelt(number, bead)) continue;
      if (differs) find_other(number, bead);
    }
  }

 private:
  /// Among thousands of names each is like some other; and each would be compared with all of them.
  [[nodiscard]] bool is_too_long(const align::Bead& bead) const {
    constexpr std::size_t kMostWords = 1000;  // of a side
    return context_.source()->word_count(bead.source) > kMostWords ||
           context_.target().word_count(bead.target) > kMostWords;
  }

  [[nodiscard]] const normalize::Spellings& spellings_of(const DocumentView& view) const {
    return context_.resources().spellings().of(view.language());
  }

  /// Names of the target that are a slip away from the source's. @return whether there are any
  bool find_misspelt(std::uint32_t number, const align::Bead& bead) {
    Resources& resources = context_.resources();
    std::vector<NameSlip> slips = find_name_slips(target_, bead.target, source_, bead.source, resources);
    for (const auto find : {find_lexicon_slips, find_english_slips})
      for (NameSlip& slip : find(target_, bead.target, source_, bead.source, resources)) {
        const auto is_there = [&](const NameSlip& other) { return other.target.overlaps(slip.target); };
        if (std::none_of(slips.begin(), slips.end(), is_there)) slips.push_back(std::move(slip));
      }
    for (const NameSlip& slip : slips)
      findings_.add({.code = "name-misspelt",
                     .confidence = slip.confidence,
                     .message = message_of(slip),
                     .target = slip.target,
                     .source = slip.source,
                     .suggestion = slip.right,
                     .bead = number});
    return !slips.empty();
  }

  [[nodiscard]] std::string message_of(const NameSlip& slip) const {
    const std::string_view form = written(slip.target);
    if (!slip.likelier.empty())
      return fmt::format("{}: the source has {}, for which one would expect {}", form, in_source(*slip.source),
                         slip.likelier);
    if (!slip.foreign_letter.empty()) return message_of_letter(form, slip.foreign_letter, context_.target());
    if (!slip.source) return fmt::format("{}: no list has this name, only {}", form, slip.right);
    return fmt::format("{}: no list has this name; the source has {}", form, in_source(*slip.source));
  }

  /// A name too many on each side: what else should the one stand for? In Arabic and Hebrew, where names can't be told
  /// from words, the source's name too many must do; the reverse, measured, was wrong more often than right.
  void find_other(std::uint32_t number, const align::Bead& bead) {
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
  NameWords target_, source_;
  LoneNames lone_;
  PersonNames people_;
  ExchangedNames known_;
};

}  // namespace

void find_name_errors(const Context& context, Findings& findings) {
  find_inconsistent(context, findings);
  if (context.has_source()) NamePairs(context, findings).find();
}

}  // namespace tolmach::check::detail
