#include "formats/code_list.h"

#include <optional>

#include "check/registry.h"

namespace tolmach::formats {
namespace {

using check::Code;

/// Calls `begin` for each family that has codes, and `row` for each of its codes.
template <typename Begin, typename Row>
void for_each_family(Begin begin, Row row) {
  std::optional<check::Family> family;
  for (const Code& code : check::all_codes()) {
    if (code.family != family) begin(code.family);
    family = code.family;
    row(code);
  }
}

/// A text that holds no bars and no markup but what is between quotation marks.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*') out += '\\';
    out += c;
  }
  return out;
}

std::string languages_of(const Code& code) {
  return code.languages == "all" ? "all" : "`" + std::string(code.languages) + "`";
}

}  // namespace

void write_codes_tsv(std::ostream& out) {
  out << "family\tcode\tseverity\tdescription\tits\tmqm\tneeds\tlanguages\toptions\texample\n";
  for (const Code& code : check::all_codes())
    out << check::to_string(code.family) << '\t' << code.name << '\t' << check::to_string(code.severity) << '\t'
        << code.description << '\t' << check::its_type(code.family) << '\t' << code.mqm << '\t'
        << check::to_string(code.needs) << '\t' << code.languages << '\t' << code.options << '\t' << code.example
        << '\n';
}

void write_codes_text(std::ostream& out) {
  for_each_family([&](check::Family family) { out << check::to_string(family) << '\n'; },
                  [&](const Code& code) {
                    out << "  " << code.name << " (" << check::to_string(code.severity);
                    if (code.needs != check::Needs::kNothing) out << ", needs " << check::to_string(code.needs);
                    out << ")\n      " << code.description << "\n      " << code.example << '\n';
                  });
}

void write_codes_markdown(std::ostream& out) {
  for_each_family(
      [&](check::Family family) {
        out << "\n### " << check::to_string(family) << "\n\nITS 2.0: `" << check::its_type(family) << "`\n\n"
            << "| code | severity | what it says | example | needs | languages | MQM "
               "|\n|---|---|---|---|---|---|---|\n";
      },
      [&](const Code& code) {
        out << "| `" << code.name << "` | " << check::to_string(code.severity) << " | " << cell(code.description);
        if (!code.options.empty()) out << " Options: `" << code.options << "`.";
        out << " | " << cell(code.example) << " | " << check::to_string(code.needs) << " | " << languages_of(code)
            << " | " << code.mqm << " |\n";
      });
}

}  // namespace tolmach::formats
