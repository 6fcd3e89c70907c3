#include "normalize/detail/romanisation/compiled_rules.h"

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
#include <unicode/ustring.h>

#include "normalize/detail/romanisation/resolved_rules.h"
#include "normalize/detail/romanisation/rewrite_rule.h"
#include "normalize/detail/romanisation/rewriter.h"
#include "normalize/detail/romanisation/rule_parts.h"
#include "normalize/detail/romanisation/text_runs.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRemembered = 65536;  // pieces; then the memory is cleared
constexpr std::size_t kLongestRemembered = 64;  // units; longer pieces seldom come again

std::u16string_view view(const icu::UnicodeString& text) {
  return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

/// Refers to the text, which must outlive it.
icu::UnicodeString alias(std::u16string_view text) {
  return {false, icu::ConstChar16Ptr(text.data()), static_cast<int32_t>(text.size())};
}

std::u16string to_utf16(std::string_view text) {
  std::u16string out(text.size(), u'\0');
  int32_t size = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(out.data(), static_cast<int32_t>(out.size()), &size, text.data(),
                       static_cast<int32_t>(text.size()), 0xFFFD, nullptr, &status);
  out.resize(static_cast<std::size_t>(size));
  return out;
}

void append_utf8(std::string& out, std::u16string_view text) {
  for (std::size_t at = 0; at < text.size();) text::append_utf8(out, next_code_point(text, at));
}

/// Below this no character changes in the form, nor does it join with the one before it.
constexpr char16_t first_that_changes(NormalForm form) noexcept {
  return form == NormalForm::kNfc ? 0x300 : form == NormalForm::kNfd ? 0xC0 : 0xA0;
}

/// @return the new end
std::size_t normalise(std::u16string& text, std::size_t begin, std::size_t end, NormalForm form) {
  const std::u16string_view part = std::u16string_view(text).substr(begin, end - begin);
  const char16_t changing = first_that_changes(form);
  if (std::all_of(part.begin(), part.end(), [&](char16_t c) { return c < changing; })) return end;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = form == NormalForm::kNfd    ? icu::Normalizer2::getNFDInstance(status)
                                       : form == NormalForm::kNfkc ? icu::Normalizer2::getNFKCInstance(status)
                                                                   : icu::Normalizer2::getNFCInstance(status);
  if (normaliser == nullptr || normaliser->isNormalized(alias(part), status)) return end;
  const icu::UnicodeString normal = normaliser->normalize(alias(part), status);
  text.replace(begin, end - begin, view(normal));
  return begin + view(normal).size();
}

/// Where the first `:: Name;` stands whose transliterator ICU has not: of these it tells no place. Else npos.
std::size_t unknown_name_at(std::u16string_view rules) {
  for (std::size_t at = 0; at < rules.size();) {
    const std::size_t end = std::min(rules.find(u'\n', at), rules.size());
    const std::u16string_view line = rules.substr(at, end - at);
    if (line.substr(0, 2) == u"::") {
      UErrorCode status = U_ZERO_ERROR;
      UParseError where{};
      const std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createFromRules(
          icu::UnicodeString(u"line"), alias(line), UTRANS_FORWARD, where, status));
      if (status == U_INVALID_ID) return at;
    }
    at = end + 1;
  }
  return std::u16string_view::npos;
}

[[noreturn]] void throw_rule_error(const fs::path& path, std::u16string_view rules, const UParseError& where,
                                   UErrorCode status) {
  std::string context;
  icu::UnicodeString(where.preContext).toUTF8String(context);
  // ICU counts no lines, only units.
  const std::size_t unknown = status == U_INVALID_ID ? unknown_name_at(rules) : std::u16string_view::npos;
  const std::size_t offset =
      unknown != std::u16string_view::npos ? unknown : static_cast<std::size_t>(std::max(where.offset, 0));
  const std::u16string_view before = rules.substr(0, offset);
  const auto line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), u'\n'));
  const std::string what = unknown != std::u16string_view::npos
                               ? "there is no transliterator of this name"
                               : fmt::format("the rules have an error near '{}': {}", context, u_errorName(status));
  throw Error(Error::Kind::kIo, what, {path.string(), line});
}

/// Han characters by their readings.
struct HanStep {
  std::shared_ptr<const HanReadings> readings;
  bool person = false;
};
/// What Rewriter can't do, by ICU.
using IcuStep = std::shared_ptr<const icu::Transliterator>;
using Step = std::variant<Rewriter, NormalForm, HanStep, IcuStep>;

/// Applies a step to the units from `begin` to `end`, with the text around as context. @return the new end
struct Application {
  std::u16string& text;
  std::u16string& spare;  ///< a buffer, so that none is made anew
  std::size_t begin, end;

  std::size_t operator()(Rewriter& rewriter) const {
    spare.assign(text, 0, begin);
    rewriter.rewrite(text, begin, end, spare);
    const std::size_t new_end = spare.size();
    spare.append(text, end);
    text.swap(spare);
    return new_end;
  }
  std::size_t operator()(NormalForm form) const { return normalise(text, begin, end, form); }
  std::size_t operator()(const HanStep& han) const {
    const std::u16string read = han.readings->read(text, begin, end, han.person);
    text.replace(begin, end - begin, read);
    return begin + read.size();
  }
  std::size_t operator()(const IcuStep& step) const {
    icu::UnicodeString units(text.data(), static_cast<int32_t>(text.size()));
    UTransPosition position{0, units.length(), static_cast<int32_t>(begin), static_cast<int32_t>(end)};
    step->finishTransliteration(units, position);
    text = view(units);
    return static_cast<std::size_t>(position.limit);
  }
};

/// ICU's rules can't look at the whole word, so it is done here that ЩУКА becomes SHCHUKA, not ShchUKA.
std::size_t raise(std::u16string& text, std::size_t begin, std::size_t end) {
  icu::UnicodeString upper(text.data() + begin, static_cast<int32_t>(end - begin));
  upper.toUpper(icu::Locale::getRoot());
  text.replace(begin, end - begin, view(upper));
  return begin + view(upper).size();
}

}  // namespace

struct CompiledRules::Impl {
  Impl(const RuleFileHead& file_head, SharedSets& shared) : head(file_head), sets(shared) {}

  RuleFileHead head;
  SharedSets& sets;
  std::vector<Step> steps;
  std::unordered_map<std::u16string, std::string> remembered;
  std::u16string text, spare;  ///< of the piece that is converted

  /// Rules that need no ICU. @return false where others are among them, or an error, which ICU describes
  bool add_plain_rules(const std::string& rules) {
    const auto resolved = resolved_rules(to_utf16(rules));
    auto own = resolved ? read_rewrite_rules(*resolved, sets) : std::nullopt;
    if (own && !own->empty()) steps.emplace_back(Rewriter(std::move(*own)));
    return own.has_value();
  }

  void add_rules(const std::string& rules, const fs::path& path, UTransDirection direction) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const std::u16string units = to_utf16(rules);
    const IcuStep all(icu::Transliterator::createFromRules(icu::UnicodeString::fromUTF8(head.system.id), alias(units),
                                                           direction, where, status));
    if (U_FAILURE(status) || !all) throw_rule_error(path, units, where, status);
    if (all->getFilter() != nullptr) {
      steps.emplace_back(all);
      return;
    }
    if (all->countElements() == 0) add_element(all);
    for (int32_t i = 0; i < all->countElements(); ++i) add_element(IcuStep(all, &all->getElement(i, status)));
  }

  /// @param element one of the passes that `::` parts
  void add_element(const IcuStep& element) {
    icu::UnicodeString rules;
    element->toRules(rules, true);
    if (rules == u"::Null;") return;
    if (rules == u"::NFC;" || rules == u"::NFD;") {
      steps.emplace_back(rules == u"::NFC;" ? NormalForm::kNfc : NormalForm::kNfd);
    } else if (auto own = read_rewrite_rules(view(rules), sets)) {
      steps.emplace_back(Rewriter(std::move(*own)));
    } else {
      steps.emplace_back(element);
    }
  }

  /// Of the steps that are known ICU would compile what the tables hold already, and would make a list of all that it
  /// has before it gave the first.
  void add_parts(std::string rules, const fs::path& path, const HanReadings::Source& han) {
    for (const RulePart& part : part_rules(std::move(rules))) {
      if (!add_plain_rules(part.rules)) add_rules(part.rules, path, UTRANS_FORWARD);
      if (part.step) add_step(*part.step, han);
    }
  }

  void add_step(RuleStep step, const HanReadings::Source& han) {
    switch (step) {
      case RuleStep::kNone:
        break;
      case RuleStep::kNfc:
        steps.emplace_back(NormalForm::kNfc);
        break;
      case RuleStep::kNfd:
        steps.emplace_back(NormalForm::kNfd);
        break;
      case RuleStep::kHan:
      case RuleStep::kHanOfPerson:
        steps.emplace_back(HanStep{han(), step == RuleStep::kHanOfPerson});
        break;
    }
  }

  /// Converts each run in place.
  const std::u16string& converted(std::u16string_view piece, std::size_t begin, const TextRun* first,
                                  const TextRun* last) {
    text = piece;
    std::size_t at = 0;
    for (const TextRun* run = first; run <= last; ++run) {
      const std::size_t behind = piece.size() - (run->end - begin);  // units that follow the run
      std::size_t end = text.size() - behind;
      if (run->kind != RunKind::kForeign) {
        for (Step& step : steps) end = std::visit(Application{text, spare, at, end}, step);
        if (run->kind == RunKind::kCapitals && head.capitals) end = raise(text, at, end);
      }
      at = end;
    }
    normalise(text, 0, text.size(), NormalForm::kNfc);
    return text;
  }

  void append(std::u16string_view piece, std::size_t begin, const TextRun* first, const TextRun* last,
              std::string& out) {
    if (first != last || piece.size() > kLongestRemembered) {
      append_utf8(out, converted(piece, begin, first, last));
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
    append_utf8(fresh, converted(piece, begin, first, last));
    out += fresh;
    remembered.emplace(std::move(key), std::move(fresh));
  }
};

CompiledRules::CompiledRules(const RuleFileHead& head, const fs::path& path, RuleDirection direction,
                             const HanReadings::Source& han, SharedSets& sets)
    : impl_(std::make_unique<Impl>(head, sets)) {
  const std::string rules = read_rules(path);
  if (direction == RuleDirection::kRestore) {
    impl_->head.input = NormalForm::kNfc;
    impl_->head.script = text::Script::kLatin;
    impl_->add_rules(rules, path, UTRANS_REVERSE);
  } else {
    impl_->add_parts(rules, path, han);
  }
}

CompiledRules::~CompiledRules() = default;
CompiledRules::CompiledRules(CompiledRules&&) noexcept = default;
CompiledRules& CompiledRules::operator=(CompiledRules&&) noexcept = default;

std::string CompiledRules::convert(std::string_view text) {
  std::u16string units = to_utf16(text);
  normalise(units, 0, units.size(), impl_->head.input);
  const std::u16string_view all = units;
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
