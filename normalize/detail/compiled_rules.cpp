#include "normalize/detail/compiled_rules.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "normalize/detail/text_runs.h"
#include "text/error.h"

namespace tolmach::normalize::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRemembered = 65536;  // pieces; then the memory is cleared
constexpr std::size_t kLongestRemembered = 64;  // units; longer pieces seldom come again

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::u16string_view view(const icu::UnicodeString& text) {
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

void normalise(icu::UnicodeString& text, NormalForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = form == NormalForm::kNfd    ? icu::Normalizer2::getNFDInstance(status)
                                       : form == NormalForm::kNfkc ? icu::Normalizer2::getNFKCInstance(status)
                                                                   : icu::Normalizer2::getNFCInstance(status);
  if (normaliser == nullptr || normaliser->isNormalized(text, status)) return;
  text = normaliser->normalize(text, status);
}

[[noreturn]] void throw_rule_error(const fs::path& path, std::u16string_view rules, const UParseError& where,
                                   UErrorCode status) {
  std::string context;
  icu::UnicodeString(where.preContext).toUTF8String(context);
  // ICU counts no lines, only units.
  const std::u16string_view before = rules.substr(0, static_cast<std::size_t>(std::max(where.offset, 0)));
  const auto line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), u'\n'));
  throw Error(Error::Kind::kIo, fmt::format("the rules have an error near '{}': {}", context, u_errorName(status)),
              {path.string(), line});
}

/// `:: Han-Latin;` on a line of its own.
struct HanStep {
  std::shared_ptr<const HanReadings> readings;
  bool person = false;
};
using RuleStep = std::unique_ptr<icu::Transliterator>;
using Step = std::variant<RuleStep, HanStep>;

/// Applies a step to the units from `begin` to `end`, with the text around as context. @return the new end
int32_t apply(const Step& step, icu::UnicodeString& text, int32_t begin, int32_t end) {
  if (const auto* han = std::get_if<HanStep>(&step)) {
    const std::u16string read =
        han->readings->read(view(text), static_cast<std::size_t>(begin), static_cast<std::size_t>(end), han->person);
    text.replaceBetween(begin, end, icu::UnicodeString(read.data(), static_cast<int32_t>(read.size())));
    return begin + static_cast<int32_t>(read.size());
  }
  UTransPosition position{0, text.length(), begin, end};
  std::get<RuleStep>(step)->finishTransliteration(text, position);
  return position.limit;
}

/// ICU's rules can't look at the whole word, so it is done here that ЩУКА becomes SHCHUKA, not ShchUKA.
int32_t raise(icu::UnicodeString& text, int32_t begin, int32_t end) {
  icu::UnicodeString upper(text, begin, end - begin);
  upper.toUpper(icu::Locale::getRoot());
  text.replaceBetween(begin, end, upper);
  return begin + upper.length();
}

}  // namespace

struct CompiledRules::Impl {
  RuleFileHead head;
  std::vector<Step> steps;
  std::unordered_map<std::u16string, std::string> remembered;

  void add_rules(const std::string& rules, const fs::path& path, UTransDirection direction) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::UnicodeString units = to_icu(rules);
    RuleStep step(icu::Transliterator::createFromRules(icu::UnicodeString::fromUTF8(head.system.id), units, direction,
                                                       where, status));
    if (U_FAILURE(status) || !step) throw_rule_error(path, view(units), where, status);
    steps.emplace_back(std::move(step));
  }

  /// Parts the rules at their lines `:: Han-Latin;`. ICU would compile what the tables here hold already.
  void add_steps(std::string rules, const fs::path& path, const HanReadings::Source& han) {
    constexpr std::string_view kAny = "\n:: Han-Latin;";
    constexpr std::string_view kPersons = "\n:: Han-Latin/Names;";
    for (;;) {
      const std::size_t any = rules.find(kAny);
      const std::size_t persons = rules.find(kPersons);
      const std::size_t place = std::min(any, persons);
      add_rules(rules.substr(0, place), path, UTRANS_FORWARD);
      if (place == std::string::npos) return;
      steps.emplace_back(HanStep{han(), persons < any});
      // Empty lines stand for what was compiled, so that the lines in errors are those of the file.
      const std::size_t rest = std::min(rules.find('\n', place + 1), rules.size());
      const auto lines = std::count(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(rest), '\n');
      rules.replace(0, rest, static_cast<std::size_t>(lines), '\n');
    }
  }

  /// Transliterates each run in place.
  icu::UnicodeString converted(std::u16string_view piece, std::size_t begin, const TextRun* first,
                               const TextRun* last) {
    icu::UnicodeString text(piece.data(), static_cast<int32_t>(piece.size()));
    int32_t at = 0;
    for (const TextRun* run = first; run <= last; ++run) {
      const auto behind = static_cast<int32_t>(piece.size() - (run->end - begin));  // units that follow the run
      int32_t end = text.length() - behind;
      if (run->kind != RunKind::kForeign) {
        for (const Step& step : steps) end = apply(step, text, at, end);
        if (run->kind == RunKind::kCapitals && head.capitals) end = raise(text, at, end);
      }
      at = end;
    }
    normalise(text, NormalForm::kNfc);
    return text;
  }

  void append(std::u16string_view piece, std::size_t begin, const TextRun* first, const TextRun* last,
              std::string& out) {
    if (first != last || piece.size() > kLongestRemembered) {
      converted(piece, begin, first, last).toUTF8String(out);
      return;
    }
    std::u16string key(1, static_cast<char16_t>(first->kind));
    key += piece;
    const auto known = remembered.find(key);
    if (known != remembered.end()) {
      out += known->second;
      return;
    }
    if (remembered.size() >= kMostRemembered) remembered.clear();
    std::string fresh;
    converted(piece, begin, first, last).toUTF8String(fresh);
    out += fresh;
    remembered.emplace(std::move(key), std::move(fresh));
  }
};

CompiledRules::CompiledRules(const RuleFileHead& head, const fs::path& path, RuleDirection direction,
                             const HanReadings::Source& han)
    : impl_(std::make_unique<Impl>()) {
  impl_->head = head;
  const std::string rules = read_rules(path);
  if (direction == RuleDirection::kRestore) {
    impl_->head.input = NormalForm::kNfc;
    impl_->head.script = text::Script::kLatin;
    impl_->add_rules(rules, path, UTRANS_REVERSE);
  } else {
    impl_->add_steps(rules, path, han);
  }
}

CompiledRules::~CompiledRules() = default;
CompiledRules::CompiledRules(CompiledRules&&) noexcept = default;
CompiledRules& CompiledRules::operator=(CompiledRules&&) noexcept = default;

std::string CompiledRules::convert(std::string_view text) {
  icu::UnicodeString units = to_icu(text);
  normalise(units, impl_->head.input);
  const std::u16string_view all = view(units);
  const std::vector<TextRun> runs = runs_of(all, impl_->head.script, impl_->head.words_together);
  std::string out;
  std::size_t begin = 0;
  const TextRun* first = runs.data();
  for (const TextRun& run : runs) {
    if (!run.ends_piece) continue;
    impl_->append(all.substr(begin, run.end - begin), begin, first, &run, out);
    begin = run.end;
    first = &run + 1;
  }
  return out;
}

}  // namespace tolmach::normalize::detail
