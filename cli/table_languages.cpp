#include "cli/table_languages.h"

#include <fmt/format.h>

#include "cli/log.h"
#include "text/given_language.h"
#include "text/visible.h"

namespace tolmach::cli {

const std::string& TableLanguages::of(const std::string& field, const Where& where) {
  const auto [found, is_new] = known_.try_emplace(field, "und");
  if (!is_new || field.empty()) return found->second;
  try {
    found->second = text::given_language(field);
  } catch (const Error& error) {
    log_warning(session_, fmt::format("{}:{}: unknown language '{}': names in it are read as of any language ({})",
                                      where.file, where.line, text::visible(field), error.hint()));
  }
  return found->second;
}

}  // namespace tolmach::cli
