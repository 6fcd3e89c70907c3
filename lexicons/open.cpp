#include "lexicons/open.h"

namespace tolmach::lexicons {
namespace {

namespace fs = std::filesystem;

/// Whether nothing stands there. A place that can't be looked at is left to the opening, which says why.
bool missing(const fs::path& path) {
  std::error_code ignored;
  return fs::status(path, ignored).type() == fs::file_type::not_found;
}

std::unique_ptr<Lexicon> created_or_opened(const fs::path& path) {
  if (missing(path)) {
    try {
      return std::make_unique<Lexicon>(path, OpenMode::kCreate);
    } catch (...) {
      // Another process may have made it in the meantime.
      if (missing(path)) throw;
    }
  }
  return std::make_unique<Lexicon>(path, OpenMode::kReadWrite);
}

}  // namespace

OpenLexicons open_lexicons(const text::DataFolder& data, const fs::path& user_path) {
  OpenLexicons lexicons;
  std::vector<const normalize::NameSource*> layers;
  if (!user_path.empty() && !missing(user_path)) {
    lexicons.user = std::make_unique<Lexicon>(user_path, OpenMode::kReadOnly);
    layers.push_back(lexicons.user.get());
  }
  if (!data.root().empty()) {
    lexicons.seed = std::make_unique<Lexicon>(data.file("lexicon/seed.db"), OpenMode::kImmutable);
    layers.push_back(lexicons.seed.get());
  }
  lexicons.stack = std::make_unique<LexiconStack>(std::move(layers));
  return lexicons;
}

std::unique_ptr<Lexicon> open_or_create(const text::DataFolder& data, const fs::path& path) {
  std::unique_ptr<Lexicon> lexicon = created_or_opened(path);
  lexicon->index_with(data);
  return lexicon;
}

}  // namespace tolmach::lexicons
