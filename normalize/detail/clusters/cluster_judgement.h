#pragma once

#include <cstddef>
#include <vector>

#include "normalize/detail/clusters/document_forms.h"

namespace tolmach::normalize::detail {

/// The cluster of forms that name one: which of them to prefer, by the lexicon, else by how often each stands, and what
/// speaks against the others.
/// @param members numbers of the forms, at least one  @param lexicon may be null
[[nodiscard]] NameCluster judged_cluster(const std::vector<Form>& forms, const std::vector<std::size_t>& members,
                                         const NameSource* lexicon);

}  // namespace tolmach::normalize::detail
