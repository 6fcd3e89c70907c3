#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/detail/inflection.h"
#include "normalize/name_source.h"
#include "text/string_table.h"

namespace tolmach::normalize::detail {

/// The name that a written form is a form of.
struct KnownLemma {
  const KnownName* name = nullptr;  ///< never null; valid until forget_much()
  std::string text;                 ///< the form to call it by: as written, or as the lexicon has it
  bool own_language = false;        ///< a name of the text's language or of any; else one of another language only
};

/// What a lexicon says a form of one language's texts is a form of. Endings alone leave several lemmas open (Львова may
/// come from Львов or from Львів): of those, the one that the lexicon has in the text's own language is meant. Each
/// form is asked for once, for texts repeat their names.
class KnownLemmas {
 public:
  /// @param lexicon may be null; both must outlive this
  /// @param language a base tag
  KnownLemmas(const NameSource* lexicon, const Inflection& inflection, std::string_view language)
      : lexicon_(lexicon), inflection_(inflection), language_(language) {}

  /// Whether there is no lexicon to ask.
  [[nodiscard]] bool empty() const noexcept { return lexicon_ == nullptr; }
  /// Whether the lexicon has the very form.
  [[nodiscard]] bool has(std::string_view form) { return !find(form).empty(); }
  /// The name of a form of one word or more. In the text's own language: the form itself, else what the lexicon lists
  /// it as an inflected form of, else the lemma of best status; then the same in other languages. Of several words each
  /// may be inflected (Дмитром Кулебою). Valid until forget_much().
  [[nodiscard]] const std::optional<KnownLemma>& of(std::string_view form);
  /// Forgets the answers when they have become many, so that memory stays bounded.
  void forget_much();

 private:
  [[nodiscard]] std::optional<KnownLemma> ask(const std::string& form);
  /// @param lemmas Inflection::lemmas() of the form
  [[nodiscard]] std::optional<KnownLemma> ask(const std::string& form, const std::vector<std::string>& lemmas);
  /// NameSource::find() and find_inflected(), remembered.
  [[nodiscard]] const std::vector<KnownName>& find(std::string_view form);
  [[nodiscard]] bool is_own(const KnownName& name) const noexcept;
  [[nodiscard]] const std::vector<KnownName>& find_inflected(std::string_view form);
  [[nodiscard]] std::optional<KnownLemma> inflected(const std::string& form);
  [[nodiscard]] std::optional<KnownLemma> of_words(std::string_view form);

  const NameSource* lexicon_;
  const Inflection& inflection_;
  std::string language_;
  text::StringTable<std::vector<KnownName>> found_, inflected_;
  text::StringTable<std::optional<KnownLemma>> answers_;
};

}  // namespace tolmach::normalize::detail
