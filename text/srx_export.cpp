#include "text/srx_export.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>

#include "text/detail/sentence_words.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

using detail::SentenceWords;
using detail::WordKind;

// Parts of expressions. A word begins where no letter, mark or digit stands before it.
const std::string kWordBegin = R"((?<![\p{L}\p{M}\p{N}]))";
const std::string kWordEnd = R"((?![\p{L}\p{M}\p{N}]))";
const std::string kOpening = R"([«“„‘‹"'(\[]*)";
const std::string kClosing = R"([»”“’›"')\]]*)";
const std::string kStop = R"(\.)";
const std::string kSpace = R"([\s\u00AD\u200B]+)";
constexpr std::size_t kFormsARule = 60;  // longer alternatives are hard to read in an editor of rules

/// A form as an expression that matches just it, any white space for a space.
std::string literal(std::string_view form) {
  std::string out;
  for (const char c : form) {
    if (c == ' ') {
      out += R"(\s*)";
      continue;
    }
    if (std::string_view(R"(\.[]{}()*+?^$|-#&~)").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool written_small(std::string_view form) {
  return lower(form) == form;
}

/// An expression for a form, or for alternatives of one case. The flag holds for it alone: ICU closes each set of
/// characters under a flag over their cases, which takes long for those of all letters.
std::string in_case(bool any_case, const std::string& expression) {
  return (any_case ? "(?i:" : "(?:") + expression + ")";
}

class Builder {
 public:
  explicit Builder(const SentenceWords& words) : words_(words) {}

  std::vector<SrxRule> build() {
    goes_on();
    names_with_marks();
    abbreviations();
    initials();
    if (words_.has_ordinals()) ordinals();
    ends();
    return std::move(rules_);
  }

 private:
  void add(bool ends, std::string before, std::string after) {
    rules_.push_back({ends, std::move(before), std::move(after), {}});
  }

  /// Alternatives of all forms of a kind, in groups; longer forms first, since the first that matches is taken.
  [[nodiscard]] std::vector<std::string> groups(std::initializer_list<WordKind> kinds) const {
    std::vector<std::string> forms;
    for (const auto& [form, form_kinds] : words_.forms())
      for (const WordKind kind : kinds)
        if ((form_kinds & kind) != 0) {
          forms.push_back(form);
          break;
        }
    std::sort(forms.begin(), forms.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    std::vector<std::string> out;
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (i % kFormsARule == 0) out.emplace_back();
      std::string& group = out.back();
      if (!group.empty()) group += '|';
      group += written_small(forms[i]) ? in_case(true, literal(forms[i])) : literal(forms[i]);
    }
    return out;
  }

  void add_for(std::initializer_list<WordKind> kinds, bool ends, const std::string& after) {
    for (const std::string& group : groups(kinds)) add(ends, kWordBegin + "(?:" + group + ")" + kStop, after);
  }

  /// The sentence goes on: a small letter or a comma follows, or who spoke the quotation.
  void goes_on() {
    add(false, R"([.!?…]+)" + kClosing, R"(\s*[,;:،؛，、])");
    add(false, R"([.!?…]+)" + kClosing, kSpace + kOpening + R"((?:[-–—]\s*)?\p{Ll})");
    for (const std::string& verbs : groups({detail::kSpeech}))
      add(false, R"([.!?…]+[»”“"])", R"(\s*[-–—]?\s*(?:[\p{L}\p{M}'’]+\s+){0,3}(?:)" + verbs + ")" + kWordEnd);
  }

  void names_with_marks() {
    for (const std::string& names : groups({detail::kExclaim}))
      add(false, kWordBegin + "(?:" + names + ")[!?]", kSpace);
  }

  /// No sentence ends within a form of several parts ("z. B.").
  void parts() {
    constexpr std::uint32_t kKinds = detail::kBeforeName | detail::kBeforeNumber | detail::kInner | detail::kMayEnd |
                                     detail::kEither | detail::kYear;
    std::vector<std::string> forms;
    for (const auto& [form, kinds] : words_.forms())
      if ((kinds & kKinds) != 0 && form.find(". ") != std::string::npos) forms.push_back(form);
    std::sort(forms.begin(), forms.end());
    for (const std::string& form : forms)
      for (std::size_t at = form.find(". "); at != std::string::npos; at = form.find(". ", at + 1)) {
        const bool any_case = written_small(form);
        add(false, kWordBegin + in_case(any_case, literal(form.substr(0, at + 1))),
            R"(\s*)" + in_case(any_case, literal(form.substr(at + 2))) + kStop);
      }
  }

  void abbreviations() {
    parts();
    add_for({detail::kInner}, false, kSpace);
    add_for({detail::kBeforeName}, false, kSpace + R"([\p{L}\p{N}«“„‘"])");
    add_for({detail::kBeforeNumber}, false, kSpace + R"((?:\p{Nd}|[IVXLC]+)" + kWordEnd + ")");
    for (const std::string& starters : groups({detail::kStarter}))
      add_for({detail::kEither, detail::kYear}, true, kSpace + kOpening + "(?:" + starters + ")" + kWordEnd);
    add_for({detail::kEither, detail::kYear}, false, kSpace + R"([\p{L}\p{N}])");
    add_for({detail::kMayEnd}, false, kSpace + R"([\p{Nd}(])");
  }

  void initials() {
    for (const std::string& starters : groups({detail::kStarter}))
      add(true, kWordBegin + R"(\p{Lu}\.)", kSpace + kOpening + "(?:" + starters + R"()(?![\p{L}\p{M}\p{N}.]))");
    add(false, kWordBegin + R"(\p{Lu}\.)", kSpace + R"([\p{L}\p{N}])");
  }

  void ordinals() {
    const std::string number = kWordBegin + R"((?<![.,:])(?:\d{1,2}|[IVXLC]+)\.)";
    for (const std::string& months : groups({detail::kMonth}))
      add(false, number, kSpace + "(?:" + months + ")" + kWordEnd);
    for (const std::string& starters : groups({detail::kStarter}))
      add(true, number, kSpace + "(?:" + starters + ")" + kWordEnd);
    add(false, number, kSpace + R"([\p{L}\p{N}])");
  }

  void ends() {
    std::string extra;
    for (const char32_t mark : words_.extra_marks()) append_utf8(extra, mark);
    if (!extra.empty()) add(true, "[" + extra + "]+", kSpace);
    add(true, R"([。．！？｡]+[」』”’）)]*)", R"([^。．！？｡」』”’）)])");
    add(true, R"([।॥۔؟։՜՞።፧]+)" + kClosing, kSpace);
    add(true, R"([\p{Ll}\p{M}]{2}[.!?])", R"(\p{Lu}[\p{Ll}\p{M}]{2})");
    add(true, R"([.!?…]+)" + kClosing, kSpace);
  }

  const SentenceWords& words_;
  std::vector<SrxRule> rules_;
};

}  // namespace

std::vector<SrxRule> srx_rules_of(const DataFolder& data, const std::string& language) {
  return Builder(SentenceWords(data, language)).build();
}

std::vector<std::string> segmentation_languages(const DataFolder& data) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(data.file("segmentation")))
    if (entry.path().extension() == ".txt" && entry.path().stem() != "und") out.push_back(entry.path().stem().string());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace tolmach::text
