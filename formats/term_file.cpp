#include "formats/term_file.h"

#include "formats/input_file.h"
#include "formats/lexicon_file.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::formats {

std::vector<check::Term> read_terms(const std::string& path) {
  InputFile input(path);
  lexicons::Lexicon names({}, lexicons::OpenMode::kMemory);
  static_cast<void>(import_lexicon(lexicon_form_of(path), input.stream(), path, names, {}));
  std::vector<check::Term> terms;
  names.for_each_name([&](const lexicons::NewName& name) {
    if (terms.empty() || terms.back().id != name.entity) terms.push_back({name.entity, {}});
    terms.back().forms.push_back({name.form, std::string(text::base_language(name.language)), name.status});
  });
  if (terms.empty()) throw Error(Error::Kind::kIo, "there are no terms", {path});
  return terms;
}

}  // namespace tolmach::formats
