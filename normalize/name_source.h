#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tolmach::normalize {

/// What a name names.
enum class NameKind : std::uint8_t { kPerson, kPlace, kOrganisation, kWork, kOther };

/// How a form stands, in the words of TBX: preferredTerm, admittedTerm, deprecatedTerm, supersededTerm; forbidden and
/// misspelling are the house's own.
enum class NameStatus : std::uint8_t { kPreferred, kAdmitted, kDeprecated, kSuperseded, kForbidden, kMisspelling };

[[nodiscard]] std::string_view to_string(
    NameKind kind) noexcept;  ///< "person", "place", "organisation", "work", "other"
[[nodiscard]] std::string_view to_string(NameStatus status) noexcept;  ///< "preferred", "admitted", …
/// The kind or status with that name. @return false when there is none; `out` is then unchanged.
[[nodiscard]] bool parse(std::string_view name, NameKind& out) noexcept;
[[nodiscard]] bool parse(std::string_view name, NameStatus& out) noexcept;

/// One form of a name as a lexicon holds it.
struct KnownName {
  std::string entity;  ///< the lexicon's id of the person, place … : equal ids mean the same one
  NameKind kind = NameKind::kOther;
  std::string form;
  std::string language;  ///< canonical tag of the language the form is used in; "und" for any
  NameStatus status = NameStatus::kAdmitted;
};

/// What the normalizer asks of a lexicon. Implemented by `lexicons/`; const functions may be called from one thread.
class NameSource {
 public:
  NameSource() = default;
  NameSource(const NameSource&) = delete;
  NameSource& operator=(const NameSource&) = delete;
  virtual ~NameSource() = default;

  /// Whether a known form may begin with these letters, folded (text::fold): false only where surely none does. Saves
  /// the search of texts without spaces a question for each run of characters.
  [[nodiscard]] virtual bool may_begin(std::string_view beginning) const {
    static_cast<void>(beginning);
    return true;
  }

  /// Every known name whose form folds to the same key (text::fold) as `form`, best status first. An empty `language`
  /// asks for all languages; else forms of that language and of "und" come first, then the others.
  [[nodiscard]] virtual std::vector<KnownName> find(std::string_view form, std::string_view language) const = 0;
  /// The names that `form` is listed as an inflected form of, case and diacritics aside; in no order.
  [[nodiscard]] virtual std::vector<KnownName> find_inflected(std::string_view form) const {
    static_cast<void>(form);
    return {};
  }
  /// All forms of an entity, best status first.
  [[nodiscard]] virtual std::vector<KnownName> forms_of(std::string_view entity) const = 0;
  /// Whether a form is listed as a misspelling of an entity.
  [[nodiscard]] virtual bool is_misspelling(std::string_view form, std::string_view entity) const {
    return has_misspelling(forms_of(entity), form);
  }
  /// Whether somebody has said that these two forms never name the same (Austria, Australia). Symmetric, folded.
  [[nodiscard]] virtual bool never_same(std::string_view a, std::string_view b) const = 0;

 protected:
  [[nodiscard]] static bool has_misspelling(const std::vector<KnownName>& names, std::string_view form) {
    return std::any_of(names.begin(), names.end(), [&](const KnownName& name) {
      return name.status == NameStatus::kMisspelling && name.form == form;
    });
  }
};

}  // namespace tolmach::normalize
