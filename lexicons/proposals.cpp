// What runs propose, and what people say of it.

#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/name_details.h"
#include "lexicons/detail/rows.h"
#include "lexicons/detail/words.h"
#include "lexicons/lexicon.h"
#include "lexicons/proposal_evidence.h"
#include "lexicons/valid_text.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::lexicons {
namespace {

using detail::Database;
using detail::Query;

/// The entity of a name with that key in that language; empty when several have one; nothing when none has.
std::optional<std::string> known_entity(Database& database, const NewName& form) {
  Query query = database.query(
      "SELECT DISTINCT e.id FROM names n JOIN entities e ON e.key = n.entity "
      "WHERE n.folded = ?1 AND n.language IN (?2, 'und')");
  if (!query.bind(text::fold(form.form)).bind(detail::language_or_und(form.language)).step()) return {};
  std::string id(query.text(0));
  return query.step() ? std::string() : id;
}

/// Whether a form waits, or has been decided on before: what was rejected doesn't come back.
bool was_proposed(Database& database, const NewName& form) {
  Query query = database.query("SELECT 1 FROM proposed_names WHERE folded = ?1 AND language = ?2");
  return query.bind(text::fold(form.form)).bind(detail::language_or_und(form.language)).step();
}

const char* word_for(const std::optional<Decision>& decision) {
  if (!decision) return "waiting";
  return *decision == Decision::kAccepted ? "accepted" : "rejected";
}

std::optional<Decision> decision_of(std::string_view word) {
  if (word == "waiting") return {};
  return word == "accepted" ? Decision::kAccepted : Decision::kRejected;
}

void require_valid_proposal(const Proposal& proposal) {
  for (const NewName& form : proposal.forms) detail::require_valid_name(form);
  require_valid_text(proposal.evidence, "the evidence");
}

void insert_proposal(Database& database, const Proposal& proposal) {
  database.query("INSERT INTO proposals (evidence, decision) VALUES (?1, ?2)")
      .bind(proposal.evidence)
      .bind(word_for(proposal.decision))
      .run();
  const std::int64_t key = database.last_key();
  for (const NewName& form : proposal.forms) {
    database
        .query(
            "INSERT INTO proposed_names (proposal, entity, kind, form, language, status, source, folded) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .bind(key)
        .bind(form.entity)
        .bind(normalize::to_string(form.kind))
        .bind(form.form)
        .bind(detail::language_or_und(form.language))
        .bind(normalize::to_string(form.status))
        .bind(form.source)
        .bind(text::fold(form.form))
        .run();
  }
}

/// The proposals with keys in a range, the oldest first: all of them, or what waits.
std::vector<Proposal> read_proposals(Database& database, bool decided_too, std::int64_t first_key = 0,
                                     std::int64_t last_key = INT64_MAX) {
  Query query = database.query(
      "SELECT p.key, p.evidence, n.entity, n.kind, n.form, n.language, n.status, n.source, p.decision "
      "FROM proposals p JOIN proposed_names n ON n.proposal = p.key "
      "WHERE p.key BETWEEN ?1 AND ?2 AND (?3 OR p.decision = 'waiting') ORDER BY p.key, n.key");
  query.bind(first_key).bind(last_key).bind(decided_too ? 1 : 0);
  std::vector<Proposal> proposals;
  while (query.step()) {
    if (proposals.empty() || query.number(0) != proposals.back().key)
      proposals.push_back({{}, std::string(query.text(1)), query.number(0), decision_of(query.text(8))});
    const auto column = [&](int i) { return std::string(query.text(i)); };
    proposals.back().forms.push_back(
        {column(2), detail::kind_of(query.text(3)), column(4), column(5), detail::status_of(query.text(6)), column(7)});
  }
  return proposals;
}

/// What people have settled prevails over what a text proposes: of a name that is there, and of its entity, nothing
/// changes but what it was seen in.
void keep_settled(Database& database, NewName& form) {
  const auto entity = form.entity.empty() ? std::nullopt : detail::entity_row(database, form.entity);
  if (!entity) return;
  if (entity->kind != normalize::to_string(normalize::NameKind::kOther)) form.kind = normalize::NameKind::kOther;
  const auto known = detail::name_row(database, entity->key, form.form, detail::language_or_und(form.language));
  if (!known) return;
  form.status = detail::status_of(known->status);
  form.source.clear();
}

/// Puts what a person has written in the place of the proposed forms.
void put_forms(Proposal& proposal, const std::vector<std::string>& forms) {
  if (forms.size() != proposal.forms.size())
    throw Error(Error::Kind::kUsage,
                fmt::format("proposal {} has {} forms, not {}", proposal.key, proposal.forms.size(), forms.size()));
  std::vector<NewName> kept;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i].empty()) continue;
    kept.push_back(std::move(proposal.forms[i]));
    kept.back().form = forms[i];
  }
  if (kept.empty()) throw Error(Error::Kind::kUsage, "nothing would be left of the proposal", {}, "reject it instead");
  proposal.forms = std::move(kept);
}

}  // namespace

/// Makes all that is written while it lives one change of the log, unless a transaction does so already.
class Lexicon::OneChange {
 public:
  OneChange(Impl& lexicon, Impl::Heading heading) : lexicon_(lexicon), own_(!lexicon.whole) {
    if (!own_) return;
    lexicon_.whole = std::move(heading);
    lexicon_.open.reset();
  }
  ~OneChange() {
    if (!own_) return;
    lexicon_.whole.reset();
    lexicon_.open.reset();
  }
  OneChange(const OneChange&) = delete;
  OneChange& operator=(const OneChange&) = delete;

 private:
  Impl& lexicon_;
  bool own_;
};

std::vector<Proposal> Lexicon::proposals() const {
  return read_proposals(impl_->database, /*decided_too=*/false);
}

std::vector<Proposal> Lexicon::all_proposals() const {
  return read_proposals(impl_->database, /*decided_too=*/true);
}

bool Lexicon::propose(const Proposal& proposal) {
  require_valid_proposal(proposal);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  Proposal left{{}, proposal.evidence};
  std::string entity;
  for (const NewName& form : proposal.forms) {
    if (const std::optional<std::string> known = known_entity(database, form)) {
      if (entity.empty()) entity = *known;
    } else if (!was_proposed(database, form)) {
      left.forms.push_back(form);
    }
  }
  if (left.forms.empty()) return false;
  for (NewName& form : left.forms) {
    if (form.entity.empty()) form.entity = entity;
  }
  impl_->begin_change("propose", left.forms.front().form);
  insert_proposal(database, left);
  scope.commit();
  return true;
}

bool Lexicon::keep_decided(const Proposal& proposal) {
  if (!proposal.decision) throw Error(Error::Kind::kUsage, "the proposal is not decided");
  require_valid_proposal(proposal);
  Database& database = impl_->database;
  detail::Scope scope(*this, database);
  Proposal left = proposal;
  std::erase_if(left.forms, [&](const NewName& form) { return was_proposed(database, form); });
  if (left.forms.empty()) return false;
  impl_->begin_change("propose", left.forms.front().form);
  insert_proposal(database, left);
  scope.commit();
  return true;
}

std::optional<Proposal> Lexicon::waiting_proposal(std::int64_t key) const {
  std::vector<Proposal> found = read_proposals(impl_->database, /*decided_too=*/false, key, key);
  if (found.empty()) return {};
  return std::move(found.front());
}

std::string Lexicon::decide(std::int64_t key, Decision decision, const std::vector<std::string>& forms) {
  detail::Scope scope(*this, impl_->database);
  std::optional<Proposal> proposal = waiting_proposal(key);
  if (!proposal) throw Error(Error::Kind::kUsage, fmt::format("no proposal {} waits", key));
  const bool accepted = decision == Decision::kAccepted;
  const std::string subject = fmt::format("{}: {}", key, proposal->forms.front().form);
  for (std::size_t i = 0; i < proposal->forms.size(); ++i) proposal->forms[i].evidence = evidence_of(*proposal, i);
  if (!forms.empty()) put_forms(*proposal, forms);
  const OneChange one(*impl_, {accepted ? "accept" : "reject", subject});
  impl_->begin_change({}, {});
  impl_->database.query("UPDATE proposals SET decision = ?1 WHERE key = ?2").bind(word_for(decision)).bind(key).run();
  std::string entity;
  if (accepted) {
    for (NewName& form : proposal->forms) {
      if (form.entity.empty()) form.entity = entity;
      keep_settled(impl_->database, form);
      entity = store(form).entity;
    }
  }
  scope.commit();
  return entity;
}

}  // namespace tolmach::lexicons
