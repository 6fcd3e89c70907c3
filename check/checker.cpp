#include "check/checker.h"

#include <algorithm>

#include "check/detail/context.h"
#include "check/detail/finders.h"
#include "check/detail/findings.h"
#include "check/detail/resources.h"
#include "text/error.h"

namespace tolmach::check {
namespace {

void require_known(const std::string& name) {
  const auto is_named = [&](const Code& code) { return code.name == name || to_string(code.family) == name; };
  if (std::any_of(all_codes().begin(), all_codes().end(), is_named)) return;
  throw Error(Error::Kind::kUsage, "there is no check of the name " + name, {}, "tolmach check --list shows them all");
}

}  // namespace

struct Checker::Impl {
  CheckerOptions options;
  detail::Resources resources;

  Impl(text::DataFolder data, CheckerOptions given, const normalize::NameSource* lexicon)
      : options(std::move(given)), resources(std::move(data), lexicon) {}
};

Checker::Checker(text::DataFolder data, CheckerOptions options, const normalize::NameSource* lexicon) {
  for (const std::string& name : options.without) require_known(name);
  impl_ = std::make_unique<Impl>(std::move(data), std::move(options), lexicon);
}

Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

std::vector<Finding> Checker::check(const CheckInput& input) {
  const detail::Context context(input, impl_->resources);
  detail::Findings findings(context, impl_->options);
  detail::find_encoding_errors(context, findings);
  detail::find_script_errors(context, findings);
  detail::find_language_errors(context, findings);
  detail::find_untranslated_text(context, findings);
  detail::find_clutter(context, findings);
  detail::find_duplicates(context, findings);
  detail::find_omissions(context, findings);
  detail::find_additions(context, findings);
  detail::find_number_errors(context, findings);
  detail::find_date_errors(context, findings);
  detail::find_name_errors(context, findings);
  detail::find_quote_errors(context, findings);
  detail::find_punctuation_errors(context, findings);
  detail::find_spacing_errors(context, findings);
  detail::find_inconsistencies(context, findings);
  detail::find_grammar_errors(context, findings);
  return findings.take();
}

}  // namespace tolmach::check
