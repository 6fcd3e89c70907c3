#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexicons/detail/database.h"
#include "lexicons/detail/folded_forms.h"
#include "lexicons/detail/index_maker.h"
#include "lexicons/lexicon.h"

namespace tolmach::lexicons {

struct Lexicon::Impl {
  /// What the log calls a change.
  struct Heading {
    std::string action, subject;
    friend bool operator==(const Heading&, const Heading&) = default;
  };

  detail::Database database;
  bool immutable = false;
  Signature signature = {};
  std::optional<Heading> whole = {};                   ///< of a transaction that is one change
  std::optional<Heading> open = {};                    ///< the entry that what is written now belongs to
  std::optional<detail::IndexMaker> index_maker = {};  ///< none: the search index is left as it is
  std::optional<detail::FoldedForms> forms = {};       ///< of an immutable lexicon, read when it is first asked

  /// The forms that names can be found by; null where they may change.
  const detail::FoldedForms* folded_forms() {
    if (immutable && !forms) forms.emplace(database);
    return forms ? &*forms : nullptr;
  }

  /// Begins an entry of the log: the rows that are written from now on belong to it. Within a transaction that is one
  /// change the entry is that one's. To be called before the first row is written, and only when one will be.
  /// @param details JSON; may be empty  @param undoes 0 = nothing
  void begin_change(std::string_view action, std::string_view subject, std::string_view details = {},
                    std::int64_t undoes = 0);
};

struct Lexicon::Transaction::Impl {
  Lexicon::Impl& lexicon;
  bool done = false;
};

namespace detail {

/// A transaction of its own, unless one is under way already.
class Scope {
 public:
  Scope(Lexicon& lexicon, const Database& database) {
    if (!database.in_transaction()) transaction_.emplace(lexicon);
  }
  void commit() {
    if (transaction_) transaction_->commit();
  }

 private:
  std::optional<Lexicon::Transaction> transaction_;
};

}  // namespace detail
}  // namespace tolmach::lexicons
