#include "text/decode.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "text/detail/cyrillic_encoding.h"
#include "text/error.h"
#include "text/unicode.h"

namespace tolmach::text {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kRarestAscii = 50;  // UTF-16 of any script has spaces and line ends in so many bytes

struct Signature {
  std::string_view bytes;
  const char* encoding;
};

constexpr std::string_view kUtf8Mark("\xEF\xBB\xBF", 3);
/// Longest first: the mark of UTF-16 is the beginning of UTF-32's.
constexpr std::array<Signature, 5> kSignatures{{{kUtf8Mark, "UTF-8"},
                                                {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                                {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                                {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
                                                {std::string_view("\xFE\xFF", 2), "UTF-16BE"}}};

bool begins_with(std::string_view bytes, std::string_view prefix) noexcept {
  return bytes.substr(0, prefix.size()) == prefix;
}

Where at_byte(std::string_view name, std::uint64_t offset) {
  Where where{std::string(name)};
  where.offset = offset;
  return where;
}

std::uint32_t utf8_width(char32_t c) noexcept {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

void refuse_binary(std::string_view text, const SourceMap& map, std::string_view name) {
  const std::size_t nul = text.find('\0');
  if (nul == std::string_view::npos) return;
  throw binary_error(text, nul, at_byte(name, map.to_file(static_cast<std::uint32_t>(nul))));
}

/// Whether the name is that of the marked encoding, or of its family: "utf-16" serves for UTF-16LE.
bool agrees(std::string_view encoding, const std::string& marked) {
  const std::string asked(encoding);
  const std::string family = marked.substr(0, marked.find_first_of("LB"));
  return ucnv_compareNames(asked.c_str(), marked.c_str()) == 0 || ucnv_compareNames(asked.c_str(), family.c_str()) == 0;
}

/// Converts character by character, so that each keeps its place in the file.
Decoded convert(std::string_view bytes, std::size_t skip, const std::string& encoding, std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) {
    throw Error(Error::Kind::kUsage, "unknown encoding '" + encoding + "'", {},
                "expected a name such as UTF-8, windows-1251, KOI8-U or ISO-8859-2");
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  Decoded out;
  out.encoding = encoding;
  out.text.reserve(bytes.size() * 2);
  const char* at = bytes.data() + skip;
  const char* const end = bytes.data() + bytes.size();
  while (at < end) {
    const auto begin = static_cast<std::uint64_t>(at - bytes.data());
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;
    // ICU's single-byte tables map bytes without a character to C1 controls or U+FFFD instead of failing.
    if (U_FAILURE(status) || static_cast<char32_t>(c) == kReplacement) {
      throw Error(Error::Kind::kIo, "a byte can't be decoded as " + encoding, at_byte(name, begin),
                  "if the file is in another encoding, name it with --encoding");
    }
    const auto code_point = static_cast<char32_t>(c);
    append_utf8(out.text, code_point);
    out.source_map.add(utf8_width(code_point), begin,
                       static_cast<std::uint32_t>(at - bytes.data() - static_cast<std::ptrdiff_t>(begin)));
  }
  refuse_binary(out.text, out.source_map, name);
  return out;
}

Decoded take_utf8(std::string_view bytes, std::size_t skip, std::string_view name) {
  const std::string_view body = bytes.substr(skip);
  if (const auto bad = find_invalid_utf8(body)) {
    throw Error(Error::Kind::kIo, "a byte is not UTF-8", at_byte(name, *bad + skip),
                "mend the byte, or name the file's encoding with --encoding, for example --encoding windows-1251");
  }
  Decoded out{std::string(body), "UTF-8", {}};
  if (skip != 0 && !body.empty()) out.source_map.add(1, skip, 1, static_cast<std::uint32_t>(body.size()));
  refuse_binary(out.text, out.source_map, name);
  return out;
}

/// Whether a text that is not UTF-8 throughout was meant to be: of its bytes beyond ASCII far more stand in whole
/// characters than not. Legacy text hardly ever looks so.
bool is_damaged_utf8(std::string_view bytes) {
  constexpr std::size_t kWholeToBroken = 4;
  std::size_t whole = 0;
  std::size_t broken = 0;
  while (!bytes.empty()) {
    const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
    whole += static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(good),
                                                    [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
    if (good == bytes.size()) break;
    ++broken;
    bytes.remove_prefix(good + 1);
  }
  return whole >= kWholeToBroken * broken;
}

bool can_convert(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
  return U_SUCCESS(status);
}

/// The legacy encoding that is likeliest; empty where nothing is known. ICU's detector knows neither Ukrainian in KOI8
/// nor the encodings of DOS and Macintosh.
std::string detect_legacy(std::string_view bytes) {
  if (std::string cyrillic = detail::cyrillic_encoding(bytes); !cyrillic.empty()) return cyrillic;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(std::min<std::size_t>(bytes.size(), 100'000)),
                 &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  for (int32_t i = 0; i < count; ++i) {
    std::string name = ucsdet_getName(matches[i], &status);
    // Text that is not valid UTF-8 is not UTF-8, and without a mark UTF-16 is but a guess at binary content.
    if (U_SUCCESS(status) && name.rfind("UTF-", 0) != 0 && can_convert(name)) return name;
  }
  return {};
}

}  // namespace

Error binary_error(std::string_view bytes, std::size_t nul, const Where& where) {
  // In UTF-16 the upper halves of ASCII are NUL: all at even places, or all at odd ones.
  const std::string_view sample = bytes.substr(0, 10'000);
  bool same_parity = true;
  std::size_t count = 0;
  for (std::size_t at = nul; at < sample.size(); ++at) {
    if (sample[at] != '\0') continue;
    ++count;
    same_parity = same_parity && at % 2 == nul % 2;
  }
  const bool wide = same_parity && count * kRarestAscii >= sample.size();
  const std::string encoding = nul % 2 == 1 ? "UTF-16LE" : "UTF-16BE";
  return {Error::Kind::kIo, "this is a binary file: a NUL byte stands", where,
          wide ? "if it is text, try --encoding " + encoding : "expected text or HTML"};
}

bool is_utf8_name(std::string_view encoding) {
  return ucnv_compareNames(std::string(encoding).c_str(), "UTF-8") == 0;
}

Decoded decode(std::string_view bytes, std::string_view name, std::string_view encoding) {
  if (bytes.size() >= std::numeric_limits<std::int32_t>::max()) {
    throw Error(Error::Kind::kIo, "the file is larger than 2 GiB", {std::string(name)}, "split it");
  }
  for (const Signature& signature : kSignatures) {
    if (!begins_with(bytes, signature.bytes)) continue;
    const std::string marked = signature.encoding;
    if (encoding.empty() || agrees(encoding, marked)) {
      return marked == "UTF-8" ? take_utf8(bytes, signature.bytes.size(), name)
                               : convert(bytes, signature.bytes.size(), signature.encoding, name);
    }
  }
  if (!encoding.empty()) {
    return is_utf8_name(encoding) ? take_utf8(bytes, 0, name) : convert(bytes, 0, std::string(encoding), name);
  }
  const auto bad = find_invalid_utf8(bytes);
  if (!bad) return take_utf8(bytes, 0, name);
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    throw binary_error(bytes, nul, at_byte(name, nul));
  }
  if (is_damaged_utf8(bytes)) return take_utf8(bytes, 0, name);  // which says where the bad byte is
  const std::string detected = detect_legacy(bytes);
  if (detected.empty()) {
    throw Error(Error::Kind::kIo, "a byte is not UTF-8, and no other encoding was recognised", at_byte(name, *bad),
                "name the file's encoding with --encoding");
  }
  return convert(bytes, 0, detected, name);
}

}  // namespace tolmach::text
