#include "check/detail/clutter/web_words.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "text/data_folder.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::check::detail {
namespace {

constexpr std::size_t kShortestPrefix = 3;  // bytes

}  // namespace

WebWords::WebWords(const std::filesystem::path& file) {
  for (const text::DataRow& row : text::read_data_rows(file, 3)) {
    if (row.fields[1] != "word") continue;
    if (row.fields[0] != "sure" && row.fields[0] != "usual")
      throw Error(Error::Kind::kIo, "words of web lines are sure or usual, not " + row.fields[0],
                  {.file = file.string(), .line = row.line});
    const WebWord kind = row.fields[0] == "sure" ? WebWord::kSure : WebWord::kUsual;
    std::istringstream words(row.fields[2]);
    for (std::string word; words >> word;) {
      const bool prefix = word.back() == '~';
      if (prefix) word.pop_back();
      if (prefix && word.size() < kShortestPrefix)
        throw Error(Error::Kind::kIo, "the beginning of words is too short: " + word,
                    {.file = file.string(), .line = row.line});
      add(text::fold(word), prefix, kind);
    }
  }
}

void WebWords::add(std::string word, bool prefix, WebWord kind) {
  std::size_t first = 0;
  if (text::is_ideograph(text::next_code_point(word, first))) {
    std::size_t& longest = beginnings_[word.substr(0, first)];
    longest = std::max(longest, word.size());
  }
  if (prefix)
    add_prefix({std::move(word), kind});
  else
    words_.insert_or_assign(std::move(word), kind);
}

void WebWords::add_prefix(Prefix prefix) {
  std::vector<Prefix>& alike = prefixes_[prefix.letters.substr(0, kShortestPrefix)];
  const auto shorter =
      std::ranges::find_if(alike, [&](const Prefix& one) { return one.letters.size() < prefix.letters.size(); });
  alike.insert(shorter, std::move(prefix));
}

std::size_t WebWords::longest_at(std::string_view text, std::size_t first) const {
  const auto beginning = beginnings_.find(text.substr(0, first));
  if (beginning == beginnings_.end()) return 0;
  for (std::size_t size = std::min(beginning->second, text.size()); size >= first; --size)
    if (words_.contains(text.substr(0, size))) return size;
  return 0;
}

WebWord WebWords::of(std::string_view word) const {
  if (const auto known = words_.find(word); known != words_.end()) return known->second;
  const auto alike = prefixes_.find(word.substr(0, kShortestPrefix));
  if (alike == prefixes_.end()) return WebWord::kNone;
  const auto prefix =
      std::ranges::find_if(alike->second, [&](const Prefix& known) { return word.starts_with(known.letters); });
  return prefix == alike->second.end() ? WebWord::kNone : prefix->kind;
}

}  // namespace tolmach::check::detail
