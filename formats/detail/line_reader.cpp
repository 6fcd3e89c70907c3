#include "formats/detail/line_reader.h"

#include <algorithm>
#include <cstring>

#include "text/error.h"

namespace tolmach::formats::detail {

bool LineReader::fill() {
  in_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
  // What can't be read is no end of the file: half a file must not be taken for the whole.
  if (in_.bad()) throw Error(Error::Kind::kIo, "reading failed");
  begin_ = 0;
  end_ = static_cast<std::size_t>(in_.gcount());
  return end_ > 0;
}

bool LineReader::next(std::string& line) {
  line.clear();
  too_long_ = false;
  if (begin_ == end_ && !fill()) return false;
  ++number_;
  while (true) {
    const char* const begin = block_.data() + begin_;
    const std::size_t left = end_ - begin_;
    const auto* const at = static_cast<const char*>(std::memchr(begin, '\n', left));
    const std::size_t size = at == nullptr ? left : static_cast<std::size_t>(at - begin);
    const std::size_t kept = std::min(size, kLongest - line.size());
    too_long_ |= kept < size;
    line.append(begin, kept);
    begin_ += size + (at == nullptr ? 0 : 1);
    if (at != nullptr || !fill()) break;
  }
  if (!line.empty() && line.back() == '\r' && !too_long_) line.pop_back();
  return true;
}

}  // namespace tolmach::formats::detail
