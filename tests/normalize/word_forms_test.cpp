#include "normalize/word_forms.h"

#include <gtest/gtest.h>

namespace tolmach::normalize {
namespace {

struct Pair {
  const char *language, *a, *b;
};

TEST(WordForms, KnowsTheFormsOfAWord) {
  const WordForms forms{text::DataFolder(TOLMACH_TEST_DATA)};
  for (const Pair& pair :
       {Pair{"en", "treaty", "treaties"}, Pair{"uk", "рада", "радою"}, Pair{"uk", "безпека", "безпеці"},
        Pair{"uk", "ядерна", "ядерної"}, Pair{"uk", "київ", "києва"}, Pair{"ru", "комиссия", "комиссию"},
        Pair{"de", "waffe", "waffen"}, Pair{"fr", "national", "nationaux"}, Pair{"es", "acuerdo", "acuerdos"},
        Pair{"it", "accordo", "accordi"}, Pair{"pl", "zgoda", "zgodą"}, Pair{"cs", "dohoda", "dohodou"},
        Pair{"pt", "nação", "nações"}, Pair{"tr", "anlaşma", "anlaşmasında"}, Pair{"nl", "wet", "wet"}}) {
    EXPECT_TRUE(forms.same_word(pair.a, pair.b, pair.language)) << pair.a << ' ' << pair.b;
    EXPECT_TRUE(forms.same_word(pair.b, pair.a, pair.language)) << pair.b << ' ' << pair.a;
  }
}

TEST(WordForms, KnowsOtherWordsApart) {
  const WordForms forms{text::DataFolder(TOLMACH_TEST_DATA)};
  for (const Pair& pair : {Pair{"en", "port", "portal"}, Pair{"en", "bank", "banking"}, Pair{"uk", "рада", "радіо"},
                           Pair{"uk", "банк", "банкір"}, Pair{"ru", "суд", "судно"}, Pair{"de", "rat", "rathaus"},
                           Pair{"fr", "port", "porte-avions"}, Pair{"xx", "word", "words"}, Pair{"tr", "su", "suriye"}})
    EXPECT_FALSE(forms.same_word(pair.a, pair.b, pair.language)) << pair.a << ' ' << pair.b;
}

}  // namespace
}  // namespace tolmach::normalize
