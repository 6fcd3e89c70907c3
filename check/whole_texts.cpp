// What is wrong with texts as a whole, said once instead of segment by segment: they are in another language than was
// said, they are swapped, or they have nothing to do with each other. It goes by what was found in the segments.

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/language/language_guess.h"
#include "text/language.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kFewestSegments = 5;  // of a text that is judged as a whole
constexpr double kMostOfText = 0.75;        // of the segments are in another language
/// Pairs of segments that are no translations of each other. One pair in a thousand is said to be such in good
/// translations; of unrelated texts half, for short segments can't be told.
constexpr std::size_t kFewestPairs = 4;
constexpr double kManyPairs = 0.3;

std::size_t segments_with_words(const DocumentView& view) {
  std::size_t count = 0;
  for (std::uint32_t segment = 0; segment < view.segment_count(); ++segment)
    if (view.segment(segment).linkable && !view.words(segment).empty()) ++count;
  return count;
}

/// The language that most of a text is in, where that is not its own.
std::optional<std::string> real_language(const DocumentView& view, Resources& resources) {
  const LanguageGuesser guesser(view, resources);
  std::map<std::string, std::size_t> counts;
  for (std::uint32_t segment = 0; segment < view.segment_count(); ++segment) {
    if (!view.segment(segment).linkable) continue;
    if (const auto guess = guesser.foreign(segment)) ++counts[guess->language];
  }
  const double most = kMostOfText * static_cast<double>(segments_with_words(view));
  for (const auto& [language, count] : counts)
    if (language != "und" && static_cast<double>(count) >= most) return language;
  return std::nullopt;
}

/// What is said of a target in a language that is not its own, and under which code.
Draft language_draft(const Context& context, const std::string& real) {
  const std::string found = text::language_name(real), said = text::language_name(context.target().language());
  const FunctionWords& languages = context.resources().function_words();
  const bool is_source =
      context.has_source() && !context.same_language() && languages.same(real, context.source()->language());
  if (!is_source)
    return {.code = "wrong-language-text", .message = fmt::format("the whole text is {}, not {}", found, said)};
  const auto of_source = real_language(*context.source(), context.resources());
  if (of_source && languages.same(*of_source, context.target().language()))
    return {.code = "swapped-texts",
            .message = fmt::format("the target is {} and the source {}: they seem to be swapped", found, said)};
  return {.code = "untranslated-text", .message = fmt::format("the whole text is {}, the source's language", found)};
}

bool is_in_other_language(const Context& context, Findings& findings) {
  const std::size_t foreign = findings.count("untranslated") + findings.count("wrong-language");
  if (foreign < kFewestSegments) return false;
  const std::size_t all = segments_with_words(context.target());
  if (static_cast<double>(foreign) < kMostOfText * static_cast<double>(all)) return false;
  const auto real = real_language(context.target(), context.resources());
  if (!real) return false;
  Draft draft = language_draft(context, *real);
  draft.confidence = 0.95;
  if (!findings.wants(draft.code)) return false;
  findings.replace({"untranslated", "half-translated", "wrong-language"}, std::move(draft));
  return true;
}

bool are_unrelated(const Context& context, Findings& findings) {
  const std::size_t wrong = findings.count("wrong-segment");
  if (wrong < kFewestPairs || !findings.wants("unrelated-texts")) return false;
  const align::Alignment& alignment = context.alignment();
  const auto pairs = static_cast<std::size_t>(
      std::count_if(alignment.begin(), alignment.end(), [](const align::Bead& bead) { return bead.is_link(); }));
  if (static_cast<double>(wrong) < kManyPairs * static_cast<double>(pairs)) return false;
  findings.replace(
      {"wrong-segment"},
      {.code = "unrelated-texts",
       .confidence = 0.95,
       .message = fmt::format("these are no translations of each other: {} of {} pairs of segments have hardly a word, "
                              "name or number in common",
                              wrong, pairs)});
  return true;
}

}  // namespace

bool find_wrong_texts(const Context& context, Findings& findings) {
  return is_in_other_language(context, findings) || (context.has_source() && are_unrelated(context, findings));
}

}  // namespace tolmach::check::detail
