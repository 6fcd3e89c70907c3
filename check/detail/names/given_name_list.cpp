#include "check/detail/names/given_name_list.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/fields.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

/// Stands for a row that ties no names: what it has are names all the same.
constexpr std::uint32_t kNoGroup = 0;

}  // namespace

GivenNameList::GivenNameList(const text::DataFolder& data) {
  const std::vector<text::DataRow> rows = text::read_data_rows(data.file("names/given_names.tsv"), 4);
  Groups counterparts;  // in order
  std::uint32_t group = kNoGroup;
  for (const text::DataRow& row : rows) {
    const bool apart = row.fields[0] == "apart", labelled = row.fields[0] == "counterpart";
    ++group;
    if (labelled) counterparts.push_back(group);
    if (!labelled) add(row.fields[2], apart ? kNoGroup : group);
    add(row.fields[3], apart ? kNoGroup : group);
  }
  // Short forms have the counterparts of their names: Γιώργος is Γεώργιος, and that George.
  for (const text::DataRow& row : rows)
    if (row.fields[0] == "short")
      for (const std::uint32_t shared : groups_within(row.fields[2], counterparts)) add(row.fields[3], shared);
}

/// Those of some groups that names are in. @param names as add() takes them @param some in order
GivenNameList::Groups GivenNameList::groups_within(std::string_view names, const Groups& some) const {
  Groups shared;
  text::for_each_part(names, " /", [&](std::string_view name) {
    const auto found = groups_.find(text::fold(name));
    if (found == groups_.end()) return;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(shared),
                 [&](std::uint32_t group) { return std::binary_search(some.begin(), some.end(), group); });
  });
  return shared;
}

/// @param names parted by spaces and strokes, each perhaps behind its language ("uk:Антон/Anton")
void GivenNameList::add(std::string_view names, std::uint32_t group) {
  text::for_each_part(names, " /", [&](std::string_view name) {
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (!name.empty()) groups_[text::fold(name)].push_back(group);
  });
}

const GivenNameList::Groups* GivenNameList::groups_of(std::string_view folded) const {
  constexpr std::size_t kEnding = 2, kShortest = 4;
  std::size_t end = folded.size(), letters = text::count_code_points(folded);
  for (std::size_t dropped = 0; dropped <= kEnding; ++dropped, --letters) {
    if (dropped > 0 && letters <= kShortest) return nullptr;
    if (const auto found = groups_.find(folded.substr(0, end)); found != groups_.end()) return &found->second;
    if (end > 0) static_cast<void>(text::previous_code_point(folded, end));
  }
  return nullptr;
}

bool GivenNameList::contains(std::string_view folded) const {
  return groups_of(folded) != nullptr;
}

bool GivenNameList::may_be_one(std::string_view folded_a, std::string_view folded_b) const {
  if (folded_a == folded_b) return true;
  const Groups *a = groups_of(folded_a), *b = groups_of(folded_b);
  return a != nullptr && b != nullptr && std::any_of(a->begin(), a->end(), [&](std::uint32_t group) {
           return group != kNoGroup && std::find(b->begin(), b->end(), group) != b->end();
         });
}

}  // namespace tolmach::check::detail
