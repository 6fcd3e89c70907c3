#pragma once

#include <memory>
#include <ostream>

#include "formats/findings_writer.h"

// One maker a form; each stands in formats/findings_<form>.cpp, which says what the form is.
namespace tolmach::formats::detail {

std::unique_ptr<FindingsWriter> make_text_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_jsonl_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_tsv_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_sarif_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_junit_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_xliff_findings(std::ostream& out, FindingsStyle style);
std::unique_ptr<FindingsWriter> make_finding_stats(std::ostream& out, FindingsStyle style);

}  // namespace tolmach::formats::detail
