#include "check/checker.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <optional>
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

using Finder = void (*)(const detail::Context&, detail::Findings&);

// Not finders: they compute for several texts in a pass of their own what several finders ask for, so that its code
// stays in the processor's cache.

void prepare_quantities(const detail::Context& context, detail::Findings& /*findings*/) {
  if (!context.has_source()) return;
  for (const detail::DocumentView* view : {context.source(), &context.target()})
    for (std::uint32_t segment = 0; segment < view->segment_count(); ++segment)
      static_cast<void>(view->quantities(segment));
}

void prepare_mentions(const detail::Context& context, detail::Findings& findings) {
  if (findings.wants("name-inconsistent")) static_cast<void>(context.target().mentions());
}

void prepare_pair_names(const detail::Context& context, detail::Findings& findings) {
  if (context.has_source() && findings.wants("name-differs")) static_cast<void>(context.pair_names());
}

/// What may show that the texts do not belong together at all.
constexpr auto kOfLanguage = std::to_array<Finder>({
    detail::find_encoding_errors,
    detail::find_invisible_characters,
    detail::find_script_errors,
    detail::find_language_errors,
    detail::find_untranslated_text,
    detail::find_clutter,
    detail::find_duplicates,
    detail::find_wrong_segments,
});

/// In an order that keeps the preconditions in finders.h.
constexpr auto kOfContent = std::to_array<Finder>({
    detail::find_omissions,
    detail::find_truncations,
    detail::find_additions,
    detail::find_code_errors,
    prepare_quantities,
    detail::find_measure_errors,
    detail::find_number_errors,
    detail::find_vague_amount_errors,
    detail::find_exchanged_days,
    detail::find_lost_months,
    prepare_mentions,
    detail::find_inconsistent_names,
    prepare_pair_names,
    detail::find_misspelt_names,
    detail::find_different_names,
    detail::find_lone_slips,
    detail::find_exchanged_rivals,
    detail::find_added_names,
    detail::find_quote_errors,
    detail::find_unusual_quotes,
    detail::find_punctuation_errors,
    detail::find_final_mark_errors,
    detail::find_capital_errors,
    detail::find_inner_beginnings,
    detail::find_spacing_errors,
    detail::find_markup_errors,
    detail::find_lost_accelerators,
    detail::find_inconsistencies,
    detail::find_grammar_errors,
    detail::find_dateline_errors,
});

/// One of the texts that are checked together.
struct TextAtWork {
  TextAtWork(const CheckInput& input, detail::Resources& resources, const CheckerOptions& general)
      : context(input, resources),
        own(general.languages.empty() ? std::nullopt : std::optional(options_for(input, general))),
        options(own ? *own : general),
        findings(context, options) {}
  TextAtWork(const TextAtWork&) = delete;
  TextAtWork& operator=(const TextAtWork&) = delete;

  detail::Context context;
  std::optional<CheckerOptions> own;  ///< where some depend on the languages
  const CheckerOptions& options;
  detail::Findings findings;
};

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
  return std::move(check(std::span(&input, 1)).front());
}

std::vector<std::vector<Finding>> Checker::check(std::span<const CheckInput> inputs) {
  impl_->resources.forget_much();
  std::deque<TextAtWork> texts;
  for (const CheckInput& input : inputs) texts.emplace_back(input, impl_->resources, impl_->options);
  for (const Finder find : kOfLanguage)
    for (TextAtWork& text : texts) find(text.context, text.findings);
  for (TextAtWork& text : texts)
    if (detail::find_wrong_texts(text.context, text.findings)) text.context.forget_source();
  for (const Finder find : kOfContent)
    for (TextAtWork& text : texts) find(text.context, text.findings);
  std::vector<std::vector<Finding>> found;
  found.reserve(texts.size());
  for (TextAtWork& text : texts) {
    detail::find_style_errors(text.context, text.options.style, text.findings);
    detail::find_term_errors(text.context, impl_->terms, text.findings);
    detail::find_rule_matches(text.context, impl_->rules, text.findings);
    found.push_back(text.findings.take());
  }
  return found;
}

}  // namespace tolmach::check
