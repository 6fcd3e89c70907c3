#include "formats/findings_writer.h"

#include <array>
#include <utility>

#include "formats/detail/findings_forms.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

struct Form {
  const char* name;
  std::unique_ptr<FindingsWriter> (*make)(std::ostream& out, FindingsStyle style);
};

constexpr std::array<Form, 7> kForms{{{"text", detail::make_text_findings},
                                      {"jsonl", detail::make_jsonl_findings},
                                      {"tsv", detail::make_tsv_findings},
                                      {"sarif", detail::make_sarif_findings},
                                      {"junit", detail::make_junit_findings},
                                      {"xliff", detail::make_xliff_findings},
                                      {"stats", detail::make_finding_stats}}};

}  // namespace

const std::vector<std::string>& findings_forms() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Form& form : kForms) all.emplace_back(form.name);
    return all;
  }();
  return names;
}

std::unique_ptr<FindingsWriter> make_findings_writer(std::string_view name, std::ostream& out, FindingsStyle style) {
  for (const Form& form : kForms)
    if (name == form.name) return form.make(out, std::move(style));
  throw Error(Error::Kind::kUsage, "there is no form '" + std::string(name) + "' for findings");
}

}  // namespace tolmach::formats
