#include "check/detail/lone_names.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortest = 4;       ///< of a name that is judged, in code points
constexpr std::size_t kShortestOther = 3;  ///< of one that may stand for it
/// Words that agree in as many bytes at their beginning are forms of one, or derived from one.
constexpr std::size_t kSameBeginning = 5;
/// Alike enough to stand for one another, as a probability: a name wrongly taken to be there costs a find, the reverse
/// costs trust.
constexpr double kAlike = 0.2;

bool same_beginning(const std::string& a, const std::string& b, std::size_t bytes) noexcept {
  return a.size() >= bytes && b.size() >= bytes && a.compare(0, bytes, b, 0, bytes) == 0;
}

/// Whether a capital inside a sentence says that a word is a name.
bool capitals_tell(const DocumentView& view) noexcept {
  return view.language() != "de" && has_capitals(view.script());
}

/// The beginning that a form shares with what is derived from it ("scot" of Scotland and Scottish): all but its last
/// four letters, and at least four of them.
std::string stem_of(const std::string& folded) {
  constexpr std::size_t kEnding = 4, kShortestStem = 4;
  std::size_t letters = text::count_code_points(folded);
  std::size_t end = folded.size();
  for (std::size_t k = 0; k < kEnding && letters > kShortestStem; ++k, --letters)
    static_cast<void>(text::previous_code_point(folded, end));
  return folded.substr(0, end);
}

/// The words of a form, folded.
std::vector<std::string> words_of(std::string_view form) {
  std::vector<std::string> words;
  for (const text::Token& token : text::tokenise(form))
    if (token.kind == text::Token::Kind::kWord) words.push_back(text::fold(token.span.of(form)));
  return words;
}

}  // namespace

LoneNames::LoneNames(NameWords& ours, NameWords& theirs, Resources& resources)
    : ours_(ours), theirs_(theirs), resources_(resources) {}

std::vector<const NameWord*> LoneNames::find(text::SegmentRange ours, text::SegmentRange theirs) {
  std::vector<const NameWord*> lone;
  for (std::uint32_t k = ours.begin; k < ours.end; ++k)
    for (const NameWord& word : ours_.of(k))
      if (is_name(word) && !has_counterpart(word, theirs)) lone.push_back(&word);
  return lone;
}

bool LoneNames::is_known_name(const NameWord& word) {
  // Names of people and places are the same in most languages that write Latin letters.
  if (ours_.spellings().is_usual_name(word.folded) || resources_.spellings("en").is_usual_name(word.folded)) return true;
  const auto& known = ours_.known(word);
  return !known.empty() && known.front().kind != normalize::NameKind::kOther;
}

bool LoneNames::is_name(const NameWord& word) {
  if (!word.capital || word.shouts || word.length < kShortest || ours_.is_small_somewhere(word.folded)) return false;
  if (ours_.spellings().is_word(word.folded)) return false;
  const bool tells = !word.first && capitals_tell(ours_.view());
  return tells || is_known_name(word);
}

bool LoneNames::may_stand_for(const NameWord& ours, const NameWord& theirs) {
  if (same_beginning(ours.folded, theirs.folded, std::min(kSameBeginning, ours.folded.size()))) return true;
  // Similarity is of names: small words and very short ones sound like anything.
  if (!theirs.capital || theirs.length < kShortestOther || 2 * theirs.length < ours.length) return false;
  const auto [found, is_new] = alike_.try_emplace(ours.folded + '\t' + theirs.folded);
  if (is_new)
    for (const normalize::PreparedName& a : ours_.prepared(ours))
      for (const normalize::PreparedName& b : theirs_.prepared(theirs))
        found->second = std::max(found->second, resources_.matcher().similarity(a, b));
  return found->second >= kAlike;
}

bool LoneNames::has_counterpart(const NameWord& word, text::SegmentRange theirs) {
  for (std::uint32_t k = theirs.begin; k < theirs.end; ++k)
    for (const NameWord& other : theirs_.of(k))
      if (may_stand_for(word, other)) return true;
  return known_form_in(word, theirs);
}

bool LoneNames::known_form_in(const NameWord& word, text::SegmentRange theirs) {
  const normalize::NameSource* lexicon = resources_.lexicon();
  if (lexicon == nullptr) return false;
  for (const normalize::KnownName& name : ours_.known(word))
    for (const normalize::KnownName& form : lexicon->forms_of(name.entity))
      for (const std::string& part : words_of(form.form))
        if (has_beginning(stem_of(part), theirs)) return true;
  return false;
}

bool LoneNames::has_beginning(const std::string& stem, text::SegmentRange theirs) const {
  for (std::uint32_t k = theirs.begin; k < theirs.end; ++k) {
    const auto& words = theirs_.of(k);
    if (std::any_of(words.begin(), words.end(),
                    [&](const NameWord& word) { return word.folded.compare(0, stem.size(), stem) == 0; }))
      return true;
  }
  return false;
}

}  // namespace tolmach::check::detail
