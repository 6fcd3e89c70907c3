#include "text/icu_sentences.h"

#include <string>

#include <boost/locale/boundary.hpp>
#include <boost/locale/generator.hpp>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

namespace boundary = boost::locale::boundary;

std::locale sentence_locale(std::string_view language) {
  const std::string base(base_language(language));
  boost::locale::generator generate;
  generate.categories(boost::locale::boundary_facet);
  return generate((base.empty() || base == "und" ? "en" : base) + ".UTF-8@ss=standard");
}

}  // namespace

std::vector<Span> icu_sentences(std::string_view paragraph, std::string_view language, std::uint32_t base) {
  std::vector<Span> spans;
  const boundary::segment_index<const char*> sentences(boundary::sentence, paragraph.data(),
                                                       paragraph.data() + paragraph.size(), sentence_locale(language));
  for (const auto& sentence : sentences) {
    const auto length = static_cast<std::size_t>(sentence.end() - sentence.begin());
    const std::string_view visible = trim(std::string_view(sentence.begin(), length));
    if (visible.empty()) continue;
    const auto at = base + static_cast<std::uint32_t>(visible.data() - paragraph.data());
    spans.push_back({at, at + static_cast<std::uint32_t>(visible.size())});
  }
  return spans;
}

}  // namespace tolmach::text
