#include "formats/xliff_reader.h"

#include <charconv>
#include <map>
#include <utility>

#include "formats/detail/inline_code.h"
#include "formats/detail/xml_reader.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace tolmach::formats {
namespace {

using Attributes = detail::XmlHandler::Attributes;

std::string attribute(const Attributes& attributes, const char* name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

std::string language(const Attributes& attributes, const char* name, const Where& where) {
  const std::string tag = attribute(attributes, name);
  try {
    return tag.empty() ? tag : text::canonical_language(tag);
  } catch (const Error& error) {
    throw Error(Error::Kind::kIo, error.message(), where, error.hint());
  }
}

/// A name without its prefix: files may use any.
std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The text of one side of a unit: as a whole, and by the marked segments that XLIFF 1.2 may have in it.
struct Side {
  /// Text with its inline markup beside it.
  struct Content {
    std::string text;
    std::vector<std::string> codes;
  };
  Content whole;
  std::vector<std::pair<std::string, Content>> marked;  ///< mid, content

  [[nodiscard]] Content of(const std::string& mid) const {
    for (const auto& [id, content] : marked)
      if (id == mid) return content;
    return {};
  }
};

class XliffReader {
 public:
  void begin(std::string_view full_name, const Attributes& attributes, const Where& where) {
    const std::string_view name = local(full_name);
    if (!seen_) begin_root(name, attributes, where);
    if (may_say_translate(name)) {
      const std::string translate = attribute(attributes, "translate");
      translated_.push_back(translate.empty() ? translated_.empty() || translated_.back() : translate != "no");
    }
    if (name == "file") {
      document_ = attribute(attributes, "original");
      if (document_.empty()) document_ = attribute(attributes, "id");
      if (!version_2_) {
        source_language_ = language(attributes, "source-language", where);
        target_language_ = language(attributes, "target-language", where);
      }
    } else if (name == "trans-unit" || name == "unit") {
      unit_ = attribute(attributes, "id");
      line_ = where.line;
      segments_ = 0;
      clear();
    } else if (name == "segment") {
      segment_ = attribute(attributes, "id");
      line_ = where.line;
      clear();
    } else if (is_side(name) && depth_of_others_ == 0) {
      side_ = name == "target" ? &target_ : &source_;
      side_->whole = {};  // what seg-source holds is the source once more, with its segments
    } else if (name == "alt-trans" || name == "matches" || name == "ignorable") {
      ++depth_of_others_;  // proposals and what is between segments are no translation
    } else if (side_ != nullptr) {
      begin_inline(name, attributes);
    }
  }

  void end(std::string_view full_name) {
    const std::string_view name = local(full_name);
    if (name == "alt-trans" || name == "matches" || name == "ignorable") {
      if (depth_of_others_ > 0) --depth_of_others_;
    } else if (depth_of_others_ > 0) {
      return;
    } else if (is_side(name)) {
      side_ = nullptr;
    } else if (name == "segment") {
      add_row(unit_ + (segments_++ > 0 || !segment_.empty() ? "#" + segment_ : ""), source_.whole, target_.whole);
    } else if (name == "trans-unit") {
      add_unit();
    } else if (side_ != nullptr) {
      end_inline(name);
    }
    if (may_say_translate(name) && !translated_.empty()) translated_.pop_back();
  }

  void characters(std::string_view text) {
    if (side_ == nullptr || codes_ > 0 || depth_of_others_ > 0) return;
    side_->whole.text += text;
    if (in_marked_ > 0 && !side_->marked.empty()) side_->marked.back().second.text += text;
  }

  std::vector<PairRow> rows() { return std::move(rows_); }

 private:
  void begin_root(std::string_view name, const Attributes& attributes, const Where& where) {
    if (name != "xliff") throw Error(Error::Kind::kIo, "expected the element xliff", where);
    seen_ = true;
    const std::string version = attribute(attributes, "version");
    version_2_ = version.substr(0, 2) == "2.";
    if (!version_2_ && version.substr(0, 2) != "1.")
      throw Error(Error::Kind::kIo, "XLIFF of version '" + version + "' is not known", where, "expected 1.0 to 2.1");
    if (!version_2_) return;
    source_language_ = language(attributes, "srcLang", where);
    target_language_ = language(attributes, "trgLang", where);
  }

  static bool is_side(std::string_view name) noexcept {
    return name == "source" || name == "seg-source" || name == "target";
  }

  static bool may_say_translate(std::string_view name) noexcept {
    return name == "file" || name == "group" || name == "unit" || name == "trans-unit";
  }

  /// Inline elements that a translation keeps: those of both versions are told apart by their ids.
  [[nodiscard]] bool is_kept(std::string_view name) const noexcept {
    if (version_2_) return name == "pc" || name == "ph" || name == "sc" || name == "ec";
    return is_code(name) || name == "g" || name == "x" || name == "bx" || name == "ex";
  }

  void add_code(std::string_view name, const Attributes& attributes) {
    const std::string id = attribute(attributes, "id");
    const std::string reference = attribute(attributes, "startRef");
    std::string code = "<" + std::string(name);
    if (!id.empty()) code += " id=\"" + id + "\"";
    if (id.empty() && !reference.empty()) code += " startRef=\"" + reference + "\"";
    code += '>';
    if (in_marked_ > 0 && !side_->marked.empty()) side_->marked.back().second.codes.push_back(code);
    side_->whole.codes.push_back(std::move(code));
  }

  /// Elements of XLIFF 1.2 that hold the codes of a format, not text.
  static bool is_code(std::string_view name) noexcept {
    return name == "bpt" || name == "ept" || name == "it" || name == "ph";
  }

  void begin_inline(std::string_view name, const Attributes& attributes) {
    if (codes_ == 0 && is_kept(name)) {
      add_code(name, attributes);
      if (name == "ph" || name == "x") characters(detail::kStandsForCode);
    }
    if (!version_2_ && is_code(name)) ++codes_;
    if (name == "cp") append_code_point(attribute(attributes, "hex"));
    if (name != "mrk" || version_2_) return;
    marks_.push_back(attribute(attributes, "mtype") == "seg");
    if (!marks_.back()) return;
    ++in_marked_;
    side_->marked.emplace_back(attribute(attributes, "mid"), Side::Content());
  }

  void end_inline(std::string_view name) {
    if (!version_2_ && is_code(name) && codes_ > 0) --codes_;
    if (name != "mrk" || version_2_ || marks_.empty()) return;
    if (marks_.back()) --in_marked_;
    marks_.pop_back();
  }

  /// A character that XML can't hold, by its number.
  void append_code_point(const std::string& hex) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    std::string character;
    text::append_utf8(character, error == std::errc() && end == hex.data() + hex.size() ? value : 0xFFFD);
    characters(character);
  }

  void add_unit() {
    if (source_.marked.empty()) {
      add_row(unit_, source_.whole, target_.whole);
      return;
    }
    for (const auto& [mid, content] : source_.marked) add_row(unit_ + "#" + mid, content, target_.of(mid));
  }

  void add_row(std::string id, Side::Content source, Side::Content target) {
    if (!translated_.empty() && !translated_.back()) return;
    rows_.push_back({std::move(source.text), std::move(target.text), source_language_, target_language_, document_,
                     std::move(id), line_, 0, std::move(source.codes), std::move(target.codes)});
  }

  void clear() {
    source_ = {};
    target_ = {};
    side_ = nullptr;
    codes_ = in_marked_ = 0;
    marks_.clear();
  }

  bool seen_ = false, version_2_ = false;
  std::string source_language_, target_language_, document_, unit_, segment_;
  std::size_t line_ = 0;          ///< where the unit or segment begins
  std::vector<bool> translated_;  ///< of the open elements that may say so: whether they are to be translated
  int segments_ = 0;
  int depth_of_others_ = 0, codes_ = 0, in_marked_ = 0;
  std::vector<bool> marks_;  ///< open mrk elements of XLIFF 1.2: whether each is a segment
  Side source_, target_;
  Side* side_ = nullptr;  ///< the one that is being read, or null
  std::vector<PairRow> rows_;
};

}  // namespace

std::vector<PairRow> read_xliff(std::string_view content, const std::string& name) {
  XliffReader reader;
  detail::XmlHandler handler;
  handler.begin = [&](std::string_view element, const Attributes& attributes, const Where& where) {
    reader.begin(element, attributes, where);
  };
  handler.end = [&](std::string_view element, const Where&) { reader.end(element); };
  handler.characters = [&](std::string_view text) { reader.characters(text); };
  detail::read_xml(content, name, /*namespaces=*/false, detail::Doctype::kWithoutEntities, handler);
  return reader.rows();
}

}  // namespace tolmach::formats
