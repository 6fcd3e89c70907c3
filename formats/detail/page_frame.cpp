#include "formats/detail/page_frame.h"

#include <fmt/format.h>

#include "formats/xml.h"
#include "page_assets.h"

namespace tolmach::formats::detail {

void begin_page(std::ostream& out, std::string_view title, std::string_view generator) {
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
         "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << fmt::format("<meta name=\"generator\" content=\"{}\">\n<title>{} – Tolmach</title>\n", escape_xml(generator),
                     title)
      << "<style>" << kPageStyle << "</style>\n</head>\n";
}

void end_page(std::ostream& out, std::string_view script) {
  out << "<script>" << kSharedScript << script << "</script>\n</body>\n</html>\n";
}

}  // namespace tolmach::formats::detail
