#include "normalize/detail/romanisation/resolved_rules.h"

#include <map>

namespace tolmach::normalize::detail {
namespace {

/// Thrown and caught in this file alone: a variable is not plain.
struct NotPlain {};

bool is_space(char16_t c) noexcept {
  return c == u' ' || c == u'\t' || c == u'\r' || c == u'\n';
}

bool is_letter_of_name(char16_t c) noexcept {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool is_of_name(char16_t c) noexcept {
  return is_letter_of_name(c) || (c >= u'0' && c <= u'9');
}

class Resolver {
 public:
  explicit Resolver(std::u16string_view rules) : rules_(rules) {}

  std::u16string resolve() {
    std::u16string out;
    for (skip_space(); !at_end(); skip_space())
      if (!define()) out += statement() + u";\n";
    return out;
  }

 private:
  [[nodiscard]] bool at_end() const noexcept { return at_ >= rules_.size(); }
  [[nodiscard]] bool next_is(char16_t c) const noexcept { return !at_end() && rules_[at_] == c; }

  void skip_comment() noexcept {
    while (!at_end() && rules_[at_] != u'\n') ++at_;
  }
  void skip_space() noexcept {
    for (; !at_end() && (is_space(rules_[at_]) || next_is(u'#')); ++at_)
      if (next_is(u'#')) skip_comment();
  }

  /// Takes "$name = value;" where that comes next.
  bool define() {
    const std::size_t begin = at_;
    if (next_is(u'$') && at_ + 1 < rules_.size() && is_letter_of_name(rules_[at_ + 1])) {
      std::u16string name(take_name());
      skip_space();
      if (next_is(u'=')) {
        ++at_;
        skip_space();
        if (!values_.emplace(std::move(name), statement()).second) throw NotPlain();
        return true;
      }
    }
    at_ = begin;
    return false;
  }

  /// Takes what stands before the next semicolon, and that.
  std::u16string statement() {
    std::u16string out;
    for (std::size_t depth = 0; !at_end() && !(depth == 0 && next_is(u';'));) {
      const char16_t c = rules_[at_];
      if (c == u'[') ++depth;
      if (c == u']' && depth > 0) --depth;
      if (c == u'\\') {
        take(out, 2);
      } else if (c == u'\'' && depth == 0) {
        const std::size_t end = rules_.find(u'\'', at_ + 1);
        if (end == std::u16string_view::npos || end == at_ + 1) throw NotPlain();
        take(out, end + 1 - at_);
      } else if (c == u'#' && depth == 0) {
        skip_comment();
      } else if (c == u'$' && (depth > 0 || (at_ + 1 < rules_.size() && is_letter_of_name(rules_[at_ + 1])))) {
        out += value();
      } else if (is_space(c)) {
        out += u' ';
        ++at_;
      } else {
        take(out, 1);
      }
    }
    ++at_;
    return out;
  }

  void take(std::u16string& out, std::size_t units) {
    if (units > rules_.size() - at_) throw NotPlain();
    out += rules_.substr(at_, units);
    at_ += units;
  }

  /// Of the variable that comes next.
  const std::u16string& value() {
    const auto found = values_.find(take_name());
    if (found == values_.end()) throw NotPlain();
    const bool many = next_is(u'*') || next_is(u'+') || next_is(u'?');
    if (many && !is_one_set(found->second)) throw NotPlain();
    return found->second;
  }

  /// Surely: a set within a set is left to ICU.
  static bool is_one_set(std::u16string_view value) {
    return value.starts_with(u'[') && value.find(u']') == value.size() - 1 && value.rfind(u'[') == 0;
  }

  std::u16string_view take_name() {
    const std::size_t begin = ++at_;  // behind the sign
    while (!at_end() && is_of_name(rules_[at_])) ++at_;
    if (!at_end() && rules_[at_] > 0x7F) throw NotPlain();  // may be of the name
    return rules_.substr(begin, at_ - begin);
  }

  std::u16string_view rules_;
  std::size_t at_ = 0;
  std::map<std::u16string, std::u16string, std::less<>> values_;
};

}  // namespace

std::optional<std::u16string> resolved_rules(std::u16string_view rules) {
  try {
    return Resolver(rules).resolve();
  } catch (const NotPlain&) {
    return std::nullopt;
  }
}

}  // namespace tolmach::normalize::detail
