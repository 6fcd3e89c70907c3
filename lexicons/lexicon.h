#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/name_source.h"
#include "normalize/word_source.h"

namespace tolmach::lexicons {

/// A form to be stored; see normalize::KnownName for the words.
struct NewName {
  std::string entity;  ///< the caller's id ("Q1899", "p001"); names with one id belong together. Empty = a new entity
  normalize::NameKind kind = normalize::NameKind::kOther;
  std::string form;
  std::string language;  ///< canonical tag or "und"
  normalize::NameStatus status = normalize::NameStatus::kAdmitted;
  std::string source;  ///< where it comes from; may be empty
};

/// A name that a run has seen and proposes; it waits until a person accepts it.
struct Proposal {
  std::vector<NewName> forms;  ///< forms of one name, one or several languages
  std::string evidence;        ///< document and passage
};

/// Two words (stems) that translate each other, as alignments have taught.
struct WordPair {
  std::string source, source_language;  ///< base subtags
  std::string target, target_language;
  double count = 0;  ///< how often, expected
};

/// Two forms that never name the same, and who says so.
struct NeverSame {
  std::string a, b;
  std::string source;
};

/// A change that was made, from the lexicon's log.
struct Change {
  std::uint64_t number = 0;   ///< from 1, in the order of time
  std::string time;           ///< UTC, ISO 8601 with milliseconds
  std::string action;         ///< "add name", "change name", "change kind", "add never-same", "propose"
  std::string subject;        ///< the entity's id, or what else was changed
  std::string before, after;  ///< JSON; empty where there is nothing
};

/// Counts of what a lexicon holds.
struct LexiconStatistics {
  std::uint64_t entities = 0, names = 0, languages = 0, never_same_pairs = 0, proposals = 0, word_pairs = 0;
};

/// How a lexicon file is opened.
enum class OpenMode {
  kReadOnly,   ///< leaves nothing behind, and works where nothing can be written
  kReadWrite,  ///< brings the file's schema up to date
  kCreate,     ///< makes the file and its folders; fails if it exists
  kImmutable   ///< read only, and nobody else writes either (the seed): no locks
};

/// A lexicon file (SQLite). Writes happen in a Transaction and roll back unless committed. Several processes may read
/// while one writes; a second writer waits. One object may not be shared by threads.
class Lexicon : public normalize::NameSource, public normalize::WordSource {
 public:
  /// @throws Error (io): missing, unreadable, not a lexicon, made by a newer version, locked, disk full
  Lexicon(const std::filesystem::path& path, OpenMode mode);
  ~Lexicon() override;

  [[nodiscard]] std::vector<normalize::KnownName> find(std::string_view form, std::string_view language) const override;
  [[nodiscard]] std::vector<normalize::KnownName> forms_of(std::string_view entity) const override;
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override;

  [[nodiscard]] std::vector<normalize::WordTranslation> translations(std::string_view stem, std::string_view from,
                                                                     std::string_view to) const override;

  /// RAII: everything written until commit() or nothing.
  class Transaction {
   public:
    explicit Transaction(Lexicon& lexicon);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Stores a form; one that the entity has already is updated: it takes the new status, the new source unless that is
  /// empty, and the entity takes the new kind unless that is kOther. Without a Transaction it is one of its own.
  /// @return the entity's id; a new one is made of the form
  /// @throws Error (usage) when a text is not valid UTF-8 or longer than 4,096 bytes, or the form is empty
  std::string add(const NewName& name);
  /// @throws Error (usage) as add(), and when the two fold to the same key
  void add_never_same(std::string_view a, std::string_view b, std::string_view source);
  /// Queues a proposal; forms that are known, or wait, already are left out. Where one of them belongs to a single
  /// known entity, the rest is proposed for that. @return whether anything was left to propose
  bool propose(const Proposal& proposal);

  /// Adds to the counts of a pair of words that translate each other. Pairs of one run belong into one Transaction.
  /// @throws Error (usage) when the two languages are one, or a text is empty or not valid UTF-8
  void add_word_pair(const WordPair& pair);
  /// Logs that words were learned. @param count of pairs  @param list the file they were listed in; empty where aligned
  /// text has taught them
  void log_learning(std::string_view from, std::string_view to, std::size_t count, std::string_view list = {});

  /// Calls `visit` for every name, ordered by entity, language and form.
  template <typename Visit>
  void for_each_name(Visit visit) const {
    for (const NewName& name : all_names()) visit(name);
  }
  [[nodiscard]] std::vector<NewName> all_names() const;
  [[nodiscard]] std::vector<NeverSame> all_never_same() const;             ///< ordered by their keys
  [[nodiscard]] std::vector<Proposal> proposals() const;                   ///< what waits for review, the oldest first
  [[nodiscard]] std::vector<Change> last_changes(std::size_t most) const;  ///< the newest first
  [[nodiscard]] LexiconStatistics statistics() const;
  /// What is wrong with the file, in words; empty when all is well. Reads the whole file.
  [[nodiscard]] std::vector<std::string> problems() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Several lexicons asked as one, the first one's answers before the second's: the user's own file over the seed.
class LexiconStack : public normalize::NameSource {
 public:
  /// The pointers must outlive the stack and not be null.
  explicit LexiconStack(std::vector<const normalize::NameSource*> layers) : layers_(std::move(layers)) {}
  [[nodiscard]] std::vector<normalize::KnownName> find(std::string_view form, std::string_view language) const override;
  [[nodiscard]] std::vector<normalize::KnownName> forms_of(std::string_view entity) const override;
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override;

 private:
  std::vector<const normalize::NameSource*> layers_;
};

}  // namespace tolmach::lexicons
