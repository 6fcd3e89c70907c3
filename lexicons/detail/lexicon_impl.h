#pragma once

#include "lexicons/detail/database.h"
#include "lexicons/lexicon.h"

namespace tolmach::lexicons {

struct Lexicon::Impl {
  detail::Database database;
};

struct Lexicon::Transaction::Impl {
  detail::Database& database;
};

}  // namespace tolmach::lexicons
