#include "check/detail/clutter/web_lines.h"

#include <algorithm>

#include "check/detail/characters/characters.h"
#include "check/detail/characters/scripts.h"

namespace tolmach::check::detail {
namespace {

constexpr std::string_view kKind = "words of web pages";
constexpr std::size_t kIdeographsOfWord = 2;
constexpr std::size_t kLongestLine = 14;  // words
// The fewest words of web lines in a line of these alone, and where
constexpr std::size_t kFewestUsual = 2;       // nothing in the source stands for it
constexpr std::size_t kFewestOfSentence = 3;  // it may be a sentence of the text
constexpr std::size_t kFewestCaseless = 3;    // no capital says where it ends

constexpr std::uint8_t kWebWord = ClutterData::kUsualWord | ClutterData::kSureWord | ClutterData::kBeginsWord;

}  // namespace

void WebLines::Tally::add(Kind kind) noexcept {
  all += kind == Kind::kSmall ? 0 : 1;
  usual += kind == Kind::kUsual ? 1 : 0;
  sure += kind == Kind::kSure ? 1 : 0;
}

bool WebLines::Tally::is_line() const noexcept {
  if (sure > 0) return web() * 2 >= words();
  if (web() == words()) return web() >= kFewestUsual;
  return web() >= kFewestOfSentence && web() * 3 >= words() * 2;
}

bool WebLines::Tally::is_surely_line() const noexcept {
  if (sure > 0) return web() >= kFewestUsual && web() * 4 >= words() * 3;
  return web() == words() && web() >= kFewestOfSentence;
}

WebLines::WebLines(const Context& context)
    : context_(context), data_(context.resources().clutter(context.target().language())) {}

std::vector<ClutterPiece> WebLines::in_segment(std::uint32_t segment) const {
  const DocumentView& target = context_.target();
  if (data_.words().empty() || !target.segment(segment).linkable || !may_have_line(target.words(segment))) return {};
  const Segment read_segment = read(target, segment, data_);
  std::vector<Candidate> candidates = sentences(read_segment, segment);
  if (candidates.empty()) {
    if (const auto glued = glued_line(read_segment, segment)) candidates.push_back(*glued);
  }
  if (candidates.empty()) return {};
  const std::optional<std::size_t> translated = web_words_in_source(context_.source_of(segment));
  std::vector<ClutterPiece> found;
  for (const Candidate& candidate : candidates)
    if (translated ? candidate.web > *translated : candidate.extra)
      found.push_back({.span = candidate.span, .kind = std::string(kKind)});
  return found;
}

bool WebLines::may_have_line(std::span<const Word> words) const {
  std::size_t usual = 0;
  for (const Word& word : words) {
    const std::uint8_t signs = clutter_signs(word, data_);
    if ((signs & kWebWord) == 0) continue;
    if ((signs & ClutterData::kSureWord) != 0 || ++usual >= kFewestUsual) return true;
  }
  return false;
}

WebLines::Segment WebLines::read(const DocumentView& view, std::uint32_t segment, const ClutterData& data) const {
  const FunctionWords::Set own = context_.resources().function_words().only(view.language());
  Segment result{.words = view.words(segment), .kinds = {}};
  result.kinds.reserve(result.words.size());
  std::size_t known_to = 0;  // the end of a word without spaces
  for (const Word& word : result.words) {
    const std::uint8_t signs = clutter_signs(word, data);
    if ((signs & ClutterData::kBeginsWord) != 0 && word.span.begin >= known_to)
      known_to = word.span.begin + data.words().longest_at(view.text().substr(word.span.begin), word.span.size());
    Kind kind = word.number || (word.facts->small_word & own) != 0 ? Kind::kSmall : Kind::kOther;
    if ((signs & ClutterData::kUsualWord) != 0 || word.span.begin < known_to) kind = Kind::kUsual;
    if ((signs & ClutterData::kSureWord) != 0) kind = Kind::kSure;
    result.kinds.push_back(kind);
  }
  return result;
}

std::span<const WebLines::Kind> WebLines::Segment::kinds_of(std::span<const Word> part) const {
  return std::span(kinds).subspan(static_cast<std::size_t>(part.data() - words.data()), part.size());
}

WebLines::Tally WebLines::empty_tally(const DocumentView& view) {
  return {.letters = is_unspaced(view.script()) ? kIdeographsOfWord : 1};
}

std::vector<WebLines::Candidate> WebLines::sentences(const Segment& segment, std::uint32_t index) const {
  const DocumentView& target = context_.target();
  const std::vector<text::Span>& pieces = target.sentences(index);
  const bool extra = pieces.size() > context_.source()->sentence_count(context_.source_of(index));
  std::vector<Candidate> found;
  for (const text::Span piece : pieces) {
    Tally tally = empty_tally(target);
    for (const Kind kind : segment.kinds_of(words_in(target, index, piece))) tally.add(kind);
    if (tally.words() <= kLongestLine && (extra ? tally.is_line() : tally.sure > 0 && tally.is_surely_line()))
      found.push_back({.span = piece, .web = tally.web(), .extra = extra});
  }
  return found;
}

bool WebLines::is_glued(const Tally& tally, const Word& beginning) const noexcept {
  if (!tally.is_surely_line()) return false;
  if (beginning.capital) return true;
  const DocumentView& target = context_.target();
  // Endings in kana let a phrase go on.
  if (target.script() == text::Script::kKana && before(target.text(), beginning.span.begin) != U' ') return false;
  return !has_capitals(beginning.script) && tally.web() >= kFewestCaseless;
}

std::optional<WebLines::Candidate> WebLines::glued_line(const Segment& segment, std::uint32_t index) const {
  const DocumentView& target = context_.target();
  const std::vector<text::Span>& pieces = target.sentences(index);
  std::optional<Candidate> longest;
  Tally tally = empty_tally(target);
  const std::span<const Word> first = words_in(target, index, pieces.front());
  for (std::size_t end = 1; end < first.size() && tally.words() <= kLongestLine; ++end) {
    tally.add(segment.kinds_of(first)[end - 1]);
    if (is_glued(tally, first[end]))
      longest = {.span = {first.front().span.begin, first[end - 1].span.end}, .web = tally.web()};
  }
  if (longest || final_mark(target.text(), pieces.back()).kind != 0) return longest;
  tally = empty_tally(target);
  const std::span<const Word> last = words_in(target, index, pieces.back());
  for (std::size_t begin = last.size(); begin-- > 1 && tally.words() <= kLongestLine;) {
    tally.add(segment.kinds_of(last)[begin]);
    if (is_glued(tally, last[begin]))
      longest = {.span = {last[begin].span.begin, pieces.back().end}, .web = tally.web()};
  }
  return longest;
}

std::optional<std::size_t> WebLines::web_words_in_source(text::SegmentRange range) const {
  const DocumentView& source = *context_.source();
  const ClutterData& data = context_.resources().clutter(source.language());
  if (data.words().empty()) return std::nullopt;
  Tally tally = empty_tally(source);
  for (std::uint32_t index = range.begin; index < range.end; ++index)
    for (const Kind kind : read(source, index, data).kinds) tally.add(kind);
  return tally.web();
}

}  // namespace tolmach::check::detail
