#include "formats/tmx_reader.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "formats/detail/inline_code.h"
#include "formats/detail/xml_reader.h"
#include "formats/input_file.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

/// A segment of a unit in one language.
struct Variant {
  std::string language, text;
  std::vector<std::string> codes;
};

std::string attribute(const detail::XmlHandler::Attributes& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

/// How an inline element is compared: by the tag it stands for, else by its content, else by its kind and number.
std::string code_of(std::string_view name, const std::string& number, std::string_view content) {
  content = text::trim(content);
  if (content.empty()) return fmt::format("<{}{}>", name, number.empty() ? "" : " x=\"" + number + "\"");
  if (content.front() != '<') return std::string(content);
  const std::size_t end = content.find_first_of(" \t\n/>", content.size() > 1 && content[1] == '/' ? 2 : 1);
  return std::string(content.substr(0, end)) + '>';
}

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
      ++units_;
      id_ = attribute(attributes, "tuid");
      line_ = where.line;
    } else if (name == "tuv") {
      auto found = attributes.find("xml:lang");
      if (found == attributes.end()) found = attributes.find("lang");  // before TMX 1.4
      if (found == attributes.end()) throw Error(Error::Kind::kIo, "tuv has no xml:lang", where);
      variants_.push_back({canonical(found->second, where), {}, {}});
      languages_.insert(variants_.back().language);
    } else if (name == "seg") {
      in_segment_ = !variants_.empty();
    } else if (in_segment_ && is_code(name)) {
      if (codes_++ > 0) return;  // codes stand in codes where a code holds text of its own
      number_ = attribute(attributes, "x");
      content_.clear();
    }
  }

  void end(std::string_view name) {
    if (name == "seg") in_segment_ = false;
    if (in_segment_ && is_code(name) && --codes_ == 0) {
      variants_.back().codes.push_back(code_of(name, number_, content_));
      if (name == "ph") variants_.back().text += detail::kStandsForCode;
    }
    if (name == "tu") take_unit();
  }

  void characters(std::string_view text) {
    if (in_segment_) (codes_ == 0 ? variants_.back().text : content_) += text;
  }

  std::vector<PairRow> rows() { return std::move(rows_); }
  /// Units without text in one of the two languages.
  [[nodiscard]] std::size_t left_out() const noexcept { return units_ - taken_; }
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

  /// That of just this language, else one of another region or script of it.
  [[nodiscard]] const Variant* in(std::string_view language) const {
    const Variant* other = nullptr;
    for (const Variant& variant : variants_) {
      if (variant.language == language) return &variant;
      if (other == nullptr && same_language(variant.language, language)) other = &variant;
    }
    return other;
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
    row.source_codes = source->codes;
    row.target_codes = target->codes;
    row.id = id_.empty() ? std::to_string(units_) : id_;
    row.line = line_;
    ++taken_;
    rows_.push_back(std::move(row));
  }

  std::string source_, target_, header_source_;
  bool seen_ = false, in_segment_ = false;
  int codes_ = 0;
  std::string number_, content_;  ///< of the inline element that is open
  std::string id_;                ///< of the unit
  std::size_t line_ = 0;          ///< where the unit begins
  std::size_t units_ = 0, taken_ = 0;
  std::vector<Variant> variants_;
  std::set<std::string> languages_;
  std::vector<PairRow> rows_;
};

}  // namespace

std::vector<PairRow> read_tmx(const std::string& path, const std::string& source_language,
                              const std::string& target_language, std::size_t* left_out) {
  return read_tmx_text(read_file(path), path, source_language, target_language, left_out);
}

std::vector<PairRow> read_tmx_text(const std::string& content, const std::string& path,
                                   const std::string& source_language, const std::string& target_language,
                                   std::size_t* left_out) {
  TmxReader reader(source_language, target_language);
  detail::XmlHandler handler;
  handler.begin = [&](std::string_view name, const auto& attributes, const Where& where) {
    reader.begin(name, attributes, where);
  };
  handler.end = [&](std::string_view name, const Where&) { reader.end(name); };
  handler.characters = [&](std::string_view text) { reader.characters(text); };
  detail::read_xml(content, path, /*namespaces=*/false, detail::Doctype::kWithoutEntities, handler);
  if (left_out != nullptr) *left_out = reader.left_out();
  std::vector<PairRow> rows = reader.rows();
  if (rows.empty() && !reader.languages().empty())
    throw Error(Error::Kind::kIo, "no translation unit has a source and a target of the languages that are wanted",
                {path}, fmt::format("the file has {}", fmt::join(reader.languages(), ", ")));
  return rows;
}

}  // namespace tolmach::formats
