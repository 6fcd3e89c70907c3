#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/name_source.h"

namespace tolmach::lexicons {

/// A status that holds only in some texts, and goes before the name's own there: Kyiv is preferred in English since
/// 2019, Kiew still admitted in German.
struct Ruling {
  normalize::NameStatus status = normalize::NameStatus::kAdmitted;
  std::string target_language;  ///< canonical tag of the text's language; empty = any
  std::string style;            ///< house style ("reuters"); empty = any
  std::string since, until;     ///< first and last day, ISO 8601 to the day, month or year; empty = open
  std::string source;           ///< who says so; may be empty

  friend bool operator==(const Ruling&, const Ruling&) = default;
};

/// What a part of a name is. Stored by these words: given, patronymic, family, particle, title, suffix, other.
enum class PartKind : std::uint8_t { kGiven, kPatronymic, kFamily, kParticle, kTitle, kSuffix, kOther };
[[nodiscard]] std::string_view to_string(PartKind kind) noexcept;
/// @return false when there is no such kind; `out` is then unchanged
[[nodiscard]] bool parse(std::string_view word, PartKind& out) noexcept;

/// A part of a name, in the order of the name.
struct NamePart {
  PartKind kind = PartKind::kOther;
  std::string form;

  friend bool operator==(const NamePart&, const NamePart&) = default;
};

/// An inflected form of a name, which is its lemma ("Києва" of "Київ").
struct Inflection {
  std::string form;
  std::string features;  ///< as in Universal Dependencies ("Case=Gen|Number=Sing"); may be empty

  friend bool operator==(const Inflection&, const Inflection&) = default;
};

/// Where a name was seen. Of two counts of the same passage the greater holds.
struct Evidence {
  std::string document, passage;
  std::uint64_t count = 1;
  std::string first_seen, last_seen;  ///< ISO 8601; may be empty

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A form to be stored; see normalize::KnownName for the words.
struct NewName {
  std::string entity;  ///< the caller's id ("Q1899", "p001"); names with one id belong together. Empty = a new entity
  normalize::NameKind kind = normalize::NameKind::kOther;
  std::string form;
  std::string language;  ///< canonical tag or "und"
  normalize::NameStatus status = normalize::NameStatus::kAdmitted;
  std::string source = {};  ///< where it comes from; may be empty
  std::string system = {};  ///< id of the romanisation system that made the form ("uk-2010"); may be empty
  std::vector<Ruling> rulings = {};
  std::vector<NamePart> parts = {};
  std::vector<Inflection> inflections = {};
  std::vector<Evidence> evidence = {};

  friend bool operator==(const NewName&, const NewName&) = default;
};

/// Which name of a lexicon is meant.
struct NameId {
  std::string entity, form, language;
};

/// An id of an entity in another collection ("wikidata", "Q1899").
struct ExternalId {
  std::string scheme, value;

  friend auto operator<=>(const ExternalId&, const ExternalId&) = default;
};

/// What is known of an entity beside its names.
struct Entity {
  std::string id;
  normalize::NameKind kind = normalize::NameKind::kOther;
  std::string description = {};
  std::vector<ExternalId> external_ids = {};  ///< ordered

  friend bool operator==(const Entity&, const Entity&) = default;
};

/// What a person says of a proposal.
enum class Decision : std::uint8_t { kAccepted, kRejected };

/// A name that a run has seen and proposes; it waits until a person accepts it.
struct Proposal {
  std::vector<NewName> forms;             ///< forms of one name, one or several languages
  std::string evidence;                   ///< document and passage; lines, see proposal_evidence.h
  std::int64_t key = 0;                   ///< given by the lexicon
  std::optional<Decision> decision = {};  ///< none = it waits
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

  friend bool operator==(const NeverSame&, const NeverSame&) = default;
};

/// Who makes a change, and why; both may be empty.
struct Signature {
  std::string author, reason;
};

/// A change that was made, from the lexicon's log.
struct Change {
  std::uint64_t number = 0;   ///< from 1, in the order in which this file took them
  std::string time;           ///< UTC, ISO 8601 with milliseconds
  std::string action;         ///< "add name", "change name", "merge", "undo", "import" …
  std::string subject;        ///< the entity's id, or what else was changed
  std::string before, after;  ///< JSON: further facts; empty where there is nothing
  std::string author = {}, reason = {};
  std::string uid = {};         ///< the same in every copy of the lexicon
  std::uint64_t undoes = 0;     ///< number of the change that this one takes back; 0 = none
  std::uint64_t undone_by = 0;  ///< number of the change that took this one back last; 0 = none
  std::uint64_t rows = 0;       ///< of the tables that it changed
};

/// A row that a change has touched.
struct RowChange {
  std::string table;
  std::int64_t row = 0;       ///< its key
  std::string before, after;  ///< JSON; empty where there was or is none
};

/// Counts of what a lexicon holds.
struct LexiconStatistics {
  std::uint64_t entities = 0, names = 0, languages = 0, never_same_pairs = 0, proposals = 0, word_pairs = 0;
  std::uint64_t rulings = 0, parts = 0, inflections = 0, external_ids = 0, evidence = 0, changes = 0;
};

}  // namespace tolmach::lexicons
