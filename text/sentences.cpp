#include "text/sentences.h"

#include <map>
#include <string>
#include <utility>

#include <boost/locale/boundary.hpp>
#include <boost/locale/generator.hpp>

#include "text/detail/abbreviations.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

namespace boundary = boost::locale::boundary;

std::locale sentence_locale(const std::string& language) {
  boost::locale::generator generate;
  generate.categories(boost::locale::boundary_facet);
  // "ss=standard" makes ICU know the language's own suppressions ("Mr.").
  return generate(language + ".UTF-8@ss=standard");
}

char32_t first_visible(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_white_space(c)) return c;
  }
  return 0;
}

bool is_dash(char32_t c) noexcept {
  return c == U'—' || c == U'–' || c == U'-' || c == U'―';
}

/// What follows goes on in lower case, so nothing ended: «Прийдеш?» — спитав він.
bool continues(std::string_view next) noexcept {
  bool dash_seen = false;
  for (std::size_t at = 0; at < next.size();) {
    const char32_t c = next_code_point(next, at);
    if (is_white_space(c)) continue;
    if (is_dash(c) && !dash_seen) {
      dash_seen = true;
      continue;
    }
    return is_lower(c);
  }
  return false;
}

}  // namespace

struct SentenceSplitter::Impl {
  struct Rules {
    std::locale locale;
    detail::Abbreviations abbreviations;
  };

  explicit Impl(DataFolder folder) : data(std::move(folder)) {}

  const Rules& rules_for(std::string_view language) {
    const std::string base(base_language(language));
    auto found = rules.find(base);
    if (found == rules.end()) {
      const std::string icu_name = base == "und" || base.empty() ? "en" : base;
      found = rules.emplace(base, Rules{sentence_locale(icu_name), detail::Abbreviations(data, base)}).first;
    }
    return found->second;
  }

  DataFolder data;
  std::map<std::string, Rules, std::less<>> rules;
};

SentenceSplitter::SentenceSplitter(DataFolder data) : impl_(std::make_unique<Impl>(std::move(data))) {}
SentenceSplitter::~SentenceSplitter() = default;
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;

std::vector<Span> SentenceSplitter::split(std::string_view paragraph, std::string_view language, std::uint32_t base) {
  std::vector<Span> spans;
  const auto add = [&](std::size_t begin, std::size_t end) {
    const std::string_view sentence = trim(paragraph.substr(begin, end - begin));
    if (sentence.empty()) return;
    const auto at = static_cast<std::uint32_t>(sentence.data() - paragraph.data());
    spans.push_back({base + at, base + at + static_cast<std::uint32_t>(sentence.size())});
  };
  const Impl::Rules& rules = impl_->rules_for(language);
  const boundary::segment_index<const char*> candidates(boundary::sentence, paragraph.data(),
                                                        paragraph.data() + paragraph.size(), rules.locale);
  std::size_t begin = 0;
  for (const auto& candidate : candidates) {
    const auto end = static_cast<std::size_t>(candidate.end() - paragraph.data());
    const std::string_view before = paragraph.substr(begin, end - begin);
    const std::string_view after = paragraph.substr(end);
    if (first_visible(after) != 0 && (continues(after) || rules.abbreviations.forbid_break(before, after))) continue;
    add(begin, end);
    begin = end;
  }
  add(begin, paragraph.size());
  return spans;
}

void segment(Document& document, SentenceSplitter& splitter) {
  document.segments.clear();
  const std::string_view text = document.text;
  std::uint32_t paragraph = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, line_end - begin);
    const auto spans = splitter.split(line, document.language, static_cast<std::uint32_t>(begin));
    for (const Span& span : spans) document.segments.push_back({span, paragraph, true});
    if (!spans.empty()) ++paragraph;
    begin = line_end + 1;
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
