#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/names/english_names.h"
#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// A form of a name, in words. What is too short to be told from others is left out.
struct EntityForm {
  struct Word {
    std::string written, folded;  ///< text::fold
    std::string stem;             ///< see EnglishNames::form_of()
  };
  std::vector<Word> words;
  normalize::NameKind kind = normalize::NameKind::kOther;
};

/// What a lexicon's entities are called in one language, misspellings aside. Remembers its answers. Not for several
/// threads.
class EntityForms {
 public:
  /// @param lexicon, names must outlive it  @param names of the language  @param language a base tag
  EntityForms(const normalize::NameSource& lexicon, const EnglishNames& names, std::string_view language)
      : lexicon_(lexicon), names_(names), language_(language) {}

  /// Best status first. Valid until clear().
  [[nodiscard]] const std::vector<EntityForm>& of(std::string_view entity);

  [[nodiscard]] std::size_t size() const noexcept { return forms_.size(); }
  void clear() { forms_.clear(); }

 private:
  [[nodiscard]] std::vector<EntityForm::Word> words_of(std::string_view form) const;

  const normalize::NameSource& lexicon_;
  const EnglishNames& names_;
  std::string language_;
  text::StringTable<std::vector<EntityForm>> forms_;
};

}  // namespace tolmach::check::detail
