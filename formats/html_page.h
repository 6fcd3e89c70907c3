#pragma once

#include <ostream>
#include <vector>

#include "align/bead.h"
#include "check/finding.h"
#include "formats/provenance.h"
#include "normalize/clusters.h"
#include "text/document.h"

namespace tolmach::formats {

/// What a page shows. Refers, does not own.
struct PageContent {
  const text::Document* source;  ///< null: a text alone, one column
  const text::Document& target;
  const align::Alignment* alignment;  ///< null exactly when source is
  const std::vector<check::Finding>& findings;
  const std::vector<normalize::NameCluster>& names;
  const std::vector<normalize::DocumentMentions>& mentions;  ///< what the clusters' places refer to
  Provenance provenance;
};

/// Writes a self-contained page: both versions side by side, a row a bead, a name in the same colour on both sides,
/// findings as badges that open. Needs no network and forbids it; works by keyboard, on a phone and with a screen
/// reader.
void write_html_page(std::ostream& out, const PageContent& content);

}  // namespace tolmach::formats
