#include "check/detail/name_book.h"

#include <algorithm>

namespace tolmach::check::detail {
namespace {

/// Stands where a language does, before keys: no language is called so.
constexpr std::string_view kKey = "=";

}  // namespace

const BookedName& NameBook::entry(std::string_view language, std::string_view form) {
  question_.assign(language).append(1, '\t').append(form);
  const auto [entry, is_new] = names_.try_emplace(question_);
  BookedName& name = entry.value;
  if (is_new) {
    name.number = static_cast<std::uint32_t>(names_.size());
    name.prepared = language == kKey ? matcher_.prepare_key(form) : matcher_.prepare({form, language});
  }
  return name;
}

const BookedName& NameBook::form(std::string_view form, std::string_view language) {
  return entry(language, form);
}

const BookedName& NameBook::key(std::string_view key) {
  return entry(kKey, key);
}

double NameBook::similarity(const BookedName& a, const BookedName& b) {
  return of_names_.value(a.number, b.number, [&] { return matcher_.similarity(a.prepared, b.prepared); });
}

double NameBook::similarity(const BookedWord& a, const BookedWord& b) {
  return of_words_.value(a.number, b.number, [&] {
    double most = 0;
    for (const BookedName* x : a.forms)
      for (const BookedName* y : b.forms) most = std::max(most, matcher_.similarity(x->prepared, y->prepared));
    return most;
  });
}

std::size_t NameBook::size() const noexcept {
  return names_.size() + words_ + of_names_.size() + of_words_.size();
}

void NameBook::clear() {
  names_.clear();
  words_ = 0;
  of_names_.clear();
  of_words_.clear();
}

}  // namespace tolmach::check::detail
