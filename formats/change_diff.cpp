#include "formats/change_diff.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace tolmach::formats {
namespace {

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// Whole lines, each behind a mark; the last one of a file may lack its end.
void write_lines(std::ostream& out, char mark, std::string_view lines) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    out << mark << lines.substr(at, end - at) << '\n';
    if (end == std::string_view::npos) {
      out << "\\ No newline at end of file\n";
      return;
    }
    at = end + 1;
  }
}

std::size_t lines_in(std::string_view lines) {
  return count_lines(lines) + (lines.empty() || lines.back() == '\n' ? 0 : 1);
}

/// Changes of lines that touch each other, and how the text moves by them.
class Hunks {
 public:
  Hunks(std::ostream& out, std::string_view before, std::string_view after)
      : out_(out), before_(before), after_(after) {}

  void add(const TextChange& change) {
    const std::size_t begin = line_begin(change.begin);
    const std::size_t end = line_end(change.end);
    if (open_ && begin >= end_) flush();
    if (!open_) {
      begin_ = begin;
      moved_at_begin_ = moved_;
      open_ = true;
    }
    end_ = std::max(end_, end);
    moved_ += static_cast<std::int64_t>(change.after.size()) - static_cast<std::int64_t>(change.before.size());
  }

  void flush() {
    if (!open_) return;
    const auto old_lines = before_.substr(begin_, end_ - begin_);
    const auto from = static_cast<std::size_t>(static_cast<std::int64_t>(begin_) + moved_at_begin_);
    const auto to = static_cast<std::size_t>(static_cast<std::int64_t>(end_) + moved_);
    const auto new_lines = after_.substr(from, to - from);
    out_ << "@@ -" << 1 + count_lines(before_.substr(0, begin_)) << ',' << lines_in(old_lines) << " +"
         << 1 + count_lines(after_.substr(0, from)) << ',' << lines_in(new_lines) << " @@\n";
    write_lines(out_, '-', old_lines);
    write_lines(out_, '+', new_lines);
    open_ = false;
  }

 private:
  [[nodiscard]] std::size_t line_begin(std::size_t offset) const {
    const std::size_t found = offset == 0 ? std::string_view::npos : before_.rfind('\n', offset - 1);
    return found == std::string_view::npos ? 0 : found + 1;
  }
  [[nodiscard]] std::size_t line_end(std::size_t offset) const {
    const std::size_t found = before_.find('\n', offset);
    return found == std::string_view::npos ? before_.size() : found + 1;
  }

  std::ostream& out_;
  std::string_view before_, after_;
  bool open_ = false;
  std::size_t begin_ = 0, end_ = 0;              ///< of the lines in work, bytes of `before`
  std::int64_t moved_ = 0, moved_at_begin_ = 0;  ///< how much longer the text has become so far
};

}  // namespace

void write_change_diff(std::ostream& out, std::string_view name, std::string_view content, const ChangedText& changed) {
  if (changed.made.empty()) return;
  out << "--- " << name << "\n+++ " << name << '\n';
  Hunks hunks(out, content, changed.content);
  for (const TextChange& change : changed.made) hunks.add(change);
  hunks.flush();
}

}  // namespace tolmach::formats
