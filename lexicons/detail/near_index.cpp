#include "lexicons/detail/near_index.h"

#include <utility>

#include "text/error.h"

namespace tolmach::lexicons::detail {

using normalize::NameBlockBuilder;
using normalize::NameSearch;

NearIndex::NearIndex(Database& database, const normalize::NameMatcher& matcher, std::string fingerprint)
    : index_(database), matcher_(&matcher), fingerprint_(std::move(fingerprint)), search_(matcher) {}

std::vector<NameSearch::Hit> NearIndex::find(normalize::NameForm form, std::size_t count,
                                             const NameSearch::Filter& filter, bool committed) {
  refresh();
  if (!committed) loaded_.reset();
  return search_.find(form, count, filter);
}

void NearIndex::refresh() {
  const std::optional<SearchIndex::State> state = index_.state();
  const std::int64_t log_row = index_.last_log_row();
  if (loaded_ && loaded_->state == state && loaded_->log_row == log_row) return;
  if (!loaded_ || loaded_->state != state) load(state, log_row);
  const std::vector<std::int64_t> changed = index_.names_changed_after(loaded_->base);
  NameBlockBuilder builder(*matcher_);
  index_.add_names(changed, builder);
  search_.amend(changed, builder.blocks());
  loaded_->log_row = log_row;
}

void NearIndex::load(const std::optional<SearchIndex::State>& state, std::int64_t log_row) {
  if (state && state->made_with == fingerprint_) {
    try {
      load_stored();
      loaded_ = {state, state->log_row, state->log_row};
      had_to_index_ = false;
      return;
    } catch (const Error&) {
      // It is damaged: all the names are there all the same.
    }
  }
  search_ = NameSearch(*matcher_);
  NameBlockBuilder builder(*matcher_);
  index_.add_all_names(builder);
  for (std::string& block : builder.blocks()) search_.add_block(std::move(block));
  loaded_ = {state, log_row, log_row};
  had_to_index_ = index_.has_many_names();
}

void NearIndex::load_stored() {
  search_ = NameSearch(*matcher_);
  for (const std::int64_t key : index_.block_keys()) search_.add_block(index_.block(key));
}

}  // namespace tolmach::lexicons::detail
