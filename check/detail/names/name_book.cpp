#include "check/detail/names/name_book.h"

#include <algorithm>

#include "normalize/rough_distance.h"

namespace tolmach::check::detail {
namespace {

/// Stands where a language does, before keys: no language is called so.
constexpr std::string_view kKey = "=";

/// Keys that are roughly further apart than this, from 0 to 1, are not compared closely: on translated news of 16
/// directions, damaged and not, no finding comes or goes by it.
constexpr double kFar = 0.5;

}  // namespace

const BookedName& NameBook::entry(std::string_view language, std::string_view form) {
  question_.assign(language).append(1, '\t').append(form);
  const auto [entry, is_new] = names_.try_emplace(question_);
  BookedName& name = entry.value;
  if (is_new) {
    name.number = static_cast<std::uint32_t>(names_.size());
    if (language == kKey) name.key = entry.key.substr(kKey.size() + 1);
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

const BookedName& NameBook::beginning(const BookedName& name, std::size_t size) {
  if (size == name.key.size()) return name;
  if (name.beginnings.empty()) name.beginnings.resize(name.key.size());
  const BookedName*& beginning = name.beginnings[size];
  if (beginning == nullptr) beginning = &key(name.key.substr(0, size));
  return *beginning;
}

double NameBook::similarity(const BookedName& a, const BookedName& b) {
  return of_names_.value(a.number, b.number, [&] {
    const bool keys = !a.key.empty() && !b.key.empty();
    if (keys && normalize::rough_distance_of_forms(a.key, b.key) > kFar) return 0.0;
    return matcher_.similarity(a.prepared, b.prepared);
  });
}

double NameBook::highest(const BookedWord& a, const BookedWord& b) const {
  double most = 0;
  for (const BookedName* x : a.forms)
    for (const BookedName* y : b.forms) most = std::max(most, matcher_.similarity(x->prepared, y->prepared));
  return most;
}

std::size_t NameBook::size() const noexcept {
  return names_.size() + words_ + of_names_.size() + of_words_.size() + are_one_.size();
}

void NameBook::clear() {
  names_.clear();
  words_ = 0;
  of_names_.clear();
  of_words_.clear();
  are_one_.clear();
}

}  // namespace tolmach::check::detail
