#include "normalize/mentions.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "normalize/detail/mentions/cased_names.h"
#include "normalize/detail/mentions/caseless_names.h"
#include "text/language.h"
#include "text/string_map.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// Whether a text has a letter that is a capital, in a script that has any.
bool has_capital(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    // Most of a text in another script is passed over by its first bytes: cased letters have at most two.
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 'A' && byte <= 'Z') return true;
    if (byte < 0xC3 || byte > 0xD6) {
      ++at;
    } else if (text::is_upper(text::next_code_point(text, at))) {
      return true;
    }
  }
  return false;
}

/// Scripts that the rules for capitals do not fit.
bool lacks_capitals(text::Script script) noexcept {
  using text::Script;
  switch (script) {
    case Script::kGeorgian:
    case Script::kHebrew:
    case Script::kArabic:
    case Script::kDevanagari:
    case Script::kHan:
    case Script::kKana:
    case Script::kHangul:
    case Script::kThai:
      return true;
    default:
      return false;
  }
}

/// The script of a text's language; of its first letters where that is unknown.
/// @param usual the language's
text::Script script_of(const text::Document& document, text::Script usual) noexcept {
  if (usual != text::Script::kOther) return usual;
  for (std::size_t at = 0; at < document.text.size();) {
    const char32_t c = text::next_code_point(document.text, at);
    if (text::is_letter(c)) return text::script_of(c);
  }
  return text::Script::kOther;
}

bool is_before(const Mention& a, const Mention& b) noexcept {
  return a.span < b.span;
}

/// Adds mentions where none is yet, and brings all of them in order. Precondition: no mention overlaps another of its
/// list, and the second list is in order.
void merge(std::vector<Mention>& mentions, std::vector<Mention> more) {
  std::sort(mentions.begin(), mentions.end(), is_before);
  const auto is_taken = [&](const Mention& mention) {
    // Where none overlaps another, their ends are in order too.
    const auto next = std::partition_point(mentions.begin(), mentions.end(),
                                           [&](const Mention& other) { return other.span.end <= mention.span.begin; });
    return next != mentions.end() && next->span.overlaps(mention.span);
  };
  std::erase_if(more, is_taken);
  const auto first = static_cast<std::ptrdiff_t>(mentions.size());
  std::move(more.begin(), more.end(), std::back_inserter(mentions));
  std::inplace_merge(mentions.begin(), mentions.begin() + first, mentions.end(), is_before);
}

}  // namespace

struct MentionFinder::Impl {
  Impl(text::DataFolder folder, const NameSource* names) : data(std::move(folder)), lexicon(names), inflection(data) {}

  const detail::OrdinaryWords& ordinary_of(std::string_view language) {
    const auto found = ordinary.find(language);
    if (found != ordinary.end()) return found->second;
    return ordinary.try_emplace(std::string(language), data, language).first->second;
  }

  const detail::NameWords& words_of(std::string_view language) {
    const auto found = words.find(language);
    if (found != words.end()) return found->second;
    return words.try_emplace(std::string(language), data, language).first->second;
  }

  /// Names with capitals. @param around the words that stand around them; @param usual whose everyday words are none
  std::vector<Mention> find_cased(const text::Document& document, const SegmentTokens& tokens,
                                  const detail::NameWords& around, std::string_view usual) {
    Cased& remembered = cased_of(text::base_language(document.language), around);
    return detail::find_cased_names(document, tokens, {around, ordinary_of(usual), inflection}, remembered.words,
                                    remembered.known);
  }

  /// A language without capitals and what the lexicon has said of its names.
  struct Caseless {
    Caseless(const text::DataFolder& data, const NameSource* lexicon, std::string_view code)
        : language(data, code), known(lexicon, language) {}

    detail::CaselessLanguage language;
    detail::KnownNames known;
  };
  Caseless& caseless(std::string_view language) {
    const auto found = languages.find(language);
    if (found != languages.end()) return *found->second;
    auto caseless = std::make_unique<Caseless>(data, lexicon, language);
    return *languages.emplace(std::string(language), std::move(caseless)).first->second;
  }

  /// text::script_of_language(), remembered.
  text::Script usual_script(std::string_view language) {
    const auto found = scripts.find(language);
    if (found != scripts.end()) return found->second;
    return scripts.emplace(std::string(language), text::script_of_language(language)).first->second;
  }

  /// What is remembered of the words and names of a language with capitals.
  struct Cased {
    Cased(const detail::NameWords& around, const detail::Inflection& inflection, std::string_view language,
          const NameSource* lexicon)
        : words(around, inflection, language), known(lexicon, inflection, language) {}

    detail::CasedWords words;
    detail::KnownLemmas known;
  };
  /// @param around what stands around the language's names
  Cased& cased_of(std::string_view language, const detail::NameWords& around) {
    const auto found = cased.find(language);
    if (found != cased.end()) return found->second;
    return cased.try_emplace(std::string(language), around, inflection, language, lexicon).first->second;
  }

  text::DataFolder data;
  const NameSource* lexicon;
  detail::Inflection inflection;
  // By language:
  text::StringMap<detail::NameWords> words;
  text::StringMap<Cased> cased;
  text::StringMap<text::Script> scripts;
  text::StringMap<detail::OrdinaryWords> ordinary;
  text::StringMap<std::unique_ptr<Caseless>> languages;  ///< those without capitals
};

MentionFinder::MentionFinder(text::DataFolder data, const NameSource* lexicon)
    : impl_(std::make_unique<Impl>(std::move(data), lexicon)) {}
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;
MentionFinder& MentionFinder::operator=(MentionFinder&&) noexcept = default;

std::vector<Mention> MentionFinder::find(const text::Document& document) {
  std::vector<text::Token> tokens;
  return find(document, [&](std::uint32_t index) -> const std::vector<text::Token>& {
    return tokens = text::tokenise(document.segment_text(index), document.segments[index].span.begin);
  });
}

std::vector<Mention> MentionFinder::find(const text::Document& document, const SegmentTokens& tokens) {
  const std::string_view language = text::base_language(document.language);
  const text::Script script = script_of(document, impl_->usual_script(document.language));
  if (!lacks_capitals(script)) return impl_->find_cased(document, tokens, impl_->words_of(language), language);
  const bool unspaced = script == text::Script::kHan || script == text::Script::kKana;
  auto& [caseless, known] = impl_->caseless(language);
  known.begin_text();
  std::vector<Mention> mentions = unspaced ? detail::find_unspaced_names(document, caseless, known)
                                           : detail::find_spaced_names(document, tokens, caseless, known);
  // Names in Latin letters stand in such texts as they are.
  std::vector<Mention> foreign;
  if (has_capital(document.text)) foreign = impl_->find_cased(document, tokens, caseless.words, "en");
  merge(mentions, std::move(foreign));
  return mentions;
}

}  // namespace tolmach::normalize
