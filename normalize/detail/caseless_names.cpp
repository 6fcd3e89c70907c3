#include "normalize/detail/caseless_names.h"

#include <algorithm>

#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Forms of other languages count from this length on: shorter ones are words of this one by chance.
constexpr std::size_t kShortestForeign = 3;

}  // namespace

CaselessLanguage::CaselessLanguage(const text::DataFolder& data, std::string_view base)
    : code(base), words(data, base), letters(data, base) {
  for (text::DataRow& row : text::read_data_rows(data.file("words/clitics.tsv"), 2))
    if (row.fields[0] == base) clitics.push_back(std::move(row.fields[1]));
  std::stable_sort(clitics.begin(), clitics.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

const KnownName* KnownNames::find(std::string_view form) {
  if (lexicon_ == nullptr) return nullptr;
  auto entry = found_.find(form);
  if (entry == found_.end()) entry = found_.emplace(std::string(form), lexicon_->find(form, language_)).first;
  for (const KnownName& name : entry->second) {
    const bool ours = name.language == "und" || text::base_language(name.language) == language_;
    if (name.kind != NameKind::kOther && (ours || text::count_code_points(form) >= kShortestForeign)) return &name;
  }
  return nullptr;
}

bool KnownNames::may_begin(std::string_view beginning) {
  if (lexicon_ == nullptr) return false;
  const auto found = beginnings_.find(beginning);
  if (found != beginnings_.end()) return found->second;
  return beginnings_.emplace(std::string(beginning), lexicon_->may_begin(text::fold(beginning))).first->second;
}

}  // namespace tolmach::normalize::detail
