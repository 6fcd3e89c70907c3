#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicons/records.h"
#include "normalize/name_source.h"
#include "normalize/word_source.h"
#include "text/data_folder.h"

namespace tolmach::lexicons {

/// How a lexicon file is opened.
enum class OpenMode {
  kReadOnly,   ///< leaves nothing behind, and works where nothing can be written
  kReadWrite,  ///< brings the file's schema up to date
  kCreate,     ///< makes the file and its folders; fails if it exists
  kImmutable,  ///< read only, and nobody else writes either (the seed): no locks
  kMemory      ///< a new one that is no file and goes with the object; the path is not looked at
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
  [[nodiscard]] bool may_begin(std::string_view beginning) const override;

  [[nodiscard]] std::vector<normalize::WordTranslation> translations(std::string_view stem, std::string_view from,
                                                                     std::string_view to) const override;

  // --- Changes. Each is a transaction of its own unless one is under way, and stands in the log with the signature.

  /// From now on the file's index for near search is kept: transactions fold many changes of names in, and make it anew
  /// when other data or another program have made it; problems() looks at it, and vacuum() makes it anew. Without it
  /// changes wait beside the index until a writer has the data.
  /// @param data what names are prepared for the search by; read when it is first needed, which may then throw Error
  /// (io)
  void index_with(const text::DataFolder& data);

  /// Who makes the changes from now on, and why.
  void sign(Signature signature);

  /// RAII: everything written until commit() or nothing.
  class Transaction {
   public:
    /// Each change in it stands in the log by itself.
    explicit Transaction(Lexicon& lexicon);
    /// All changes in it are one of the log, and are undone together.
    Transaction(Lexicon& lexicon, std::string action, std::string subject);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// What a lexicon did with a name that it was given.
  enum class Outcome : std::uint8_t { kNew, kChanged, kKnown };
  struct Stored {
    std::string entity;
    Outcome outcome = Outcome::kNew;
  };

  /// Stores a form; one that the entity has already is updated: it takes the new status, the new source and system
  /// unless those are empty, and the entity takes the new kind unless that is kOther. Rulings, parts, inflections and
  /// evidence are added to those there are. An entity without id is made, with an id told from the form.
  /// @throws Error (usage) when a text is not valid UTF-8 or longer than 4,096 bytes, the form is empty, a date is
  ///   none, or a ruling ends before it begins
  /// @param keep_status a name that is there keeps its status: nothing was said of it
  Stored store(const NewName& name, bool keep_status = false);
  /// As store(). @return the entity's id
  std::string add(const NewName& name) { return store(name).entity; }
  /// Puts `changed` in the place of a name, whole: form, language, status, source, system, rulings, parts and
  /// inflections; its entity, kind and evidence are not looked at. What changes nothing is not logged.
  /// @throws Error (usage) when there is no such name, or the entity has the new one already; as store() too
  void replace(const NameId& id, const NewName& changed);
  /// @throws Error (usage) when there is no such name
  void remove(const NameId& id);

  /// Stores what is known of an entity; made when it is new. The kind is taken unless it is kOther, the description
  /// unless it is empty; external ids are added. @return whether anything changed
  /// @throws Error (usage) when a text is not valid, or an id is none of a collection whose ids are known: wikidata,
  ///   geonames, viaf
  bool store_entity(const Entity& entity);
  /// @throws Error (usage) where store_entity() would
  static void require_valid(const Entity& entity);
  /// Puts `changed` in the place of an entity, whole; it may have another id. What changes nothing is not logged.
  /// @throws Error (usage) when there is no such entity, or the new id is another's
  void replace_entity(std::string_view id, const Entity& changed);
  /// Removes an entity with all its names. @throws Error (usage) when there is none
  void remove_entity(std::string_view id);
  /// Makes one of two entities: `into` gets the names, descriptions and external ids of `from`, which goes.
  /// @return what the two disagree about, in words; `into` prevails
  /// @throws Error (usage) when one is missing or both are one
  std::vector<std::string> merge(std::string_view into, std::string_view from);
  /// Gives some names of an entity to another, which is made unless it exists.
  /// @throws Error (usage) when a name is missing
  void split(std::string_view from, const std::vector<NameId>& names, const Entity& into);

  /// @throws Error (usage) as store(), and when the two fold to the same key
  void add_never_same(std::string_view a, std::string_view b, std::string_view source);
  /// @throws Error (usage) when there is no such pair
  void remove_never_same(std::string_view a, std::string_view b);
  /// Queues a proposal; forms that are known, or were proposed before, are left out. Where one of them belongs to a
  /// single known entity, the rest is proposed for that. @return whether anything was left to propose
  bool propose(const Proposal& proposal);
  /// Keeps a proposal that was decided elsewhere, so that it is not proposed again; its names are not stored. Forms
  /// that were proposed before are left out. @return whether anything was left to keep
  /// @throws Error (usage) when it is not decided
  bool keep_decided(const Proposal& proposal);
  /// Decides what waits, as one change of the log; the forms of an accepted proposal are stored, each with what the
  /// evidence says of it.
  /// @param forms what to store instead of the proposed forms, in their order; an empty one is left out. None = as
  ///   proposed
  /// @return the entity's id; empty when rejected
  /// @throws Error (usage) when nothing with that key waits, or `forms` are not as many as proposed, or all empty
  std::string decide(std::int64_t proposal, Decision decision, const std::vector<std::string>& forms = {});

  /// Adds to the counts of a pair of words that translate each other. Pairs of one run belong into one Transaction.
  /// @throws Error (usage) when the two languages are one, or a text is empty or not valid UTF-8
  void add_word_pair(const WordPair& pair);
  /// Begins the entry of the log that the pairs added next belong to, in the same Transaction.
  /// @param count of pairs  @param list the file they are listed in; empty where aligned text has taught them
  void log_learning(std::string_view from, std::string_view to, std::size_t count, std::string_view list = {});

  /// Notes that another file's changes have been taken; see merge_file().
  void log_merge(std::string_view file, std::size_t changes, std::size_t conflicts);
  /// Takes back a change, also an undoing. @return the number of the change that does so
  /// @throws Error (usage) when there is no such change, a later one depends on it (the message says which), or it was
  ///   made by a version that did not keep enough
  std::uint64_t undo(std::uint64_t number);

  // --- Reading

  /// RAII: all that is read while it lives is of one state of the file, whatever others write meanwhile. Nothing
  /// may be written through this object then.
  class Snapshot {
   public:
    explicit Snapshot(const Lexicon& lexicon);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  /// Calls `visit` for every name, ordered by entity, language and form.
  void for_each_name(const std::function<void(const NewName&)>& visit) const;
  /// Every entity, ordered by id, and whether it has names.
  void for_each_entity(const std::function<void(const Entity&, bool named)>& visit) const;
  /// Every pair of words, ordered by languages and words.
  void for_each_word_pair(const std::function<void(const WordPair&)>& visit) const;
  [[nodiscard]] std::vector<NewName> all_names() const;
  [[nodiscard]] std::optional<Entity> entity(std::string_view id) const;
  /// The whole names of an entity, ordered by language and form.
  [[nodiscard]] std::vector<NewName> names_of(std::string_view entity) const;
  /// The entities with that id in another collection.
  [[nodiscard]] std::vector<std::string> entities_with(const ExternalId& id) const;
  [[nodiscard]] std::vector<normalize::KnownName> find_inflected(std::string_view form) const override;
  [[nodiscard]] std::vector<NeverSame> all_never_same() const;  ///< ordered by their keys
  [[nodiscard]] std::vector<Proposal> proposals() const;        ///< what waits for review, the oldest first
  /// What waits and what was decided, the oldest first.
  [[nodiscard]] std::vector<Proposal> all_proposals() const;
  /// What waits under that key; none when it was decided.
  [[nodiscard]] std::optional<Proposal> waiting_proposal(std::int64_t key) const;
  [[nodiscard]] LexiconStatistics statistics() const;

  [[nodiscard]] std::vector<Change> last_changes(std::size_t most) const;  ///< the newest first
  [[nodiscard]] std::optional<Change> change(std::uint64_t number) const;
  /// Whether a change is in force: never undone, or its undoing was undone in turn.
  [[nodiscard]] bool stands(const Change& change) const;
  /// The last change in force that is no undoing and can be undone; none where there is none.
  [[nodiscard]] std::optional<Change> last_standing_change() const;
  /// The rows that a change has touched, in its order; at most `most`.
  [[nodiscard]] std::vector<RowChange> rows_of(std::uint64_t change, std::size_t most) const;

  // --- For an index that is kept beside the lexicon

  /// A name with its key, which no other name will ever have, whatever becomes of this one.
  struct IndexedName {
    std::int64_t key = 0;
    std::string_view entity, form, language;  ///< valid during the call
    normalize::NameKind kind = normalize::NameKind::kOther;
    normalize::NameStatus status = normalize::NameStatus::kAdmitted;
  };
  /// Every name, by key; those from `first_key` on.
  void for_each_indexed_name(const std::function<void(const IndexedName&)>& visit, std::int64_t first_key = 0) const;
  /// @return null when there is no such name
  [[nodiscard]] std::optional<NewName> name_with_key(std::int64_t key) const;
  /// The number of the last change: the same number, the same content, for all who read this file.
  [[nodiscard]] std::uint64_t last_change() const;
  /// The keys of the names that were made, changed or removed by changes after that one; ordered.
  [[nodiscard]] std::vector<std::int64_t> names_changed_after(std::uint64_t change) const;

  // --- Upkeep

  /// What is wrong with the file, in words; empty when all is well: the database's integrity, foreign keys, keys of
  /// search, whether the log tells of every row as it stands, and whether the index for near search, where index_with()
  /// has told the data, is that of the names. Reads the whole file.
  [[nodiscard]] std::vector<std::string> problems() const;
  /// Writes a copy as of this moment; others may go on writing. It appears only when it is complete.
  /// @throws Error (io) when there is a file already, or the disk is full
  void back_up(const std::filesystem::path& copy) const;
  /// Gives unused space back. @throws Error (io) when another program is writing
  void vacuum();

 private:
  friend class FileMerger;
  friend class NearSearch;
  class OneChange;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Several lexicons asked as one, the first one's answers before the second's: the user's own file over the seed.
class LexiconStack : public normalize::NameSource {
 public:
  /// The pointers must outlive the stack and not be null.
  explicit LexiconStack(std::vector<const normalize::NameSource*> layers) : layers_(std::move(layers)) {}
  [[nodiscard]] std::vector<normalize::KnownName> find(std::string_view form, std::string_view language) const override;
  [[nodiscard]] std::vector<normalize::KnownName> find_inflected(std::string_view form) const override;
  [[nodiscard]] std::vector<normalize::KnownName> forms_of(std::string_view entity) const override;
  [[nodiscard]] bool never_same(std::string_view a, std::string_view b) const override;
  [[nodiscard]] bool may_begin(std::string_view beginning) const override;

 private:
  std::vector<const normalize::NameSource*> layers_;
};

}  // namespace tolmach::lexicons
