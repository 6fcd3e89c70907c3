#include "cli/changes_list.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "formats/output_file.h"
#include "text/error.h"

namespace tolmach::cli {

std::string changes_list_of(const std::string& output) {
  return output + ".changes.tsv";
}

bool replaces_changes_list(const std::string& path) {
  std::error_code not_there;
  if (path.empty() || path == "-") return false;
  if (std::filesystem::is_directory(path, not_there))
    throw Error(Error::Kind::kUsage, "the list of changes would stand here, and this is a folder", {path},
                "move it, or name another output");
  if (!std::filesystem::is_regular_file(path, not_there)) return false;
  std::string head;
  std::getline(std::ifstream(path, std::ios::binary), head);
  if (!formats::is_changes_header(head))
    throw Error(Error::Kind::kUsage, "this file would be replaced by the list of changes, and is no such list", {path},
                "move it, or name another output");
  return true;
}

void write_changes_list(const std::string& path, const std::vector<formats::TextChange>& made) {
  formats::OutputFile file(path);
  formats::write_changes_tsv(file.stream(), made);
  file.commit();
}

}  // namespace tolmach::cli
