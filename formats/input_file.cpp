#include "formats/input_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "text/error.h"

namespace tolmach::formats {

InputFile::InputFile(const std::string& path) : path_(path), in_(&file_) {
  if (path == "-") {
    in_ = &std::cin;
    return;
  }
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error(Error::Kind::kIo, "this is a folder, expected a file", {path});
  file_.open(path, std::ios::binary);
  if (!file_) throw Error(Error::Kind::kIo, std::string("can't be read: ") + std::strerror(errno), {path});
}

void InputFile::read(std::string& into, std::size_t most) {
  const std::size_t before = into.size();
  into.resize(before + most);
  in_->read(into.data() + before, static_cast<std::streamsize>(most));
  const auto got = static_cast<std::size_t>(in_->gcount());
  into.resize(before + got);
  if (in_->bad()) throw Error(Error::Kind::kIo, "reading failed", {path_});
  ended_ = got < most;
}

std::string read_file(const std::string& path) {
  constexpr std::size_t kBlock = 1U << 20U;
  InputFile in(path);
  std::string content;
  // Blocks grow with what has been read, so that a large file is not copied again and again.
  while (!in.ended()) in.read(content, std::max(kBlock, content.size()));
  return content;
}

}  // namespace tolmach::formats
