#include "check/detail/name_counterparts.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

/// Alike enough not to complain: a name that is wrongly taken to be there costs a find, the reverse costs trust.
constexpr double kAlike = 0.25;
/// Letters of a known form that inflection may change at its end, and the shortest beginning that still says something.
constexpr std::size_t kEnding = 2;
constexpr std::size_t kShortestStem = 3;

std::string stem_of(const std::string& folded) {
  const std::size_t letters = text::count_code_points(folded);
  if (letters < kShortestStem + kEnding) return folded;
  std::size_t at = 0;
  for (std::size_t k = 0; k + kEnding < letters; ++k) static_cast<void>(text::next_code_point(folded, at));
  return folded.substr(0, at);
}

std::vector<std::string> keys_of(const normalize::LatinKeys& keys, std::string_view text, std::string_view language) {
  std::vector<std::string> out;
  for (const text::Token& token : text::tokenise(text))
    if (token.kind == text::Token::Kind::kWord)
      if (std::string key = keys.key(token.span.of(text), language); key.size() > 1) out.push_back(std::move(key));
  return out;
}

/// Inflection makes words longer, so a beginning of the other's length is compared too.
double similarity(const normalize::NameMatcher& matcher, const std::string& name, const std::string& word) {
  const double whole = matcher.similarity_of_keys(name, word);
  if (word.size() <= name.size() || name.size() < kShortestStem) return whole;
  return std::max(whole, matcher.similarity_of_keys(name, word.substr(0, name.size())));
}

}  // namespace

NameCounterparts::NameCounterparts(const Context& context, const DocumentView& other)
    : context_(context), other_(other) {}

const NameCounterparts::Segment& NameCounterparts::segment(std::uint32_t index) {
  const auto [found, is_new] = segments_.try_emplace(index);
  if (is_new) {
    const std::string_view text = other_.segment_text(index);
    found->second = {keys_of(context_.resources().matcher().keys(), text, other_.language()), text::fold(text)};
  }
  return found->second;
}

bool NameCounterparts::sounds_alike(const std::vector<std::string>& keys, const Segment& segment) const {
  const normalize::NameMatcher& matcher = context_.resources().matcher();
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return std::any_of(segment.keys.begin(), segment.keys.end(),
                       [&](const std::string& word) { return similarity(matcher, key, word) >= kAlike; });
  });
}

bool NameCounterparts::known_form_in(const normalize::Mention& mention, const Segment& segment) const {
  const normalize::NameSource* lexicon = context_.resources().lexicon();
  if (lexicon == nullptr || mention.entity.empty()) return false;
  const auto forms = lexicon->forms_of(mention.entity);
  return std::any_of(forms.begin(), forms.end(), [&](const normalize::KnownName& form) {
    return segment.folded.find(stem_of(text::fold(form.form))) != std::string::npos;
  });
}

bool NameCounterparts::has(const DocumentView& view, const normalize::Mention& mention, text::SegmentRange segments) {
  const std::vector<std::string> keys = keys_of(context_.resources().matcher().keys(), mention.form, view.language());
  for (std::uint32_t index = segments.begin; index < segments.end; ++index)
    if (sounds_alike(keys, segment(index)) || known_form_in(mention, segment(index))) return true;
  return false;
}

}  // namespace tolmach::check::detail
