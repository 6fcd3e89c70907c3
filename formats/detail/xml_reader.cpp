#include "formats/detail/xml_reader.h"

#include <memory>
#include <vector>

#include <expat.h>

#include "text/decode.h"

namespace tolmach::formats::detail {
namespace {

constexpr char kSeparator = '|';

struct Run {
  XML_Parser parser = nullptr;
  const std::string& path;
  Doctype doctype;
  const XmlHandler& handler;
  std::exception_ptr failure;  ///< no exception may pass through expat
  std::string encoding;        ///< that the file says it is in, where expat does not know it

  [[nodiscard]] Where where() const { return {path, XML_GetCurrentLineNumber(parser)}; }
};

template <typename Action>
void guarded(void* data, const Action& action) noexcept {
  Run& run = *static_cast<Run*>(data);
  if (run.failure != nullptr) return;
  try {
    action(run);
  } catch (...) {
    run.failure = std::current_exception();
    XML_StopParser(run.parser, XML_FALSE);
  }
}

void on_begin(void* data, const char* name, const char** attributes) {
  guarded(data, [&](Run& run) {
    XmlHandler::Attributes all;
    for (std::size_t i = 0; attributes[i] != nullptr; i += 2) all.emplace(attributes[i], attributes[i + 1]);
    run.handler.begin(name, all, run.where());
  });
}

void on_end(void* data, const char* name) {
  guarded(data, [&](Run& run) { run.handler.end(name, run.where()); });
}

void on_characters(void* data, const char* characters, int length) {
  guarded(data, [&](Run& run) { run.handler.characters({characters, static_cast<std::size_t>(length)}); });
}

void on_doctype(void* data, const char* /*name*/, const char* /*system*/, const char* /*public_id*/, int /*internal*/) {
  guarded(data, [](Run& run) {
    if (run.doctype == Doctype::kRefused)
      throw Error(Error::Kind::kIo, "a document type declaration is not allowed here", run.where());
  });
}

void on_entity(void* data, const char* /*name*/, int /*parameter*/, const char* /*value*/, int /*length*/,
               const char* /*base*/, const char* /*system*/, const char* /*public_id*/, const char* /*notation*/) {
  guarded(data,
          [](Run& run) { throw Error(Error::Kind::kIo, "the declaration of an entity is not allowed", run.where()); });
}

int on_unknown_encoding(void* data, const char* name, XML_Encoding* /*info*/) {
  static_cast<Run*>(data)->encoding = name;
  return XML_STATUS_ERROR;
}

/// Gives expat the blocks that `next` returns, until it returns none.
/// @param encoding whatever the file says of itself; null: what it says
/// @return the encoding that it says, where it can't be read so: then nothing was
template <typename Next>
std::string parse(const std::string& path, bool namespaces, Doctype doctype, const XmlHandler& handler,
                  const char* encoding, const Next& next) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      namespaces ? XML_ParserCreateNS(encoding, kSeparator) : XML_ParserCreate(encoding), &XML_ParserFree);
  Run run{parser.get(), path, doctype, handler, nullptr, {}};
  XML_SetUserData(run.parser, &run);
  XML_SetElementHandler(run.parser, on_begin, on_end);
  XML_SetCharacterDataHandler(run.parser, on_characters);
  XML_SetStartDoctypeDeclHandler(run.parser, on_doctype);
  XML_SetEntityDeclHandler(run.parser, on_entity);
  XML_SetUnknownEncodingHandler(run.parser, on_unknown_encoding, &run);
  XML_Status status = XML_STATUS_OK;
  for (bool last = false; status == XML_STATUS_OK && !last;) {
    const std::string_view block = next();
    last = block.empty();
    status = XML_Parse(run.parser, block.data(), static_cast<int>(block.size()), last ? 1 : 0);
  }
  if (run.failure != nullptr) std::rethrow_exception(run.failure);
  if (!run.encoding.empty()) return run.encoding;
  if (status != XML_STATUS_OK)
    throw Error(Error::Kind::kIo, std::string("no well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(run.parser)),
                run.where());
  return {};
}

[[noreturn]] void throw_encoding(const std::string& encoding, const std::string& path) {
  throw Error(Error::Kind::kIo, "the encoding " + encoding + " can't be read", {path, 1}, "convert the file to UTF-8");
}

/// Text that is there already, for expat, which counts in ints.
std::string parse_text(std::string_view content, const std::string& path, bool namespaces, Doctype doctype,
                       const XmlHandler& handler, const char* encoding) {
  return parse(path, namespaces, doctype, handler, encoding, [&] {
    constexpr std::size_t kBlock = 1U << 28U;
    const std::string_view block = content.substr(0, kBlock);
    content.remove_prefix(block.size());
    return block;
  });
}

/// Bytes as UTF-8, of an encoding that a file says of itself.
std::string decoded(std::string_view content, const std::string& path, const std::string& encoding) {
  try {
    return text::decode(content, path, encoding).text;
  } catch (const Error& error) {
    if (error.kind() == Error::Kind::kUsage) throw_encoding(encoding, path);
    throw;
  }
}

}  // namespace

void read_xml(std::string_view content, const std::string& path, bool namespaces, Doctype doctype,
              const XmlHandler& handler) {
  const std::string encoding = parse_text(content, path, namespaces, doctype, handler, nullptr);
  if (encoding.empty()) return;
  parse_text(decoded(content, path, encoding), path, namespaces, doctype, handler, "UTF-8");
}

void read_xml(std::istream& in, const std::string& path, bool namespaces, Doctype doctype, const XmlHandler& handler) {
  std::vector<char> buffer(std::size_t{1} << 16U);
  const std::string encoding = parse(path, namespaces, doctype, handler, nullptr, [&] {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    if (in.bad()) throw Error(Error::Kind::kIo, "reading failed", {path});
    return std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount()));
  });
  if (!encoding.empty()) throw_encoding(encoding, path);
}

}  // namespace tolmach::formats::detail
