#include "cli/write_review.h"

#include "cli/pair_options.h"
#include "formats/alignment_explained.h"
#include "formats/alignment_jsonl.h"
#include "formats/alignment_tsv.h"
#include "formats/beads.h"
#include "formats/findings_writer.h"
#include "formats/html_page.h"
#include "formats/ladder.h"
#include "formats/moses.h"
#include "formats/output_file.h"
#include "formats/tmx.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::cli {
namespace {

std::vector<std::string> write_moses(const formats::Bitext& bitext, const std::string& prefix) {
  if (prefix == "-") throw Error(Error::Kind::kUsage, "moses makes two files", {}, "give their prefix with -o");
  std::string source_suffix(text::base_language(bitext.source.language));
  std::string target_suffix(text::base_language(bitext.target.language));
  // Two versions in one language must not overwrite each other.
  if (source_suffix == target_suffix) {
    source_suffix += ".source";
    target_suffix += ".target";
  }
  std::vector<std::string> files{prefix + "." + source_suffix, prefix + "." + target_suffix};
  formats::OutputFile source(files[0]);
  formats::OutputFile target(files[1]);
  formats::write_moses(source.stream(), target.stream(), bitext);
  source.commit();
  target.commit();
  return files;
}

void write_page(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review, std::ostream& out) {
  if (review.findings.empty()) workbench.check(review);
  if (review.names.empty()) workbench.find_names(review);
  const bool paired = review.source != nullptr;
  formats::write_html_page(out, {review.source.get(), *review.target, paired ? &review.alignment : nullptr,
                                 review.findings, review.names, review.mentions, provenance(session)});
}

/// The form of findings, with none: what has been aligned is yet to be checked.
void write_xliff(const Session& session, const pipeline::Review& review, std::ostream& out) {
  const auto writer = formats::make_findings_writer("xliff", out, {provenance(session)});
  writer->add({review.target->id, review.source.get(), *review.target, &review.alignment, {}});
  writer->finish();
}

}  // namespace

std::vector<std::string> write_review(const Session& session, pipeline::Workbench& workbench, pipeline::Review& review,
                                      const std::string& form, const std::string& output) {
  if (form == "html") {
    formats::OutputFile file(output);
    write_page(session, workbench, review, file.stream());
    file.commit();
    return {output};
  }
  const formats::Bitext bitext{*review.source, *review.target, review.alignment,
                               review.explanations.empty() ? nullptr : &review.explanations};
  if (form == "moses") return write_moses(bitext, output);
  formats::OutputFile file(output);
  std::ostream& out = file.stream();
  if (form == "text") formats::write_alignment_explained(out, bitext);
  if (form == "tsv") formats::write_alignment_tsv(out, bitext);
  if (form == "jsonl") formats::write_alignment_jsonl(out, bitext);
  if (form == "beads") formats::write_beads(out, bitext);
  if (form == "ladder") formats::write_ladder(out, bitext);
  if (form == "tmx") formats::write_tmx(out, bitext, provenance(session));
  if (form == "xliff") write_xliff(session, review, out);
  file.commit();
  return {output};
}

}  // namespace tolmach::cli
