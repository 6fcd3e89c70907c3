#include "text/srx.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include "text/detail/regex_error.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

using Pattern = std::unique_ptr<icu::RegexPattern>;

Pattern compile(const std::string& expression, const Where& where) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const auto text = icu::UnicodeString::fromUTF8(expression);
  Pattern pattern(icu::RegexPattern::compile(text, 0, place, status));
  if (U_FAILURE(status))
    throw Error(Error::Kind::kIo,
                "the expression '" + expression + "' can't be compiled: " + std::string(detail::regex_error(status)) +
                    ", at character " + std::to_string(std::min(place.offset + 1, text.length())),
                where);
  return pattern;
}

// Steps of ICU's matcher, about a millisecond each: expressions of a stranger may take exponential time.
constexpr int32_t kMostSteps = 5000;

struct Rule {
  bool ends = false;
  std::string name;
  Where where;
  Pattern before, after;
};

struct Map {
  Pattern language;
  std::string list;
};

bool matches_whole(const icu::RegexPattern& pattern, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(std::string(text));
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(subject, status));
  return U_SUCCESS(status) && matcher->matches(status) != 0;
}

/// A text as ICU wants it, with the byte offset of each of its UTF-16 units.
struct Utf16 {
  explicit Utf16(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto c = static_cast<UChar32>(next_code_point(utf8, at));
      text.append(c);
      bytes.resize(static_cast<std::size_t>(text.length()), begin);
    }
    bytes.push_back(static_cast<std::uint32_t>(utf8.size()));
  }

  icu::UnicodeString text;
  std::vector<std::uint32_t> bytes;
};

}  // namespace

struct SrxRules::Impl {
  /// The rules for a language, in the order in which they are tried.
  [[nodiscard]] std::vector<const Rule*> rules_of(std::string_view language) const {
    std::vector<const Rule*> out;
    for (const Map& map : maps) {
      if (!matches_whole(*map.language, language)) continue;
      if (const auto list = lists.find(map.list); list != lists.end())
        for (const Rule& rule : list->second) out.push_back(&rule);
      if (!cascade) break;
    }
    return out;
  }

  /// Notes the rule at each position where it matches and no rule before it has.
  static void apply(const Rule& rule, const icu::UnicodeString& text, std::vector<const Rule*>& decided) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> before(rule.before->matcher(text, status));
    const std::unique_ptr<icu::RegexMatcher> after(rule.after->matcher(text, status));
    before->setTimeLimit(kMostSteps, status);
    after->setTimeLimit(kMostSteps, status);
    for (int32_t from = 0; from <= text.length() && before->find(from, status) != 0 && U_SUCCESS(status);) {
      const int32_t position = before->end(status);
      // Matches may overlap, so the search goes on behind the first character of this one.
      from = before->start(status) + 1;
      if (decided.at(static_cast<std::size_t>(position)) != nullptr) continue;
      after->region(position, text.length(), status);
      after->useAnchoringBounds(0);
      after->useTransparentBounds(1);
      if (after->lookingAt(status) != 0) decided.at(static_cast<std::size_t>(position)) = &rule;
    }
    if (U_FAILURE(status))
      throw Error(Error::Kind::kIo, "the rule can't be tried: " + std::string(detail::regex_error(status)), rule.where,
                  "expected expressions that need less time and memory");
  }

  std::map<std::string, std::vector<Rule>, std::less<>> lists;
  std::vector<Map> maps;
  bool cascade = false;
};

SrxRules::SrxRules() : impl_(std::make_unique<Impl>()) {}
SrxRules::~SrxRules() = default;
SrxRules::SrxRules(SrxRules&&) noexcept = default;
SrxRules& SrxRules::operator=(SrxRules&&) noexcept = default;

void SrxRules::set_cascade(bool cascade) {
  impl_->cascade = cascade;
}

void SrxRules::add_list(const std::string& list) {
  impl_->lists.try_emplace(list);
}

void SrxRules::add_rule(const std::string& list, const SrxRule& rule) {
  impl_->lists[list].push_back({rule.ends, rule.where.file + ":" + std::to_string(rule.where.line), rule.where,
                                compile(rule.before, rule.where), compile(rule.after, rule.where)});
}

void SrxRules::add_map(const std::string& language_pattern, const std::string& list, const Where& where) {
  impl_->maps.push_back({compile(language_pattern, where), list});
}

bool SrxRules::has_list(std::string_view list) const {
  return impl_->lists.find(list) != impl_->lists.end();
}

std::vector<Boundary> SrxRules::boundaries(std::string_view paragraph, std::string_view language) const {
  const Utf16 text(paragraph);
  std::vector<const Rule*> decided(static_cast<std::size_t>(text.text.length()) + 1, nullptr);
  for (const Rule* rule : impl_->rules_of(language)) Impl::apply(*rule, text.text, decided);
  std::vector<Boundary> out;
  for (std::size_t i = 1; i + 1 < decided.size(); ++i)
    if (decided[i] != nullptr) out.push_back({text.bytes[i], decided[i]->ends, decided[i]->name});
  return out;
}

std::vector<Span> SrxRules::split(std::string_view paragraph, std::string_view language, std::uint32_t base) const {
  std::vector<Span> spans;
  std::size_t begin = 0;
  const auto add_until = [&](std::size_t end) {
    const std::string_view visible = trim(paragraph.substr(begin, end - begin));
    begin = end;
    if (visible.empty()) return;
    const auto at = base + static_cast<std::uint32_t>(visible.data() - paragraph.data());
    spans.push_back({at, at + static_cast<std::uint32_t>(visible.size())});
  };
  for (const Boundary& boundary : boundaries(paragraph, language))
    if (boundary.ends) add_until(boundary.offset);
  add_until(paragraph.size());
  return spans;
}

}  // namespace tolmach::text
