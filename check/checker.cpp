#include "check/checker.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "check/detail/compiled_rule.h"
#include "check/detail/context.h"
#include "check/detail/finders.h"
#include "check/detail/findings.h"
#include "check/detail/resources.h"
#include "check/detail/words/term_index.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::check {
namespace {

void require_known(const std::string& name) {
  const auto is_named = [&](const Code& code) { return code.name == name || to_string(code.family) == name; };
  if (std::any_of(all_codes().begin(), all_codes().end(), is_named)) return;
  throw Error(Error::Kind::kUsage, "there is no check of the name " + name, {}, "tolmach check --list shows them all");
}

void require_known(const std::vector<std::string>& names, const Severities& severities) {
  for (const std::string& name : names) require_known(name);
  for (const auto& [name, severity] : severities) require_known(name);
}

void require_quotes(const std::string& quotes) {
  if (is_quote_style(quotes)) return;
  throw Error(Error::Kind::kUsage, "\"" + quotes + "\" is no style of quotation marks", {}, kQuoteStyleHint);
}

void require_known(const CheckerOptions& options) {
  require_known(options.without, options.severities);
  require_quotes(options.style.quotes);
  for (const LanguageOptions& some : options.languages) {
    require_known(some.without, some.severities);
    require_known(some.with, {});
    require_quotes(some.style.quotes);
  }
}

void require_names(const TextStyle& style, detail::Resources& resources) {
  if (style.names.empty()) return;
  try {
    static_cast<void>(resources.consistent_names(style.names));
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::kUsage || style.names_where.file.empty()) throw;
    throw Error(Error::Kind::kIo, error.message(), style.names_where, error.hint());
  }
}

/// Styles of names are known once their systems are read.
void require_names(const CheckerOptions& options, detail::Resources& resources) {
  require_names(options.style, resources);
  for (const LanguageOptions& some : options.languages) require_names(some.style, resources);
}

bool holds_for(const LanguageOptions& some, const CheckInput& input) {
  const auto speaks = [](const text::Document* document, const std::string& language) {
    return language.empty() || (document != nullptr && text::base_language(document->language) == language);
  };
  return speaks(input.source, some.source) && speaks(input.target, some.target);
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// All codes that are named, alone or by their family.
std::vector<std::string> codes_of(const std::vector<std::string>& names) {
  std::vector<std::string> codes;
  for (const Code& code : all_codes())
    if (has(names, code.name) || has(names, to_string(code.family))) codes.emplace_back(code.name);
  return codes;
}

/// The same with codes in the place of families, so that one code of a family can be switched on again.
CheckerOptions by_code(CheckerOptions options) {
  options.without = codes_of(options.without);
  for (LanguageOptions& some : options.languages) {
    some.without = codes_of(some.without);
    some.with = codes_of(some.with);
  }
  return options;
}

/// The options for the languages of a text. @param options by code
CheckerOptions options_for(const CheckInput& input, CheckerOptions options) {
  for (LanguageOptions& some : options.languages) {
    if (!holds_for(some, input)) continue;
    std::erase_if(options.without, [&](const std::string& name) { return has(some.with, name); });
    options.without.insert(options.without.end(), some.without.begin(), some.without.end());
    some.severities.merge(options.severities);  // what is there already stays
    options.severities.swap(some.severities);
    options.least_confidence = some.least_confidence.value_or(options.least_confidence);
    if (!some.style.quotes.empty()) options.style.quotes = some.style.quotes;
    if (!some.style.names.empty()) options.style.names = some.style.names;
  }
  return options;
}

}  // namespace

struct Checker::Impl {
  CheckerOptions options;  ///< by code; rules and terms stand below
  std::vector<detail::CompiledRule> rules;
  detail::TermIndex terms;
  detail::Resources resources;

  Impl(text::DataFolder data, CheckerOptions given, const normalize::NameSource* lexicon)
      : options(by_code(std::move(given))),
        rules(std::make_move_iterator(options.rules.begin()), std::make_move_iterator(options.rules.end())),
        terms(std::move(options.terms)),
        resources(std::move(data), lexicon) {
    options.rules.clear();
  }
};

Checker::Checker(text::DataFolder data, CheckerOptions options, const normalize::NameSource* lexicon) {
  require_known(options);
  impl_ = std::make_unique<Impl>(std::move(data), std::move(options), lexicon);
  require_names(impl_->options, impl_->resources);
}

Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

std::vector<Finding> Checker::check(const CheckInput& input) {
  detail::Context context(input, impl_->resources);
  const CheckerOptions options = options_for(input, impl_->options);
  detail::Findings findings(context, options);
  detail::find_encoding_errors(context, findings);
  detail::find_invisible_characters(context, findings);
  detail::find_script_errors(context, findings);
  detail::find_language_errors(context, findings);
  detail::find_untranslated_text(context, findings);
  detail::find_clutter(context, findings);
  detail::find_duplicates(context, findings);
  detail::find_wrong_segments(context, findings);
  if (detail::find_wrong_texts(context, findings)) context.forget_source();
  detail::find_omissions(context, findings);
  detail::find_truncations(context, findings);
  detail::find_additions(context, findings);
  detail::find_code_errors(context, findings);
  detail::find_measure_errors(context, findings);
  detail::find_number_errors(context, findings);
  detail::find_vague_amount_errors(context, findings);
  detail::find_date_errors(context, findings);
  detail::find_lost_months(context, findings);
  detail::find_name_errors(context, findings);
  detail::find_lone_slips(context, findings);
  detail::find_exchanged_rivals(context, findings);
  detail::find_added_names(context, findings);
  const std::vector<detail::ParagraphMarks> marks = detail::marks_by_paragraph(context.target());
  detail::find_quote_errors(context, marks, findings);
  detail::find_unusual_quotes(context, marks, findings);
  detail::find_punctuation_errors(context, findings);
  detail::find_final_mark_errors(context, findings);
  detail::find_capital_errors(context, findings);
  detail::find_inner_beginnings(context, findings);
  detail::find_spacing_errors(context, findings);
  detail::find_markup_errors(context, findings);
  detail::find_lost_accelerators(context, findings);
  detail::find_inconsistencies(context, findings);
  detail::find_grammar_errors(context, findings);
  detail::find_dateline_errors(context, findings);
  detail::find_style_errors(context, options.style, findings);
  detail::find_term_errors(context, impl_->terms, findings);
  detail::find_rule_matches(context, impl_->rules, findings);
  return findings.take();
}

}  // namespace tolmach::check
