#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "formats/located_finding.h"

namespace tolmach::formats {

/// A finding that a person has looked at and does not want to see again.
struct Dismissal {
  std::string reason;                   ///< why; may be empty
  std::string code, document, message;  ///< what it was, for readers of the file
};

/// What was dismissed, by fingerprint. A fingerprint stays the same as long as code, text and neighbourhood do, so a
/// segment that is changed brings its findings back.
class Baseline {
 public:
  /// Adds the dismissals of a TSV file with the columns `fingerprint` and, where given, `reason code document message`.
  /// @throws Error (io, usage) as TableReader does, and for what is no fingerprint, with its line
  void read(const std::string& path);
  /// Adds findings that are dismissed now: hide() leaves them alone, since equal ones are dismissed with them.
  void add(const std::vector<LocatedFinding>& findings, const std::string& reason);
  /// Takes findings out that were dismissed before. @return how many there were
  std::size_t hide(std::vector<check::Finding>& findings) const;
  /// Writes the form that read() takes, by fingerprint.
  void write(std::ostream& out) const;

 private:
  std::map<std::string, Dismissal> dismissals_, added_;
};

}  // namespace tolmach::formats
