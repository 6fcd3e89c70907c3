#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/detail/english_names.h"
#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::check::detail {

/// What names of one language are called in another one, in a word, by the lists of English names and by the lexicon.
/// Remembers its answers. Not for several threads.
class ListedForms {
 public:
  /// @param names of the target's language; must outlive it  @param lexicon may be null, else too
  /// @param source, target base languages
  ListedForms(const EnglishNames& names, const normalize::NameSource* lexicon, std::string_view source,
              std::string_view target)
      : names_(names), lexicon_(lexicon), source_(source), target_(target) {}

  /// Valid until clear(). @param name as a text of the source's language writes it
  [[nodiscard]] const std::vector<EnglishNames::Form>& of(std::string_view name);

  [[nodiscard]] std::size_t size() const noexcept { return forms_.size(); }
  void clear() { forms_.clear(); }

 private:
  [[nodiscard]] std::vector<EnglishNames::Form> look_up(std::string_view name) const;

  const EnglishNames& names_;
  const normalize::NameSource* lexicon_;
  std::string source_, target_;
  text::StringTable<std::vector<EnglishNames::Form>> forms_;
};

}  // namespace tolmach::check::detail
