#include "check/detail/name_book.h"

#include <utility>

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kMostNames = 100'000;
constexpr std::size_t kMostPairs = 2'000'000;
/// Stands where a language does, before keys: no language is called so.
constexpr std::string_view kKey = "=";

}  // namespace

const BookedName& NameBook::entry(std::string_view language, std::string_view form) {
  question_.assign(language).append(1, '\t').append(form);
  const auto [found, is_new] = names_.try_emplace(question_);
  if (is_new) {
    found->second.number = static_cast<std::uint32_t>(names_.size());
    found->second.prepared = language == kKey ? matcher_.prepare_key(form) : matcher_.prepare({form, language});
  }
  return found->second;
}

const BookedName& NameBook::form(std::string_view form, std::string_view language) {
  return entry(language, form);
}

const BookedName& NameBook::key(std::string_view key) {
  return entry(kKey, key);
}

double NameBook::similarity(const BookedName& a, const BookedName& b) {
  const std::uint64_t pair = std::uint64_t{a.number} << 32 | b.number;
  const auto [found, is_new] = similarities_.try_emplace(pair);
  if (is_new) found->second = matcher_.similarity(a.prepared, b.prepared);
  return found->second;
}

void NameBook::forget_much() {
  if (names_.size() < kMostNames && similarities_.size() < kMostPairs) return;
  names_.clear();
  similarities_.clear();
}

}  // namespace tolmach::check::detail
