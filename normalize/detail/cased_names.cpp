#include "normalize/detail/cased_names.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "normalize/detail/text_lemmas.h"
#include "normalize/detail/variants.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::normalize::detail {
namespace {

using text::Token;

/// The shortest word that is taken for a name by its capital alone.
constexpr std::size_t kShortestName = 2;
/// Most tokens of a name that is looked up as a whole.
constexpr std::size_t kLongestName = 6;

/// What a token is in the search for names.
struct Word {
  text::Span span;
  CasedWord* known = nullptr;  ///< never null
  bool capital = false;        ///< begins with a capital letter
  bool first = false;          ///< begins a sentence, a quotation or follows a colon: its capital says nothing
  bool joined = false;         ///< nothing but a hyphen or white space stands before it
  bool hyphen_before = false;

  [[nodiscard]] LoweredWord& lowered() const noexcept { return *known->lowered; }
  [[nodiscard]] std::size_t letters() const noexcept { return lowered().letters; }
};

bool is_quote(char32_t c) noexcept {
  static constexpr std::u32string_view kQuotes = U"\"“”„«»‘’'";
  return kQuotes.find(c) != std::u32string_view::npos;
}

/// Marks after which a sentence may begin inside a segment.
bool opens_sentence(char32_t c) noexcept {
  static constexpr std::u32string_view kOpeners = U"(•–—:*-‐";
  return kOpeners.find(c) != std::u32string_view::npos;
}

/// The same mark opens in one language and closes in another; one that opens stands against the word behind it.
bool stands_before_word(std::string_view segment, text::Span mark) noexcept {
  std::size_t behind = mark.end;
  if (behind >= segment.size() || text::is_white_space(text::next_code_point(segment, behind))) return false;
  std::size_t before = mark.begin;
  return before == 0 || !text::is_letter(text::previous_code_point(segment, before));
}

/// Where the word begins behind what is written to it with an apostrophe ("d'Emmanuel").
std::uint32_t behind_elision(std::string_view form, const NameWords& words, std::string_view language) {
  for (const std::string_view mark : {"'", "’"}) {
    const std::size_t at = form.find(mark);
    if (at == std::string_view::npos || at + mark.size() >= form.size()) continue;
    if (words.is_elision(text::lower(form.substr(0, at), language)))
      return static_cast<std::uint32_t>(at + mark.size());
  }
  return 0;
}

/// @param tokens of the segment, with offsets of the document  @param base where the segment begins in it
std::vector<Word> words_of(std::string_view segment, std::uint32_t base, const std::vector<Token>& tokens,
                           const NameWords& known, CasedWords& cased, std::string_view language) {
  std::vector<Word> words;
  bool first = true;
  bool hyphen = false;
  bool joined = false;
  std::uint32_t last_end = 0;
  words.reserve(tokens.size());
  for (Token token : tokens) {
    token.span = {token.span.begin - base, token.span.end - base};
    if (token.kind == Token::Kind::kWord && known.has_elisions()) {
      const std::uint32_t elided = behind_elision(token.span.of(segment), known, language);
      token.span.begin += elided;
      first = first && elided == 0;
      hyphen = hyphen && elided == 0;
    }
    const std::string_view form = token.span.of(segment);
    if (token.kind == Token::Kind::kWord) {
      Word word;
      word.span = {base + token.span.begin, base + token.span.end};
      word.known = &cased.look_up(form);
      word.capital = word.known->capital;
      word.first = first;
      word.joined = joined;
      word.hyphen_before = hyphen;
      words.push_back(word);
      first = false;
      joined = true;
      hyphen = false;
      last_end = token.span.end;
      continue;
    }
    std::size_t at = 0;
    const char32_t head = text::next_code_point(form, at);
    hyphen = joined && (head == U'-' || head == U'‐' || head == U'‑') && token.span.begin == last_end &&
             token.span.end < segment.size() && segment[token.span.end] != ' ';
    // "J." is an initial: its full stop does not end the name.
    const bool initial = head == U'.' && !words.empty() && words.back().capital && words.back().letters() <= 2 &&
                         token.span.begin == last_end;
    joined = hyphen || (initial && joined);
    if (!hyphen && (opens_sentence(head) || (is_quote(head) && stands_before_word(segment, token.span)))) first = true;
  }
  return words;
}

bool ends_with_final_mark(std::string_view segment) noexcept {
  static constexpr std::u32string_view kFinal = U".!?…。\"”»“";
  std::size_t at = segment.size();
  return at > 0 && kFinal.find(text::previous_code_point(segment, at)) != std::u32string_view::npos;
}

/// A title-case headline: no final mark, and nearly all its longer words have capitals, so capitals say nothing in it.
bool is_title_case(const std::vector<Word>& words, std::string_view segment) {
  if (ends_with_final_mark(segment)) return false;
  std::size_t longer = 0;
  std::size_t capitals = 0;
  for (const Word& word : words) {
    if (word.letters() < 4) continue;
    ++longer;
    capitals += word.capital ? 1U : 0U;
  }
  return longer >= 4 && capitals * 5 >= longer * 4;
}

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
    std::vector<std::vector<Word>> segments;
    segments.reserve(document_.segments.size());
    for (std::uint32_t i = 0; i < document_.segments.size(); ++i)
      segments.push_back(
          words_of(document_.segment_text(i), document_.segments[i].span.begin, tokens(i), words_, cased_, language_));
    for (std::uint32_t i = 0; i < segments.size(); ++i) count_uses(segments[i], i);
    for (std::uint32_t i = 0; i < segments.size(); ++i) find_in(segments[i], i);
    for (std::uint32_t i = 0; i < segments.size(); ++i) find_slips(segments[i], i);
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
    lemmatise();
    return std::move(mentions_);
  }

 private:
  void count_uses(const std::vector<Word>& words, std::uint32_t segment) {
    if (is_title_case(words, document_.segment_text(segment))) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].first) continue;
      WordUse& use = use_of(words[i]);
      (words[i].capital ? use.inside_capital : use.inside_lower) += 1;
      if (words[i].capital) count_neighbours(words, i, use);
      if (nouns_have_capitals_ && words[i].capital && i > 0 && words[i].joined) count_noun(words, i, use);
    }
  }

  static void count_neighbours(const std::vector<Word>& words, std::size_t i, WordUse& use) {
    const bool last = i + 1 == words.size();
    const bool hyphened = words[i].hyphen_before || (!last && words[i + 1].hyphen_before);
    const bool behind_name = words[i].joined && i > 0 && words[i - 1].capital && !words[i - 1].first;
    const bool before_name = !last && words[i + 1].joined && words[i + 1].capital;
    use.hyphened += hyphened ? 1U : 0U;
    use.alone += hyphened || behind_name || before_name ? 0U : 1U;
  }

  /// Where all nouns have capitals, what stands before one tells whether it is a name.
  static void count_noun(const std::vector<Word>& words, std::size_t i, WordUse& use) {
    const NameWordFacts& before = facts_of(words[i - 1]);
    use.determined = use.determined || before.determiner;
    use.named = use.named || before.title == NameKind::kPerson || (plausible(words, i) && plausible(words, i - 1));
  }

  [[nodiscard]] WordUse& use_of(const Word& word) const noexcept { return cased_.use(word.lowered()); }
  [[nodiscard]] static const NameWordFacts& facts_of(const Word& word) noexcept { return *word.lowered().facts; }

  [[nodiscard]] std::string_view base_form(const Word& word) const {
    return word.span.of(document_.text).substr(0, word.known->bare_size);
  }

  /// The lexicon's entry for a form or for a lemma it may be inflected from; null where there is none.
  [[nodiscard]] const KnownName* known_name(const Word& word) {
    if (known_.empty()) return nullptr;
    const auto& known = known_.of(base_form(word));
    return known ? known->name : nullptr;
  }

  [[nodiscard]] const std::vector<std::string>& lemmas_of(const Word& word) const {
    return cased_.lemmas(word.span.of(document_.text), *word.known);
  }

  /// Whether a capitalised word is likely a name.
  [[nodiscard]] bool is_name_word(const std::vector<Word>& words, std::size_t i) {
    const Word& word = words[i];
    const LoweredWord& bare = *word.known->bare;
    if (word.letters() < kShortestName || bare.facts->stop || bare.facts->title) return false;
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

  void find_in(const std::vector<Word>& words, std::uint32_t segment) {
    const bool title_case = is_title_case(words, document_.segment_text(segment));
    for (std::size_t i = 0; i < words.size();) {
      const std::size_t head = begins_with_particle(words, i) ? i + 1 : i;
      const std::size_t end = run_end(words, head, title_case);
      const bool numeral_alone = end == i + 1 && words[i].known->numeral;  // the XIX century, not Henry IV
      if (end == head || numeral_alone) {
        ++i;
        continue;
      }
      add_run(words, i, end, segment);
      i = end;
    }
  }

  [[nodiscard]] bool name_at(const std::vector<Word>& words, std::size_t i, bool title_case) {
    const Word& word = words[i];
    if (!word.capital) return false;
    if (title_case) {
      const WordUse& use = use_of(word);
      return use.inside_capital > use.inside_lower || (known_name(word) != nullptr && !facts_of(word).stop);
    }
    return is_name_word(words, i) || (nouns_have_capitals_ && (german_full_name(words, i) || is_titled(words, i)));
  }

  /// "Words Kuleba": a name that also stands alone makes no name of the word before it, nor does an acronym.
  /// @param known the lexicon has the word, as a given name perhaps: then a surname behind it may stand alone elsewhere
  [[nodiscard]] bool is_before_name(const std::vector<Word>& words, std::size_t i, bool known) const {
    return i + 1 < words.size() && words[i + 1].capital && words[i + 1].joined &&
           words[i + 1].known->all_capitals == words[i].known->all_capitals && !facts_of(words[i + 1]).stop &&
           (known || !stands_alone(words[i + 1]));
  }

  [[nodiscard]] bool stands_alone(const Word& word) const {
    const std::vector<std::string>& lemmas = lemmas_of(word);
    return std::any_of(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
      return cased_.use_of(lemma).inside_capital > (lemma == word.lowered().form ? 1U : 0U);
    });
  }

  /// German nouns have capitals too; two of them side by side, neither an ordinary noun by its ending, are mostly a
  /// person.
  [[nodiscard]] static bool german_full_name(const std::vector<Word>& words, std::size_t i) {
    const bool with_next = plausible(words, i) && plausible(words, i + 1) && words[i + 1].joined;
    const bool with_previous = i > 0 && plausible(words, i) && plausible(words, i - 1) && words[i].joined;
    return with_next || with_previous;
  }

  [[nodiscard]] static bool is_titled(const std::vector<Word>& words, std::size_t i) {
    return i > 0 && words[i].joined && plausible(words, i) && facts_of(words[i - 1]).title == NameKind::kPerson;
  }

  /// Whether a German word may be a part of a name by itself.
  [[nodiscard]] static bool plausible(const std::vector<Word>& words, std::size_t k) {
    if (k >= words.size() || !words[k].capital) return false;
    const NameWordFacts& facts = facts_of(words[k]);
    if (facts.stop || facts.title || words[k].lowered().ends_like_noun) return false;
    return words[k].letters() > 2 && words[k].letters() < 14;
  }

  /// The end of the name that begins at word i: names joined by white space, hyphens and particles; i where there is
  /// none.
  [[nodiscard]] std::size_t run_end(const std::vector<Word>& words, std::size_t i, bool title_case) {
    const std::size_t named = behind_initials(words, i);
    if (named == words.size() || !name_at(words, named, title_case)) return i;
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
  [[nodiscard]] static std::size_t behind_particles(const std::vector<Word>& words, std::size_t i) {
    const auto is_inner = [&](std::size_t k) {
      const bool hyphened = words[k].hyphen_before && k + 1 < words.size() && words[k + 1].hyphen_before;
      return hyphened || words[k].known->particle;
    };
    while (i < words.size() && words[i].joined && is_inner(i)) ++i;
    return i;
  }

  /// The first word at or behind i that is no initial with its full stop ("J. K. Rowling").
  [[nodiscard]] std::size_t behind_initials(const std::vector<Word>& words, std::size_t i) const {
    const auto is_dotted = [&](const Word& word) {
      return is_initial(word) && word.span.end < document_.text.size() && document_.text[word.span.end] == '.';
    };
    // No name has more of them, and a text of nothing else must not be read again from each.
    const std::size_t last = std::min(words.size(), i + kLongestName);
    while (i + 1 < last && is_dotted(words[i]) && words[i + 1].capital) ++i;
    return i;
  }

  static bool is_initial(const Word& word) noexcept { return word.capital && word.letters() == 1; }

  [[nodiscard]] static bool is_particle(const Word& word) noexcept {
    return word.known->particle || word.known->lowered_particle;
  }

  /// "al-Sisi" begins with its particle.
  [[nodiscard]] static bool begins_with_particle(const std::vector<Word>& words, std::size_t i) {
    return (!words[i].capital || words[i].first) && is_particle(words[i]) && i + 1 < words.size() &&
           words[i + 1].hyphen_before;
  }

  /// "Kim Jong-un": the second half of a given name behind a surname is small, and no everyday word (Paris-based).
  [[nodiscard]] bool is_second_half(const std::vector<Word>& words, std::size_t i, std::size_t begin) const {
    constexpr std::size_t kLongestSyllable = 5;
    const Word& word = words[i];
    return word.hyphen_before && !word.capital && i >= begin + 2 && !words[i - 1].hyphen_before &&
           word.letters() <= kLongestSyllable && words[i - 1].letters() <= kLongestSyllable && !facts_of(word).stop &&
           !facts_of(word).common && !ordinary_.contains(word.lowered().form) && words_.known();
  }

  /// A run is one name, unless a possessive ends one inside it or a hyphen joins two names that also stand alone.
  void add_run(const std::vector<Word>& words, std::size_t begin, std::size_t end, std::uint32_t segment) {
    std::size_t from = begin;
    for (std::size_t k = begin; k < end; ++k) {
      const bool possessive = words[k].known->bare_size != words[k].span.size();
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
  [[nodiscard]] bool is_inflected_place(const Word& word) {
    if (known_.empty() || known_.has(base_form(word))) return false;
    const KnownName* name = known_name(word);
    return name != nullptr && name->kind == NameKind::kPlace;
  }

  /// Whether a hyphen joins two names: either stands alone in the text, or both stand in names without it.
  [[nodiscard]] bool two_names(const Word& a, const Word& b) const {
    if (is_particle(a)) return false;
    const auto elsewhere = [&](const Word& word) { return use_of(word).inside_capital > use_of(word).hyphened; };
    return use_of(a).alone > 0 || use_of(b).alone > 0 || (elsewhere(a) && elsewhere(b));
  }

  void add(const std::vector<Word>& words, std::size_t begin, std::size_t end, std::uint32_t segment) {
    Mention mention;
    mention.span = {words[begin].span.begin, words[end - 1].span.begin + words[end - 1].known->bare_size};
    mention.segment = segment;
    mention.form = std::string(mention.span.of(document_.text));
    mention.lemma = mention.form;
    mention.kind = words[begin].known->all_capitals && end == begin + 1 ? NameKind::kOrganisation : NameKind::kOther;
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
  [[nodiscard]] static std::optional<NameKind> kind_by_titles(const std::vector<Word>& words, std::size_t begin,
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
  void find_slips(const std::vector<Word>& words, std::uint32_t segment) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& word = words[i];
      if (!word.first || !word.capital) continue;
      const WordUse& use = use_of(word);
      if (use.inside_lower + use.inside_capital > 0 || facts_of(word).stop || is_mentioned(word.span)) continue;
      if (is_slip_of_name(text::fold(base_form(word)))) add(words, i, i + 1, segment);
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

  /// Inflected forms take the lemma that the lexicon knows, else the form that others of the document are inflected
  /// from, else what the lexicon knows in another language.
  void lemmatise() {
    TextLemmas text(inflection_, language_);
    const bool several = mentions_.size() > 1;  // one alone is inflected from no other
    for (const Mention& mention : mentions_)
      if (several) text.add(mention.form);
    for (Mention& mention : mentions_) {
      const auto& known = known_.of(mention.form);
      if (known) mention.lemma = known->text;
      if (known && (known->own_language || text::lower(known->text) == text::lower(mention.form))) continue;
      if (!several) continue;
      if (auto seen = text.of(mention.form)) mention.lemma = std::move(*seen);
    }
    follow_lemmas();
  }

  /// The form that another one seems to be inflected from may be inflected itself: Києві, Києва, Київ.
  void follow_lemmas() {
    const auto is_inflected = [](const Mention& mention) { return mention.lemma != mention.form; };
    if (std::none_of(mentions_.begin(), mentions_.end(), is_inflected)) return;
    std::unordered_map<std::string_view, const Mention*> by_form;
    for (const Mention& mention : mentions_) by_form.emplace(mention.form, &mention);
    std::vector<std::string> lemmas;
    for (const Mention& mention : mentions_) {
      const auto next = is_inflected(mention) ? by_form.find(mention.lemma) : by_form.end();
      const bool goes_on = next != by_form.end() && next->second->lemma != mention.form;
      lemmas.push_back(goes_on ? next->second->lemma : mention.lemma);
    }
    for (std::size_t k = 0; k < mentions_.size(); ++k) mentions_[k].lemma = std::move(lemmas[k]);
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
  std::set<std::string> name_tokens_;  ///< folded words of the mentions that were found first
};

}  // namespace

std::vector<Mention> find_cased_names(const text::Document& document, const SegmentTokens& tokens,
                                      const CasedLanguage& language, CasedWords& words, KnownLemmas& known) {
  return MentionSearch(document, language.around, language.ordinary, language.inflection, words, known).find(tokens);
}

}  // namespace tolmach::normalize::detail
