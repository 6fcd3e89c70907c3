#include "normalize/detail/similarity/name_preparer.h"

#include <utility>

#include "normalize/detail/similarity/name_script.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

/// Ideographs of a language that nobody told are Chinese, unless kana stand beside them.
bool is_chinese(std::string_view name, std::string_view language) noexcept {
  if (language == "zh") return has_script(name, text::Script::kHan);
  const bool unknown = language.empty() || language == "und";
  return unknown && has_script(name, text::Script::kHan) && !has_script(name, text::Script::kKana);
}

/// Characters of a Latin name beyond plain letters, spaces and hyphens.
std::uint8_t accents_of(std::string_view name) noexcept {
  std::uint8_t accents = 0;
  for (std::size_t at = 0; at < name.size() && accents < 0xFF;) {
    const char32_t c = text::next_code_point(name, at);
    const bool plain = c == U' ' || c == U'-' || c == U'.' || (c < 0x80 && text::is_letter(c));
    if (!plain) ++accents;
  }
  return accents;
}

}  // namespace

NamePreparer::NamePreparer(const text::DataFolder& data, NameGroups groups)
    : data_(data),
      keys_(data),
      alphabet_(data),
      groups_(std::move(groups)),
      han_(std::make_unique<Han>()),
      kanji_(std::make_unique<Kanji>()) {}

const KanjiNames& NamePreparer::kanji_names() const {
  std::call_once(kanji_->once, [&] { kanji_->names = std::make_unique<const KanjiNames>(data_); });
  return *kanji_->names;
}

bool NamePreparer::is_unread(NameForm name) const {
  return text::base_language(name.language) == "ja" && has_script(name.text, text::Script::kHan) &&
         has_script(kanji_names().read(name.text), text::Script::kHan);
}

std::string NamePreparer::key_of(std::string_view name, std::string_view language) const {
  if (language == "ja" && has_script(name, text::Script::kHan)) return keys_.key(kanji_names().read(name), language);
  if (!is_chinese(name, language)) return keys_.key(name, language);
  std::call_once(han_->once, [&] { han_->keys = std::make_unique<const HanKeys>(data_); });
  return keys_.key(han_->keys->read(name), "zh");
}

PreparedName NamePreparer::prepare(NameForm name) const {
  std::string_view language = text::base_language(name.language);
  if (is_chinese(name.text, language)) language = "zh";
  PreparedName prepared = prepare_key(key_of(name.text, language));
  prepared.language = language;
  prepared.group = groups_.group(name.text, language);
  if (NameGroups::family_of(name.text).empty()) prepared.accents = accents_of(name.text);
  return prepared;
}

PreparedName NamePreparer::prepare_key(std::string_view key) const {
  PreparedName name;
  while (!key.empty()) {
    const std::size_t space = key.find(' ');
    if (Sounds token = alphabet_.sounds(key.substr(0, space)); !token.empty()) {
      name.whole += token;
      name.tokens.push_back(std::move(token));
    }
    key.remove_prefix(space == std::string_view::npos ? key.size() : space + 1);
  }
  return name;
}

}  // namespace tolmach::normalize::detail
