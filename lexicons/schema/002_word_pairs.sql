-- Word pairs that alignments have taught. The languages stand in alphabetical order; counts are thousandths.
CREATE TABLE word_pairs (
  language_a TEXT NOT NULL CHECK (language_a <> ''),
  language_b TEXT NOT NULL CHECK (language_b > language_a),
  a          TEXT NOT NULL CHECK (a <> ''),
  b          TEXT NOT NULL CHECK (b <> ''),
  count      INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (language_a, language_b, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_pairs_by_b ON word_pairs (language_a, language_b, b);
