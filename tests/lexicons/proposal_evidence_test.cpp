#include "lexicons/proposal_evidence.h"

#include <gmock/gmock.h>

namespace tolmach::lexicons {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

NewName form(const std::string& text, const std::string& language) {
  return {"", normalize::NameKind::kPlace, text, language};
}

TEST(ProposalEvidence, ALineSaysWhatWasWritten) {
  const Evidence seen{"a.txt", "He went\nto Lviv: at last.", 12};
  const Proposal proposal{{form("Lviv", "en")}, evidence_line(form("Lviv", "en"), seen)};
  EXPECT_EQ(proposal.evidence, "Lviv [en] ×12, a.txt: He went to Lviv: at last.");
  EXPECT_THAT(evidence_of(proposal, 0), ElementsAre(Evidence{"a.txt", "He went to Lviv: at last.", 12}));
}

TEST(ProposalEvidence, EachFormHasItsLinesAndThoseOfNone) {
  Proposal proposal{{form("Lviv", "en"), form("Львів", "uk"), form("Lviv", "pl")}};
  proposal.evidence =
      "Lviv [en] ×2, a.txt: To Lviv.\nЛьвів [uk] ×3, b.txt: До Львова.\n\nseen by a reader\nc.txt: Lviv\n";
  const Evidence by_reader{"", "seen by a reader"}, in_c{"c.txt", "Lviv"};
  EXPECT_THAT(evidence_of(proposal, 0), ElementsAre(Evidence{"a.txt", "To Lviv.", 2}, by_reader, in_c));
  EXPECT_THAT(evidence_of(proposal, 1), ElementsAre(Evidence{"b.txt", "До Львова.", 3}, by_reader, in_c));
  EXPECT_THAT(evidence_of(proposal, 2), ElementsAre(by_reader, in_c));
}

TEST(ProposalEvidence, ACountThatIsNoneMakesNoLineOfTheForm) {
  for (const char* count : {"0", "-1", "x", "", "99999999999999999999"}) {
    const std::string line = "Lviv [en] ×" + std::string(count) + ", a: b";
    EXPECT_THAT(evidence_of({{form("Lviv", "en")}, line}, 0),
                ElementsAre(Evidence{line.substr(0, line.find(": ")), "b", 1}));
  }
  EXPECT_THAT(evidence_of({{form("Lviv", "en")}, " \n\n"}, 0), IsEmpty());
}

}  // namespace
}  // namespace tolmach::lexicons
