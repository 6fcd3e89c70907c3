#include "normalize/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/counterparts.h"
#include "normalize/detail/variants.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// All mentions of a document that read alike.
struct Form {
  std::uint32_t document = 0;
  std::string text;  ///< the lemma
  std::string language;
  std::string entity;
  NameKind kind = NameKind::kOther;
  std::vector<std::string> tokens;             ///< folded
  std::vector<std::set<std::string>> written;  ///< the forms of each token in the text, folded
  std::vector<MentionPlace> places;
  std::set<std::size_t> beads;         ///< where it stands, if the documents are aligned
  std::optional<std::string> suspect;  ///< why it is probably a slip
};

std::vector<std::string> folded_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  std::string token;
  for (const char c : text::fold(text)) {
    if (c != ' ' && c != '-') {
      token.push_back(c);
    } else if (!token.empty()) {
      tokens.push_back(std::move(token));
      token.clear();
    }
  }
  if (!token.empty()) tokens.push_back(std::move(token));
  return tokens;
}

/// Disjoint sets of forms.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t k) {
    while (parent_[k] != k) k = parent_[k] = parent_[parent_[k]];
    return k;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

class Clustering {
 public:
  Clustering(const std::vector<DocumentMentions>& documents, const NameMatcher& matcher, const NameSource* lexicon,
             SpellingLists& lists)
      : documents_(documents), matcher_(matcher), lexicon_(lexicon), lists_(lists) {}

  std::vector<NameCluster> run() {
    collect_forms();
    groups_.emplace(forms_.size());
    join_entities();
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      join_inflected(d);
      join_parts(d);
      join_variants(d);
    }
    join_documents();
    return clusters();
  }

 private:
  void collect_forms() {
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      std::map<std::string, std::size_t> known;
      const std::string& language = documents_[d].document->language;
      const auto& mentions = documents_[d].mentions;
      for (std::uint32_t m = 0; m < mentions.size(); ++m) {
        const auto [found, is_new] = known.try_emplace(mentions[m].lemma, forms_.size());
        if (is_new) {
          Form form{d,
                    mentions[m].lemma,
                    language,
                    mentions[m].entity,
                    mentions[m].kind,
                    folded_tokens(mentions[m].lemma),
                    {},
                    {},
                    {},
                    {}};
          forms_.push_back(std::move(form));
        }
        forms_[found->second].places.push_back({d, m});
        if (const auto& beads = documents_[d].beads; !beads.empty())
          forms_[found->second].beads.insert(beads[mentions[m].segment]);
        add_written(forms_[found->second], folded_tokens(mentions[m].form));
      }
    }
  }

  static void add_written(Form& form, const std::vector<std::string>& written) {
    if (written.size() != form.tokens.size()) return;
    form.written.resize(form.tokens.size());
    for (std::size_t k = 0; k < written.size(); ++k) form.written[k].insert(written[k]);
  }

  void join_entities() {
    std::map<std::string, std::size_t> first;
    for (std::size_t k = 0; k < forms_.size(); ++k)
      if (!forms_[k].entity.empty()) groups_->join(first.try_emplace(forms_[k].entity, k).first->second, k);
  }

  /// "Польщі" and "Польщею" are forms of one name even where the text never says "Польща".
  void join_inflected(std::uint32_t document) {
    constexpr std::size_t kBeginning = 4;  // bytes
    std::unordered_map<std::string, std::vector<std::size_t>> by_beginning;
    for (std::size_t b = 0; b < forms_.size(); ++b) {
      const std::vector<std::string>& tokens = forms_[b].tokens;
      if (forms_[b].document != document || tokens.size() != 1 || tokens[0].size() <= kBeginning) continue;
      std::vector<std::size_t>& alike = by_beginning[tokens[0].substr(0, kBeginning)];
      for (const std::size_t a : alike)
        if (are_inflected(forms_[a], forms_[b])) groups_->join(a, b);
      alike.push_back(b);
    }
  }

  [[nodiscard]] bool are_inflected(const Form& a, const Form& b) const {
    return matcher_.compare({a.text, a.language}, {b.text, b.language}).reason == NameComparison::Reason::kInflected;
  }

  /// "Kuleba" belongs to "Dmytro Kuleba" where only one longer name of the document ends with it, and so do "al-Sisi"
  /// and "Al-Sisi".
  void join_parts(std::uint32_t document) {
    using Tokens = std::vector<std::string>;
    std::map<Tokens, std::set<std::size_t>> longer;
    std::map<Tokens, std::size_t> first;
    for (std::size_t k = 0; k < forms_.size(); ++k) {
      const Form& form = forms_[k];
      if (form.document != document) continue;
      const auto [alike, is_new] = first.try_emplace(form.tokens, k);
      if (!is_new) {
        groups_->join(alike->second, k);
        continue;
      }
      for (std::size_t begin = 1; begin < form.tokens.size(); ++begin)
        longer[Tokens(form.tokens.begin() + static_cast<std::ptrdiff_t>(begin), form.tokens.end())].insert(k);
    }
    for (const auto& [tokens, k] : first) {
      const auto found = longer.find(tokens);
      if (found == longer.end() || found->second.size() != 1) continue;
      const Form& whole = forms_[*found->second.begin()];
      if (!forms_[k].entity.empty() && !whole.entity.empty() && forms_[k].entity != whole.entity) continue;
      groups_->join(*found->second.begin(), k);
    }
  }

  /// The forms of a document that have a word, by the word.
  using Holders = std::unordered_map<std::string, std::vector<std::size_t>>;

  void join_variants(std::uint32_t document) {
    std::vector<detail::NameToken> tokens;
    std::unordered_map<std::string, std::size_t> index;
    Holders holders;
    for (std::size_t f = 0; f < forms_.size(); ++f) {
      const Form& form = forms_[f];
      if (form.document != document) continue;
      for (std::size_t k = 0; k < form.tokens.size(); ++k) {
        const std::string& token = form.tokens[k];
        const auto [found, is_new] = index.try_emplace(token, tokens.size());
        if (is_new) tokens.push_back({token, form.language});
        if (std::vector<std::size_t>& with = holders[token]; with.empty() || with.back() != f) with.push_back(f);
        tokens[found->second].count += form.places.size();
        add_neighbours(tokens[found->second], form);
        if (k < form.written.size()) tokens[found->second].forms.insert(form.written[k].begin(), form.written[k].end());
        if (form.tokens.size() == 1 && !form.entity.empty()) add_known(tokens[found->second], form);
      }
    }
    for (const detail::Variant& variant : detail::find_variants(tokens, matcher_, lexicon_, lists_)) {
      const detail::NameToken& rare = tokens[variant.rare];
      const detail::NameToken& usual = tokens[variant.usual];
      const std::vector<std::size_t>& with_usual = holders[usual.text];
      for (const std::size_t k : holders[rare.text]) {
        forms_[k].suspect = describe(forms_[k], rare, usual, written(usual, with_usual));
        join_to_usual(k, rare.text, usual.text, with_usual);
      }
    }
  }

  /// Joins a form with a rare word to those that have the usual one beside the same words, or alone; to all that have
  /// it where none does. "Північна Карея" is meant as Північна Корея, not as Південна Корея.
  void join_to_usual(std::size_t k, const std::string& rare, const std::string& usual,
                     const std::vector<std::size_t>& with_usual) {
    std::vector<std::size_t> alike;
    for (const std::size_t other : with_usual)
      if (stand_beside_same(forms_[k], rare, forms_[other], usual)) alike.push_back(other);
    for (const std::size_t other : alike.empty() ? with_usual : alike) groups_->join(k, other);
  }

  /// Whether a word of one name and a word of another have a neighbour in common, or one of them has none.
  static bool stand_beside_same(const Form& a, const std::string& word_a, const Form& b, const std::string& word_b) {
    detail::NameToken token_a{word_a, a.language};
    detail::NameToken token_b{word_b, b.language};
    add_neighbours(token_a, a);
    add_neighbours(token_b, b);
    return token_a.partners.empty() || token_b.partners.empty() ||
           std::any_of(token_a.partners.begin(), token_a.partners.end(),
                       [&](const std::string& partner) { return token_b.partners.count(partner) != 0; });
  }

  void add_known(detail::NameToken& token, const Form& form) const {
    const std::string_view language = text::base_language(form.language);
    token.entity = form.entity;
    const auto known = lexicon_ == nullptr ? std::vector<KnownName>() : lexicon_->find(form.text, language);
    token.foreign = std::none_of(known.begin(), known.end(), [&](const KnownName& name) {
      return name.entity == form.entity && (name.language == "und" || text::base_language(name.language) == language);
    });
  }

  static void add_neighbours(detail::NameToken& token, const Form& form) {
    token.alone |= form.tokens.size() == 1;
    for (std::size_t k = 0; k < form.tokens.size(); ++k) {
      if (form.tokens[k] == token.text) continue;
      token.partners.insert(form.tokens[k]);
      // A slip has no lemma, so what stands beside it must meet what is written beside the usual name.
      if (k < form.written.size()) token.partners.insert(form.written[k].begin(), form.written[k].end());
    }
  }

  /// The usual form as the document writes it: folding has taken its capital away.
  [[nodiscard]] std::string written(const detail::NameToken& usual, const std::vector<std::size_t>& with_usual) const {
    for (const std::size_t k : with_usual)
      if (forms_[k].tokens.size() == 1) return forms_[k].text;
    return text::capitalised(usual.text, usual.language);
  }

  static std::string describe(const Form& form, const detail::NameToken& rare, const detail::NameToken& usual,
                              const std::string& usual_form) {
    const auto times = [](std::size_t count) {
      return count == 1 ? std::string("once") : fmt::format("{} times", count);
    };
    return fmt::format("{} stands here {}, {} {}", form.text, times(rare.count), usual_form, times(usual.count));
  }

  /// The same form of several documents is one name, and so are forms that are near across languages and documents.
  void join_documents() {
    if (documents_.size() < 2) return;
    std::vector<detail::Spelling> spellings;
    std::vector<std::size_t> first;  // of each spelling: a form
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> index;
    for (std::size_t k = 0; k < forms_.size(); ++k) {
      const Form& form = forms_[k];
      const auto [found, is_new] = index.try_emplace({form.text, form.language}, spellings.size());
      if (is_new) {
        spellings.push_back({form.text, form.language, false, {}, {}});
        first.push_back(k);
      }
      detail::Spelling& spelling = spellings[found->second];
      spelling.known |= !form.entity.empty();
      spelling.documents.insert(form.document);
      spelling.beads.insert(form.beads.begin(), form.beads.end());
      groups_->join(first[found->second], k);
    }
    for (const auto& [a, b] : detail::find_counterparts(spellings, matcher_, lexicon_))
      groups_->join(first[a], first[b]);
  }

  [[nodiscard]] std::vector<NameCluster> clusters() {
    std::map<std::size_t, NameCluster> by_root;
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t k = 0; k < forms_.size(); ++k) members[groups_->root(k)].push_back(k);
    std::vector<NameCluster> out;
    out.reserve(members.size());
    for (const auto& [root, forms] : members) out.push_back(make_cluster(forms));
    return out;
  }

  /// What the lexicon says of a form of the cluster's entity in the form's language; null where it does not know it.
  [[nodiscard]] static const KnownName* known_as(const Form& form, const std::vector<KnownName>& names) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
      return name.form == form.text && name.language == text::base_language(form.language);
    });
    return found == names.end() ? nullptr : &*found;
  }

  /// The name of as many words that the lexicon prefers to a form in its language; null where there is none.
  [[nodiscard]] static const KnownName* preferred_to(const Form& form, const std::vector<KnownName>& names) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const KnownName& name) {
      return name.status == NameStatus::kPreferred && name.language == text::base_language(form.language) &&
             folded_tokens(name.form).size() == form.tokens.size();
    });
    return found == names.end() ? nullptr : &*found;
  }

  /// A form that the lexicon would not have used is odd, however often the text has it.
  static void judge_by_lexicon(ClusterForm& out, const Form& form, const std::vector<KnownName>& names) {
    const KnownName* known = known_as(form, names);
    if (known == nullptr || form.suspect) return;
    const KnownName* better = preferred_to(form, names);
    if (known->status == NameStatus::kPreferred || better == nullptr) return;
    out.status = known->status;
    out.reason = fmt::format("the lexicon prefers {}", better->form);
  }

  /// The form of a cluster that the lexicon prefers in a language.
  [[nodiscard]] std::optional<std::string> preferred_of(const NameCluster& cluster, const std::string& language) const {
    if (lexicon_ == nullptr || cluster.entity.empty()) return std::nullopt;
    for (const KnownName& known : lexicon_->forms_of(cluster.entity))
      for (const ClusterForm& form : cluster.forms)
        if (known.status == NameStatus::kPreferred && known.form == form.text && form.language == language &&
            known.language == text::base_language(language))
          return form.text;
    return std::nullopt;
  }

  [[nodiscard]] NameCluster make_cluster(const std::vector<std::size_t>& members) const {
    NameCluster cluster;
    std::map<std::uint32_t, std::size_t> most;  // by document: the form seen most often
    for (const std::size_t k : members) {
      const Form& form = forms_[k];
      if (cluster.entity.empty()) cluster.entity = form.entity;
      if (cluster.kind == NameKind::kOther) cluster.kind = form.kind;
      if (form.suspect) continue;
      const auto [found, is_new] = most.try_emplace(form.document, k);
      if (!is_new && form.places.size() > forms_[found->second].places.size()) found->second = k;
    }
    const std::vector<KnownName> known =
        lexicon_ == nullptr || cluster.entity.empty() ? std::vector<KnownName>() : lexicon_->forms_of(cluster.entity);
    for (const std::size_t k : members) {
      const Form& form = forms_[k];
      ClusterForm out{form.text, form.language, NameStatus::kAdmitted, {}, form.places};
      const auto usual = most.find(form.document);
      if (form.suspect) {
        out.status = NameStatus::kMisspelling;
        out.reason = *form.suspect;
      } else if (usual != most.end() && usual->second == k) {
        out.status = NameStatus::kPreferred;
        out.reason = "the usual form of this text";
      } else {
        out.reason = "another form of the same name";
      }
      judge_by_lexicon(out, form, known);
      cluster.forms.push_back(std::move(out));
    }
    cluster.preferred = most.empty() ? forms_[members.front()].text : forms_[most.begin()->second].text;
    const std::string& language = forms_[most.empty() ? members.front() : most.begin()->second].language;
    const Form& usual_form = forms_[most.empty() ? members.front() : most.begin()->second];
    if (const auto best = preferred_of(cluster, language))
      cluster.preferred = *best;
    else if (const KnownName* better = preferred_to(usual_form, known))
      cluster.preferred = better->form;
    std::stable_sort(cluster.forms.begin(), cluster.forms.end(),
                     [](const ClusterForm& a, const ClusterForm& b) { return a.places.size() > b.places.size(); });
    return cluster;
  }

  const std::vector<DocumentMentions>& documents_;
  const NameMatcher& matcher_;
  const NameSource* lexicon_;
  SpellingLists& lists_;
  std::vector<Form> forms_;
  std::optional<Groups> groups_;
};

}  // namespace

std::vector<NameCluster> cluster_names(const std::vector<DocumentMentions>& documents, const NameMatcher& matcher,
                                       const NameSource* lexicon, SpellingLists& lists) {
  return Clustering(documents, matcher, lexicon, lists).run();
}

}  // namespace tolmach::normalize
