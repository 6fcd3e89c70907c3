#include "normalize/detail/clusters/cluster_judgement.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "text/language.h"

namespace tolmach::normalize::detail {
namespace {

/// By document: the form seen most often that is no slip.
using UsualForms = std::map<std::uint32_t, std::size_t>;

UsualForms usual_forms(const std::vector<Form>& forms, const std::vector<std::size_t>& members) {
  UsualForms usual;
  for (const std::size_t k : members) {
    if (forms[k].suspect) continue;
    const auto [found, is_new] = usual.try_emplace(forms[k].document, k);
    if (!is_new && forms[k].places.size() > forms[found->second].places.size()) found->second = k;
  }
  return usual;
}

/// What the lexicon says of a form of the cluster's entity in the form's language; null where it does not know it.
const KnownName* known_as(const Form& form, const std::vector<KnownName>& names) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
    return name.form == form.text && name.language == text::base_language(form.language);
  });
  return found == names.end() ? nullptr : &*found;
}

/// The name of as many words that the lexicon prefers to a form in its language; null where there is none.
const KnownName* preferred_to(const Form& form, const std::vector<KnownName>& names) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
    return name.status == NameStatus::kPreferred && name.language == text::base_language(form.language) &&
           folded_tokens(name.form).size() == form.tokens.size();
  });
  return found == names.end() ? nullptr : &*found;
}

/// A form that the lexicon would not have used is odd, however often the text has it.
void judge_by_lexicon(ClusterForm& out, const Form& form, const std::vector<KnownName>& names) {
  const KnownName* known = known_as(form, names);
  if (known == nullptr || form.suspect) return;
  const KnownName* better = preferred_to(form, names);
  if (known->status == NameStatus::kPreferred || better == nullptr) return;
  out.status = known->status;
  out.reason = fmt::format("the lexicon prefers {}", better->form);
}

/// @param is_usual it is the usual form of its document
ClusterForm judged_form(const Form& form, bool is_usual, const std::vector<KnownName>& known) {
  ClusterForm out{form.text, form.language, NameStatus::kAdmitted, {}, form.places};
  if (form.suspect) {
    out.status = NameStatus::kMisspelling;
    out.reason = *form.suspect;
  } else if (is_usual) {
    out.status = NameStatus::kPreferred;
    out.reason = "the usual form of this text";
  } else {
    out.reason = "another form of the same name";
  }
  judge_by_lexicon(out, form, known);
  return out;
}

/// The form of a cluster that the lexicon prefers in a language; null where the cluster has none.
const KnownName* preferred_among(const std::vector<ClusterForm>& forms, const std::string& language,
                                 const std::vector<KnownName>& known) {
  for (const KnownName& name : known)
    for (const ClusterForm& form : forms)
      if (name.status == NameStatus::kPreferred && name.form == form.text && form.language == language &&
          name.language == text::base_language(language))
        return &name;
  return nullptr;
}

/// What to call the cluster: by the lexicon in the language of its usual form, else that form.
std::string preferred_name(const NameCluster& cluster, const Form& usual, const std::vector<KnownName>& known) {
  if (const KnownName* best = preferred_among(cluster.forms, usual.language, known)) return best->form;
  if (const KnownName* better = preferred_to(usual, known)) return better->form;
  return usual.text;
}

}  // namespace

NameCluster judged_cluster(const std::vector<Form>& forms, const std::vector<std::size_t>& members,
                           const NameSource* lexicon) {
  NameCluster cluster;
  for (const std::size_t k : members) {
    if (cluster.entity.empty()) cluster.entity = forms[k].entity;
    if (cluster.kind == NameKind::kOther) cluster.kind = forms[k].kind;
  }
  const std::vector<KnownName> known =
      lexicon == nullptr || cluster.entity.empty() ? std::vector<KnownName>() : lexicon->forms_of(cluster.entity);
  const UsualForms usual = usual_forms(forms, members);
  for (const std::size_t k : members) {
    const auto of_document = usual.find(forms[k].document);
    cluster.forms.push_back(judged_form(forms[k], of_document != usual.end() && of_document->second == k, known));
  }
  const Form& first_usual = forms[usual.empty() ? members.front() : usual.begin()->second];
  cluster.preferred = preferred_name(cluster, first_usual, known);
  std::stable_sort(cluster.forms.begin(), cluster.forms.end(),
                   [](const ClusterForm& a, const ClusterForm& b) { return a.places.size() > b.places.size(); });
  return cluster;
}

}  // namespace tolmach::normalize::detail
