#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/name_source.h"

namespace tolmach::normalize::detail {

/// The name that a written form is a form of.
struct KnownLemma {
  const KnownName* name = nullptr;  ///< never null; valid as long as the KnownLemmas that gave it
  std::string text;                 ///< the form to call it by: as written, or as the lexicon has it
  bool own_language = false;        ///< a name of the text's language or of any; else one of another language only
};

/// What a lexicon says a form of one language's texts is a form of. Endings alone leave several lemmas open (Львова may
/// come from Львов or from Львів): of those, the one that the lexicon has in the text's own language is meant. Each
/// form is asked for once.
class KnownLemmas {
 public:
  /// @param lexicon may be null; both must outlive this
  /// @param language a base tag
  KnownLemmas(const NameSource* lexicon, const Inflection& inflection, std::string_view language)
      : lexicon_(lexicon), inflection_(inflection), language_(language) {}

  /// NameSource::find(), remembered.
  [[nodiscard]] const std::vector<KnownName>& find(const std::string& form);

  /// The name of a form. In the text's own language: the form itself, else what the lexicon lists it as an inflected
  /// form of, else the lemma of best status; then the same in other languages.
  /// @param lemmas Inflection::lemmas() of the form
  [[nodiscard]] std::optional<KnownLemma> of(const std::string& form, const std::vector<std::string>& lemmas);
  /// The same for a form of one word or more. Of several words each may be inflected (Дмитром Кулебою).
  [[nodiscard]] std::optional<KnownLemma> of(const std::string& form);

 private:
  [[nodiscard]] bool is_own(const KnownName& name) const noexcept;
  [[nodiscard]] const std::vector<KnownName>& find_inflected(const std::string& form);
  [[nodiscard]] std::optional<KnownLemma> inflected(const std::string& form);
  [[nodiscard]] std::optional<KnownLemma> of_words(std::string_view form);

  const NameSource* lexicon_;
  const Inflection& inflection_;
  std::string language_;
  std::unordered_map<std::string, std::vector<KnownName>> found_, inflected_;
};

}  // namespace tolmach::normalize::detail
