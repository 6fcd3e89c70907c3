#include "normalize/detail/mentions/name_words.h"

#include <algorithm>

#include "text/error.h"

namespace tolmach::normalize::detail {
namespace {

bool ends_with_one_of(const std::vector<std::string>& endings, std::string_view word) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
  });
}

}  // namespace

NameWords::NameWords(const text::DataFolder& data, std::string_view language) {
  const std::string file = "names/words/" + std::string(language) + ".tsv";
  if (!data.has(file)) return;
  for (const text::DataRow& row : text::read_data_rows(data.file(file), 2)) {
    const std::string& word = row.fields[0];
    const std::string& kind = row.fields[1];
    const auto fail = [&](const std::string& what) {
      throw Error(Error::Kind::kIo, what, {data.file(file).string(), row.line});
    };
    if (std::vector<std::string>* list = list_of(kind)) {
      list->push_back(word);
      continue;
    }
    NameWordFacts& facts = words_.try_emplace(word).first.value;
    if (bool* flag = flag_of(kind, facts)) {
      *flag = true;
    } else if (kind == "title" || kind == "behind") {
      NameKind names = NameKind::kPerson;
      if (row.fields.size() > 2 && !parse(row.fields[2], names))
        fail("unknown kind of name '" + row.fields[2] + "', expected person, place, organisation, work or other");
      (kind == "title" ? facts.title : facts.behind) = names;
    } else {
      fail("unknown kind '" + kind +
           "', expected stop, title, behind, particle, given, surname, common, determiner, elision, prefix, ending, "
           "noun, article, office, half or origin");
    }
    has_stops_ = has_stops_ || facts.stop;
    has_elisions_ = has_elisions_ || facts.elision;
  }
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

const NameWordFacts& NameWords::facts(std::string_view word) const {
  const NameWordFacts* const found = words_.find(word);
  return found == nullptr ? nothing_ : *found;
}

bool* NameWords::flag_of(std::string_view kind, NameWordFacts& facts) noexcept {
  if (kind == "stop") return &facts.stop;
  if (kind == "particle") return &facts.particle;
  if (kind == "given") return &facts.given;
  if (kind == "half") return &facts.half;
  if (kind == "surname") return &facts.surname;
  if (kind == "common") return &facts.common;
  if (kind == "elision") return &facts.elision;
  if (kind == "determiner") return &facts.determiner;
  return nullptr;
}

std::vector<std::string>* NameWords::list_of(std::string_view kind) noexcept {
  if (kind == "prefix") return &prefixes_;
  if (kind == "ending") return &endings_;
  if (kind == "noun") return &noun_endings_;
  if (kind == "article") return &articles_;
  if (kind == "office") return &office_endings_;
  if (kind == "origin") return &origin_endings_;
  return nullptr;
}

bool NameWords::ends_like_noun(std::string_view word) const {
  return ends_with_one_of(noun_endings_, word);
}

bool NameWords::ends_like_office(std::string_view word) const {
  return ends_with_one_of(office_endings_, word);
}

bool NameWords::describes_title(std::string_view word) const {
  return std::any_of(articles_.begin(), articles_.end(), [&](const std::string& article) {
    return word.size() > article.size() && word.substr(0, article.size()) == article;
  });
}

bool NameWords::says_origin(std::string_view word) const {
  return describes_title(word) && ends_with_one_of(origin_endings_, word);
}

}  // namespace tolmach::normalize::detail
