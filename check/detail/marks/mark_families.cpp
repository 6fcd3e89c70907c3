#include "check/detail/marks/mark_families.h"

namespace tolmach::check::detail {

MarkFamily quote_family(char32_t c) noexcept {
  switch (c) {
    case U'"':
      return MarkFamily::kStraight;
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
      return MarkFamily::kCurly;
    case U'«':
    case U'»':
      return MarkFamily::kGuillemets;
    case U'「':
    case U'」':
      return MarkFamily::kCorner;
    case U'『':
    case U'』':
      return MarkFamily::kWhiteCorner;
    case U'《':
    case U'》':
      return MarkFamily::kDoubleAngle;
    case U'〈':
    case U'〉':
      return MarkFamily::kAngle;
    default:
      return MarkFamily::kNone;
  }
}

MarkFamily bracket_family(char32_t c) noexcept {
  switch (c) {
    case U'(':
    case U')':
    case U'（':
    case U'）':
      return MarkFamily::kRound;
    case U'[':
    case U']':
    case U'【':
    case U'】':
      return MarkFamily::kSquare;
    case U'{':
    case U'}':
      return MarkFamily::kCurlyBracket;
    default:
      return MarkFamily::kNone;
  }
}

}  // namespace tolmach::check::detail
