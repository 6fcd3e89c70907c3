#include "normalize/consistent_names.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "normalize/detail/explanation/typography.h"
#include "normalize/detail/inflection.h"
#include "normalize/romanise.h"
#include "text/error.h"
#include "text/language.h"
#include "text/near.h"
#include "text/unicode.h"

namespace tolmach::normalize {
namespace {

/// Words of two forms of one name are the same word from this score on.
constexpr double kSameWord = 0.5;

/// The words of a name: between spaces and hyphens.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -\n\r\t", at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool all_capitals(std::string_view word, std::string_view language) {
  return text::count_code_points(word) > 1 && text::upper(word, language) == word;
}

/// Whether a name is part of an address, a handle or a file's name: rewritten, that would lead elsewhere.
bool stands_in_code(std::string_view text, text::Span name) {
  constexpr std::string_view kEnds = " \t\r\n\"<>()";
  constexpr std::size_t kLongest = 2000;  // bytes: no address is longer, and a text without spaces is
  const std::size_t first = name.begin - std::min<std::size_t>(name.begin, kLongest);
  const std::string_view window = text.substr(first, name.end - first + kLongest);
  const std::size_t before = window.substr(0, name.begin - first).find_last_of(kEnds);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(window.find_first_of(kEnds, name.end - first), window.size());
  const std::string_view around = window.substr(begin, end - begin);
  if (around.find_first_of("@#_\\") != std::string_view::npos || around.find("://") != std::string_view::npos)
    return true;
  // "Kuleba.txt", and a sentence that begins without a space; no closing quotation mark.
  const std::string_view behind = text.substr(name.end);
  std::size_t at = 1;
  return behind.size() > 1 && behind[0] == '.' && text::is_letter(text::next_code_point(behind, at));
}

/// The form that a name is to have, and why.
struct Wanted {
  std::string form, reason;
};

bool is_year(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The systems whose ids are most like what was given.
std::string near_systems(const std::string& given, const std::vector<std::string>& systems) {
  constexpr std::size_t kMost = 5;
  std::vector<std::pair<std::size_t, std::string>> near;
  near.reserve(systems.size());
  for (const std::string& system : systems) near.emplace_back(text::edits(given, system), system);
  return text::nearest(std::move(near), kMost);
}

/// "en-2019": the forms that a language prefers.
bool is_language_with_year(const std::string& text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos || !is_year(std::string_view(text).substr(dash + 1))) return false;
  return text::is_known_language(text.substr(0, dash));
}

}  // namespace

std::vector<std::string> style_names(const text::DataFolder& data) {
  Romaniser romaniser(data);
  std::vector<std::string> names;
  for (const RomanisationSystem& system : romaniser.systems()) {
    names.push_back(system.id);
    names.insert(names.end(), system.aliases.begin(), system.aliases.end());
  }
  return names;
}

NameStyle::NameStyle(const std::string& text, const std::vector<std::string>& systems) {
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string part = text.substr(at, end - at);
    at = end + 1;
    if (std::find(systems.begin(), systems.end(), part) != systems.end()) {
      systems_.push_back(part);
    } else if (!is_language_with_year(part)) {
      throw Error(
          Error::Kind::kUsage, "'" + part + "' is no style", {},
          "near it: " + near_systems(part, systems) +
              "; expected romanisation systems ('tolmach normalize --list-systems'), or a language with a year");
    }
  }
}

struct ConsistentNames::Impl {
  NameStyle style;
  const NameMatcher& matcher;
  const NameSource* lexicon;
  detail::Inflection inflection;
  Romaniser romaniser;

  Impl(const text::DataFolder& data, NameStyle wanted, const NameMatcher& given, const NameSource* names)
      : style(std::move(wanted)), matcher(given), lexicon(names), inflection(data), romaniser(data, names) {}

  /// Whether names of an entity are romanised by way of a language: it prefers a form in it, or has forms in no third
  /// one. Warsaw has a Ukrainian form as well, and is no Ukrainian name.
  [[nodiscard]] static bool is_at_home(const std::vector<KnownName>& forms, std::string_view language) {
    const auto prefers = [&](const KnownName& known) {
      return known.language == language && known.status == NameStatus::kPreferred;
    };
    if (std::any_of(forms.begin(), forms.end(), prefers)) return true;
    return std::all_of(forms.begin(), forms.end(),
                       [&](const KnownName& known) { return known.language == language || known.language == "en"; });
  }

  /// Whether the text's language prefers a name of its own, which no system makes of those in the other language:
  /// Ukraine, Moscow.
  [[nodiscard]] bool has_own_name(const std::vector<KnownName>& forms, std::string_view text_language,
                                  std::string_view language) {
    bool prefers = false;
    for (const KnownName& own : forms) {
      if (own.language != text_language || own.status != NameStatus::kPreferred) continue;
      prefers = true;
      if (std::any_of(forms.begin(), forms.end(), [&](const KnownName& source) {
            return source.language == language && is_romanised(own.form, source.form, language);
          }))
        return false;
    }
    return prefers;
  }

  /// Whether some system makes one form of the other.
  [[nodiscard]] bool is_romanised(const std::string& form, const std::string& source, std::string_view language) {
    const std::string letters = detail::bare_letters(form);
    const auto& systems = romaniser.systems();
    return std::any_of(systems.begin(), systems.end(), [&](const RomanisationSystem& system) {
      return system.language == language && detail::bare_letters(romaniser.romanise(source, system.id)) == letters;
    });
  }

  [[nodiscard]] std::optional<Wanted> by_system(const std::vector<KnownName>& forms, std::string_view text_language) {
    for (const std::string& system : style.systems()) {
      const std::string_view language = text::base_language(system);
      if (!is_at_home(forms, language) || has_own_name(forms, text_language, language)) continue;
      for (const KnownName& known : forms)
        if (known.language == language)
          return Wanted{romaniser.romanise(known.form, system),
                        fmt::format("{} is written so by {}", known.form, system)};
    }
    return std::nullopt;
  }

  /// The longest of the preferred forms says most: it has the given name as well.
  [[nodiscard]] static std::optional<Wanted> by_lexicon(const std::vector<KnownName>& forms,
                                                        std::string_view language) {
    const KnownName* best = nullptr;
    for (const KnownName& known : forms)
      if (known.language == language && known.status == NameStatus::kPreferred &&
          (best == nullptr || words_of(known.form).size() > words_of(best->form).size()))
        best = &known;
    if (best == nullptr) return std::nullopt;
    return Wanted{best->form, fmt::format("the lexicon prefers {}", best->form)};
  }

  [[nodiscard]] std::optional<Wanted> wanted(const NameCluster& cluster, std::string_view language) {
    if (lexicon != nullptr && !cluster.entity.empty()) {
      const std::vector<KnownName> forms = lexicon->forms_of(cluster.entity);
      if (auto found = by_system(forms, language)) return found;
      if (auto found = by_lexicon(forms, language)) return found;
    }
    const bool has_slip = std::any_of(cluster.forms.begin(), cluster.forms.end(),
                                      [](const ClusterForm& form) { return form.status == NameStatus::kMisspelling; });
    if (!has_slip) return std::nullopt;
    return Wanted{cluster.preferred, fmt::format("{} is the usual form of this text", cluster.preferred)};
  }

  /// What a word becomes: the word of the wanted form that it stands for, in its own case and number. Nothing where it
  /// stands for none, or is a form of it already.
  [[nodiscard]] std::optional<std::string> rewritten(std::string_view word, const Wanted& wanted,
                                                     std::string_view language) const {
    const bool capitals = all_capitals(word, language);
    const std::string plain = capitals ? text::capitalised(text::lower(word, language), language) : std::string(word);
    double best = kSameWord;
    std::string form;
    for (const std::string_view candidate : words_of(wanted.form)) {
      if (inflection.same_lemma(plain, candidate, language)) return std::nullopt;
      if (lexicon != nullptr && lexicon->never_same(plain, candidate)) continue;
      // Words are alike in the same case: "Кулібі" is far from "Кулеба".
      std::string inflected = inflection.inflected_like(candidate, plain, language);
      const double score = matcher.compare({plain, language}, {inflected, language}).score;
      if (score < best) continue;
      best = score;
      form = std::move(inflected);
    }
    if (form.empty()) return std::nullopt;
    return capitals ? text::upper(form, language) : form;
  }

  /// @param span of the mention; what is added behind its form, a possessive, stays
  void rewrite(const text::Document& document, const Mention& mention, const Wanted& wanted,
               std::vector<NameRewrite>& out) const {
    const std::string_view text = mention.span.of(document.text);
    if (stands_in_code(document.text, mention.span)) return;
    if (text.substr(0, mention.form.size()) != mention.form) return;  // hyphenated at a line's end, or the like
    const std::string_view language = text::base_language(document.language);
    for (const std::string_view word : words_of(text.substr(0, mention.form.size()))) {
      const auto after = rewritten(word, wanted, language);
      if (!after || *after == word) continue;
      const auto begin = mention.span.begin + static_cast<std::uint32_t>(word.data() - text.data());
      out.push_back(
          {{begin, begin + static_cast<std::uint32_t>(word.size())}, std::string(word), *after, wanted.reason});
    }
  }
};

ConsistentNames::ConsistentNames(const text::DataFolder& data, NameStyle style, const NameMatcher& matcher,
                                 const NameSource* lexicon)
    : impl_(std::make_unique<Impl>(data, std::move(style), matcher, lexicon)) {}
ConsistentNames::~ConsistentNames() = default;
ConsistentNames::ConsistentNames(ConsistentNames&&) noexcept = default;
ConsistentNames& ConsistentNames::operator=(ConsistentNames&&) noexcept = default;

std::optional<std::string> ConsistentNames::styled(const NameCluster& cluster) {
  if (impl_->lexicon == nullptr || cluster.entity.empty()) return std::nullopt;
  auto wanted =
      impl_->by_system(impl_->lexicon->forms_of(cluster.entity), text::base_language(cluster.forms.front().language));
  return wanted ? std::optional(std::move(wanted->form)) : std::nullopt;
}

std::vector<NameRewrite> ConsistentNames::rewrites(const DocumentMentions& document,
                                                   const std::vector<NameCluster>& clusters) {
  std::vector<NameRewrite> out;
  const std::string language(text::base_language(document.document->language));
  for (const NameCluster& cluster : clusters) {
    const auto wanted = impl_->wanted(cluster, language);
    if (!wanted) continue;
    for (const ClusterForm& form : cluster.forms)
      for (const MentionPlace& place : form.places)
        impl_->rewrite(*document.document, document.mentions[place.mention], *wanted, out);
  }
  std::sort(out.begin(), out.end(), [](const NameRewrite& a, const NameRewrite& b) { return a.span < b.span; });
  return out;
}

}  // namespace tolmach::normalize
