// Apertium's bilingual dictionaries: sections of entries <e><p><l>left</l><r>right</r></p></e>, or <e><i>same</i></e>.
// <b/> is a space, <s n="…"/> a grammatical tag; r="LR" or "RL" says that a machine uses the entry in one direction
// only, which is no reason not to know it here. (Apertium's documentation of the dix format.)
#include <string>

#include "formats/detail/word_list_readers.h"
#include "formats/detail/xml_reader.h"
#include "text/error.h"

namespace tolmach::formats::detail {
namespace {

class DixReader {
 public:
  explicit DixReader(WordList& list) : list_(list) {}

  void begin(std::string_view name, const XmlHandler::Attributes& attributes, const Where& where) {
    if (!seen_ && name != "dictionary") throw Error(Error::Kind::kIo, "expected the element dictionary", where);
    seen_ = true;
    if (name == "pardef") in_paradigm_ = true;
    if (name == "e") {
      left_.clear();
      right_.clear();
      line_ = where.line;
      const auto ignored = attributes.find("i");
      skipped_ = in_paradigm_ || (ignored != attributes.end() && ignored->second == "yes");
      open_ended_ = false;
      side_ = Side::kNone;
    } else if (name == "l") {
      side_ = Side::kLeft;
    } else if (name == "r") {
      side_ = Side::kRight;
    } else if (name == "i") {
      side_ = Side::kBoth;
    } else if (name == "b" || name == "j") {
      characters(" ");
    } else if (name == "re") {
      open_ended_ = true;
    }
  }

  void end(std::string_view name) {
    if (name == "pardef") in_paradigm_ = false;
    if (name == "l" || name == "r" || name == "i") side_ = Side::kNone;
    if (name != "e" || skipped_) return;
    if (open_ended_) {
      list_.leave_out("a regular expression", line_);
    } else {
      list_.add(left_, right_, line_);
    }
  }

  void characters(std::string_view text) {
    if (side_ == Side::kLeft || side_ == Side::kBoth) left_ += text;
    if (side_ == Side::kRight || side_ == Side::kBoth) right_ += text;
  }

 private:
  enum class Side { kNone, kLeft, kRight, kBoth };

  WordList& list_;
  bool seen_ = false, in_paradigm_ = false, skipped_ = false, open_ended_ = false;
  Side side_ = Side::kNone;
  std::string left_, right_;
  std::size_t line_ = 0;
};

}  // namespace

void read_dix_words(std::string_view content, WordList& list) {
  DixReader reader(list);
  XmlHandler handler;
  handler.begin = [&](std::string_view name, const auto& attributes, const Where& where) {
    reader.begin(name, attributes, where);
  };
  handler.end = [&](std::string_view name, const Where&) { reader.end(name); };
  handler.characters = [&](std::string_view text) { reader.characters(text); };
  read_xml(content, list.path, /*namespaces=*/false, Doctype::kWithoutEntities, handler);
}

}  // namespace tolmach::formats::detail
