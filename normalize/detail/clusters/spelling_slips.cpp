#include "normalize/detail/clusters/spelling_slips.h"

#include <algorithm>
#include <limits>

#include "text/unicode.h"

namespace tolmach::normalize::detail {
namespace {

constexpr std::size_t kLongest = 60;  // letters

std::string utf8(std::u32string_view letters) {
  std::string out;
  for (const char32_t c : letters) text::append_utf8(out, c);
  return out;
}

/// Letters that systems may leave out.
bool is_silent(char32_t c) noexcept {
  static constexpr std::u32string_view kSilent = U"ьъ'’ʼ´";
  return kSilent.find(c) != std::u32string_view::npos;
}

/// A step of an alignment: so many letters of the source are written as so many of the form.
struct Step {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t source = 0, form = 0;
};

/// The cheapest way through an alignment of two texts.
class Alignment {
 public:
  Alignment(std::u32string_view source, std::u32string_view form)
      : source_(source), form_(form), steps_((source.size() + 1) * (form.size() + 1)) {
    at(0, 0).cost = 0;
  }

  Step& at(std::size_t i, std::size_t j) { return steps_[i * (form_.size() + 1) + j]; }

  /// Goes on from (i, j) by letters that cost so much.
  void go(std::size_t i, std::size_t j, std::size_t source, std::size_t form, double cost) {
    if (i + source > source_.size() || j + form > form_.size()) return;
    Step& there = at(i + source, j + form);
    if (const double whole = at(i, j).cost + cost; whole < there.cost) there = {whole, source, form};
  }

  /// Letters written by no rule, and those that are put in or left out, cost one each.
  void go_wrong(std::size_t i, std::size_t j) {
    go(i, j, 1, 1, 1);
    go(i, j, 1, 2, 1.5);
    go(i, j, 1, 0, i < source_.size() && is_silent(source_[i]) ? 0 : 1);
    go(i, j, 0, 1, j < form_.size() && is_silent(form_[j]) ? 0 : 1);
  }

  /// Calls `visit(source, form, cost)` for the steps of the best way, last first.
  template <typename Visit>
  void for_each_step(Visit visit) {
    std::size_t i = source_.size();
    std::size_t j = form_.size();
    while (i > 0 || j > 0) {
      const Step step = at(i, j);
      i -= step.source;
      j -= step.form;
      visit(source_.substr(i, step.source), form_.substr(j, step.form), step.cost - at(i, j).cost);
    }
  }

 private:
  std::u32string_view source_, form_;
  std::vector<Step> steps_;
};

constexpr double kRule = 0.001;  // between two ways without a fault the one of fewer and longer rules is better
constexpr double kFault = 0.5;

/// The faults of the best way; none where they are too many.
std::optional<std::vector<SpellingEdit>> faults(Alignment& alignment, std::size_t most) {
  std::vector<SpellingEdit> edits;
  alignment.for_each_step([&](std::u32string_view source, std::u32string_view form, double cost) {
    if (cost >= kFault) edits.push_back({utf8(source), utf8(form), {}});
  });
  if (edits.size() > most) return std::nullopt;
  std::reverse(edits.begin(), edits.end());
  return edits;
}

}  // namespace

const SpellingSlips::Written& SpellingSlips::written_in(const std::string& language) {
  const auto [found, fresh] = by_language_.try_emplace(language);
  Written& all = found->second;
  if (!fresh) return all;
  for (const RomanisationSystem* system : search_.systems()) {
    if (system->language != language) continue;
    const Writings& writings = search_.writings_of(*system);
    for (const auto* part : {&writings.initial, &writings.inner})
      for (const Writing& w : *part)
        all.emplace_back(text::code_points(w.letter->letter), text::code_points(w.written));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::string SpellingSlips::usual(const std::string& letter, const std::string& language) {
  const std::string id = romaniser_.usual_system(language);
  return id.empty() || letter.empty() ? std::string() : search_.written(letter, id);
}

std::optional<SpellingDistance> SpellingSlips::between(std::string_view source, const std::string& language,
                                                       std::string_view form, std::size_t most) {
  if (!search_.knows(language)) return std::nullopt;
  const std::u32string from = text::code_points(text::lower(text::nfc(source), language));
  const std::u32string to = text::code_points(text::lower(text::nfc(form)));
  if (from.empty() || to.empty() || from.size() > kLongest || to.size() > 2 * kLongest) return std::nullopt;
  const Written& written = written_in(language);
  Alignment alignment(from, to);
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      for (const auto& [letter, as] : written)
        if (from.compare(i, letter.size(), letter) == 0 && to.compare(j, as.size(), as) == 0)
          alignment.go(i, j, letter.size(), as.size(), kRule);
      if (i < from.size() && j < to.size() && from[i] == to[j]) alignment.go(i, j, 1, 1, kRule);  // hyphens, spaces
      alignment.go_wrong(i, j);
    }
  }
  auto edits = faults(alignment, most);
  if (!edits) return std::nullopt;
  for (SpellingEdit& edit : *edits) edit.expected = usual(edit.source, language);
  return SpellingDistance{std::move(*edits)};
}

std::optional<std::vector<SpellingEdit>> letter_edits(std::string_view right, std::string_view written,
                                                      std::size_t most) {
  const std::u32string from = text::code_points(text::fold(right));
  const std::u32string to = text::code_points(text::fold(written));
  if (from.size() > kLongest || to.size() > kLongest) return std::nullopt;
  Alignment alignment(from, to);
  for (std::size_t i = 0; i <= from.size(); ++i) {
    for (std::size_t j = 0; j <= to.size(); ++j) {
      if (i < from.size() && j < to.size() && from[i] == to[j]) alignment.go(i, j, 1, 1, 0);
      alignment.go(i, j, 1, 1, 1);
      alignment.go(i, j, 1, 0, 1);
      alignment.go(i, j, 0, 1, 1);
    }
  }
  auto edits = faults(alignment, most);
  if (edits)
    for (SpellingEdit& edit : *edits) edit.expected = edit.source;
  return edits;
}

}  // namespace tolmach::normalize::detail
