#include <fmt/format.h>

#include "lexicons/detail/lexicon_impl.h"
#include "lexicons/detail/search_index.h"
#include "lexicons/lexicon.h"

namespace tolmach::lexicons {

void Lexicon::index_with(const text::DataFolder& data) {
  impl_->index_maker.emplace(data);
}

void Lexicon::sign(Signature signature) {
  impl_->signature = std::move(signature);
}

void Lexicon::Impl::begin_change(std::string_view action, std::string_view subject, std::string_view details,
                                 std::int64_t undoes) {
  if (whole && open) return;
  open = whole ? *whole : Heading{std::string(action), std::string(subject)};
  detail::Query query = database.query(
      "INSERT INTO log (author, action, subject, reason, undoes, after) "
      "VALUES (?1, ?2, ?3, ?4, nullif(?5, 0), nullif(?6, ''))");
  query.bind(signature.author).bind(open->action).bind(open->subject).bind(signature.reason);
  query.bind(undoes).bind(details).run();
}

void Lexicon::log_merge(std::string_view file, std::size_t changes, std::size_t conflicts) {
  impl_->begin_change("merge-file", file, fmt::format(R"({{"changes":{},"conflicts":{}}})", changes, conflicts));
}

Lexicon::Transaction::Transaction(Lexicon& lexicon) : impl_(new Impl{*lexicon.impl_}) {
  // Immediate: a second writer waits here, not halfway through when it could no longer go on.
  impl_->lexicon.database.run("BEGIN IMMEDIATE");
  impl_->lexicon.whole.reset();
  impl_->lexicon.open.reset();
}

Lexicon::Transaction::Transaction(Lexicon& lexicon, std::string action, std::string subject) : Transaction(lexicon) {
  impl_->lexicon.whole = {std::move(action), std::move(subject)};
}

Lexicon::Transaction::~Transaction() {
  if (!impl_->done) impl_->lexicon.database.roll_back();
  impl_->lexicon.whole.reset();
  impl_->lexicon.open.reset();
}

void Lexicon::Transaction::commit() {
  Lexicon::Impl& lexicon = impl_->lexicon;
  if (lexicon.index_maker) detail::SearchIndex(lexicon.database).keep_up(*lexicon.index_maker);
  lexicon.database.run("COMMIT");
  impl_->done = true;
}

struct Lexicon::Snapshot::Impl {
  detail::Snapshot snapshot;
};

Lexicon::Snapshot::Snapshot(const Lexicon& lexicon) : impl_(new Impl{detail::Snapshot(lexicon.impl_->database)}) {}
Lexicon::Snapshot::~Snapshot() = default;

}  // namespace tolmach::lexicons
