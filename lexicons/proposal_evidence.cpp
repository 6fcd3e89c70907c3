#include "lexicons/proposal_evidence.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

/// Before the count.
std::string beginning_of(const NewName& form) {
  return fmt::format("{} [{}] ×", form.form, form.language);
}

/// The document, and the passage, of "a.txt: He went to Lviv."
Evidence place_in(std::string_view text, std::uint32_t count) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos) return {{}, std::string(text), count};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 2)), count};
}

/// What a line says of a form; none when it doesn't begin with that form.
std::optional<Evidence> sighting_in(std::string_view line, const NewName& form) {
  const std::string beginning = beginning_of(form);
  if (!line.starts_with(beginning)) return {};
  line.remove_prefix(beginning.size());
  std::uint32_t count = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), count);
  if (error != std::errc() || count == 0) return {};
  line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  if (!line.starts_with(", ")) return {};
  return place_in(line.substr(2), count);
}

bool names_a_form(std::string_view line, const Proposal& proposal) {
  return std::any_of(proposal.forms.begin(), proposal.forms.end(),
                     [&](const NewName& form) { return sighting_in(line, form).has_value(); });
}

}  // namespace

std::string evidence_line(const NewName& form, const Evidence& seen) {
  std::string line = fmt::format("{}{}, {}: {}", beginning_of(form), seen.count, seen.document, seen.passage);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::vector<Evidence> evidence_of(const Proposal& proposal, std::size_t form) {
  std::vector<Evidence> found;
  std::string_view rest = proposal.evidence;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = text::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    if (std::optional<Evidence> own = sighting_in(line, proposal.forms[form])) {
      found.push_back(std::move(*own));
    } else if (!names_a_form(line, proposal)) {
      found.push_back(place_in(line, 1));
    }
  }
  return found;
}

}  // namespace tolmach::lexicons
