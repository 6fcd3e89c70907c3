#pragma once

#include <string_view>

#include "formats/word_list.h"

// The readers of the single forms. Each adds to a list whose path is set, leaves out what it can't read with its
// reason, and throws Error (io) only where nothing can follow.
namespace tolmach::formats::detail {

void read_tsv_words(std::string_view content, WordList& list);
void read_hunalign_words(std::string_view content, WordList& list);
void read_muse_words(std::string_view content, WordList& list);
void read_dictd_words(std::string_view index, std::string_view bodies, WordList& list);
void read_dix_words(std::string_view content, WordList& list);
void read_lttoolbox_words(std::string_view content, WordList& list);

/// Calls `visit` with each line that is not blank, and its number from 1. A line ends at LF or CRLF.
template <typename Visit>
void for_each_line(std::string_view content, Visit visit) {
  std::size_t number = 0;
  while (!content.empty()) {
    const std::size_t end = content.find('\n');
    std::string_view line = content.substr(0, end);
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") != std::string_view::npos) visit(line, number);
  }
}

}  // namespace tolmach::formats::detail
