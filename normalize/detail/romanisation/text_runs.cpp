#include "normalize/detail/romanisation/text_runs.h"

namespace tolmach::normalize::detail {
namespace {

enum class Case : std::uint8_t { kNone, kOneCapital, kCapitals, kMixed };

constexpr std::size_t kLongestPiece = 1024;  // rules work in place, so that time grows by the square of this

struct Word {
  std::size_t end = 0;  ///< behind what follows the word, so that words cover the text
  Case letters = Case::kNone;
  bool foreign = false;
  bool ends_piece = false;
};

Case case_of(int capitals, int small) noexcept {
  if (small > 0) return Case::kMixed;
  if (capitals == 0) return Case::kNone;
  return capitals == 1 ? Case::kOneCapital : Case::kCapitals;
}

bool is_of_word(char32_t c) noexcept {
  return text::is_letter(c) || text::is_mark(c) || c == U'\'' || c == U'’' || c == U'ʼ';
}

bool is_foreign(char32_t letter, text::Script own) noexcept {
  const text::Script script = text::script_of(letter);
  return own != text::Script::kOther && script != own && script != text::Script::kCommon;
}

/// Cuts text into words; a word ends before the next one, or behind the white space between them.
class WordCutter {
 public:
  WordCutter(std::u16string_view text, text::Script script) : text_(text), script_(script) {}

  std::vector<Word> cut() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(text_, at);
      if (begin - begin_ >= kLongestPiece && !text::is_mark(c)) close(begin, true);
      if (is_of_word(c)) {
        take_of_word(c, begin);
      } else {
        inside_ = false;
        if (text::is_white_space(c)) space_end_ = at;
      }
    }
    close(text_.size(), true);
    return std::move(words_);
  }

 private:
  void take_of_word(char32_t c, std::size_t begin) {
    const bool letter = text::is_letter(c);
    const bool foreign = letter ? is_foreign(c, script_) : foreign_;
    if (!inside_) {
      const bool spaced = space_end_ > begin_;
      close(spaced ? space_end_ : begin, spaced);
    } else if (foreign != foreign_) {
      close(begin, false);
    }
    inside_ = true;
    if (letter) foreign_ = foreign;
    capitals_ += text::is_upper(c) ? 1 : 0;
    small_ += text::is_lower(c) ? 1 : 0;
  }

  void close(std::size_t end, bool ends_piece) {
    if (end == begin_ && end != text_.size()) return;
    words_.push_back({end, case_of(capitals_, small_), foreign_, ends_piece});
    begin_ = end;
    capitals_ = small_ = 0;
    foreign_ = false;
  }

  std::u16string_view text_;
  text::Script script_;
  std::vector<Word> words_;
  std::size_t begin_ = 0;      ///< of the word
  std::size_t space_end_ = 0;  ///< behind the last white space
  bool inside_ = false;
  bool foreign_ = false;
  int capitals_ = 0;
  int small_ = 0;
};

/// Decides about capitals that stand alone, by the nearest words that say something.
void settle_single_capitals(std::vector<Word>& words) {
  Case behind = Case::kNone;
  std::vector<Case> next(words.size());
  for (std::size_t i = words.size(); i-- > 0;) {
    next[i] = behind;
    if (words[i].letters == Case::kCapitals || words[i].letters == Case::kMixed) behind = words[i].letters;
  }
  Case before = Case::kNone;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].letters == Case::kNone) continue;
    if (words[i].letters == Case::kOneCapital) {
      const bool some = before == Case::kCapitals || next[i] == Case::kCapitals;
      const bool others = before == Case::kMixed || next[i] == Case::kMixed;
      words[i].letters = some && !others ? Case::kCapitals : Case::kMixed;
      if (!some && !others) continue;  // nothing around has spoken yet
    }
    before = words[i].letters;
  }
}

RunKind kind_of(const Word& word) noexcept {
  if (word.foreign) return RunKind::kForeign;
  return word.letters == Case::kCapitals ? RunKind::kCapitals : RunKind::kPlain;
}

}  // namespace

char32_t next_code_point(std::u16string_view text, std::size_t& at) noexcept {
  const char32_t first = text[at++];
  if (first < 0xD800 || first > 0xDBFF || at == text.size()) return first;
  const char32_t second = text[at];
  if (second < 0xDC00 || second > 0xDFFF) return first;
  ++at;
  return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
}

std::vector<TextRun> runs_of(std::u16string_view text, text::Script script, bool together) {
  std::vector<Word> words = WordCutter(text, script).cut();
  settle_single_capitals(words);
  std::vector<TextRun> runs;
  std::size_t begin = 0;  // of the piece
  for (const Word& word : words) {
    const RunKind kind = kind_of(word);
    if (runs.empty() || runs.back().ends_piece || runs.back().kind != kind) runs.push_back({word.end, kind, false});
    runs.back().end = word.end;
    runs.back().ends_piece =
        (word.ends_piece && !together) || word.end - begin >= kLongestPiece || word.end == text.size();
    if (runs.back().ends_piece) begin = word.end;
  }
  return runs;
}

}  // namespace tolmach::normalize::detail
