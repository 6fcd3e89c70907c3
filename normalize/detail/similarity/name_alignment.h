#pragma once

#include <vector>

#include "normalize/detail/similarity/sound_costs.h"
#include "normalize/name_similarity.h"

namespace tolmach::normalize::detail {

/// Which sounds of two names stand for each other, token by token.
struct NameAlignment {
  std::vector<SoundPair> path;  ///< a pair of nothings stands before, between and behind tokens
  float cost = 0;               ///< of the sounds of paired tokens
  float worst_token = 0;        ///< cost for each sound of the least alike paired tokens
  float lone_tokens = 0;        ///< that have no counterpart: a patronymic, a title
  float lone_sounds = 0;        ///< of those tokens
  bool lone_in_a = false;       ///< one of them is of the first name
  bool lone_in_b = false;       ///< one of them is of the second
  float initials = 0;           ///< paired with the word they begin
  bool crossed = false;         ///< the tokens of one stand in another order
  bool as_whole = false;        ///< the names are divided into tokens differently: spaces don't count
};

/// The cheapest alignment: tokens are paired in any order (dynamic programming over subsets), or the names compared as
/// wholes where that is as good; names of more than six tokens always are.
[[nodiscard]] NameAlignment align_names(const PreparedName& a, const PreparedName& b, const SoundCosts& costs);

}  // namespace tolmach::normalize::detail
