#pragma once

#include <string>

#include "text/document.h"
#include "text/sentences.h"

namespace tolmach::tests {

/// A document of a text whose lines are its segments.
inline text::Document lines(const std::string& language, const std::string& text) {
  text::Document document;
  document.language = language;
  document.text = text;
  text::segment_lines(document);
  return document;
}

}  // namespace tolmach::tests
