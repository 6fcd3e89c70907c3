#include "text/sentences.h"

#include <map>
#include <string>
#include <utility>

#include "text/detail/boundary_rules.h"
#include "text/detail/boundary_scanner.h"
#include "text/detail/line_rules.h"
#include "text/detail/sentence_words.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

/// The part of a text without white space around it.
Span visible_span(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t base) noexcept {
  const std::string_view visible = trim(text.substr(begin, end - begin));
  const std::size_t at = visible.empty() ? begin : static_cast<std::size_t>(visible.data() - text.data());
  return {base + static_cast<std::uint32_t>(at), base + static_cast<std::uint32_t>(at + visible.size())};
}

struct Line {
  Span span;               ///< without its end
  std::size_t behind = 0;  ///< where the next one begins
};

/// The physical line that begins at `begin`. LF, CRLF and CR end one, and CR CR LF, which programs make of CRLF that
/// take it for two characters of text.
Line line_at(std::string_view text, std::size_t begin) noexcept {
  const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
  std::size_t width = end < text.size() ? 1 : 0;
  for (const std::string_view longer : {"\r\n", "\r\r\n"})
    if (text.compare(end, longer.size(), longer) == 0) width = longer.size();
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, end + width};
}

}  // namespace

struct SentenceSplitter::Impl {
  explicit Impl(DataFolder folder) : data(std::move(folder)), rules(data) {}

  const detail::SentenceWords& words_of(std::string_view language) {
    const std::string base(base_language(language));
    auto found = words.find(base);
    if (found == words.end()) found = words.emplace(base, detail::SentenceWords(data, base)).first;
    return found->second;
  }

  /// Calls `use` with each candidate and the rule that decides about it.
  template <typename Use>
  void decide(std::string_view paragraph, std::string_view language, const Use& use) {
    detail::BoundaryScanner scanner(paragraph, words_of(language));
    std::uint32_t sentence_begin = 0;
    while (const auto candidate = scanner.next()) {
      const detail::BoundaryRule& rule = rules.decide(scanner.context(*candidate, sentence_begin));
      use(candidate->end, rule);
      if (rule.ends) sentence_begin = candidate->end;
    }
  }

  DataFolder data;
  detail::BoundaryRules rules;
  std::map<std::string, detail::SentenceWords, std::less<>> words;
};

SentenceSplitter::SentenceSplitter(DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Span> SentenceSplitter::split(std::string_view paragraph, std::string_view language, std::uint32_t base) {
  std::vector<Span> spans;
  std::size_t begin = 0;
  const auto add_until = [&](std::size_t end) {
    const Span span = visible_span(paragraph, begin, end, base);
    if (!span.empty()) spans.push_back(span);
    begin = end;
  };
  impl_->decide(paragraph, language, [&](std::uint32_t end, const detail::BoundaryRule& rule) {
    if (rule.ends) add_until(end);
  });
  add_until(paragraph.size());
  return spans;
}

std::vector<Boundary> SentenceSplitter::boundaries(std::string_view paragraph, std::string_view language) {
  std::vector<Boundary> out;
  impl_->decide(paragraph, language, [&](std::uint32_t end, const detail::BoundaryRule& rule) {
    out.push_back({end, rule.ends, rule.name});
  });
  return out;
}

std::vector<Span> SentenceSplitter::paragraphs(std::string_view text, std::string_view language,
                                               std::vector<Boundary>* boundaries) {
  const detail::SentenceWords& words = impl_->words_of(language);
  std::vector<Span> out;
  std::vector<Span> block;
  const auto close_block = [&] {
    if (block.empty()) return;
    const std::vector<detail::LineEnd> ends = detail::line_ends(text, block, words);
    std::uint32_t begin = block.front().begin;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const bool last = i + 1 == block.size();
      if (!last && boundaries != nullptr) boundaries->push_back({block[i].end, ends[i].ends, ends[i].rule});
      if (!last && !ends[i].ends) continue;
      out.push_back(visible_span(text, begin, block[i].end, 0));
      if (!last) begin = block[i + 1].begin;
    }
    block.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const Line line = line_at(text, begin);
    if (trim(line.span.of(text)).empty()) {
      close_block();
    } else {
      block.push_back(line.span);
    }
    begin = line.behind;
  }
  close_block();
  return out;
}

void segment(Document& document, SentenceSplitter& splitter, const SplitSentences& split) {
  document.segments.clear();
  std::uint32_t number = 0;
  for (const Span& paragraph : splitter.paragraphs(document.text, document.language)) {
    const std::string_view content = paragraph.of(document.text);
    const std::vector<Span> sentences = split ? split(content, document.language, paragraph.begin)
                                              : splitter.split(content, document.language, paragraph.begin);
    for (const Span& span : sentences) document.segments.push_back({span, number, true});
    ++number;
  }
}

void segment_lines(Document& document) {
  document.segments.clear();
  const std::string_view text = document.text;
  std::uint32_t paragraph = 0;
  bool paragraph_used = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, line_end - begin));
    const bool mark = line.empty() || line == "<p>";
    if (mark && paragraph_used) {
      ++paragraph;
      paragraph_used = false;
    }
    paragraph_used = paragraph_used || !mark;
    const auto at =
        line.empty() ? static_cast<std::uint32_t>(begin) : static_cast<std::uint32_t>(line.data() - text.data());
    document.segments.push_back({{at, at + static_cast<std::uint32_t>(line.size())}, paragraph, !mark});
    begin = line_end + 1;
  }
}

}  // namespace tolmach::text
