#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "formats/detail/findings_forms.h"
#include "formats/xml.h"
#include "text/error.h"

// XLIFF 2.1 (OASIS, 2018) with the localization quality issues of ITS 2.0 (W3C, 2013): a unit a bead; a finding is an
// annotation of the text that it points to. A text alone is the source of its units. Findings without a place are notes
// of the file.
namespace tolmach::formats::detail {
namespace {

/// ITS wants 0 to 100, higher is worse.
int its_severity(check::Severity severity) noexcept {
  return severity == check::Severity::kCritical ? 100
         : severity == check::Severity::kMajor  ? 75
         : severity == check::Severity::kMinor  ? 40
                                                : 10;
}

std::string its_attributes(const check::Finding& finding) {
  std::string comment = finding.message;
  if (!finding.suggestion.empty()) comment += " → " + finding.suggestion;
  return fmt::format(
      "its:locQualityIssueType=\"{}\" its:locQualityIssueComment=\"{}\" its:locQualityIssueSeverity=\"{}\"",
      check::its_type(finding.code->family), escape_xml(comment), its_severity(finding.severity));
}

/// A finding on one side of a unit.
struct Annotation {
  text::Span span;  ///< within the unit's text
  const check::Finding* finding;
};

/// Text with its annotations. They may overlap, so each is a pair of start and end markers.
/// @param next_id number of the next marker in the unit; counted up
std::string annotated(const text::Document& document, text::Span whole, const std::vector<Annotation>& annotations,
                      int& next_id) {
  struct Marker {
    std::uint32_t at;
    bool opens;
    std::size_t annotation;
  };
  std::vector<Marker> markers;
  for (std::size_t i = 0; i < annotations.size(); ++i) {
    markers.push_back({annotations[i].span.begin, true, i});
    markers.push_back({annotations[i].span.end, false, i});
  }
  // Ends come before beginnings at the same place, but never before their own beginning.
  const auto rank = [&](const Marker& marker) {
    return marker.opens ? 1 : annotations[marker.annotation].span.empty() ? 2 : 0;
  };
  std::stable_sort(markers.begin(), markers.end(), [&](const Marker& a, const Marker& b) {
    return std::pair(a.at, rank(a)) < std::pair(b.at, rank(b));
  });
  std::string out;
  std::uint32_t at = whole.begin;
  const int first_id = next_id;
  for (const Marker& marker : markers) {
    out += escape_xml(text::Span{at, marker.at}.of(document.text));
    at = marker.at;
    const int id = first_id + static_cast<int>(marker.annotation);
    out += marker.opens ? fmt::format("<sm id=\"m{}\" type=\"its:any\" {}/>", id,
                                      its_attributes(*annotations[marker.annotation].finding))
                        : fmt::format("<em startRef=\"m{}\"/>", id);
  }
  next_id += static_cast<int>(annotations.size());
  return out + escape_xml(text::Span{at, whole.end}.of(document.text));
}

bool holds(text::SegmentRange range, const std::optional<check::Place>& place) {
  return place && range.begin <= place->segment && place->segment < range.end;
}

class XliffFindings : public FindingsWriter {
 public:
  explicit XliffFindings(std::ostream& out) : out_(out) {}

  void add(const CheckedDocument& document) override {
    begin(document);
    out_ << fmt::format("  <file id=\"f{}\" original=\"{}\">\n", ++files_, escape_xml(document.name));
    write_notes(document);
    int unit = 0;
    if (document.alignment != nullptr) {
      for (const align::Bead& bead : *document.alignment) write_unit(document, bead.source, bead.target, ++unit);
    } else {
      for (std::uint32_t i = 0; i < document.target.segments.size(); ++i) write_unit(document, {}, {i, i + 1}, ++unit);
    }
    // A file must have a unit.
    if (unit == 0) out_ << "    <unit id=\"u1\"><segment><source/></segment></unit>\n";
    out_ << "  </file>\n";
  }

  void finish() override {
    if (files_ > 0) out_ << "</xliff>\n";
  }

 private:
  void begin(const CheckedDocument& document) {
    const bool paired = document.source != nullptr;
    const std::string source = paired ? document.source->language : document.target.language;
    const std::string target = paired ? document.target.language : std::string();
    if (files_ > 0) {
      if (source != source_language_ || target != target_language_)
        throw Error(
            Error::Kind::kUsage,
            fmt::format("an XLIFF file holds one pair of languages: '{}' is {} → {}, what came before is {} → {}",
                        document.name, source, target, source_language_, target_language_));
      return;
    }
    source_language_ = source;
    target_language_ = target;
    out_ << fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"{}\"",
        escape_xml(source));
    if (paired) out_ << fmt::format(" trgLang=\"{}\"", escape_xml(target));
    out_ << " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\">\n";
  }

  void write_notes(const CheckedDocument& document) {
    std::string notes;
    for (const LocatedFinding& located : document.findings)
      if (!located.finding.target && !located.finding.source)
        notes += fmt::format("      <note category=\"{}\">{}</note>\n", located.finding.code->name,
                             escape_xml(located.finding.message));
    if (!notes.empty()) out_ << "    <notes>\n" << notes << "    </notes>\n";
  }

  void write_unit(const CheckedDocument& document, text::SegmentRange source, text::SegmentRange target, int number) {
    std::vector<Annotation> in_source;
    std::vector<Annotation> in_target;
    const text::Span source_span = document.source != nullptr ? text::span_of(*document.source, source) : text::Span{};
    const text::Span target_span = text::span_of(document.target, target);
    for (const LocatedFinding& located : document.findings) {
      const check::Finding& finding = located.finding;
      if (holds(target, finding.target)) {
        in_target.push_back({clipped(finding.target->span, target_span), &finding});
      } else if (!finding.target && holds(source, finding.source)) {
        in_source.push_back({clipped(finding.source->span, source_span), &finding});
      }
    }
    int next_id = 1;
    out_ << fmt::format("    <unit id=\"u{}\">\n      <segment>\n", number);
    if (document.source != nullptr) {
      out_ << "        <source>" << annotated(*document.source, source_span, in_source, next_id) << "</source>\n"
           << "        <target>" << annotated(document.target, target_span, in_target, next_id) << "</target>\n";
    } else {
      out_ << "        <source>" << annotated(document.target, target_span, in_target, next_id) << "</source>\n";
    }
    out_ << "      </segment>\n    </unit>\n";
  }

  static text::Span clipped(text::Span span, text::Span whole) {
    const std::uint32_t begin = std::clamp(span.begin, whole.begin, whole.end);
    return {begin, std::clamp(span.end, begin, whole.end)};
  }

  std::ostream& out_;
  int files_ = 0;
  std::string source_language_, target_language_;
};

}  // namespace

std::unique_ptr<FindingsWriter> make_xliff_findings(std::ostream& out, FindingsStyle /*style*/) {
  return std::make_unique<XliffFindings>(out);
}

}  // namespace tolmach::formats::detail
