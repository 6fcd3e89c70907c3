#include "formats/review_page.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "formats/detail/page_frame.h"
#include "formats/xml.h"
#include "page_assets.h"
#include "text/visible.h"

namespace tolmach::formats {
namespace {

/// Text that is shown, not used: its marks of direction are written out.
std::string shown(std::string_view text) {
  return escape_xml(text::visible(text));
}

void write_forms(std::ostream& out, const lexicons::Proposal& proposal) {
  for (const lexicons::NewName& form : proposal.forms) {
    const std::string language = shown(form.language);
    out << fmt::format(
        "<p><bdi lang=\"{0}\">{1}</bdi> <span class=\"kind\">{0} {2} {3}</span><br>"
        "<label class=\"kind\">stored as <input class=\"form\" dir=\"auto\" value=\"{4}\"></label></p>\n",
        language, shown(form.form), normalize::to_string(form.kind), shown(form.entity), escape_xml(form.form));
  }
}

void write_notes(std::ostream& out, const lexicons::ReviewItem& item) {
  std::string_view evidence = item.proposal.evidence;
  while (!evidence.empty()) {
    const std::size_t end = std::min(evidence.find('\n'), evidence.size());
    if (end > 0) out << "<p class=\"kind\">seen: <bdi>" << shown(evidence.substr(0, end)) << "</bdi></p>\n";
    evidence.remove_prefix(std::min(end + 1, evidence.size()));
  }
  for (const std::string& conflict : item.conflicts) out << "<p class=\"major\">" << shown(conflict) << "</p>\n";
  for (const std::string& explanation : item.explanations) out << "<p>" << shown(explanation) << "</p>\n";
}

}  // namespace

void write_review_page(std::ostream& out, const std::vector<lexicons::ReviewItem>& items,
                       const Provenance& provenance) {
  detail::begin_page(out, "Names to review", provenance.version);
  out << "<body>\n"
      << fmt::format("<header><h1>Names to review</h1><p class=\"facts\"><b>{}</b> wait</p></header>\n", items.size())
      << "<nav><span class=\"kind\">Keys: j next, k previous, a accept, r reject, u undo</span>"
         "<button type=\"button\" id=\"save\" class=\"push\" title=\"A file for tolmach lexicon review --apply\">Save "
         "decisions</button><span id=\"status\" class=\"sr\" role=\"status\"></span></nav>\n<main>\n";
  for (const lexicons::ReviewItem& item : items) {
    out << fmt::format(
        "<section class=\"proposal\" tabindex=\"-1\" data-proposal=\"{}\" data-fingerprint=\"{}\">\n<h2>{}</h2>\n",
        item.proposal.key, item.fingerprint, shown(item.proposal.forms.front().form));
    write_forms(out, item.proposal);
    write_notes(out, item);
    out << "<p><label class=\"kind\">because <input class=\"reason\"></label> "
           "<button type=\"button\" data-decision=\"accepted\" aria-pressed=\"false\">Accept</button> "
           "<button type=\"button\" data-decision=\"rejected\" "
           "aria-pressed=\"false\">Reject</button></p>\n</section>\n";
  }
  out << "<h2>Decisions, to copy</h2>\n<textarea id=\"decisions\" readonly rows=\"8\" cols=\"80\" "
         "aria-label=\"Decisions\"></textarea>\n</main>\n<footer>Made with "
      << escape_xml(provenance.version) << ".</footer>\n";
  detail::end_page(out, detail::kReviewScript);
}

}  // namespace tolmach::formats
