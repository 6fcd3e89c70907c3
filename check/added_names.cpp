// A person known to the lexicon whom the target names and the source nowhere. Names that nothing knows are left alone,
// for what their counterpart would be can't be known; and places, for they have too many names (the capital, the
// kingdom) and translators say them for peoples.

#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/known_forms.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Segments of a source that can be said to name somebody nowhere: single sentences call him "he" or "the president".
constexpr std::uint32_t kFewestSegments = 5;

}  // namespace

void find_added_names(const Context& context, Findings& findings) {
  const normalize::NameSource* lexicon = context.resources().lexicon();
  if (lexicon == nullptr || !context.has_source() || context.same_language() || !findings.wants("name-added")) return;
  if (context.source()->segment_count() < kFewestSegments) return;
  std::string source;                         // folded; empty until it is asked for
  std::unordered_set<std::string> in_source;  // entities that are named there, or that can't be looked for
  for (const normalize::Mention& mention : context.target().mentions()) {
    if (mention.entity.empty() || mention.kind != normalize::NameKind::kPerson || in_source.contains(mention.entity))
      continue;
    if (source.empty()) source = text::fold(context.source()->text());
    const std::vector<normalize::KnownName> forms = lexicon->forms_of(mention.entity);
    // Translators put names for pronouns, but for those of the text.
    const std::string expected = form_in(forms, context.source()->language());
    if (expected.empty() || is_named(beginnings_of(forms), source)) {
      in_source.insert(mention.entity);
      continue;
    }
    const bool explained = findings.covers(Family::kName, mention.span) ||
                           findings.covers(Family::kLanguage, mention.span) ||
                           findings.covers(Family::kUntranslated, mention.span);
    if (explained) continue;
    findings.add({.code = "name-added",
                  .confidence = 0.6,
                  .message = fmt::format("{}: the source has no {}", mention.form, expected),
                  .target = mention.span});
  }
}

}  // namespace tolmach::check::detail
