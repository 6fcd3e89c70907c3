#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "normalize/detail/romanisation/kanji_names.h"
#include "normalize/detail/similarity/han_keys.h"
#include "normalize/detail/similarity/name_groups.h"
#include "normalize/detail/similarity/sound_alphabet.h"
#include "normalize/latin_key.h"
#include "normalize/name_similarity.h"

namespace tolmach::normalize::detail {

/// Makes names ready for comparison: romanised, folded, in sounds, token by token. May be shared by threads.
class NamePreparer {
 public:
  NamePreparer(const text::DataFolder& data, NameGroups groups);

  [[nodiscard]] PreparedName prepare(NameForm name) const;
  /// Whether a name has kanji whose reading is not known.
  [[nodiscard]] bool is_unread(NameForm name) const;
  /// The same for a key that is romanised already, of a name of which no more is known.
  [[nodiscard]] PreparedName prepare_key(std::string_view key) const;
  [[nodiscard]] const LatinKeys& keys() const noexcept { return keys_; }
  [[nodiscard]] const NameGroups& groups() const noexcept { return groups_; }

 private:
  [[nodiscard]] const KanjiNames& kanji_names() const;
  [[nodiscard]] std::string key_of(std::string_view name, std::string_view language) const;

  text::DataFolder data_;
  LatinKeys keys_;
  SoundAlphabet alphabet_;
  NameGroups groups_;
  /// Chinese characters are many, and names in Chinese rare: their readings are read with the first such name.
  struct Han {
    std::once_flag once;
    std::unique_ptr<const HanKeys> keys;
  };
  std::unique_ptr<Han> han_;
  /// The same for names of Japan.
  struct Kanji {
    std::once_flag once;
    std::unique_ptr<const KanjiNames> names;
  };
  std::unique_ptr<Kanji> kanji_;
};

}  // namespace tolmach::normalize::detail
