#include "align/detail/side.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "align/detail/evidence/stem.h"
#include "text/language.h"
#include "text/unicode.h"
#include "text/words.h"

namespace tolmach::align::detail {
namespace {

/// Marks that translations keep. Full stops and commas are left out: they are everywhere and say nothing.
std::string_view punctuation_key(char32_t c) noexcept {
  switch (c) {
    case U'?':
    case U'？':
    case U'؟':
    case U';':
      return "?";
    case U'!':
    case U'！':
      return "!";
    case U':':
    case U'：':
      return ":";
    case U'(':
    case U'（':
    case U'[':
      return "(";
    case U'…':
      return "…";
    case U'%':
    case U'％':
    case U'٪':
      return "%";
    case U'"':
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
    case U'「':
    case U'」':
    case U'『':
    case U'』':
      return "\"";
    default:
      return {};
  }
}

enum class Kana : std::uint8_t { kNone, kHiragana, kKatakana };

Kana kana_of(char32_t c) noexcept {
  constexpr char32_t kFirst = 0x30A1, kLast = 0x30FA, kLongVowel = 0x30FC;
  constexpr char32_t kFirstHiragana = 0x3041, kLastHiragana = 0x3096;
  if (c >= kFirstHiragana && c <= kLastHiragana) return Kana::kHiragana;
  return (c >= kFirst && c <= kLast) || c == kLongVowel ? Kana::kKatakana : Kana::kNone;
}

char32_t head_of(const text::Token& token, std::string_view segment) noexcept {
  std::size_t at = 0;
  return text::next_code_point(token.span.of(segment), at);
}

/// The last token of the run of one kana that begins with a token.
std::size_t end_of_kana(const std::vector<text::Token>& tokens, std::size_t at, Kana kana, std::string_view segment) {
  while (at + 1 < tokens.size() && tokens[at + 1].span.begin == tokens[at].span.end &&
         kana_of(head_of(tokens[at + 1], segment)) == kana)
    ++at;
  return at;
}

class SideBuilder {
 public:
  SideBuilder(std::string_view language, const SideTools& tools) : language_(language), tools_(tools) {
    side_.language = language;
  }

  void add_document(const text::Document& document, const SideLimits& limits) {
    side_.document_begin.push_back(side_.rows());
    side_.section_begin.push_back(side_.rows());
    auto wall = limits.walls.begin();
    bool gap = false;
    bool any = false;
    std::uint32_t paragraph = 0;
    for (std::uint32_t i = 0; i < document.segments.size(); ++i) {
      for (; wall != limits.walls.end() && *wall == i; ++wall) {
        side_.section_begin.push_back(side_.rows());
        gap = true;
      }
      const text::Segment& segment = document.segments[i];
      if (!segment.linkable || (!limits.barred.empty() && limits.barred[i])) {
        gap = true;
        continue;
      }
      // No bead spans two documents.
      const bool first = !any && side_.rows() > 0;
      add_row(document, i, !any || segment.paragraph != paragraph, first || (gap && any));
      paragraph = segment.paragraph;
      any = true;
      gap = false;
    }
    for (; wall != limits.walls.end(); ++wall) side_.section_begin.push_back(side_.rows());
  }

  Side finish() {
    side_.document_begin.push_back(side_.rows());
    side_.section_begin.push_back(side_.rows());
    side_.token_begin.push_back(static_cast<std::uint32_t>(side_.tokens.size()));
    for (Word& word : side_.words) {
      if (word.kind == TokenClass::kWord && word.capitalised * 2 > word.count) word.kind = TokenClass::kName;
    }
    return std::move(side_);
  }

 private:
  void add_row(const text::Document& document, std::uint32_t segment, bool paragraph_begin, bool gap_before) {
    side_.section_of.push_back(static_cast<std::uint32_t>(side_.section_begin.size() - 1));
    side_.segments.push_back(segment);
    side_.token_begin.push_back(static_cast<std::uint32_t>(side_.tokens.size()));
    side_.paragraph_begin.push_back(paragraph_begin);
    side_.gap_before.push_back(gap_before);
    side_.marks.push_back(marks_of(document.segment_text(segment)));
    add_tokens(document.segment_text(segment));
  }

  void add_tokens(std::string_view segment) {
    std::size_t characters = 0;
    std::vector<normalize::Quantity> numbers;
    if (tools_.quantities != nullptr) numbers = tools_.quantities->read(segment, language_);
    auto number = numbers.begin();
    bool first = true;
    std::string_view ideograph;
    const std::vector<text::Token> tokens = text::tokenise(segment);
    for (std::size_t k = 0; k < tokens.size(); ++k) {
      const text::Token& token = tokens[k];
      const std::string_view form = token.span.of(segment);
      const std::string_view ideograph_before = std::exchange(ideograph, {});
      characters += text::count_code_points(form);
      while (number != numbers.end() && number->span.end <= token.span.begin) add_number(*number++);
      if (number != numbers.end() && number->span.overlaps(token.span)) continue;
      const char32_t head = head_of(token, segment);
      if (const Kana kana = kana_of(head); kana != Kana::kNone) {
        const std::size_t last = end_of_kana(tokens, k, kana, segment);
        characters += last - k;
        add_kana({form.data(), tokens[last].span.end - token.span.begin}, head, kana);
        k = last;
      } else if (text::is_ideograph(head)) {
        add_ideograph(form, head, ideograph_before);
        ideograph = form;
      } else {
        add_token(token.kind, form, head, first);
      }
    }
    while (number != numbers.end()) add_number(*number++);
    side_.lengths.push_back(static_cast<double>(std::max<std::size_t>(characters, 1)));
  }

  /// Adds a token of a script that parts its words, a number or a mark.
  /// @param first whether a word begins a sentence or what is quoted, where a capital letter says nothing; kept up
  void add_token(text::Token::Kind kind, std::string_view form, char32_t head, bool& first) {
    if (kind == text::Token::Kind::kWord) {
      add_word(form, head, /*inside=*/!first);
      first = false;
    } else if (kind == text::Token::Kind::kNumber) {
      add(std::string(form), std::string(form), TokenClass::kNumber, form);
    } else if (const std::string_view mark = punctuation_key(head); !mark.empty()) {
      add(std::string(mark), std::string(mark), TokenClass::kPunctuation, form);
      first = first || mark == ":" || mark == "\"";
    }
  }

  /// An ideograph is taken as a word, and as one with the ideograph right before it.
  /// @param before the token before; empty where that is no ideograph
  void add_ideograph(std::string_view form, char32_t head, std::string_view before) {
    add_word(form, head, /*inside=*/false);
    const bool adjacent = !before.empty() && before.end() == form.begin();
    if (adjacent) add_word({before.data(), before.size() + form.size()}, head, /*inside=*/false);
  }

  void add_number(const normalize::Quantity& quantity) {
    // A day with its month is one value; everything else is compared by its number alone ("5" against "five").
    const bool by_text = quantity.kind == normalize::Quantity::Kind::kCode;
    const std::string key = by_text ? text::fold(quantity.text) : fmt::format("{} {}", quantity.value, quantity.month);
    add(key, quantity.text, TokenClass::kNumber, quantity.text);
  }

  void add_word(std::string_view form, char32_t head, bool inside) {
    const std::string lowered = text::lower(form, language_);
    const std::string_view bare = tools_.clitics.without(lowered, language_);
    if (bare.size() < lowered.size()) {
      // What follows an elided article inside a sentence may be a name: "l'Espagne".
      std::size_t at = 0;
      for (std::size_t k = text::count_code_points(lowered) - text::count_code_points(bare) + 1; k > 0; --k)
        head = text::next_code_point(form, at);
    }
    const WordId id = add(std::string(stem(bare)), lowered, TokenClass::kWord, form);
    if (inside && text::is_upper(head)) ++side_.words[id].capitalised;
  }

  /// A run of hiragana is taken as a word; one of katakana is a word from abroad, mostly a name.
  void add_kana(std::string_view form, char32_t head, Kana kana) {
    if (kana == Kana::kHiragana) return add_word(form, head, /*inside=*/false);
    const WordId id = add(std::string(form), std::string(form), TokenClass::kWord, form);
    ++side_.words[id].capitalised;
  }

  WordId add(std::string id, std::string form, TokenClass kind, std::string_view written) {
    const std::size_t stem_size = id.size();
    id.push_back(static_cast<char>('0' + static_cast<int>(kind)));
    const auto [found, is_new] = ids_.try_emplace(std::move(id), static_cast<WordId>(side_.words.size()));
    if (is_new) {
      Word word{std::move(form), found->first.substr(0, stem_size), {}, kind, 0, 0};
      word.key = kind == TokenClass::kWord ? tools_.keys.key(tools_.clitics.without(word.form, language_), language_)
                                           : found->first;
      side_.words.push_back(std::move(word));
    }
    ++side_.words[found->second].count;
    side_.tokens.push_back(found->second);
    if (tools_.keep_spellings) side_.spellings.emplace_back(written);
    return found->second;
  }

  std::string_view language_;
  SideTools tools_;
  std::unordered_map<std::string, WordId> ids_;
  Side side_;
};

}  // namespace

RowsOfSegments::RowsOfSegments(const Side& side, std::size_t document) {
  for (std::uint32_t row = side.document_begin[document]; row < side.document_begin[document + 1]; ++row) {
    row_of_.resize(side.segments[row] + 1, row);
    row_of_.back() = row;
  }
}

Side make_side(const std::vector<const text::Document*>& documents, const SideLimits& limits, const SideTools& tools) {
  SideBuilder builder(documents.empty() ? "und" : text::base_language(documents.front()->language), tools);
  for (const text::Document* document : documents)
    builder.add_document(*document, document == documents.front() ? limits : SideLimits());
  return builder.finish();
}

}  // namespace tolmach::align::detail
