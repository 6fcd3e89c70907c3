#pragma once

#include <vector>

#include "check/detail/compiled_rule.h"
#include "check/detail/context.h"
#include "check/detail/findings.h"
#include "check/detail/words/term_index.h"
#include "check/text_style.h"

namespace tolmach::check::detail {

// The finders in the order in which they run; a later one may ask what an earlier one found. Which codes a finder gives
// stands with it: from a code in the registry one gets to its finder here.

/// Codes: mojibake, replacement-character, control-character.
void find_encoding_errors(const Context& context, Findings& findings);
/// Codes: invisible-character, unnormalised-text.
void find_invisible_characters(const Context& context, Findings& findings);
/// Codes: mixed-script, foreign-character.
void find_script_errors(const Context& context, Findings& findings);
/// Codes: wrong-language, untranslated.
void find_language_errors(const Context& context, Findings& findings);
/// Codes: untranslated, half-translated.
void find_untranslated_text(const Context& context, Findings& findings);
/// Codes: web-clutter, quote-interrupted, stray-line.
void find_clutter(const Context& context, Findings& findings);
/// Codes: duplicate-paragraph, duplicate-sentence, doubled-words, repeated-word.
void find_duplicates(const Context& context, Findings& findings);
/// Code: wrong-segment.
void find_wrong_segments(const Context& context, Findings& findings);
/// What is wrong with the texts as a whole; takes the place of what was found of it in the segments. Codes:
/// wrong-language-text, untranslated-text, swapped-texts, unrelated-texts. Precondition: the finders of language
/// errors, untranslated text and wrong segments have run. @return whether it makes no sense to compare target and
/// source
[[nodiscard]] bool find_wrong_texts(const Context& context, Findings& findings);
/// Codes: segment-missing, text-missing.
void find_omissions(const Context& context, Findings& findings);
/// Code: truncated.
void find_truncations(const Context& context, Findings& findings);
/// Codes: segment-added, text-added.
void find_additions(const Context& context, Findings& findings);
/// Code: code-changed.
void find_code_errors(const Context& context, Findings& findings);
/// Codes: unit-changed, currency-changed, conversion-wrong.
void find_measure_errors(const Context& context, Findings& findings);
/// Codes: number-changed, number-missing, number-added, number-scale, date-changed, time-changed.
void find_number_errors(const Context& context, Findings& findings);
/// Amounts that are named only by their scale. Code: number-scale. Precondition: find_number_errors() has run.
void find_vague_amount_errors(const Context& context, Findings& findings);
/// Days of the week and months that stand for others. Code: date-changed. Precondition: find_number_errors() has run.
void find_exchanged_days(const Context& context, Findings& findings);
/// Dates that lost their month. Code: date-changed. Precondition: find_number_errors() has run.
void find_lost_months(const Context& context, Findings& findings);
/// Forms that stand beside a more frequent spelling of the same name. Code: name-inconsistent.
void find_inconsistent_names(const Context& context, Findings& findings);
/// Code: name-misspelt.
void find_misspelt_names(const Context& context, Findings& findings);
/// Codes: name-differs, name-missing. Precondition: find_misspelt_names() has run.
void find_different_names(const Context& context, Findings& findings);
/// Names that are misspelt by what a text alone shows: for one without a source, or with one in the same language.
/// Code: name-misspelt. Precondition: find_different_names() has run.
void find_lone_slips(const Context& context, Findings& findings);
/// States and organisations that stand for each other. Code: name-differs. Precondition: find_different_names() has
/// run.
void find_exchanged_rivals(const Context& context, Findings& findings);
/// Known names that the source does not have. Code: name-added. Precondition: the finders of names have run.
void find_added_names(const Context& context, Findings& findings);
/// Codes: unbalanced-quote, unbalanced-bracket, nested-quote-style, and mixed-quote-style of one quotation.
void find_quote_errors(const Context& context, Findings& findings);
/// What differs from the text's own habit. Codes: mixed-quote-style, quote-mark-order.
void find_unusual_quotes(const Context& context, Findings& findings);
/// Code: doubled-punctuation.
void find_punctuation_errors(const Context& context, Findings& findings);
/// Codes: missing-final-mark, final-mark-differs.
void find_final_mark_errors(const Context& context, Findings& findings);
/// Codes: small-beginning, title-case.
void find_capital_errors(const Context& context, Findings& findings);
/// Sentences within segments. Code: small-beginning. Precondition: find_clutter() has run.
void find_inner_beginnings(const Context& context, Findings& findings);
/// Codes: double-space, space-before-mark, missing-space.
void find_spacing_errors(const Context& context, Findings& findings);
/// Codes: placeholder-missing, placeholder-added, placeholder-order, tag-missing, tag-added, address-missing,
/// address-added.
void find_markup_errors(const Context& context, Findings& findings);
/// Code: accelerator-missing.
void find_lost_accelerators(const Context& context, Findings& findings);
/// Codes: different-translation, same-translation, near-identical-phrase.
void find_inconsistencies(const Context& context, Findings& findings);
/// Code: broken-list.
void find_grammar_errors(const Context& context, Findings& findings);
/// Codes: dateline-missing, dateline-doubled, dateline-form.
void find_dateline_errors(const Context& context, Findings& findings);
/// What the house's style says. Codes: quote-style, name-style. Precondition: its quotes are none, two or four.
void find_style_errors(const Context& context, const TextStyle& style, Findings& findings);
/// What a terminology says. Codes: term-missing, term-forbidden.
void find_term_errors(const Context& context, const TermIndex& terms, Findings& findings);
/// What the user's own rules say. Code: user-rule.
void find_rule_matches(const Context& context, const std::vector<CompiledRule>& rules, Findings& findings);

}  // namespace tolmach::check::detail
