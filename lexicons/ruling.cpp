#include "lexicons/ruling.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "lexicons/valid_text.h"

namespace tolmach::lexicons {
namespace {

using normalize::NameStatus;

std::string first_day(const std::string& date) {
  return date + std::string("0000-01-01").substr(date.size());
}

std::string last_day(const std::string& date) {
  return date + std::string("0000-12-31").substr(date.size());
}

/// Whether any day of `date` lies in the ruling's period.
bool covers(const Ruling& ruling, const std::string& date) {
  if (date.empty()) return ruling.until.empty();
  return (ruling.since.empty() || first_day(ruling.since) <= last_day(date)) &&
         (ruling.until.empty() || last_day(ruling.until) >= first_day(date));
}

/// "en" covers "en-GB"; nothing covers all.
bool covers_language(std::string_view ruling, std::string_view text) {
  if (ruling.empty() || ruling == text) return true;
  return text.size() > ruling.size() && text.substr(0, ruling.size()) == ruling && text[ruling.size()] == '-';
}

auto closeness(const Ruling& ruling) {
  return std::make_tuple(!ruling.style.empty(), ruling.target_language.size(), !ruling.since.empty(),
                         !ruling.until.empty(), ruling.since);
}

bool usable(NameStatus status) {
  return status == NameStatus::kPreferred || status == NameStatus::kAdmitted;
}

bool has_period(const Ruling& ruling) {
  return !ruling.since.empty() || !ruling.until.empty();
}

}  // namespace

NameStatus status_for(const NewName& name, const TextScope& text) {
  const std::string& language = text.language.empty() ? name.language : text.language;
  const Ruling* closest = nullptr;
  for (const Ruling& ruling : name.rulings) {
    if (!covers_language(ruling.target_language, language) || !covers(ruling, text.date)) continue;
    if (!ruling.style.empty() && ruling.style != text.style) continue;
    if (closest == nullptr || closeness(*closest) < closeness(ruling)) closest = &ruling;
  }
  return closest == nullptr ? name.status : closest->status;
}

bool in_use(const NewName& name, const std::string& date) {
  const auto& rulings = name.rulings;
  if (usable(name.status) || std::none_of(rulings.begin(), rulings.end(), has_period)) return true;
  return std::any_of(rulings.begin(), rulings.end(),
                     [&](const Ruling& ruling) { return has_period(ruling) && covers(ruling, date); });
}

void require_ruling_date(const std::string& date) {
  require_date(date, "the date");
}

}  // namespace tolmach::lexicons
