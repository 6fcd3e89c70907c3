#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/detail/finders.h"
#include "check/detail/names/listed_slips.h"
#include "check/detail/names/name_slips.h"
#include "check/detail/names/name_words.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Slips that a text shows by itself: what the source says of a name is not there, or in the same language.
class LoneSlips {
 public:
  LoneSlips(const Context& context, Findings& findings)
      : view_(context.target()),
        lists_(context.resources().spellings()),
        words_(view_, context.resources(), lists_.of(view_.language())),
        findings_(findings) {}

  void find() {
    for (const ListedSlip& slip : find_listed_slips(words_, lists_.of("en"))) {
      const std::string right = text::capitalised(slip.right, view_.language());
      add(*slip.word, fmt::format("{}: no list has this name, only {}", written(*slip.word), right), right);
    }
    if (view_.profile().sister_letters.empty()) return;
    for (std::uint32_t k = 0; k < view_.segment_count(); ++k)
      for (const NameWord& word : words_.of(k))
        if (is_spelled_over_halfway(word))
          add(word, message_of_letter(written(word), words_.foreign_letter(word), view_), {});
  }

 private:
  /// A name with a letter of a sister language. What the text has again is meant as it is.
  [[nodiscard]] bool is_spelled_over_halfway(const NameWord& word) {
    constexpr std::uint32_t kShortest = 4;
    return word.capital && word.length >= kShortest && !words_.foreign_letter(word).empty() &&
           words_.count(word) == 1 && !words_.spelled(word).known() &&
           !findings_.covers(Family::kLanguage, word.span) && !findings_.covers(Family::kUntranslated, word.span) &&
           !findings_.is_damaged(word.span);
  }

  void add(const NameWord& word, std::string message, std::string right) {
    constexpr double kConfidence = 0.6;
    if (findings_.covers(Family::kName, word.span)) return;
    findings_.add({.code = "name-misspelt",
                   .confidence = kConfidence,
                   .message = std::move(message),
                   .target = word.span,
                   .suggestion = std::move(right)});
  }

  [[nodiscard]] std::string_view written(const NameWord& word) const { return word.span.of(view_.text()); }

  const DocumentView& view_;
  normalize::SpellingLists& lists_;
  NameWords words_;
  Findings& findings_;
};

}  // namespace

void find_lone_slips(const Context& context, Findings& findings) {
  const bool alone = !context.has_source() || context.same_language();
  if (alone && findings.wants("name-misspelt")) LoneSlips(context, findings).find();
}

}  // namespace tolmach::check::detail
