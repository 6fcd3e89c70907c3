#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "normalize/detail/similarity/sound_costs.h"

namespace tolmach::normalize::detail {

/// Two names in sounds that are forms of one.
using SoundsPair = std::pair<Sounds, Sounds>;
/// How often a sound of one name stands for one of the other; 0 is none.
using SoundJoint = std::array<std::array<double, kSounds>, kSounds>;

/// The joint probabilities of sounds before anything is learned: most sounds stand for themselves.
[[nodiscard]] SoundJoint plain_joint();
/// The joint probabilities of a memoryless transducer, by expectation maximisation (Ristad & Yianilos 1998).
/// @param prior where learning begins, and counts as much as some pairs do
[[nodiscard]] SoundJoint learn_joint(const std::vector<SoundsPair>& pairs, const SoundJoint& prior, bool symmetric);
/// Costs from joint probabilities: how much less likely a pair is than the likeliest of either sound.
[[nodiscard]] SoundCosts costs_of(const SoundJoint& joint);

}  // namespace tolmach::normalize::detail
