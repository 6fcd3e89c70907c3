#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "normalize/detail/caseless_names.h"
#include "normalize/detail/variants.h"
#include "text/string_map.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::normalize::detail {
namespace {

/// Log-odds from which a word is a name by its letters alone, where the text repeats it, beside another word that is
/// spelled like a name, and beside a given name.
constexpr double kSurelySpelled = 5.5, kRepeatedSpelled = 3.5, kLikelySpelled = 2, kMaybeSpelled = -1;
/// Letters of a name, and of one that may be a slip for another.
constexpr std::size_t kShortest = 2, kShortestSlip = 5;
/// Letters that must be left where something is taken off.
constexpr std::size_t kShortestLeft = 2, kShortestBehindClitic = 3;
constexpr std::size_t kMostWords = 4;
/// Most words between a title and its name that describe the title.
constexpr std::size_t kMostDescriptions = 2;
constexpr double kKnown = 0.98, kSure = 0.9, kLikely = 0.8;

/// What speaks for a word as a name, the strongest last.
enum class Evidence { kNone, kSlip, kLetters, kNeighbour, kText, kGiven, kTitle };

struct Word {
  text::Span span;  ///< without what the language writes to a name
  std::string form;
  bool joined = false;  ///< nothing but white space or a hyphen stands before it
  bool clitic = false;  ///< something is written to its beginning: no name goes on with it
  bool ending = false;  ///< something is written to its end: no name goes on behind it
  std::size_t length = 0;
  const KnownWord* known = nullptr;
  Evidence evidence = Evidence::kNone;
  NameKind kind = NameKind::kOther;
};

class SpacedSearch {
 public:
  SpacedSearch(const text::Document& document, const CaselessLanguage& language, KnownNames& known)
      : document_(document), language_(language), names_(language.words), lexicon_(known) {}

  std::vector<Mention> find() {
    for (const text::Segment& segment : document_.segments) {
      tokens_.push_back(text::tokenise(of(segment.span), segment.span.begin));
      for (const text::Token& token : tokens_.back()) ++written_[of(token.span)];
    }
    for (const std::vector<text::Token>& tokens : tokens_) {
      segments_.push_back(words_of(tokens));
      for (const Word& word : segments_.back()) ++counts_[word.form];
    }
    for (std::vector<Word>& words : segments_) {
      for (Word& word : words) look_at(word);
      look_at_halves(words);
      look_at_titles(words);
      look_at_neighbours(words);
      for (const Word& word : words)
        if (word.evidence >= Evidence::kGiven && word.length >= kShortestBehindClitic)
          seen_.try_emplace(word.form, word.kind);
    }
    for (std::vector<Word>& words : segments_) look_at_text(words);
    for (std::vector<Word>& words : segments_) look_at_slips(words);
    for (std::size_t k = 0; k < segments_.size(); ++k) find_in(segments_[k], k);
    return std::move(mentions_);
  }

 private:
  [[nodiscard]] std::string_view of(text::Span span) const { return span.of(document_.text); }

  [[nodiscard]] std::vector<Word> words_of(const std::vector<text::Token>& tokens) {
    std::vector<Word> words;
    bool joined = false;
    for (const text::Token& token : tokens) {
      if (token.kind != text::Token::Kind::kWord) {
        joined = joined && of(token.span) == "-";
        continue;
      }
      Word word;
      word.span = token.span;
      word.joined = joined;
      take_off(word);
      word.form = std::string(of(word.span));
      word.length = text::count_code_points(word.form);
      word.known = &lexicon_.word(word.form);
      words.push_back(std::move(word));
      joined = true;
    }
    return words;
  }

  /// A name is what is known as one, with or without what is written to it; else all that may be written to it goes.
  void take_off(Word& word) {
    const std::string_view whole = of(word.span);
    if (is_known(lexicon_.word(whole))) return;
    for (const std::string& clitic : language_.clitics) {
      if (whole.substr(0, clitic.size()) != clitic) continue;
      const text::Span rest{word.span.begin + static_cast<std::uint32_t>(clitic.size()), word.span.end};
      if (text::count_code_points(of(rest)) < kShortestBehindClitic) continue;
      const KnownWord& left = lexicon_.word(of(rest));
      if (!is_known(left) && !is_written(of(rest), left)) continue;
      word.span = rest;
      word.clitic = true;
      return;
    }
    for (const std::string& ending : names_.endings()) {
      if (whole.size() <= ending.size() || whole.substr(whole.size() - ending.size()) != ending) continue;
      const text::Span rest{word.span.begin, word.span.end - static_cast<std::uint32_t>(ending.size())};
      if (text::count_code_points(of(rest)) < kShortestLeft && !is_title_of_person(lexicon_.word(of(rest)))) continue;
      word.span = rest;
      word.ending = true;
      return;
    }
  }

  [[nodiscard]] static bool is_title_of_person(const KnownWord& word) noexcept {
    return word.facts->behind == NameKind::kPerson;
  }

  [[nodiscard]] static bool is_known(const KnownWord& word) noexcept {
    return word.facts->given || word.facts->behind || word.facts->stop || word.facts->title || word.name ||
           word.letters >= kSurelySpelled;
  }

  /// Whether the text has a word, spelled as foreign names are, by itself.
  [[nodiscard]] bool is_written(std::string_view form, const KnownWord& word) const {
    return word.letters >= kRepeatedSpelled && written_.find(form) != written_.end();
  }

  [[nodiscard]] static bool is_no_name(const Word& word) {
    return word.length < kShortest || word.known->facts->stop || word.known->facts->title ||
           word.known->facts->behind || word.known->facts->common;
  }

  // --- What speaks for a word

  void look_at(Word& word) {
    if (is_no_name(word)) return;
    if (word.known->facts->given) {
      set(word, Evidence::kGiven, NameKind::kPerson);
    } else if (is_spelled_like_name(word)) {
      set(word, Evidence::kLetters, NameKind::kOther);
    }
  }

  /// عبد الفتاح: a given name of two words.
  void look_at_halves(std::vector<Word>& words) const {
    for (std::size_t k = 0; k + 1 < words.size(); ++k) {
      Word& next = words[k + 1];
      if (!words[k].known->facts->half || !next.joined || next.clitic || !names_.describes_title(next.form)) continue;
      set(words[k], Evidence::kGiven, NameKind::kPerson);
      set(next, Evidence::kGiven, NameKind::kPerson);
    }
  }

  /// Names from abroad take no article.
  [[nodiscard]] bool is_spelled_like_name(const Word& word) const {
    const bool repeated = counts_.find(word.form)->second > 1;
    if (word.known->letters < (repeated ? kRepeatedSpelled : kSurelySpelled)) return false;
    return std::none_of(names_.articles().begin(), names_.articles().end(), [&](const std::string& article) {
      const std::string with_article = article + word.form;
      return written_.find(with_article) != written_.end();
    });
  }

  static void set(Word& word, Evidence evidence, NameKind kind) {
    if (evidence <= word.evidence) return;
    word.evidence = evidence;
    if (kind != NameKind::kOther) word.kind = kind;
  }

  /// The word beside a title, and what describes the title in between.
  void look_at_titles(std::vector<Word>& words) {
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (const auto kind = words[k].known->facts->title) vouch_behind(words, k, *kind);
      if (const auto kind = words[k].known->facts->behind; kind && k > 0 && words[k].joined)
        vouch_before(words, k - 1, *kind);
      split_title(words[k]);
    }
  }

  void vouch_behind(std::vector<Word>& words, std::size_t title, NameKind kind) {
    std::size_t name = title + 1;
    while (name < words.size() && name <= title + kMostDescriptions && words[name].joined &&
           words[name].evidence < Evidence::kGiven && describes(words[name]))
      ++name;
    if (name >= words.size() || !words[name].joined || words[name].clitic || is_no_name(words[name])) return;
    if (words[name].known->name) return;
    // By itself a title says little where the words behind it may be anything.
    const bool spelled = language_.letters.known() ? words[name].known->letters > 0 : name + 1 < words.size();
    const bool given = words[name].evidence == Evidence::kGiven;
    if (given || spelled) set(words[name], Evidence::kTitle, kind);
  }

  [[nodiscard]] bool describes(const Word& word) const {
    return names_.describes_title(word.form) || word.known->facts->title;
  }

  /// Where titles stand behind names, what stands before one is a name unless it is a place or an ordinary word.
  void vouch_before(std::vector<Word>& words, std::size_t k, NameKind kind) {
    if (kind == NameKind::kPerson && names_.ends_like_office(words[k].form)) {
      if (k > 0 && words[k].joined && begins_with_surname(words[k - 1])) vouch_before(words, k - 1, kind);
      return;
    }
    Word& word = words[k];
    constexpr std::size_t kShortestName = 3;
    if (word.ending || is_no_name(word) || word.known->name) return;
    if (word.length < kShortestName && !begins_with_surname(word)) return;
    set(word, Evidence::kTitle, kind);
  }

  [[nodiscard]] bool begins_with_surname(const Word& word) const {
    std::size_t at = 0;
    static_cast<void>(text::next_code_point(word.form, at));
    return names_.facts(std::string_view(word.form).substr(0, at)).surname || word.known->facts->surname;
  }

  /// "김민수씨", "부산광역시": the title is written to the name.
  void split_title(Word& word) {
    if (word.evidence != Evidence::kNone || is_no_name(word) || names_.endings().empty()) return;
    for (std::size_t at = word.form.size(); at > 0;) {
      static_cast<void>(text::previous_code_point(word.form, at));
      const auto kind = names_.facts(std::string_view(word.form).substr(at)).behind;
      if (!kind || at == 0) continue;
      const std::string_view rest = std::string_view(word.form).substr(0, at);
      const KnownName* known = lexicon_.find(rest);
      const bool person = *kind == NameKind::kPerson && text::count_code_points(rest) == 3 && begins_with_surname(word);
      const bool long_title = word.form.size() - at > 6;  // two syllables: "시" ends many words
      if (known == nullptr && !person &&
          !(long_title && *kind == NameKind::kPlace && text::count_code_points(rest) >= kShortest))
        continue;
      word.span.end = word.span.begin + static_cast<std::uint32_t>(at);
      word.form.resize(at);
      word.length = text::count_code_points(word.form);
      word.known = &lexicon_.word(word.form);
      word.ending = true;
      set(word, Evidence::kTitle, *kind);
      return;
    }
  }

  /// A given name has a surname behind it, and a word that may be a name by its letters is one beside another.
  void look_at_neighbours(std::vector<Word>& words) {
    for (std::size_t k = 0; k + 1 < words.size(); ++k) {
      Word& word = words[k];
      Word& next = words[k + 1];
      if (!next.joined || next.clitic || word.ending) continue;
      if (is_person(word) && next.evidence == Evidence::kNone &&
          may_be_name(next, word.evidence == Evidence::kLetters ? kLikelySpelled : kMaybeSpelled)) {
        set(next, Evidence::kNeighbour, word.kind);
        if (word.evidence == Evidence::kTitle && next.length > kShortestBehindClitic)
          seen_.try_emplace(next.form, word.kind);
      }
      if (may_have_origin(word) && next.evidence == Evidence::kNone && !is_no_name(next) &&
          names_.says_origin(next.form))
        set(next, Evidence::kNeighbour, word.kind);
      if (next.evidence == Evidence::kLetters && word.evidence == Evidence::kNone &&
          word.known->letters >= kLikelySpelled && may_be_name(word, kLikelySpelled))
        set(word, Evidence::kNeighbour, next.kind);
    }
  }

  /// Whether a surname that says where one is from may follow.
  static bool may_have_origin(const Word& word) noexcept {
    return word.kind == NameKind::kPerson && word.evidence >= Evidence::kNeighbour;
  }

  static bool is_person(const Word& word) noexcept {
    return word.evidence == Evidence::kGiven || word.evidence == Evidence::kLetters ||
           (word.evidence == Evidence::kTitle && word.kind == NameKind::kPerson);
  }

  [[nodiscard]] bool may_be_name(const Word& word, double least) const {
    if (is_no_name(word) || names_.ends_like_office(word.form)) return false;
    if (language_.letters.known()) return word.known->letters >= least && !names_.describes_title(word.form);
    return word.length >= kShortestBehindClitic && !names_.describes_title(word.form);
  }

  /// What something vouches for anywhere in the text.
  void look_at_text(std::vector<Word>& words) {
    for (Word& word : words) {
      const auto seen = seen_.find(word.form);
      if (seen != seen_.end() && !is_no_name(word)) set(word, Evidence::kText, seen->second);
      if (word.evidence != Evidence::kNone && word.length >= kShortestSlip)
        by_letter_[first_letter(word)].insert(word.form);
    }
  }

  /// A word seen once that is a slip away from a name of the text is meant as that name.
  void look_at_slips(std::vector<Word>& words) {
    if (!language_.letters.known()) return;
    for (Word& word : words) {
      if (word.evidence != Evidence::kNone || word.length < kShortestSlip || word.known->letters < 0 ||
          is_no_name(word))
        continue;
      const auto names = by_letter_.find(first_letter(word));
      if (names == by_letter_.end() || counts_.find(word.form)->second > 1) continue;
      const bool slip = std::any_of(names->second.begin(), names->second.end(), [&](const std::string& name) {
        return looks_like_slip(word.form, name, /*keeps_endings=*/false);
      });
      if (slip) set(word, Evidence::kSlip, NameKind::kOther);
    }
  }

  static char32_t first_letter(const Word& word) noexcept {
    std::size_t at = 0;
    return text::next_code_point(word.form, at);
  }

  // --- Names of one or several words

  void find_in(const std::vector<Word>& words, std::size_t segment) {
    for (std::size_t k = 0; k < words.size();) {
      std::size_t end = known_end(words, k);
      const KnownName* known = nullptr;
      if (end > k) known = lexicon_.find(form_of(words, k, end));
      if (end == k) end = run_end(words, k);
      if (end > k) add(words, k, end, segment, known);
      k = std::max(end, k + 1);
    }
  }

  [[nodiscard]] std::string_view form_of(const std::vector<Word>& words, std::size_t begin, std::size_t end) const {
    return of({words[begin].span.begin, words[end - 1].span.end});
  }

  /// The end of the longest name that the lexicon knows; k where there is none.
  [[nodiscard]] std::size_t known_end(const std::vector<Word>& words, std::size_t k) {
    if (lexicon_.empty() || is_no_name(words[k])) return k;
    const std::size_t alone = words[k].known->name ? k + 1 : k;
    if (!words[k].known->begins_name) return alone;
    std::size_t last = k + 1;
    while (last < words.size() && last - k < kMostWords && words[last].joined && !words[last].clitic &&
           !words[last - 1].ending)
      ++last;
    for (std::size_t end = last; end > k + 1; --end)
      if (lexicon_.find(form_of(words, k, end)) != nullptr) return end;
    return alone;
  }

  [[nodiscard]] static std::size_t run_end(const std::vector<Word>& words, std::size_t k) {
    if (words[k].evidence == Evidence::kNone) return k;
    std::size_t end = k + 1;
    while (end < words.size() && end - k < kMostWords && words[end].joined && !words[end].clitic &&
           !words[end - 1].ending && words[end].evidence != Evidence::kNone && !words[end].known->name)
      ++end;
    return end;
  }

  void add(const std::vector<Word>& words, std::size_t begin, std::size_t end, std::size_t segment,
           const KnownName* known) {
    Mention mention;
    mention.span = {words[begin].span.begin, words[end - 1].span.end};
    mention.segment = static_cast<std::uint32_t>(segment);
    mention.form = std::string(of(mention.span));
    mention.lemma = mention.form;
    Evidence most = Evidence::kNone;
    for (std::size_t k = begin; k < end; ++k) {
      most = std::max(most, words[k].evidence);
      if (mention.kind == NameKind::kOther) mention.kind = words[k].kind;
    }
    mention.confidence = most >= Evidence::kGiven || end - begin > 1 ? kSure : kLikely;
    if (known != nullptr) {
      mention.entity = known->entity;
      mention.kind = known->kind;
      mention.confidence = kKnown;
    }
    mentions_.push_back(std::move(mention));
  }

  const text::Document& document_;
  const CaselessLanguage& language_;
  const NameWords& names_;
  KnownNames& lexicon_;
  std::vector<std::vector<text::Token>> tokens_;
  std::vector<std::vector<Word>> segments_;
  std::unordered_map<std::string_view, std::size_t> written_;      ///< words as they stand
  text::StringMap<std::size_t> counts_;                            ///< less what is written to them
  std::unordered_map<char32_t, std::set<std::string>> by_letter_;  ///< names by their first letter
  std::map<std::string, NameKind, std::less<>> seen_;              ///< names that something vouches for somewhere
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> find_spaced_names(const text::Document& document, const CaselessLanguage& language,
                                       KnownNames& known) {
  return SpacedSearch(document, language, known).find();
}

}  // namespace tolmach::normalize::detail
