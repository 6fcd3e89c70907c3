#include "normalize/detail/explanation/given_names.h"

#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Calls `visit` for every piece of `text` between marks.
template <typename Visit>
void for_each_piece(std::string_view text, char mark, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find(mark);
    if (const std::string_view piece = text.substr(0, end); !piece.empty()) visit(piece);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

std::optional<GivenNameRelation> relation_named(std::string_view word) {
  if (word == "short") return GivenNameRelation::kShortForm;
  if (word == "counterpart") return GivenNameRelation::kCounterpart;
  if (word == "feminine") return GivenNameRelation::kFeminine;
  if (word == "apart") return GivenNameRelation::kApart;
  return std::nullopt;
}

}  // namespace

GivenNames::GivenNames(const text::DataFolder& data) {
  const auto path = data.file("names/given_names.tsv");
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const auto relation = relation_named(row.fields[0]);
    if (!relation)
      throw Error(Error::Kind::kIo,
                  "unknown kind '" + row.fields[0] + "', expected short, counterpart, feminine or apart",
                  {path.string(), row.line});
    const std::string& name = row.fields[2];
    groups_.push_back({*relation, name.substr(0, name.find('/'))});
    const std::string language = row.fields[1] == "-" ? std::string() : row.fields[1];
    std::size_t number = 0;
    if (*relation != GivenNameRelation::kCounterpart) {
      add_names(name, language, number);
      add_names(row.fields[3], language, number);
      continue;
    }
    for_each_piece(row.fields[3], ' ', [&](std::string_view names) {
      const std::size_t colon = names.find(':');
      if (colon == std::string_view::npos)
        throw Error(Error::Kind::kIo, "expected language:name", {path.string(), row.line});
      add_names(names.substr(colon + 1), names.substr(0, colon), number);
    });
  }
}

void GivenNames::add_names(std::string_view names, std::string_view language, std::size_t& number) {
  for_each_piece(names, ' ', [&](std::string_view name) {
    for_each_piece(name, '/', [&](std::string_view spelling) {
      places_[text::fold(spelling)].push_back({groups_.size() - 1, number, std::string(language)});
    });
    ++number;
  });
}

std::optional<GivenNameLink> GivenNames::link(std::string_view a, std::string_view language_a, std::string_view b,
                                              std::string_view language_b) const {
  const auto ours = places_.find(text::fold(a));
  const auto theirs = places_.find(text::fold(b));
  if (ours == places_.end() || theirs == places_.end()) return std::nullopt;
  std::optional<GivenNameLink> best;
  int best_rank = 0;
  for (const Place& x : ours->second) {
    for (const Place& y : theirs->second) {
      if (x.group != y.group) continue;
      const Group& group = groups_[x.group];
      const bool one = x.number == y.number;
      // Two names that each stand apart from a third need not stand apart from each other.
      if (!one && x.number > 0 && y.number > 0 &&
          (group.relation == GivenNameRelation::kFeminine || group.relation == GivenNameRelation::kApart))
        continue;
      const GivenNameRelation relation = one ? GivenNameRelation::kSpelling : group.relation;
      const int rank =
          10 - 2 * static_cast<int>(relation) + (x.language == language_a ? 3 : 0) + (y.language == language_b ? 3 : 0);
      if (best && rank <= best_rank) continue;
      best = GivenNameLink{relation, group.name, x.language, y.language, x.number < y.number};
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace tolmach::normalize::detail
