#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "check/detail/context.h"
#include "normalize/mentions.h"

namespace tolmach::check::detail {

/// Tells whether a name of one side is somewhere on the other side of its bead, in whatever form: by its sound, by the
/// forms that the lexicon knows, or by a name of the same cluster.
class NameCounterparts {
 public:
  /// @param mentions those of the view
  NameCounterparts(const Context& context, const DocumentView& other);

  /// Whether `mention`, which stands in `view`, has a counterpart among these segments of the other side.
  [[nodiscard]] bool has(const DocumentView& view, const normalize::Mention& mention, text::SegmentRange segments);

 private:
  struct Segment {
    std::vector<std::string> keys;  ///< Latin keys of its words
    std::string folded;             ///< its text
  };
  const Segment& segment(std::uint32_t index);
  [[nodiscard]] bool sounds_alike(const std::vector<std::string>& keys, const Segment& segment) const;
  [[nodiscard]] bool known_form_in(const normalize::Mention& mention, const Segment& segment) const;

  const Context& context_;
  const DocumentView& other_;
  std::unordered_map<std::uint32_t, Segment> segments_;
};

}  // namespace tolmach::check::detail
