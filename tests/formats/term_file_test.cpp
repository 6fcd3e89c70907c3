#include "formats/term_file.h"

#include <gmock/gmock.h>

#include "tests/folder.h"
#include "text/error.h"

namespace tolmach::formats {
namespace {

using normalize::NameStatus;
using TermFile = tests::InFolder;

std::string row(const check::TermForm& form) {
  return form.language + " " + form.form + " " + std::string(normalize::to_string(form.status));
}

TEST_F(TermFile, ReadsATable) {
  const auto terms =
      read_terms(file("t.tsv",
                      "entity\tform\tlanguage\tstatus\nt1\tceasefire\teng\tpreferred\nt2\tcouncil\ten\t\n"
                      "t1\tперемир'я\tuk\tforbidden\n"));
  ASSERT_EQ(terms.size(), 2U);
  EXPECT_EQ(terms[0].id, "t1");
  ASSERT_EQ(terms[0].forms.size(), 2U);
  EXPECT_EQ(row(terms[0].forms[0]), "en ceasefire preferred");
  EXPECT_EQ(row(terms[0].forms[1]), "uk перемир'я forbidden");
  EXPECT_EQ(row(terms[1].forms[0]), "en council admitted");
}

TEST_F(TermFile, ReadsTbx) {
  const auto terms =
      read_terms(file("t.tbx",
                      R"(<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1">
<langSec xml:lang="en"><termSec><term>truce</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Waffenstillstand</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
</conceptEntry></body></text></tbx>)"));
  ASSERT_EQ(terms.size(), 1U);
  ASSERT_EQ(terms[0].forms.size(), 2U);
  EXPECT_EQ(row(terms[0].forms[0]), "de Waffenstillstand deprecated");
  EXPECT_EQ(row(terms[0].forms[1]), "en truce admitted");
}

TEST_F(TermFile, RefusesWhatIsNone) {
  EXPECT_THROW(static_cast<void>(read_terms(path("missing.tsv"))), Error);
  EXPECT_THROW(static_cast<void>(read_terms(file("a.tsv", "word\tmeaning\na\tb\n"))), Error);
  EXPECT_THROW(static_cast<void>(read_terms(file("b.tsv", "form\tlanguage\n"))), Error);
  EXPECT_THROW(static_cast<void>(read_terms(file("c.tbx", "<tbx><text>"))), Error);
}

}  // namespace
}  // namespace tolmach::formats
