#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"

namespace tolmach::check::detail {
namespace {

using normalize::NameStatus;

bool may_stand(const TermForm& form) noexcept {
  return form.status == NameStatus::kPreferred || form.status == NameStatus::kAdmitted;
}

/// The terms that a concept may have in a language, the preferred ones first.
std::vector<const TermForm*> right_forms(const Term& concept_terms, std::string_view language) {
  std::vector<const TermForm*> right;
  for (const TermForm& form : concept_terms.forms)
    if (form.language == language && may_stand(form)) right.push_back(&form);
  std::stable_sort(right.begin(), right.end(),
                   [](const TermForm* a, const TermForm* b) { return a->status < b->status; });
  return right;
}

std::string quoted(const std::vector<const TermForm*>& forms) {
  std::string list;
  for (const TermForm* form : forms) list += (list.empty() ? "“" : ", “") + form->form + "”";
  return list;
}

class TermFinder {
 public:
  TermFinder(const Context& context, const TermIndex& terms, Findings& findings)
      : context_(context), terms_(terms), findings_(findings), forms_(context.resources().word_forms()) {}

  /// @param number of the bead, where there is a source
  void check(text::SegmentRange source, text::SegmentRange target, std::optional<std::uint32_t> number) {
    const std::vector<TermMatch> in_target = terms_.find(context_.target(), target, forms_);
    for (const TermMatch& match : in_target) {
      if (!may_stand(terms_.form_of(match)) && !is_right_elsewhere(match, in_target)) add_forbidden(match);
    }
    if (!context_.has_source() || source.empty() || target.empty()) return;
    const std::vector<TermMatch> in_source = terms_.find(*context_.source(), source, forms_);
    for (std::size_t i = 0; i < in_source.size();) {
      std::size_t end = i;
      while (end < in_source.size() && in_source[end].span == in_source[i].span) ++end;
      require_one(
          {in_source.begin() + static_cast<std::ptrdiff_t>(i), in_source.begin() + static_cast<std::ptrdiff_t>(end)},
          in_target, target, number);
      i = end;
    }
  }

 private:
  /// A form that one concept forbids may be another's term.
  [[nodiscard]] bool is_right_elsewhere(const TermMatch& match, const std::vector<TermMatch>& all) const {
    return std::any_of(all.begin(), all.end(), [&](const TermMatch& other) {
      return other.span == match.span && may_stand(terms_.form_of(other));
    });
  }

  void add_forbidden(const TermMatch& match) {
    const TermForm& form = terms_.form_of(match);
    const auto right = right_forms(terms_.concepts()[match.concept_index], context_.target().language());
    const std::string_view written = match.span.of(context_.target().text());
    std::string message = fmt::format("“{}”: the term is {}", written, normalize::to_string(form.status));
    if (!right.empty()) message += fmt::format(", the terminology has {}", quoted(right));
    Draft draft{.code = "term-forbidden",
                .confidence = match.inflected ? 0.8 : 0.95,
                .message = std::move(message),
                .target = match.span};
    if (!right.empty()) draft.suggestion = suggestion(match, form, *right.front());
    if (form.status == NameStatus::kDeprecated || form.status == NameStatus::kSuperseded)
      draft.severity = Severity::kMinor;
    findings_.add(std::move(draft));
  }

  /// The right term in the place of a wrong one; nothing where it would have to be inflected by guess.
  [[nodiscard]] std::string suggestion(const TermMatch& match, const TermForm& wrong, const TermForm& right) const {
    const std::string_view language = context_.target().language();
    const std::string written(match.span.of(context_.target().text()));
    std::string instead = right.form;
    if (match.inflected) {
      const bool words = wrong.form.find(' ') != std::string::npos || right.form.find(' ') != std::string::npos;
      instead = words ? std::string() : forms_.inflected_like(text::lower(right.form), text::lower(written), language);
      if (instead == text::lower(right.form)) return {};
    }
    const bool capital = text::capitalised(written, language) == written && text::lower(written, language) != written;
    return capital ? text::capitalised(instead, language) : instead;
  }

  /// One place of the source, with the concepts that it may name.
  void require_one(const std::vector<TermMatch>& place, const std::vector<TermMatch>& in_target,
                   text::SegmentRange target, std::optional<std::uint32_t> number) {
    std::vector<const TermForm*> expected;
    for (const TermMatch& match : place) {
      const auto right = right_forms(terms_.concepts()[match.concept_index], context_.target().language());
      const bool said = std::any_of(in_target.begin(), in_target.end(),
                                    [&](const TermMatch& other) { return other.concept_index == match.concept_index; });
      // A forbidden form is a finding by itself; a concept without term in this language asks for nothing.
      if (said || right.empty()) return;
      expected.insert(expected.end(), right.begin(), right.end());
    }
    const text::Span end = text::span_of(context_.target().document(), target);
    findings_.add({.code = "term-missing",
                   .confidence = place.front().inflected ? 0.7 : 0.8,
                   .message = fmt::format("source “{}”; the target does not have {}",
                                          place.front().span.of(context_.source()->text()), quoted(expected)),
                   .target = text::Span{end.end, end.end},
                   .source = place.front().span,
                   .bead = number});
  }

  const Context& context_;
  const TermIndex& terms_;
  Findings& findings_;
  const normalize::WordForms& forms_;
};

}  // namespace

void find_term_errors(const Context& context, const TermIndex& terms, Findings& findings) {
  if (terms.empty() || !(findings.wants("term-missing") || findings.wants("term-forbidden"))) return;
  TermFinder finder(context, terms, findings);
  if (context.has_source()) {
    const align::Alignment& alignment = context.alignment();
    for (std::uint32_t i = 0; i < alignment.size(); ++i) finder.check(alignment[i].source, alignment[i].target, i);
  } else {
    for (std::uint32_t i = 0; i < context.target().segment_count(); ++i) finder.check({}, {i, i + 1}, std::nullopt);
  }
}

}  // namespace tolmach::check::detail
