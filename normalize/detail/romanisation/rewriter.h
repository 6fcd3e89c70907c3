#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/romanisation/rewrite_rule.h"

namespace tolmach::normalize::detail {

/// Rewrites text as ICU's rule-based transliterators do: at each place the first rule that matches writes its output,
/// what is written is context but not matched again, and where none matches a character is copied. Into a new text, so
/// that time grows with the length alone. May not be shared by threads, for it remembers which rules may begin with
/// a character.
class Rewriter {
 public:
  explicit Rewriter(std::vector<RewriteRule> rules) : rules_(std::move(rules)), pages_(kCharacters / kPage) {}

  /// Rewrites text[begin, end); what stands behind it is looked at.
  /// @param out holds what stands before `begin`; the new text is put behind it
  void rewrite(std::u16string_view text, std::size_t begin, std::size_t end, std::u16string& out);

 private:
  static constexpr std::size_t kCharacters = 0x110000;
  static constexpr std::size_t kPage = 256;

  /// The rules that may match at a character: a range of candidates_.
  struct Candidates {
    bool known = false;
    std::uint32_t begin = 0, end = 0;
  };
  [[nodiscard]] Candidates candidates(char32_t c);
  /// @return the end of the key; 0 where the rule doesn't match
  [[nodiscard]] std::size_t match(const RewriteRule& rule, std::u16string_view text, std::size_t begin, std::size_t end,
                                  std::u16string_view before);
  void write(const RewriteRule& rule, std::u16string_view text, std::u16string& out) const;

  std::vector<RewriteRule> rules_;
  std::vector<std::unique_ptr<std::array<Candidates, kPage>>> pages_;
  std::vector<const RewriteRule*> candidates_;
  std::vector<std::size_t> places_;  ///< where each item of the rule that was matched last begins
};

}  // namespace tolmach::normalize::detail
