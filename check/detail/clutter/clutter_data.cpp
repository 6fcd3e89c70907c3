#include "check/detail/clutter/clutter_data.h"

namespace tolmach::check::detail {

std::uint8_t ClutterData::signs_of(std::string_view word) const {
  std::uint8_t signs = kAsked;
  if (phrases_.may_begin_with(word)) signs |= kBeginsPhrase;
  if (phrases_.may_begin_within(word)) signs |= kBeginsWithin;
  const WebWord kind = words_.of(word);
  if (kind == WebWord::kUsual) signs |= kUsualWord;
  if (kind == WebWord::kSure) signs |= kSureWord;
  if (words_.may_begin_with(word)) signs |= kBeginsWord;
  return signs;
}

}  // namespace tolmach::check::detail
