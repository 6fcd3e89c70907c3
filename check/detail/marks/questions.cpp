#include "check/detail/marks/questions.h"

#include <algorithm>

#include "check/detail/characters/scripts.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// The sentence of a segment that a mark ends.
text::Span sentence_before(const DocumentView& view, std::uint32_t segment, const FinalMark& mark) {
  text::Span last = view.segment(segment).span;
  for (const text::Span sentence : view.sentences(segment))
    if (sentence.begin < mark.span.begin) last = sentence;
  return {last.begin, mark.span.begin};
}

/// Whether a clause begins behind what stands between two words: a mark that opens a quotation or bracket stands
/// directly before its first word.
bool begins_clause(std::string_view between) noexcept {
  char32_t last = 0;
  for (std::size_t at = 0; at < between.size();) {
    last = text::next_code_point(between, at);
    if (mark_class(last) == U':' || last == U'—' || last == U'–') return true;
  }
  return is_quote(last) || last == U'(';
}

/// Whether a clause behind a comma asks: a word of questions before one that begins them ("…, what are they").
bool asks_behind_comma(std::string_view between, const Profile& profile, const std::string& first,
                       const std::string& second) {
  const bool comma = between.find(',') != std::string_view::npos;
  return comma && profile.heading_questions.contains(first) && profile.question_words.contains(second);
}

bool has_question_word(const DocumentView& view, std::uint32_t segment, text::Span sentence) {
  const Profile& profile = view.profile();
  const std::vector<Word>& words = view.words(segment);
  const auto small = [&](std::size_t i) {
    return i < words.size() ? text::lower(words[i].span.of(view.text()), view.language()) : std::string();
  };
  std::uint32_t previous = sentence.begin;
  bool first = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].span.begin < sentence.begin) continue;
    if (words[i].span.begin >= sentence.end) break;
    const std::string word = small(i);
    const std::string_view between = text::Span{previous, words[i].span.begin}.of(view.text());
    first = first || begins_clause(between);
    if (profile.question_particles.contains(word) || (first && profile.question_words.contains(word)) ||
        asks_behind_comma(between, profile, word, small(i + 1)))
      return true;
    previous = words[i].span.end;
    first = false;
  }
  return false;
}

bool writes_without_spaces(text::Script script) noexcept {
  return is_unspaced(script) || script == text::Script::kThai;
}

}  // namespace

bool ends_as_question(const DocumentView& view, const FinalMark& mark) {
  const std::string_view before_mark = view.text().substr(0, mark.span.begin);
  const std::vector<std::string>& endings = view.profile().question_endings;
  return std::any_of(endings.begin(), endings.end(),
                     [&](const std::string& ending) { return before_mark.ends_with(ending); });
}

bool asks(const DocumentView& view, std::uint32_t segment, const FinalMark& mark) {
  const text::Span sentence = sentence_before(view, segment, mark);
  const std::string_view words = sentence.of(view.text());
  if (words.find("¿") != std::string_view::npos) return true;
  if (ends_as_question(view, mark)) return true;
  if (!writes_without_spaces(view.script())) return has_question_word(view, segment, sentence);
  const text::StringSet& particles = view.profile().question_particles;
  return std::any_of(particles.begin(), particles.end(),
                     [&](const std::string& particle) { return words.find(particle) != std::string_view::npos; });
}

}  // namespace tolmach::check::detail
