#include "formats/detail/gunzip.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include <zlib.h>

#include "text/error.h"

namespace tolmach::formats::detail {
namespace {

constexpr std::size_t kMost = std::size_t{2} << 30U;  // a few bytes can stand for any number
constexpr int kGzipOnly = 16 + MAX_WBITS;

class Inflater {
 public:
  explicit Inflater(const std::string& path) : path_(path) {
    if (inflateInit2(&stream_, kGzipOnly) != Z_OK) fail("can't be unpacked");
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  std::string all(std::string_view content) {
    std::string out;
    int status = Z_OK;
    while (!content.empty() || stream_.avail_in > 0) {
      if (stream_.avail_in == 0) feed(content);
      // A member may follow a member.
      if (status == Z_STREAM_END) inflateReset(&stream_);
      status = step(out);
    }
    while (status == Z_OK && stream_.avail_out == 0) status = step(out);
    if (status != Z_STREAM_END) fail("is cut short");
    return out;
  }

 private:
  void feed(std::string_view& content) {
    const std::size_t size = std::min<std::size_t>(content.size(), std::numeric_limits<uInt>::max());
    // zlib does not write to its input, but says so only where ZLIB_CONST is defined.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));
    stream_.avail_in = static_cast<uInt>(size);
    content.remove_prefix(size);
  }

  int step(std::string& out) {
    stream_.next_out = block_.data();
    stream_.avail_out = static_cast<uInt>(block_.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_BUF_ERROR) return Z_BUF_ERROR;
    if (status != Z_OK && status != Z_STREAM_END) fail("is no gzip file, or damaged");
    out.append(reinterpret_cast<const char*>(block_.data()), block_.size() - stream_.avail_out);
    if (out.size() > kMost) fail("holds more than 2 GiB");
    return status;
  }

  [[noreturn]] void fail(const std::string& what) const { throw Error(Error::Kind::kIo, what, {path_}); }

  const std::string& path_;
  z_stream stream_{};
  std::array<Bytef, 1U << 16U> block_{};
};

}  // namespace

std::string gunzip(std::string_view content, const std::string& path) {
  return Inflater(path).all(content);
}

}  // namespace tolmach::formats::detail
