#include "normalize/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/variants.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// Names in two languages are taken for one from this score on.
constexpr double kSameAcrossLanguages = 0.75;
/// The same where both stand in one bead of a text and its translation.
constexpr double kSameInBead = 0.4;
/// A name in Chinese characters and its pinyin.
constexpr double kSamePinyin = 0.95;

/// All mentions of a document that read alike.
struct Form {
  std::uint32_t document = 0;
  std::string text;  ///< the lemma
  std::string language;
  std::string entity;
  NameKind kind = NameKind::kOther;
  std::vector<std::string> tokens;             ///< folded
  std::vector<std::set<std::string>> written;  ///< the forms of each token in the text, folded
  std::vector<PreparedName> readings;          ///< for comparison; none where there is but one document
  std::string pinyin;                          ///< its sounds read as Chinese, where a document may have Chinese names
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
    join_languages();
    return clusters();
  }

 private:
  void collect_forms() {
    const bool has_chinese = documents_.size() > 1 && may_have_chinese();
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
                    {},
                    {},
                    {}};
          if (documents_.size() > 1) form.readings = matcher_.prepare_readings({form.text, language});
          if (has_chinese) form.pinyin = pinyin_of(form.tokens);
          forms_.push_back(std::move(form));
        }
        forms_[found->second].places.push_back({d, m});
        if (const auto& beads = documents_[d].beads; !beads.empty())
          forms_[found->second].beads.insert(beads[mentions[m].segment]);
        add_written(forms_[found->second], folded_tokens(mentions[m].form));
      }
    }
  }

  /// As one word: characters do not say where a surname ends.
  [[nodiscard]] std::string pinyin_of(const std::vector<std::string>& tokens) const {
    std::string together;
    for (const std::string& token : tokens) together += token;
    return matcher_.prepare({together, "zh"}).whole;
  }

  /// Chinese names stand in Japanese and Korean texts with their characters; in Chinese ones the matcher knows them.
  [[nodiscard]] bool may_have_chinese() const {
    return std::any_of(documents_.begin(), documents_.end(), [](const DocumentMentions& document) {
      const auto language = text::base_language(document.document->language);
      return language == "ja" || language == "ko";
    });
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
    for (std::size_t a = 0; a < forms_.size(); ++a) {
      for (std::size_t b = a + 1; b < forms_.size(); ++b) {
        const bool candidates = forms_[a].document == document && forms_[b].document == document &&
                                forms_[a].tokens.size() == 1 && forms_[b].tokens.size() == 1 &&
                                same_beginning(forms_[a].tokens[0], forms_[b].tokens[0]);
        if (!candidates) continue;
        const auto comparison =
            matcher_.compare({forms_[a].text, forms_[a].language}, {forms_[b].text, forms_[b].language});
        if (comparison.reason == NameComparison::Reason::kInflected) groups_->join(a, b);
      }
    }
  }

  static bool same_beginning(const std::string& a, const std::string& b) noexcept {
    constexpr std::size_t kBytes = 4;
    return a.size() > kBytes && b.size() > kBytes && a.compare(0, kBytes, b, 0, kBytes) == 0;
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

  void join_variants(std::uint32_t document) {
    std::vector<detail::NameToken> tokens;
    std::map<std::string, std::size_t> index;
    for (const Form& form : forms_) {
      if (form.document != document) continue;
      for (std::size_t k = 0; k < form.tokens.size(); ++k) {
        const std::string& token = form.tokens[k];
        const auto [found, is_new] = index.try_emplace(token, tokens.size());
        if (is_new) tokens.push_back({token, form.language});
        tokens[found->second].count += form.places.size();
        add_neighbours(tokens[found->second], form);
        if (k < form.written.size()) tokens[found->second].forms.insert(form.written[k].begin(), form.written[k].end());
        if (form.tokens.size() == 1 && !form.entity.empty()) add_known(tokens[found->second], form);
      }
    }
    for (const detail::Variant& variant : detail::find_variants(tokens, matcher_, lexicon_, lists_)) {
      const std::string& rare = tokens[variant.rare].text;
      const std::string& usual = tokens[variant.usual].text;
      for (std::size_t k = 0; k < forms_.size(); ++k) {
        if (forms_[k].document != document || !has_token(forms_[k], rare)) continue;
        forms_[k].suspect = describe(forms_[k], tokens[variant.rare], document, tokens[variant.usual]);
        join_to_usual(k, rare, usual);
      }
    }
  }

  /// Joins a form with a rare word to those that have the usual one beside the same words, or alone; to all that have
  /// it where none does. "Північна Карея" is meant as Північна Корея, not as Південна Корея.
  void join_to_usual(std::size_t k, const std::string& rare, const std::string& usual) {
    std::vector<std::size_t> with_usual, alike;
    for (std::size_t other = 0; other < forms_.size(); ++other) {
      if (forms_[other].document != forms_[k].document || !has_token(forms_[other], usual)) continue;
      with_usual.push_back(other);
      if (stand_beside_same(forms_[k], rare, forms_[other], usual)) alike.push_back(other);
    }
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

  static bool has_token(const Form& form, const std::string& token) {
    return std::find(form.tokens.begin(), form.tokens.end(), token) != form.tokens.end();
  }

  /// The usual form as the document writes it: folding has taken its capital away.
  [[nodiscard]] std::string written(std::uint32_t document, const std::string& token) const {
    for (const Form& form : forms_)
      if (form.document == document && form.tokens.size() == 1 && form.tokens[0] == token) return form.text;
    return text::capitalised(token, documents_[document].document->language);
  }

  [[nodiscard]] std::string describe(const Form& form, const detail::NameToken& rare, std::uint32_t document,
                                     const detail::NameToken& usual) const {
    const auto times = [](std::size_t count) {
      return count == 1 ? std::string("once") : fmt::format("{} times", count);
    };
    return fmt::format("{} stands here {}, {} {}", form.text, times(rare.count), written(document, usual.text),
                       times(usual.count));
  }

  /// Pairs forms of different languages, best matches first; each form joins one form of the other document.
  void join_languages() {
    struct Candidate {
      double score;
      std::size_t a, b;
    };
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < forms_.size(); ++a) {
      for (std::size_t b = a + 1; b < forms_.size(); ++b) {
        if (forms_[a].document == forms_[b].document) continue;
        if (!forms_[a].entity.empty() && !forms_[b].entity.empty()) continue;
        const double score = compare(forms_[a], forms_[b]);
        if (score >= (share_bead(forms_[a], forms_[b]) ? kSameInBead : kSameAcrossLanguages))
          candidates.push_back({score, a, b});
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& x, const Candidate& y) { return x.score > y.score; });
    std::set<std::size_t> taken;
    for (const Candidate& candidate : candidates) {
      if (taken.count(candidate.a) != 0 || taken.count(candidate.b) != 0) continue;
      taken.insert(candidate.a);
      taken.insert(candidate.b);
      groups_->join(candidate.a, candidate.b);
    }
  }

  static bool share_bead(const Form& a, const Form& b) {
    return std::any_of(a.beads.begin(), a.beads.end(), [&](std::size_t bead) { return b.beads.count(bead) != 0; });
  }

  [[nodiscard]] double compare(const Form& a, const Form& b) const {
    if (lexicon_ != nullptr && lexicon_->never_same(a.text, b.text)) return 0;
    double best = !a.pinyin.empty() && a.pinyin == b.pinyin ? kSamePinyin : 0;
    for (const PreparedName& x : a.readings)
      for (const PreparedName& y : b.readings)
        if (!hopeless(x.whole, y.whole)) best = std::max(best, matcher_.similarity(x, y));
    return best;
  }

  /// A quick look that saves most comparisons: lengths far apart.
  static bool hopeless(const std::string& a, const std::string& b) noexcept {
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    return longer > shorter + shorter / 2 + 2;
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
