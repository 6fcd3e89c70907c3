#include "normalize/detail/sound_costs.h"

#include <algorithm>
#include <charconv>

#include "text/error.h"

namespace tolmach::normalize::detail {
namespace {

constexpr float kSubstitution = 1.0F;
constexpr float kInsertion = 0.9F;
constexpr std::size_t kLongest = 64;  ///< symbols; no name token is longer

bool is_glide(char c) noexcept {
  return c == 'i' || c == 'y' || c == 'j';
}

float cost_in(const std::string& field, const std::filesystem::path& path, std::size_t line) {
  float value = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc() || end != field.data() + field.size() || value < 0)
    throw Error(Error::Kind::kIo, "expected a cost, found '" + field + "'", {path.string(), line});
  return value;
}

}  // namespace

SoundFamily family_of(std::string_view language) noexcept {
  if (language == "ar" || language == "he" || language == "fa" || language == "ur") return SoundFamily::kAbjad;
  if (language == "zh" || language == "ja" || language == "ko") return SoundFamily::kAsia;
  return SoundFamily::kAny;
}

std::size_t SoundCosts::index(char symbol) noexcept {
  if (symbol >= 'a' && symbol <= 'z') return static_cast<std::size_t>(symbol - 'a') + 1;
  if (symbol >= 'A' && symbol <= 'Z') return static_cast<std::size_t>(symbol - 'A') + 27;
  if (symbol >= '0' && symbol <= '9') return static_cast<std::size_t>(symbol - '0') + 53;
  return kNone;
}

SoundCosts::SoundCosts(const text::DataFolder& data) {
  for (const text::DataRow& row : text::read_data_rows(data.file("names/letter_groups.tsv"), 2))
    groups_.emplace_back(row.fields[0], row.fields[1].front());
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (Matrix& matrix : costs_) {
    for (auto& row : matrix) row.fill(kSubstitution);
    for (std::size_t i = 0; i < kSymbols; ++i) {
      matrix[i][i] = 0;
      matrix[i][kNone] = matrix[kNone][i] = kInsertion;
    }
  }
  const auto path = data.file("names/costs.tsv");
  // General rows first in the file; a family's own row replaces the general one.
  for (const text::DataRow& row : text::read_data_rows(path, 4)) {
    const std::size_t a = index(row.fields[0].front());
    const std::size_t b = index(row.fields[1].front());
    const float cost = cost_in(row.fields[2], path, row.line);
    for (const SoundFamily family : {SoundFamily::kAny, SoundFamily::kAbjad, SoundFamily::kAsia}) {
      const bool own = (row.fields[3] == "abjad" && family == SoundFamily::kAbjad) ||
                       (row.fields[3] == "asia" && family == SoundFamily::kAsia);
      if (row.fields[3] != "*" && !own) continue;
      Matrix& matrix = costs_[static_cast<std::size_t>(family)];
      matrix[a][b] = matrix[b][a] = cost;
    }
  }
}

Symbols SoundCosts::symbols(std::string_view token) const {
  Symbols out;
  for (std::size_t at = 0; at < token.size();) {
    const auto group = std::find_if(groups_.begin(), groups_.end(),
                                    [&](const auto& g) { return token.substr(at, g.first.size()) == g.first; });
    char symbol = token[at];
    std::size_t length = 1;
    if (group != groups_.end()) {
      symbol = group->second;
      length = group->first.size();
    }
    if (out.empty() || out.back() != symbol) out.push_back(symbol);
    at += length;
  }
  while (out.size() > 2 && is_glide(out.back()) && is_glide(out[out.size() - 2])) out.pop_back();
  if (out.size() > 1 && is_glide(out.back())) out.back() = 'i';
  return out;
}

double SoundCosts::distance(std::string_view a, std::string_view b, SoundFamily family) const {
  const Matrix& costs = costs_[static_cast<std::size_t>(family)];
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::array<float, kLongest + 1> row{};
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + costs[kNone][index(b[j])];
  for (const char c : a) {
    const std::size_t x = index(c);
    float diagonal = row[0];
    row[0] += costs[x][kNone];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t y = index(b[j]);
      const float best = std::min({diagonal + costs[x][y], row[j + 1] + costs[x][kNone], row[j] + costs[kNone][y]});
      diagonal = row[j + 1];
      row[j + 1] = best;
    }
  }
  return static_cast<double>(row[b.size()]);
}

}  // namespace tolmach::normalize::detail
