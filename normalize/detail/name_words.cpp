#include "normalize/detail/name_words.h"

#include <algorithm>

#include "text/error.h"

namespace tolmach::normalize::detail {

NameWords::NameWords(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  for (const text::DataRow& row : text::read_data_rows(data.file(file), 2)) {
    const std::string& word = row.fields[0];
    const std::string& kind = row.fields[1];
    const auto fail = [&](const std::string& what) {
      throw Error(Error::Kind::kIo, what, {data.file(file).string(), row.line});
    };
    if (Set* set = set_of(kind)) {
      set->insert(word);
    } else if (std::vector<std::string>* list = list_of(kind)) {
      list->push_back(word);
    } else if (Kinds* kinds = kinds_of(kind)) {
      NameKind names = NameKind::kPerson;
      if (row.fields.size() > 2 && !parse(row.fields[2], names))
        fail("unknown kind of name '" + row.fields[2] + "', expected person, place, organisation, work or other");
      kinds->emplace(word, names);
    } else {
      fail("unknown kind '" + kind +
           "', expected stop, title, behind, particle, given, surname, common, ending, noun or article");
    }
    if (kinds_of(kind) != nullptr || kind == "common") longest_ = std::max(longest_, word.size());
  }
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

NameWords::Set* NameWords::set_of(std::string_view kind) noexcept {
  if (kind == "stop") return &stop_;
  if (kind == "particle") return &particles_;
  if (kind == "given") return &given_;
  if (kind == "surname") return &surnames_;
  if (kind == "common") return &common_;
  return nullptr;
}

NameWords::Kinds* NameWords::kinds_of(std::string_view kind) noexcept {
  if (kind == "title") return &titles_;
  if (kind == "behind") return &behind_;
  return nullptr;
}

std::vector<std::string>* NameWords::list_of(std::string_view kind) noexcept {
  if (kind == "ending") return &endings_;
  if (kind == "noun") return &noun_endings_;
  if (kind == "article") return &articles_;
  return nullptr;
}

std::optional<NameKind> NameWords::kind_in(const Kinds& kinds, std::string_view word) {
  const auto found = kinds.find(word);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool NameWords::ends_like_noun(std::string_view word) const {
  return std::any_of(noun_endings_.begin(), noun_endings_.end(), [&](const std::string& ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
  });
}

bool NameWords::describes_title(std::string_view word) const {
  return std::any_of(articles_.begin(), articles_.end(), [&](const std::string& article) {
    return word.size() > article.size() && word.substr(0, article.size()) == article;
  });
}

}  // namespace tolmach::normalize::detail
