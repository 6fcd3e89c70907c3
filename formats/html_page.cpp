#include "formats/html_page.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "formats/detail/marked_text.h"
#include "formats/detail/page_frame.h"
#include "formats/xml.h"
#include "page_assets.h"
#include "text/language.h"

namespace tolmach::formats {
namespace {

using detail::TextMark;

/// A row of the page: a bead, or a segment of a text that stands alone.
struct Row {
  text::SegmentRange source, target;
  double confidence = 1;
  std::vector<const check::Finding*> findings;
};

std::string direction(const text::Document& document) {
  return fmt::format("lang=\"{}\" dir=\"{}\"", escape_xml(document.language),
                     text::is_right_to_left(document.language) ? "rtl" : "ltr");
}

std::string file_name(const std::string& id) {
  const std::size_t slash = id.find_last_of('/');
  return slash == std::string::npos ? id : id.substr(slash + 1);
}

class PageWriter {
 public:
  PageWriter(std::ostream& out, const PageContent& content) : out_(out), content_(content) {
    make_rows();
    place_findings();
    if (content.source != nullptr) source_marks_ = marks_of(*content.source, true);
    target_marks_ = marks_of(content.target, false);
  }

  void write() {
    write_head();
    write_summary();
    write_toolbar();
    write_rows();
    write_finding_list();
    write_names();
    write_end();
  }

 private:
  [[nodiscard]] bool paired() const noexcept { return content_.source != nullptr; }

  void make_rows() {
    if (paired()) {
      for (const align::Bead& bead : *content_.alignment)
        rows_.push_back({bead.source, bead.target, bead.confidence, {}});
      return;
    }
    for (std::uint32_t i = 0; i < content_.target.segments.size(); ++i) rows_.push_back({{}, {i, i + 1}, 1, {}});
  }

  void place_findings() {
    for (const check::Finding& finding : content_.findings) {
      const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) {
        if (finding.target) return r.target.begin <= finding.target->segment && finding.target->segment < r.target.end;
        return finding.source && r.source.begin <= finding.source->segment && finding.source->segment < r.source.end;
      });
      if (row == rows_.end()) {
        general_.push_back(&finding);
      } else {
        row->findings.push_back(&finding);
      }
    }
  }

  /// Names that occur once and on one side only would make the page gaudy and tell nothing.
  [[nodiscard]] static bool worth_showing(const normalize::NameCluster& cluster) {
    std::size_t places = 0;
    for (const normalize::ClusterForm& form : cluster.forms) places += form.places.size();
    return places > 1;
  }

  [[nodiscard]] std::vector<TextMark> marks_of(const text::Document& document, bool source) const {
    std::vector<TextMark> marks;
    for (std::size_t c = 0; c < content_.names.size(); ++c) {
      if (!worth_showing(content_.names[c])) continue;
      for (const normalize::ClusterForm& form : content_.names[c].forms)
        for (const normalize::MentionPlace& place : form.places)
          if (content_.mentions[place.document].document == &document)
            marks.push_back({content_.mentions[place.document].mentions[place.mention].span, c, {}});
    }
    for (const check::Finding& finding : content_.findings) {
      const auto& place = source ? finding.source : finding.target;
      if (place) marks.push_back({place->span, {}, finding.severity});
    }
    std::sort(marks.begin(), marks.end(), [](const TextMark& a, const TextMark& b) { return a.span < b.span; });
    return marks;
  }

  [[nodiscard]] std::string title() const {
    const std::string target = file_name(content_.target.id);
    return escape_xml(paired() ? file_name(content_.source->id) + " · " + target : target);
  }

  void write_head() {
    detail::begin_page(out_, title(), content_.provenance.version);
    out_ << fmt::format("<body{} data-document=\"{}\">\n", paired() ? "" : " class=\"alone\"",
                        escape_xml(content_.target.id));
  }

  void write_summary() {
    std::array<std::size_t, 4> by_severity{};
    for (const check::Finding& finding : content_.findings) ++by_severity[static_cast<std::size_t>(finding.severity)];
    std::size_t links = 0;
    for (const Row& row : rows_) links += !row.source.empty() && !row.target.empty() ? 1U : 0U;
    out_ << fmt::format("<header>\n<h1>{}</h1>\n<ul class=\"facts\">\n", title());
    if (paired()) {
      out_ << fmt::format(
          "<li>{} → {}</li><li><b>{}</b> and <b>{}</b> sentences</li><li><b>{}</b> pairs, <b>{}</b> alone</li>\n",
          escape_xml(text::language_name(content_.source->language)),
          escape_xml(text::language_name(content_.target.language)), content_.source->segments.size(),
          content_.target.segments.size(), links, rows_.size() - links);
    } else {
      out_ << fmt::format("<li>{}</li><li><b>{}</b> sentences</li>\n",
                          escape_xml(text::language_name(content_.target.language)), content_.target.segments.size());
    }
    out_ << fmt::format("<li><b>{}</b> findings", content_.findings.size());
    for (const check::Severity severity :
         {check::Severity::kCritical, check::Severity::kMajor, check::Severity::kMinor, check::Severity::kInfo})
      if (const std::size_t count = by_severity[static_cast<std::size_t>(severity)]; count > 0)
        out_ << fmt::format(", <span class=\"{0}\">{1} {0}</span>", check::to_string(severity), count);
    out_ << "</li>\n</ul>\n</header>\n";
  }

  void write_toolbar() {
    out_ << "<nav aria-label=\"Rows to show\">\n<button type=\"button\" data-show=\"all\" "
            "aria-pressed=\"true\">All</button>\n"
            "<button type=\"button\" data-show=\"findings\" aria-pressed=\"false\">With findings</button>\n";
    if (paired())
      out_ << "<button type=\"button\" data-show=\"odd\" aria-pressed=\"false\">Not one to one</button>\n"
              "<button type=\"button\" data-show=\"unsure\" aria-pressed=\"false\">Unsure</button>\n";
    out_ << "<button type=\"button\" id=\"previous\" class=\"push\" title=\"Key p\">‹ Previous finding</button>\n"
            "<button type=\"button\" id=\"next\" title=\"Key n\">Next finding ›</button>\n"
            "<button type=\"button\" id=\"save\" title=\"A file for tolmach check --baseline\" hidden>Save "
            "dismissals</button>\n"
            "<span id=\"status\" class=\"sr\" role=\"status\"></span>\n</nav>\n";
  }

  void write_side(const text::Document& document, text::SegmentRange range, const std::vector<TextMark>& marks,
                  const char* name, const char* label) {
    if (range.empty()) {
      out_ << fmt::format("<div class=\"side {} missing\"><span class=\"sr\">{}: </span>nothing here</div>\n", name,
                          label);
      return;
    }
    out_ << fmt::format("<div class=\"side {}\" {}><span class=\"sr\" lang=\"en\">{}: </span>{}</div>\n", name,
                        direction(document), label,
                        detail::marked_html(document, text::span_of(document, range), marks));
  }

  void write_gutter(const Row& row, std::size_t number) {
    if (!paired()) {
      out_ << fmt::format("<div class=\"gutter\">{}</div>\n", number + 1);
      return;
    }
    const int percent = static_cast<int>(row.confidence * 100 + 0.5);
    out_ << fmt::format(
        "<div class=\"gutter\"><span class=\"type\">{}–{}</span> <span><span class=\"sr\">confidence </span>{} %</span>"
        "<span class=\"bar\" aria-hidden=\"true\"><i style=\"--c:{}\"></i></span></div>\n",
        row.source.size(), row.target.size(), percent, percent);
  }

  void write_finding(const check::Finding& finding) {
    const std::string_view severity = check::to_string(finding.severity);
    out_ << fmt::format(
        "<li><details class=\"finding {0}\"><summary><span class=\"badge\">{0}</span> <span "
        "class=\"kind\">{1}</span></summary>"
        "<p>{2}</p>",
        severity, escape_xml(finding.code->name), escape_xml(finding.message));
    if (!finding.suggestion.empty())
      out_ << fmt::format("<p>Suggestion: <b>{}</b></p>", escape_xml(finding.suggestion));
    out_ << fmt::format(
        "<p><label>Not an error, because <input type=\"text\" class=\"reason\"></label> "
        "<button type=\"button\" class=\"dismiss\" data-fingerprint=\"{}\" data-code=\"{}\" "
        "aria-pressed=\"false\">Dismiss</button></p></details></li>\n",
        escape_xml(finding.fingerprint), escape_xml(finding.code->name));
  }

  [[nodiscard]] bool starts_paragraph(const Row& row) const {
    const auto starts = [](const text::Document& document, text::SegmentRange range) {
      return range.begin == 0 ||
             document.segments[range.begin].paragraph != document.segments[range.begin - 1].paragraph;
    };
    return row.target.empty() ? starts(*content_.source, row.source) : starts(content_.target, row.target);
  }

  /// Empty lines of presegmented input are not worth a row.
  [[nodiscard]] bool is_blank(const Row& row) const {
    const auto blank = [](const text::Document& document, text::SegmentRange range) {
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        if (document.segments[i].linkable) return false;
      return true;
    };
    return row.findings.empty() && blank(content_.target, row.target) &&
           (!paired() || blank(*content_.source, row.source));
  }

  void write_rows() {
    out_ << fmt::format("<main>\n<h2 class=\"sr\">{}</h2>\n<ol class=\"beads\">\n",
                        paired() ? "The two texts, paired" : "The text");
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const Row& row = rows_[k];
      if (is_blank(row)) continue;
      const bool odd = paired() && (row.source.size() != 1 || row.target.size() != 1);
      out_ << fmt::format(
          "<li class=\"bead{}{}\" id=\"row{}\" tabindex=\"-1\" data-confidence=\"{:.3f}\" data-findings=\"{}\">\n",
          odd ? " odd" : "", starts_paragraph(row) ? " starts" : "", k, row.confidence, row.findings.size());
      if (paired()) write_side(*content_.source, row.source, source_marks_, "src", "Source");
      write_gutter(row, k);
      write_side(content_.target, row.target, target_marks_, "tgt", paired() ? "Target" : "Text");
      if (!row.findings.empty()) {
        out_ << "<ul class=\"findings\" aria-label=\"Findings\">\n";
        for (const check::Finding* finding : row.findings) write_finding(*finding);
        out_ << "</ul>\n";
      }
      out_ << "</li>\n";
    }
    out_ << "</ol>\n";
  }

  void write_finding_list() {
    if (content_.findings.empty()) return;
    out_ << "<h2 id=\"findings\">Findings</h2>\n<ul class=\"list\">\n";
    for (const check::Finding* finding : general_)
      out_ << fmt::format("<li><span class=\"badge {0}\">{0}</span> {1}</li>\n", check::to_string(finding->severity),
                          escape_xml(finding->message));
    for (std::size_t k = 0; k < rows_.size(); ++k)
      for (const check::Finding* finding : rows_[k].findings)
        out_ << fmt::format("<li><span class=\"badge {0}\">{0}</span> <a href=\"#row{1}\">{2}</a></li>\n",
                            check::to_string(finding->severity), k, escape_xml(finding->message));
    out_ << "</ul>\n";
  }

  void write_names() {
    std::string items;
    for (std::size_t c = 0; c < content_.names.size(); ++c) {
      if (!worth_showing(content_.names[c])) continue;
      std::string forms;
      for (const normalize::ClusterForm& form : content_.names[c].forms)
        forms += fmt::format("{}<span lang=\"{}\">{}</span> ×{}", forms.empty() ? "" : ", ", escape_xml(form.language),
                             escape_xml(form.text), form.places.size());
      items += fmt::format("<li><mark class=\"name\" data-name=\"{}\" style=\"--h:{}\">{}</mark> {}</li>\n", c,
                           detail::hue_of(c), escape_xml(content_.names[c].preferred), forms);
    }
    if (!items.empty()) out_ << "<h2>Names</h2>\n<ul class=\"list\">\n" << items << "</ul>\n";
  }

  void write_end() {
    out_ << fmt::format("</main>\n<footer>Made with {}{}{}.</footer>\n", escape_xml(content_.provenance.version),
                        content_.provenance.settings.empty() ? "" : ": ", escape_xml(content_.provenance.settings));
    detail::end_page(out_, detail::kPageScript);
  }

  std::ostream& out_;
  const PageContent& content_;
  std::vector<Row> rows_;
  std::vector<const check::Finding*> general_;  ///< findings on the document as a whole
  std::vector<TextMark> source_marks_, target_marks_;
};

}  // namespace

void write_html_page(std::ostream& out, const PageContent& content) {
  PageWriter(out, content).write();
}

}  // namespace tolmach::formats
