#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/everyday_words.h"
#include "check/detail/completeness/translated_share.h"
#include "check/detail/language/function_words.h"
#include "check/detail/names/name_book.h"
#include "normalize/latin_key.h"
#include "normalize/name_source.h"
#include "normalize/quantities.h"
#include "normalize/spellings.h"
#include "text/data_folder.h"
#include "text/string_map.h"
#include "text/string_table.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::check::detail {

/// The names that a lexicon knows by a word.
struct KnownNames {
  std::vector<normalize::KnownName> names;
  std::optional<std::vector<std::string_view>> meant;  ///< their entities, see NameWords::meant()
};

/// What is known of a word as a name, less what is written to it but no part of it ("l'", "'s"). Words of a language
/// whose names read alike share it; where nothing marks the ends of names, those that stand between the same letters.
/// What most words are asked for stands at the front, and together what is asked together.
struct NameForm {
  std::string_view folded;   ///< text::fold of it
  std::uint32_t length = 0;  ///< code points of `folded`
  std::uint32_t number = 0;  ///< equal for those that read alike in all languages; from 1
  std::optional<normalize::Spellings::Entry> own, english;       ///< see NameWords::spelled(), NameWords::in_english()
  bool listed = false;                                           ///< see NameWords::is_name_in()
  std::optional<bool> form_of_english;                           ///< see NameWords::is_form_of_english()
  const normalize::Spellings* asked = nullptr;                   ///< whose answer `listed` is
  BookedWord booked;                                             ///< see NameWords::prepared(), NameWords::keys()
  const std::vector<std::string_view>* english_names = nullptr;  ///< see NameWords::english_names(); null: not asked
  std::optional<KnownNames> known;                               ///< see NameWords::known_by_itself()
  std::uint64_t asked_as = 0;                       ///< the hash of the word as written whose answer `by_lemma` is
  std::vector<normalize::KnownName> by_lemma;       ///< see NameWords::known()
  std::uint64_t asked_behind = 0;                   ///< the same for `behind_clitic`
  std::vector<normalize::KnownName> behind_clitic;  ///< see NameWords::known()
  std::optional<std::vector<std::string>> near;     ///< see NameWords::names_near()
  const normalize::Spellings* asked_for_common = nullptr;  ///< whose answer `near_common` is
  std::vector<std::string> near_common;                    ///< see NameWords::common_names_near()
};

/// How a name is written in a word, with what its form is asked for at every word: each place of the word has a copy.
struct NameTraits {
  std::string_view folded;   ///< of the form
  NameForm* form = nullptr;  ///< null where the word is no name
  std::uint32_t number = 0;  ///< of the form
  std::uint16_t length = 0;  ///< of the form, or the largest number there is
  bool capital : 1 = false;  ///< begins with a capital; false where the word is several ("we've")
  bool shouts : 1 = false;   ///< all its letters are capitals: an acronym, or a headline
};

/// A length as names have it.
[[nodiscard]] inline std::uint16_t short_length(std::uint32_t length) noexcept {
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(length, UINT16_MAX));
}

/// Where the name stands in a word.
struct NamePart : NameTraits {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the word; an empty part is no name
};

/// Concepts of align::EverydayWords, in rising order.
using Concepts = std::span<const std::uint32_t>;

/// Concepts of a word: where they are few, as those of most are, they stand right here and not elsewhere in memory.
class KeptConcepts {
 public:
  KeptConcepts() = default;
  /// @param all must outlive it where is_few() does not hold
  explicit KeptConcepts(Concepts all) noexcept : count_(static_cast<std::uint32_t>(all.size())) {
    if (is_few(all)) {
      std::copy(all.begin(), all.end(), few_.begin());
    } else {
      many_ = all.data();
    }
  }
  [[nodiscard]] static bool is_few(Concepts all) noexcept { return all.size() <= kFew; }
  [[nodiscard]] Concepts all() const noexcept { return {count_ <= kFew ? few_.data() : many_, count_}; }

 private:
  static constexpr std::size_t kFew = 2;
  std::uint32_t count_ = 0;
  union {
    std::array<std::uint32_t, kFew> few_{};
    const std::uint32_t* many_;
  };
};

/// What most finders ask of every word: each place of the word has a copy.
struct WordTraits {
  std::string_view folded;                      ///< text::fold of it
  std::uint32_t length = 0;                     ///< code points of `folded`
  std::uint32_t reading = 0;                    ///< equal for words that read alike folded, in all languages; from 1
  bool number : 1 = false;                      ///< made of digits
  bool capital : 1 = false;                     ///< begins with a capital
  bool small : 1 = false;                       ///< begins with a small letter, or its script has no capitals
  text::Script script = text::Script::kCommon;  ///< of its first character; kCommon for numbers
};

/// What is known of a word without its sentence. What is asked for at every word stands together at the front: a text's
/// words lie all over the book, and each is a walk to distant memory. With the key of its entry that is a cache line.
struct WordFacts : WordTraits {
  enum class Answer : std::uint8_t { kUnasked, kNo, kYes };
  /// What finders ask of every word, and of few words is so; a bit for each.
  enum Question : std::uint8_t {
    kNamesTime = 1,             ///< whether it is the name of a day or month and nothing else
    kTellsQuantity = 1 << 1,    ///< whether `quantity_signs`, which are known then, say anything
    kBeginsRivalName = 1 << 2,  ///< see RivalNames::find()
  };
  static constexpr std::uint8_t kUncounted = UINT8_MAX;

  bool one_script : 1 = false;              ///< all its letters are of one script
  bool has_name_part : 1 = false;           ///< whether `name_part` has been looked for
  Answer has_concepts = Answer::kUnasked;   ///< whether `concepts` are any
  Answer has_numeral = Answer::kUnasked;    ///< whether `numeral` says anything
  std::uint8_t answered = 0;                ///< Questions that were asked
  std::uint8_t may = UINT8_MAX;             ///< Questions but those that were answered by no
  normalize::QuantitySigns quantity_signs;  ///< see normalize::QuantityReader::signs_of()
  std::uint8_t clutter_signs = 0;           ///< see ClutterData::signs_of(); 0: unasked
  /// Letters, an ideograph counted as several: all, those of the script that the language is written in, and those that
  /// a sister language has and its own does not. kUncounted: not counted, or as many or more. See LanguageGuesser.
  std::uint8_t letters = kUncounted, own_letters = 0, sister_letters = 0;
  FunctionWords::Set small_word = 0;  ///< the languages of which it is a small, frequent word

  KeptConcepts concepts;  ///< see WordBook::concepts()
  double weight = 0;      ///< length_of() the word as written
  NamePart name_part;     ///< see WordBook::name_part()

  normalize::NumeralWord numeral;       ///< see DocumentView::quantities(); lasts as long as Resources::quantities()
  double translated_share = 0;          ///< of its concepts, once they are looked up; see WordBook::translated_share()
  const BookedName* name = nullptr;     ///< its key made ready for comparison; null where it is empty
  std::uint32_t name_number = 0;        ///< of `name`, within its book
  char key_first = 0;                   ///< the first byte of the key
  std::optional<std::string_view> key;  ///< see WordBook::with_key()
  std::string_view form, language;      ///< as written; a base tag

  /// The answer to a question, remembered. @param tell gives it
  template <typename Tell>
  [[nodiscard]] bool answers(Question question, const Tell& tell) {
    if ((answered & question) == 0) {
      answered |= question;
      if (!tell()) may &= static_cast<std::uint8_t>(~question);
    }
    return (may & question) != 0;
  }
};

/// Looks words up once and remembers them: texts repeat their words. What it gives lives as long as the book. Not for
/// several threads.
class WordBook {
 public:
  /// The words of one language.
  class Vocabulary {
    friend class WordBook;
    std::string language_;
    text::StringTable<WordFacts> words_;  ///< by form
    text::StringTable<NameForm> names_;   ///< by what they read folded, and what stands around them
  };

  /// @param keys, names, small_words must outlive the book
  WordBook(const text::DataFolder& data, const normalize::LatinKeys& keys, NameBook& names,
           const FunctionWords& small_words);

  /// @param language a base tag
  /// @param script words of one language are kept apart by the script of their text
  [[nodiscard]] Vocabulary& of(std::string_view language, text::Script script);
  /// @param form as written
  [[nodiscard]] WordFacts& look_up(std::string_view form, text::Token::Kind kind, Vocabulary& vocabulary) {
    return look_up(form, kind, vocabulary, text::StringTable<WordFacts>::short_hash(form));
  }
  /// The same once a word has been fetched from memory. @param fetched what fetch() gave
  [[nodiscard]] WordFacts& look_up(std::string_view form, text::Token::Kind kind, Vocabulary& vocabulary,
                                   std::uint32_t fetched) {
    const auto [entry, is_new] = vocabulary.words_.try_emplace(form, fetched);
    if (is_new) set_facts(entry.value, entry.key, kind, vocabulary);
    return entry.value;
  }
  /// Fetches words that are looked up next. @param fetched gets what look_up() takes for each
  static void fetch(std::span<const std::string_view> forms, const Vocabulary& vocabulary,
                    std::span<std::uint32_t> fetched) noexcept {
    vocabulary.words_.fetch(forms, fetched);
  }

  /// The part of a word that may be a name. @param vocabulary the one that holds the word
  [[nodiscard]] const NamePart& name_part(WordFacts& word, Vocabulary& vocabulary) {
    return word.has_name_part ? word.name_part : new_name_part(word, vocabulary);
  }
  /// Whether some word of the other language may translate the word by its concepts.
  [[nodiscard]] bool may_be_translated(Concepts concepts, std::string_view other_language) const;
  /// The number that concepts() gives for a concept of `data/words/concepts.txt`.
  [[nodiscard]] std::uint32_t concept_number(std::string_view name) { return everyday_.number_of(name); }
  /// The same of several, as a set: whether a number is among them. Remembered by where the names stand.
  [[nodiscard]] const std::vector<bool>& concept_set(std::span<const char* const> names);
  /// How often a word with these concepts has one of them in its translation, 0 to 1. Precondition: there are some.
  [[nodiscard]] double translated_share(Concepts concepts, std::string_view language) const;
  /// A name that is not made of one word. @param around what else its forms depend on
  [[nodiscard]] NameForm& name(std::string_view folded, std::string_view around, Vocabulary& vocabulary);
  [[nodiscard]] Concepts concepts(WordFacts& word) {
    if (word.has_concepts == WordFacts::Answer::kNo) return {};
    return word.has_concepts == WordFacts::Answer::kYes ? word.concepts.all() : new_concepts(word);
  }
  /// The word with its Latin key, which is empty for ideographs.
  [[nodiscard]] const WordFacts& with_key(WordFacts& word);
  /// Words that are held.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  /// Sets what is known of a new word from the beginning.
  void set_facts(WordFacts& word, std::string_view form, text::Token::Kind kind, const Vocabulary& vocabulary);
  [[nodiscard]] Concepts new_concepts(WordFacts& word);
  [[nodiscard]] const NamePart& new_name_part(WordFacts& word, Vocabulary& vocabulary);
  /// A copy that lives as long as the book.
  template <typename Element>
  [[nodiscard]] std::span<const Element> kept(std::span<const Element> elements);
  [[nodiscard]] std::string_view kept(std::string_view text);
  [[nodiscard]] std::uint32_t reading(std::string_view folded);

  align::EverydayWords everyday_;
  TranslatedShare shares_;
  const normalize::LatinKeys& keys_;
  NameBook& names_;
  const FunctionWords& small_words_;
  text::StringMap<std::map<text::Script, Vocabulary>> vocabularies_;  ///< by language
  text::StringTable<std::uint32_t> readings_;                         ///< of words and names, by what they read folded
  std::pmr::monotonic_buffer_resource memory_;                        ///< of what the words point to, close together
  std::map<const char* const*, std::vector<bool>> concept_sets_;
  std::size_t size_ = 0;
};

}  // namespace tolmach::check::detail
