#include "normalize/detail/mentions/cased_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/detail/clusters/variants.h"
#include "normalize/detail/mentions/first_letters.h"
#include "normalize/detail/mentions/mention_lemmas.h"
#include "normalize/detail/mentions/placed_words.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::normalize::detail {
namespace {

using text::Token;

/// Most tokens of a name that is looked up as a whole.
constexpr std::size_t kLongestName = 6;

/// One run over a document.
class MentionSearch {
 public:
  MentionSearch(const text::Document& document, const NameWords& words, const OrdinaryWords& ordinary,
                const Inflection& inflection, CasedWords& cased, KnownLemmas& known)
      : document_(document),
        language_(text::base_language(document.language)),
        words_(words),
        cased_(cased),
        ordinary_(ordinary),
        inflection_(inflection),
        known_(known),
        nouns_have_capitals_(language_ == "de"),
        keeps_endings_(inflection.keeps_endings(language_)) {}

  std::vector<Mention> find(const SegmentTokens& tokens) {
    cased_.begin_text();
    known_.forget_much();
    std::vector<std::vector<PlacedWord>> segments;
    segments.reserve(document_.segments.size());
    for (std::uint32_t i = 0; i < document_.segments.size(); ++i)
      segments.push_back(placed_words(document_.segment_text(i), document_.segments[i].span.begin, tokens(i), words_,
                                      cased_, language_));
    for (const std::vector<PlacedWord>& words : segments) note_capitals(words);
    for (std::uint32_t i = 0; i < segments.size(); ++i) count_uses(segments[i], i);
    for (std::uint32_t i = 0; i < segments.size(); ++i) find_in(segments[i], i);
    for (std::uint32_t i = 0; i < segments.size(); ++i) find_slips(segments[i], i);
    const auto is_before = [](const Mention& a, const Mention& b) { return a.span < b.span; };
    if (!std::is_sorted(mentions_.begin(), mentions_.end(), is_before))
      std::sort(mentions_.begin(), mentions_.end(), is_before);
    lemmatise(mentions_, known_, inflection_, language_);
    return std::move(mentions_);
  }

 private:
  void note_capitals(const std::vector<PlacedWord>& words) {
    for (const PlacedWord& word : words)
      if (word.capital) capitals_.add(word.lowered().form);
  }

  /// Of words in small letters only those count that the text has with a capital too.
  [[nodiscard]] bool may_have_capital(const PlacedWord& word) const noexcept {
    return word.capital || capitals_.may_have(word.form);
  }

  void count_uses(const std::vector<PlacedWord>& words, std::uint32_t segment) {
    if (is_title_case(words, document_.segment_text(segment))) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].first || !may_have_capital(words[i])) continue;
      WordUse& use = use_of(words[i]);
      (words[i].capital ? use.inside_capital : use.inside_lower) += 1;
      if (words[i].capital) count_neighbours(words, i, use);
      if (nouns_have_capitals_ && words[i].capital && i > 0 && words[i].joined) count_noun(words, i, use);
    }
  }

  static void count_neighbours(const std::vector<PlacedWord>& words, std::size_t i, WordUse& use) {
    const bool last = i + 1 == words.size();
    const bool hyphened = words[i].hyphen_before || (!last && words[i + 1].hyphen_before);
    const bool behind_name = words[i].joined && i > 0 && words[i - 1].capital && !words[i - 1].first;
    const bool before_name = !last && words[i + 1].joined && words[i + 1].capital;
    use.hyphened += hyphened ? 1U : 0U;
    use.alone += hyphened || behind_name || before_name ? 0U : 1U;
  }

  /// Where all nouns have capitals, what stands before one tells whether it is a name.
  static void count_noun(const std::vector<PlacedWord>& words, std::size_t i, WordUse& use) {
    const NameWordFacts& before = facts_of(words[i - 1]);
    use.determined = use.determined || before.determiner;
    use.named = use.named || before.title == NameKind::kPerson || (plausible(words, i) && plausible(words, i - 1));
  }

  [[nodiscard]] WordUse& use_of(const PlacedWord& word) const { return cased_.use(word.lowered()); }
  [[nodiscard]] static const NameWordFacts& facts_of(const PlacedWord& word) { return *word.lowered().facts; }

  [[nodiscard]] std::string_view base_form(const PlacedWord& word) const {
    return word.form.substr(0, word.known().bare_size);
  }

  /// The lexicon's entry for a form or for a lemma it may be inflected from; null where there is none.
  [[nodiscard]] const KnownName* known_name(const PlacedWord& word) {
    if (known_.empty()) return nullptr;
    const auto& known = known_.of(base_form(word));
    return known ? known->name : nullptr;
  }

  [[nodiscard]] const std::vector<std::string>& lemmas_of(const PlacedWord& word) const {
    return cased_.lemmas(word.form, word.known());
  }

  /// Whether a capitalised word is likely a name.
  [[nodiscard]] bool is_name_word(const std::vector<PlacedWord>& words, std::size_t i) {
    const PlacedWord& word = words[i];
    const LoweredWord& bare = *word.known().bare;
    if (word.single || bare.facts->stop || bare.facts->title) return false;
    const KnownName* const name = known_name(word);
    if (name != nullptr && name->kind != NameKind::kOther) return true;
    const WordUse& use = use_of(word);
    if (nouns_have_capitals_) return use.named && !use.determined && use.inside_lower == 0 && !bare.ends_like_noun;
    const bool seen_lower = use.inside_lower > 0;
    const bool seen_capital = use.inside_capital > 0;
    if (!word.first) return !seen_lower || seen_capital;
    if (seen_capital) return true;
    return !seen_lower && words_.known() && is_before_name(words, i, name != nullptr) &&
           !ordinary_.contains(word.lowered().form);
  }

  void find_in(const std::vector<PlacedWord>& words, std::uint32_t segment) {
    const bool title_case = is_title_case(words, document_.segment_text(segment));
    for (std::size_t i = 0; i < words.size();) {
      const std::size_t head = begins_with_particle(words, i) ? i + 1 : i;
      const std::size_t end = run_end(words, head, title_case);
      const bool numeral_alone = end == i + 1 && words[i].known().numeral;  // the XIX century, not Henry IV
      if (end == head || numeral_alone) {
        ++i;
        continue;
      }
      add_run(words, i, end, segment);
      i = end;
    }
  }

  [[nodiscard]] bool name_at(const std::vector<PlacedWord>& words, std::size_t i, bool title_case) {
    const PlacedWord& word = words[i];
    if (!word.capital) return false;
    if (title_case) {
      const WordUse& use = use_of(word);
      return use.inside_capital > use.inside_lower || (known_name(word) != nullptr && !facts_of(word).stop);
    }
    return is_name_word(words, i) || is_known_with_neighbour(words, i) ||
           (nouns_have_capitals_ && (german_full_name(words, i) || is_titled(words, i)));
  }

  /// Words that are no names by themselves are parts of some that the lexicon has: New York, Theresa May.
  [[nodiscard]] bool is_known_with_neighbour(const std::vector<PlacedWord>& words, std::size_t i) {
    if (known_.empty() || !words[i].known().bare->facts->stop) return false;
    const auto is_known_pair = [&](std::size_t k) {
      if (k + 1 >= words.size() || !words[k].capital || !words[k + 1].capital || !words[k + 1].joined) return false;
      const text::Span pair{words[k].span.begin, words[k + 1].span.begin + words[k + 1].known().bare_size};
      return known_.has(pair.of(document_.text));
    };
    return is_known_pair(i) || (i > 0 && is_known_pair(i - 1));
  }

  /// "Words Kuleba": a name that also stands alone makes no name of the word before it, nor does an acronym.
  /// @param known the lexicon has the word, as a given name perhaps: then a surname behind it may stand alone elsewhere
  [[nodiscard]] bool is_before_name(const std::vector<PlacedWord>& words, std::size_t i, bool known) const {
    return i + 1 < words.size() && words[i + 1].capital && words[i + 1].joined &&
           words[i + 1].known().all_capitals == words[i].known().all_capitals && !facts_of(words[i + 1]).stop &&
           (known || !stands_alone(words[i + 1]));
  }

  [[nodiscard]] bool stands_alone(const PlacedWord& word) const {
    const std::vector<std::string>& lemmas = lemmas_of(word);
    return std::any_of(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
      return cased_.use_of(lemma).inside_capital > (lemma == word.lowered().form ? 1U : 0U);
    });
  }

  /// German nouns have capitals too; two of them side by side, neither an ordinary noun by its ending, are mostly a
  /// person.
  [[nodiscard]] static bool german_full_name(const std::vector<PlacedWord>& words, std::size_t i) {
    const bool with_next = plausible(words, i) && plausible(words, i + 1) && words[i + 1].joined;
    const bool with_previous = i > 0 && plausible(words, i) && plausible(words, i - 1) && words[i].joined;
    return with_next || with_previous;
  }

  [[nodiscard]] static bool is_titled(const std::vector<PlacedWord>& words, std::size_t i) {
    return i > 0 && words[i].joined && plausible(words, i) && facts_of(words[i - 1]).title == NameKind::kPerson;
  }

  /// Whether a German word may be a part of a name by itself.
  [[nodiscard]] static bool plausible(const std::vector<PlacedWord>& words, std::size_t k) {
    if (k >= words.size() || !words[k].capital) return false;
    const NameWordFacts& facts = facts_of(words[k]);
    if (facts.stop || facts.title || words[k].lowered().ends_like_noun) return false;
    return words[k].letters() > 2 && words[k].letters() < 14;
  }

  /// The end of the name that begins at word i: names joined by white space, hyphens and particles; i where there is
  /// none.
  [[nodiscard]] std::size_t run_end(const std::vector<PlacedWord>& words, std::size_t i, bool title_case) {
    if (i == words.size() || !words[i].capital) return i;  // most words
    const std::size_t named = behind_initials(words, i);
    if (!name_at(words, named, title_case)) return i;
    std::size_t end = named + 1;
    while (end < words.size() && end - i < kLongestName && words[end].joined) {
      if (name_at(words, end, title_case) || is_initial(words[end]) ||
          (words[end].hyphen_before && words[end].capital) || is_second_half(words, end, i)) {
        ++end;
        continue;
      }
      const std::size_t behind = behind_particles(words, end);
      if (behind == end || behind >= words.size() || !words[behind].joined || !name_at(words, behind, title_case))
        break;
      end = behind + 1;
    }
    return end;
  }

  /// The first word at or behind i that is no particle ("von der") and does not stand between hyphens.
  [[nodiscard]] static std::size_t behind_particles(const std::vector<PlacedWord>& words, std::size_t i) {
    const auto is_inner = [&](std::size_t k) {
      const bool hyphened = words[k].hyphen_before && k + 1 < words.size() && words[k + 1].hyphen_before;
      return hyphened || words[k].known().particle;
    };
    while (i < words.size() && words[i].joined && is_inner(i)) ++i;
    return i;
  }

  /// The first word at or behind i that is no initial with its full stop ("J. K. Rowling").
  [[nodiscard]] std::size_t behind_initials(const std::vector<PlacedWord>& words, std::size_t i) const {
    const auto is_dotted = [&](const PlacedWord& word) {
      return is_initial(word) && word.span.end < document_.text.size() && document_.text[word.span.end] == '.';
    };
    // No name has more of them, and a text of nothing else must not be read again from each.
    const std::size_t last = std::min(words.size(), i + kLongestName);
    while (i + 1 < last && is_dotted(words[i]) && words[i + 1].capital) ++i;
    return i;
  }

  static bool is_initial(const PlacedWord& word) noexcept { return word.capital && word.single; }

  [[nodiscard]] static bool is_particle(const PlacedWord& word) {
    return word.known().particle || word.known().lowered_particle;
  }

  /// "al-Sisi" begins with its particle.
  [[nodiscard]] static bool begins_with_particle(const std::vector<PlacedWord>& words, std::size_t i) {
    return i + 1 < words.size() && words[i + 1].hyphen_before && (!words[i].capital || words[i].first) &&
           is_particle(words[i]);
  }

  /// "Kim Jong-un": the second half of a given name behind a surname is small, and no everyday word (Paris-based).
  [[nodiscard]] bool is_second_half(const std::vector<PlacedWord>& words, std::size_t i, std::size_t begin) const {
    constexpr std::size_t kLongestSyllable = 5;
    const PlacedWord& word = words[i];
    return word.hyphen_before && !word.capital && i >= begin + 2 && !words[i - 1].hyphen_before &&
           word.letters() <= kLongestSyllable && words[i - 1].letters() <= kLongestSyllable && !facts_of(word).stop &&
           !facts_of(word).common && !ordinary_.contains(word.lowered().form) && words_.known();
  }

  /// A run is one name, unless a possessive ends one inside it or a hyphen joins two names that also stand alone.
  void add_run(const std::vector<PlacedWord>& words, std::size_t begin, std::size_t end, std::uint32_t segment) {
    std::size_t from = begin;
    for (std::size_t k = begin; k < end; ++k) {
      const bool possessive = words[k].known().bare_size != words[k].span.size();
      const bool hyphen = k + 1 < end && words[k + 1].hyphen_before;
      const bool splits = k + 1 < end && (possessive || (hyphen && two_names(words[k], words[k + 1])) ||
                                          (!hyphen && k == from && is_inflected_place(words[k])));
      if (!splits) continue;
      add(words, from, k + 1, segment);
      from = k + 1;
    }
    if (from < end) add(words, from, end, segment);
  }

  /// "Польщі Марек Завадзький": an inflected place before a name is its owner, not its beginning.
  [[nodiscard]] bool is_inflected_place(const PlacedWord& word) {
    if (known_.empty() || known_.has(base_form(word))) return false;
    const KnownName* name = known_name(word);
    return name != nullptr && name->kind == NameKind::kPlace;
  }

  /// Whether a hyphen joins two names: either stands alone in the text, or both stand in names without it.
  [[nodiscard]] bool two_names(const PlacedWord& a, const PlacedWord& b) const {
    if (is_particle(a)) return false;
    const auto elsewhere = [&](const PlacedWord& word) { return use_of(word).inside_capital > use_of(word).hyphened; };
    return use_of(a).alone > 0 || use_of(b).alone > 0 || (elsewhere(a) && elsewhere(b));
  }

  void add(const std::vector<PlacedWord>& words, std::size_t begin, std::size_t end, std::uint32_t segment) {
    Mention mention;
    mention.span = {words[begin].span.begin, words[end - 1].span.begin + words[end - 1].known().bare_size};
    mention.segment = segment;
    mention.form = std::string(mention.span.of(document_.text));
    mention.lemma = mention.form;
    mention.kind = words[begin].known().all_capitals && end == begin + 1 ? NameKind::kOrganisation : NameKind::kOther;
    mention.confidence = words[begin].first && end == begin + 1 ? 0.7 : 0.9;
    if (const auto kind = kind_by_titles(words, begin, end); kind && mention.kind == NameKind::kOther)
      mention.kind = *kind;
    if (const auto& known = known_.of(mention.form)) {
      mention.entity = known->name->entity;
      mention.kind = known->name->kind;
      mention.confidence = 0.98;
    }
    mentions_.push_back(std::move(mention));
  }

  /// What the words beside a name say that it names.
  [[nodiscard]] static std::optional<NameKind> kind_by_titles(const std::vector<PlacedWord>& words, std::size_t begin,
                                                              std::size_t end) {
    if (end > begin + 1)
      if (const auto kind = facts_of(words[end - 1]).behind) return kind;
    if (end < words.size() && words[end].joined)
      if (const auto kind = facts_of(words[end]).behind) return kind;
    if (begin == 0 || !words[begin].joined) return std::nullopt;
    return facts_of(words[begin - 1]).title;
  }

  /// A word whose capital says nothing is a name all the same where it is a slip away from one: "Hritsai said" beside
  /// Hrytsai.
  void find_slips(const std::vector<PlacedWord>& words, std::uint32_t segment) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const PlacedWord& word = words[i];
      if (!word.first || !word.capital) continue;
      const WordUse& use = use_of(word);
      if (use.inside_lower + use.inside_capital > 0 || facts_of(word).stop || is_mentioned(word.span)) continue;
      if (!mentions_.empty() && is_slip_of_name(text::fold(base_form(word)))) add(words, i, i + 1, segment);
    }
  }

  [[nodiscard]] bool is_mentioned(text::Span span) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.span.overlaps(span); });
  }

  [[nodiscard]] bool is_slip_of_name(const std::string& folded) {
    if (name_tokens_.empty()) {
      for (const Mention& mention : mentions_)
        for (const Token& token : text::tokenise(mention.form))
          name_tokens_.insert(text::fold(token.span.of(mention.form)));
    }
    return std::any_of(name_tokens_.begin(), name_tokens_.end(),
                       [&](const std::string& name) { return looks_like_slip(folded, name, keeps_endings_); });
  }

  const text::Document& document_;
  std::string_view language_;
  const NameWords& words_;
  CasedWords& cased_;
  const OrdinaryWords& ordinary_;
  const Inflection& inflection_;
  KnownLemmas& known_;
  bool nouns_have_capitals_;
  bool keeps_endings_;
  std::vector<Mention> mentions_;
  FirstLetters capitals_;              ///< of words with a capital
  std::set<std::string> name_tokens_;  ///< folded words of the mentions that were found first
};

}  // namespace

std::vector<Mention> find_cased_names(const text::Document& document, const SegmentTokens& tokens,
                                      const CasedLanguage& language, CasedWords& words, KnownLemmas& known) {
  return MentionSearch(document, language.around, language.ordinary, language.inflection, words, known).find(tokens);
}

}  // namespace tolmach::normalize::detail
