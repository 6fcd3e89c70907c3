#pragma once

#include <string>

#include "text/data_folder.h"
#include "text/document.h"
#include "text/sentences.h"

namespace tolmach::tests {

/// A document of a text that is parted into sentences, by the data of the tests.
inline text::Document sentences_of(const std::string& language, const std::string& text) {
  text::Document document;
  document.id = language;
  document.language = language;
  document.text = text;
  text::SentenceSplitter splitter{text::DataFolder(TOLMACH_TEST_DATA)};
  text::segment(document, splitter);
  return document;
}

}  // namespace tolmach::tests
