#include "normalize/detail/clusters/document_forms.h"

#include <map>
#include <utility>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

void add_written(Form& form, const std::vector<std::string>& written) {
  if (written.size() != form.tokens.size()) return;
  form.written.resize(form.tokens.size());
  for (std::size_t k = 0; k < written.size(); ++k) form.written[k].insert(written[k]);
}

Form new_form(std::uint32_t document, const Mention& mention, const std::string& language) {
  Form form;
  form.document = document;
  form.text = mention.lemma;
  form.language = language;
  form.entity = mention.entity;
  form.kind = mention.kind;
  form.tokens = folded_tokens(mention.lemma);
  return form;
}

}  // namespace

std::vector<std::string> folded_tokens(std::string_view text) {
  const std::string folded = text::fold(text);
  std::vector<std::string> tokens;
  std::size_t begin = 0;
  for (std::size_t end = 0; end <= folded.size(); ++end) {
    if (end < folded.size() && folded[end] != ' ' && folded[end] != '-') continue;
    if (end > begin) tokens.emplace_back(folded, begin, end - begin);
    begin = end + 1;
  }
  return tokens;
}

DocumentForms forms_of(const std::vector<DocumentMentions>& documents) {
  DocumentForms forms;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    forms.begins.push_back(forms.all.size());
    const auto& [document, mentions, beads] = documents[d];
    std::map<std::string, std::size_t> known;
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      const auto [found, is_new] = known.try_emplace(mentions[m].lemma, forms.all.size());
      if (is_new) forms.all.push_back(new_form(d, mentions[m], document->language));
      Form& form = forms.all[found->second];
      form.places.push_back({d, m});
      if (!beads.empty()) form.beads.insert(beads[mentions[m].segment]);
      add_written(form, folded_tokens(mentions[m].form));
    }
  }
  forms.begins.push_back(forms.all.size());
  return forms;
}

}  // namespace tolmach::normalize::detail
