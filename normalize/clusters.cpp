#include "normalize/clusters.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/clusters/cluster_judgement.h"
#include "normalize/detail/clusters/counterparts.h"
#include "normalize/detail/clusters/disjoint_sets.h"
#include "normalize/detail/clusters/document_forms.h"
#include "normalize/detail/clusters/variants.h"
#include "normalize/detail/inflection.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

using detail::Form;

class Clustering {
 public:
  Clustering(const std::vector<DocumentMentions>& documents, const NameMatcher& matcher, const NameSource* lexicon,
             SpellingLists& lists)
      : documents_(documents),
        matcher_(matcher),
        lexicon_(lexicon),
        lists_(lists),
        of_documents_(detail::forms_of(documents)),
        groups_(forms_.size()) {}

  std::vector<NameCluster> run() {
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
  /// The forms of a document are numbered from its begin and below its end.
  [[nodiscard]] std::size_t begin(std::size_t document) const { return of_documents_.begin(document); }
  [[nodiscard]] std::size_t end(std::size_t document) const { return of_documents_.end(document); }

  void join_entities() {
    std::map<std::string, std::size_t> first;
    for (std::size_t k = 0; k < forms_.size(); ++k)
      if (!forms_[k].entity.empty()) groups_.join(first.try_emplace(forms_[k].entity, k).first->second, k);
  }

  /// "Польщі" and "Польщею" are forms of one name even where the text never says "Польща".
  void join_inflected(std::uint32_t document) {
    constexpr std::size_t kBytes = 4;  // that inflected forms share at least
    std::map<std::string_view, std::vector<std::size_t>> by_beginning;
    for (std::size_t b = begin(document); b < end(document); ++b) {
      const Form& form = forms_[b];
      if (form.tokens.size() != 1 || form.tokens[0].size() <= kBytes) continue;
      auto& before = by_beginning[std::string_view(form.tokens[0]).substr(0, kBytes)];
      for (const std::size_t a : before) {
        const auto comparison = matcher_.compare({forms_[a].text, forms_[a].language}, {form.text, form.language});
        if (comparison.reason == NameComparison::Reason::kInflected) groups_.join(a, b);
      }
      before.push_back(b);
    }
  }

  /// "Kuleba" belongs to "Dmytro Kuleba" where only one longer name of the document ends with it, and so do "al-Sisi"
  /// and "Al-Sisi".
  void join_parts(std::uint32_t document) {
    using Tokens = std::vector<std::string>;
    std::map<Tokens, std::set<std::size_t>> longer;
    std::map<Tokens, std::size_t> first;
    for (std::size_t k = begin(document); k < end(document); ++k) {
      const Form& form = forms_[k];
      const auto [alike, is_new] = first.try_emplace(form.tokens, k);
      if (!is_new) {
        groups_.join(alike->second, k);
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
      groups_.join(*found->second.begin(), k);
    }
  }

  /// The forms of a document that have a word, by the word.
  using Holders = std::unordered_map<std::string, std::vector<std::size_t>>;

  void join_variants(std::uint32_t document) {
    std::vector<detail::NameToken> tokens;
    std::unordered_map<std::string, std::size_t> index;
    Holders holders;
    for (std::size_t f = begin(document); f < end(document); ++f) {
      const Form& form = forms_[f];
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
    for (const std::size_t other : alike.empty() ? with_usual : alike) groups_.join(k, other);
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
      groups_.join(first[found->second], k);
    }
    for (const auto& [a, b] : detail::find_counterparts(spellings, matcher_, lexicon_))
      groups_.join(first[a], first[b]);
  }

  [[nodiscard]] std::vector<NameCluster> clusters() {
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t k = 0; k < forms_.size(); ++k) members[groups_.root(k)].push_back(k);
    std::vector<NameCluster> out;
    out.reserve(members.size());
    for (const auto& [root, forms] : members) out.push_back(detail::judged_cluster(forms_, forms, lexicon_));
    return out;
  }

  const std::vector<DocumentMentions>& documents_;
  const NameMatcher& matcher_;
  const NameSource* lexicon_;
  SpellingLists& lists_;
  detail::DocumentForms of_documents_;
  std::vector<Form>& forms_ = of_documents_.all;
  detail::DisjointSets groups_;  ///< of the forms
};

/// Whether words of some names may begin alike once they are folded. Beyond ASCII letters that is not told: yes.
class Beginnings {
 public:
  void add(std::string_view form) noexcept {
    bool first = true;
    for (const char c : form) {
      const bool parts = c == ' ' || c == '-';
      if (!parts) add(static_cast<unsigned char>(c), first);
      first = parts;
    }
  }
  [[nodiscard]] bool may_be_alike() const noexcept { return may_be_alike_; }

 private:
  void add(unsigned char c, bool first) noexcept {
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const std::uint32_t bit = 1U << c % 32U;  // the same for both cases of a letter
    if (c >= 0x80 || (first && (!letter || (seen_ & bit) != 0))) may_be_alike_ = true;
    if (first) seen_ |= bit;
  }

  std::uint32_t seen_ = 0;
  bool may_be_alike_ = false;
};

void add_words(std::vector<std::string>& words, std::string_view form) {
  for (std::string& word : detail::folded_tokens(form)) words.push_back(std::move(word));
}

}  // namespace

bool may_have_misspellings(const std::vector<Mention>& mentions, std::string_view language, const NameMatcher& matcher,
                           const NameSource* lexicon) {
  // Beyond, looking at all pairs would be no quick look.
  constexpr std::size_t kMostMentions = 24;
  if (mentions.size() > kMostMentions) return true;
  Beginnings beginnings;
  for (const Mention& mention : mentions) {
    if (lexicon != nullptr && !mention.entity.empty() && lexicon->is_misspelling(mention.lemma, mention.entity))
      return true;
    beginnings.add(mention.lemma);
    if (mention.form != mention.lemma) beginnings.add(mention.form);
  }
  if (!beginnings.may_be_alike()) return false;
  std::vector<std::string> words;
  for (const Mention& mention : mentions) {
    add_words(words, mention.lemma);
    if (mention.form != mention.lemma) add_words(words, mention.form);
  }
  return detail::has_slips(words, matcher.inflection().keeps_endings(language));
}

std::vector<NameCluster> cluster_names(const std::vector<DocumentMentions>& documents, const NameMatcher& matcher,
                                       const NameSource* lexicon, SpellingLists& lists) {
  return Clustering(documents, matcher, lexicon, lists).run();
}

}  // namespace tolmach::normalize
