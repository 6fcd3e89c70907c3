#include "check/detail/marks/quotations.h"

#include <algorithm>
#include <array>

#include "check/detail/characters/characters.h"
#include "check/detail/marks/mark_families.h"

namespace tolmach::check::detail {
namespace {

enum class Role { kUnknown, kOpens, kCloses };

/// The role of a mark that plays only one anywhere.
Role fixed_role(char32_t c) noexcept {
  switch (c) {
    case U'„':
    case U'‟':
    case U'「':
    case U'『':
    case U'《':
    case U'〈':
    case U'(':
    case U'（':
    case U'[':
    case U'【':
    case U'{':
      return Role::kOpens;
    case U'」':
    case U'』':
    case U'》':
    case U'〉':
    case U')':
    case U'）':
    case U']':
    case U'】':
    case U'}':
      return Role::kCloses;
    default:
      return Role::kUnknown;
  }
}

bool is_edge(char32_t c) noexcept {
  return c == 0 || text::is_white_space(c) || c == U'—' || c == U'–' || c == U'-' || c == U'/';
}

/// The role that the neighbours of a mark give it; unknown where they allow both or none.
Role role_by_neighbours(char32_t left, char32_t right) noexcept {
  const bool left_edge = is_edge(left) || fixed_role(left) == Role::kOpens || is_quote(left);
  const bool right_edge = is_edge(right) || fixed_role(right) == Role::kCloses || mark_class(right) != 0;
  const bool may_open = left_edge && !right_edge;
  const bool may_close = !is_edge(left) && mark_class(left) != U':' && (right_edge || is_quote(right));
  if (may_open == may_close) return Role::kUnknown;
  return may_open ? Role::kOpens : Role::kCloses;
}

Role role_by_language(char32_t c, const Profile& profile) noexcept {
  bool opens = false, closes = false;
  for (const QuotePair& pair : profile.quotes) {
    if (pair.open == pair.close) continue;
    opens = opens || pair.open == c;
    closes = closes || pair.close == c;
  }
  if (opens == closes) return Role::kUnknown;
  return opens ? Role::kOpens : Role::kCloses;
}

/// Pairs marks as they come, with a stack of those that are open.
class Pairing {
 public:
  using FamilyOf = MarkFamily (*)(char32_t) noexcept;
  explicit Pairing(FamilyOf family_of) : family_of_(family_of) {}

  [[nodiscard]] bool has_open(char32_t c) const noexcept { return open_of(c) > 0; }
  void open(text::Span span, char32_t c) {
    const std::size_t around = open_of(c)++;
    open_.push_back(marks_.size());
    marks_.push_back({span, c, true, PairedMark::kNone, around});
  }
  void close(text::Span span, char32_t c) {
    PairedMark mark{span, c};
    if (has_open(c)) {
      mark.partner = last_open(c);
      mark.depth = marks_[mark.partner].depth;
      marks_[mark.partner].partner = marks_.size();
    }
    marks_.push_back(mark);
  }
  [[nodiscard]] std::vector<PairedMark> take() { return std::move(marks_); }

 private:
  /// The mark of its family that was opened last. What was opened behind it stays without partner.
  [[nodiscard]] std::size_t last_open(char32_t c) noexcept {
    while (true) {
      const std::size_t last = open_.back();
      open_.pop_back();
      --open_of(marks_[last].character);
      if (family_of_(marks_[last].character) == family_of_(c)) return last;
    }
  }
  [[nodiscard]] std::size_t& open_of(char32_t c) noexcept { return counts_[static_cast<std::size_t>(family_of_(c))]; }
  [[nodiscard]] std::size_t open_of(char32_t c) const noexcept {
    return counts_[static_cast<std::size_t>(family_of_(c))];
  }

  FamilyOf family_of_;
  std::vector<PairedMark> marks_;
  std::vector<std::size_t> open_;
  std::array<std::size_t, kMarkFamilies> counts_{};  ///< of the open ones, by family
};

/// Whether a mark of quote_family() may begin with a byte: the straight one, guillemets, curly marks, and brackets.
constexpr std::array<bool, 256> kMayBeginQuote = [] {
  std::array<bool, 256> may{};
  for (const std::size_t byte : {0x22U, 0xC2U, 0xE2U, 0xE3U}) may.at(byte) = true;
  return may;
}();

/// "1)", "a)" and "iv)" number the items of a list, at its beginning or behind a mark; ":)" is a smiley.
bool numbers_item(std::string_view text, text::Span stretch, std::uint32_t at) noexcept {
  int characters = 0;
  std::size_t begin = at;
  while (begin > stretch.begin && characters < 4) {
    std::size_t previous = begin;
    const char32_t c = text::previous_code_point(text, previous);
    if (c == U':' || c == U';') return true;
    if (!text::is_letter(c) && !text::is_digit(c)) break;
    begin = previous;
    ++characters;
  }
  if (characters == 0 || characters > 3) return false;
  while (begin > stretch.begin && text::is_white_space(before(text, static_cast<std::uint32_t>(begin))))
    static_cast<void>(text::previous_code_point(text, begin));
  return begin <= stretch.begin || mark_class(before(text, static_cast<std::uint32_t>(begin))) != 0;
}

Role role_of(char32_t c, char32_t left, char32_t right, bool may_close, const Profile& profile) noexcept {
  if (const Role role = fixed_role(c); role != Role::kUnknown) return role;
  // Spaces stand inside French guillemets, and marks without spaces around Chinese ones: the language tells more.
  if (quote_family(c) == MarkFamily::kGuillemets || text::is_ideograph(left) || text::is_ideograph(right)) {
    if (const Role role = role_by_language(c, profile); role != Role::kUnknown) return role;
  }
  if (const Role role = role_by_neighbours(left, right); role != Role::kUnknown) return role;
  if (const Role role = role_by_language(c, profile); role != Role::kUnknown) return role;
  return may_close ? Role::kCloses : Role::kOpens;
}

/// @param next_mark gives the place of what may be a mark, from another place on; the stretch's end where there is none
template <typename NextMark>
std::vector<PairedMark> pair_quotes(const DocumentView& view, text::Span stretch, NextMark next_mark) {
  const std::string_view text = view.text();
  Pairing pairing(quote_family);
  for (std::size_t at = next_mark(stretch.begin); at < stretch.end; at = next_mark(at)) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (quote_family(c) == MarkFamily::kNone) continue;
    const auto end = static_cast<std::uint32_t>(at);
    const char32_t left = begin == stretch.begin ? 0 : before(text, begin);
    const char32_t right = end == stretch.end ? 0 : after(text, end);
    // 6'2" and 15" are measures.
    if (c == U'"' && text::is_digit(left) && !pairing.has_open(c)) continue;
    if (role_of(c, left, right, pairing.has_open(c), view.profile()) == Role::kOpens) {
      pairing.open({begin, end}, c);
    } else {
      pairing.close({begin, end}, c);
    }
  }
  return pairing.take();
}

}  // namespace

std::vector<PairedMark> find_quotes(const DocumentView& view, text::Span stretch) {
  if ((view.signs(stretch) & CharacterSigns::kQuote) == 0) return {};
  const std::uint32_t index = view.document().segment_at(stretch.begin);
  const text::Segment& segment = view.segment(index);
  if (segment.linkable && segment.span.begin <= stretch.begin && stretch.end <= segment.span.end)
    return pair_quotes(view, stretch, [&, token = view.tokens(index).begin()](std::size_t at) mutable {
      const auto end = view.tokens(index).end();
      while (token != end && (token->kind != text::Token::Kind::kOther || token->span.begin < at)) ++token;
      return token == end ? std::size_t{stretch.end} : std::size_t{token->span.begin};
    });
  return pair_quotes(view, stretch, [&](std::size_t at) {
    while (at < stretch.end && !kMayBeginQuote[static_cast<unsigned char>(view.text()[at])]) ++at;
    return at;
  });
}

std::vector<PairedMark> find_brackets(const DocumentView& view, text::Span stretch) {
  if ((view.signs(stretch) & CharacterSigns::kBracket) == 0) return {};
  const std::string_view text = view.text();
  Pairing pairing(bracket_family);
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (bracket_family(c) == MarkFamily::kNone) continue;
    const text::Span span{begin, static_cast<std::uint32_t>(at)};
    if (fixed_role(c) == Role::kOpens) {
      pairing.open(span, c);
    } else if (pairing.has_open(c) || !numbers_item(text, stretch, begin)) {
      pairing.close(span, c);
    }
  }
  return pairing.take();
}

SingleMarks count_single_marks(const DocumentView& view, text::Span stretch) {
  const std::string_view text = view.text();
  SingleMarks count;
  for (std::size_t at = stretch.begin; at < stretch.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = text::next_code_point(text, at);
    if (c != U'\'' && c != U'‘' && c != U'’' && c != U'‚' && c != U'‹' && c != U'›') continue;
    const char32_t left = begin == stretch.begin ? 0 : before(text, begin);
    const char32_t right = at >= stretch.end ? 0 : after(text, static_cast<std::uint32_t>(at));
    const bool left_edge = is_edge(left) || fixed_role(left) == Role::kOpens || quote_family(left) != MarkFamily::kNone;
    const bool right_edge = is_edge(right) || mark_class(right) != 0 || quote_family(right) != MarkFamily::kNone;
    if (left_edge && !right_edge) ++count.opening;
    // Behind an s it may be an apostrophe, behind a mark it is none.
    const bool may_close = mark_class(left) != 0 || (!left_edge && count.closing < count.opening);
    if (right_edge && may_close) ++count.closing;
  }
  return count;
}

std::vector<text::Span> enclosed_stretches(const DocumentView& view, text::Span stretch) {
  std::vector<text::Span> enclosed;
  for (const auto find : {find_quotes, find_brackets}) {
    const std::vector<PairedMark> marks = find(view, stretch);
    for (const PairedMark& mark : marks)
      if (mark.opens && mark.partner != PairedMark::kNone)
        enclosed.push_back({mark.span.end, marks[mark.partner].span.begin});
  }
  return enclosed;
}

bool is_within(const std::vector<text::Span>& enclosed, text::Span place) noexcept {
  return std::any_of(enclosed.begin(), enclosed.end(),
                     [&](text::Span outer) { return outer.begin <= place.begin && place.end <= outer.end; });
}

bool is_quoted(const DocumentView& view, text::Span place) {
  if (view.segment_count() == 0) return false;
  return is_within(enclosed_stretches(view, view.segment(view.document().segment_at(place.begin)).span), place);
}

}  // namespace tolmach::check::detail
