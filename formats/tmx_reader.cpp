#include "formats/tmx_reader.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/detail/xml_reader.h"
#include "formats/input_file.h"
#include "text/error.h"
#include "text/language.h"

namespace tolmach::formats {
namespace {

/// A segment of a unit in one language.
struct Variant {
  std::string language, text;
};

std::string canonical(const std::string& tag, const Where& where) {
  try {
    return text::canonical_language(tag);
  } catch (const Error& error) {
    throw Error(Error::Kind::kIo, error.message(), where, error.hint());
  }
}

bool same_language(std::string_view a, std::string_view b) {
  return text::base_language(a) == text::base_language(b);
}

class TmxReader {
 public:
  TmxReader(std::string source_language, std::string target_language)
      : source_(std::move(source_language)), target_(std::move(target_language)) {}

  void begin(std::string_view name, const detail::XmlHandler::Attributes& attributes, const Where& where) {
    if (!seen_ && name != "tmx") throw Error(Error::Kind::kIo, "expected the element tmx", where);
    seen_ = true;
    if (name == "header" && source_.empty()) {
      // "*all*" says that any language may be the source.
      if (const auto found = attributes.find("srclang"); found != attributes.end() && found->second != "*all*")
        header_source_ = canonical(found->second, where);
    } else if (name == "tu") {
      variants_.clear();
    } else if (name == "tuv") {
      auto found = attributes.find("xml:lang");
      if (found == attributes.end()) found = attributes.find("lang");  // before TMX 1.4
      if (found == attributes.end()) throw Error(Error::Kind::kIo, "tuv has no xml:lang", where);
      variants_.push_back({canonical(found->second, where), {}});
      languages_.insert(variants_.back().language);
    } else if (name == "seg") {
      in_segment_ = !variants_.empty();
    } else if (in_segment_ && is_code(name)) {
      ++codes_;
    }
  }

  void end(std::string_view name) {
    if (name == "seg") in_segment_ = false;
    if (in_segment_ && is_code(name)) --codes_;
    if (name == "tu") take_unit();
  }

  void characters(std::string_view text) {
    if (in_segment_ && codes_ == 0) variants_.back().text += text;
  }

  std::vector<PairRow> rows() { return std::move(rows_); }
  /// The languages of all units.
  [[nodiscard]] const std::set<std::string>& languages() const noexcept { return languages_; }

 private:
  /// Elements that hold the codes of a format, not text.
  static bool is_code(std::string_view name) noexcept {
    return name == "bpt" || name == "ept" || name == "it" || name == "ph" || name == "ut";
  }

  void choose_languages() {
    if (source_.empty()) {
      source_ = variants_.front().language;
      for (const Variant& variant : variants_)
        if (same_language(variant.language, header_source_)) source_ = variant.language;
    }
    for (const Variant& variant : variants_)
      if (target_.empty() && !same_language(variant.language, source_)) target_ = variant.language;
  }

  [[nodiscard]] const Variant* in(std::string_view language) const {
    for (const Variant& variant : variants_)
      if (same_language(variant.language, language)) return &variant;
    return nullptr;
  }

  void take_unit() {
    if (variants_.size() < 2) return;
    if (source_.empty() || target_.empty()) choose_languages();
    const Variant* source = in(source_);
    const Variant* target = in(target_);
    if (source == nullptr || target == nullptr) return;
    PairRow row;
    row.source = source->text;
    row.target = target->text;
    row.source_language = source_;
    row.target_language = target_;
    rows_.push_back(std::move(row));
  }

  std::string source_, target_, header_source_;
  bool seen_ = false, in_segment_ = false;
  int codes_ = 0;
  std::vector<Variant> variants_;
  std::set<std::string> languages_;
  std::vector<PairRow> rows_;
};

}  // namespace

std::vector<PairRow> read_tmx(const std::string& path, const std::string& source_language,
                              const std::string& target_language) {
  return read_tmx_text(read_file(path), path, source_language, target_language);
}

std::vector<PairRow> read_tmx_text(const std::string& content, const std::string& path,
                                   const std::string& source_language, const std::string& target_language) {
  TmxReader reader(source_language, target_language);
  detail::XmlHandler handler;
  handler.begin = [&](std::string_view name, const auto& attributes, const Where& where) {
    reader.begin(name, attributes, where);
  };
  handler.end = [&](std::string_view name, const Where&) { reader.end(name); };
  handler.characters = [&](std::string_view text) { reader.characters(text); };
  detail::read_xml(content, path, /*namespaces=*/false, detail::Doctype::kWithoutEntities, handler);
  std::vector<PairRow> rows = reader.rows();
  if (rows.empty() && !reader.languages().empty())
    throw Error(Error::Kind::kIo, "no translation unit has a source and a target of the languages that are wanted",
                {path}, fmt::format("the file has {}", fmt::join(reader.languages(), ", ")));
  return rows;
}

}  // namespace tolmach::formats
