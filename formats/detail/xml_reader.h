#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <istream>
#include <map>
#include <string>
#include <string_view>

#include "text/error.h"

namespace tolmach::formats::detail {

/// What a reader of XML does at each event. Names and attributes' names come as they are written, or as
/// `namespace|local` where namespaces are asked for.
struct XmlHandler {
  using Attributes = std::map<std::string, std::string>;
  std::function<void(std::string_view name, const Attributes& attributes, const Where& where)> begin;
  std::function<void(std::string_view name, const Where& where)> end;
  std::function<void(std::string_view characters)> characters;
};

/// What is done about a document type declaration.
enum class Doctype { kRefused, kWithoutEntities };

/// Reads XML of a stranger: no external entity is loaded, and none may be declared, since entities can grow without
/// bound. It may be in UTF-16, or in any encoding that it declares and whose declaration is ASCII.
/// @param path the file's name for messages
/// @throws Error (io) with the line for what is not well formed, and whatever the handler throws
void read_xml(std::string_view content, const std::string& path, bool namespaces, Doctype doctype,
              const XmlHandler& handler);
/// The same, a block at a time: the file may be larger than the memory. In UTF-8, UTF-16 or Latin-1.
void read_xml(std::istream& in, const std::string& path, bool namespaces, Doctype doctype, const XmlHandler& handler);

}  // namespace tolmach::formats::detail
