-- A lexicon as version 2 of the schema had it.
PRAGMA application_id = 1416392035;
PRAGMA user_version = 2;
PRAGMA journal_mode = WAL;
CREATE TABLE sources (
  key  INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE entities (
  key  INTEGER PRIMARY KEY,
  id   TEXT NOT NULL UNIQUE CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'work', 'other'))
) STRICT;

CREATE TABLE names (
  key      INTEGER PRIMARY KEY,
  entity   INTEGER NOT NULL REFERENCES entities (key) ON DELETE CASCADE,
  form     TEXT NOT NULL CHECK (form <> ''),
  language TEXT NOT NULL CHECK (language <> ''),
  status   TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded', 'forbidden', 'misspelling')),
  folded   TEXT NOT NULL,
  source   INTEGER REFERENCES sources (key),
  UNIQUE (entity, form, language)
) STRICT;
CREATE INDEX names_by_folded ON names (folded);

CREATE TABLE never_same (
  a      TEXT NOT NULL,
  b      TEXT NOT NULL,
  form_a TEXT NOT NULL,
  form_b TEXT NOT NULL,
  source INTEGER REFERENCES sources (key),
  PRIMARY KEY (a, b),
  CHECK (a < b)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposals (
  key      INTEGER PRIMARY KEY,
  time     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  evidence TEXT NOT NULL
) STRICT;

CREATE TABLE proposed_names (
  key      INTEGER PRIMARY KEY,
  proposal INTEGER NOT NULL REFERENCES proposals (key) ON DELETE CASCADE,
  entity   TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'work', 'other')),
  form     TEXT NOT NULL CHECK (form <> ''),
  language TEXT NOT NULL CHECK (language <> ''),
  status   TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded', 'forbidden', 'misspelling')),
  source   TEXT NOT NULL,
  folded   TEXT NOT NULL
) STRICT;
CREATE INDEX proposed_names_by_folded ON proposed_names (folded);
CREATE INDEX proposed_names_by_proposal ON proposed_names (proposal);

CREATE TABLE log (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  time    TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  before  TEXT,
  after   TEXT
) STRICT;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
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

INSERT INTO sources (name) VALUES ('an atlas');
INSERT INTO entities (id, kind) VALUES ('q1', 'place');
INSERT INTO names (entity, form, language, status, folded, source)
  VALUES (1, 'Kyiv', 'en', 'preferred', 'kyiv', 1), (1, 'Київ', 'uk', 'preferred', 'київ', 1);
INSERT INTO never_same (a, b, form_a, form_b, source) VALUES ('australia', 'austria', 'Australia', 'Austria', 1);
INSERT INTO proposals (evidence) VALUES ('a.txt: Lviv');
INSERT INTO proposed_names (proposal, entity, kind, form, language, status, source, folded)
  VALUES (1, '', 'place', 'Lviv', 'en', 'admitted', '', 'lviv');
INSERT INTO log (action, subject, after) VALUES ('add name', 'q1', '{"form":"Kyiv"}');
INSERT INTO word_pairs (language_a, language_b, a, b, count) VALUES ('en', 'uk', 'sea', 'море', 2000);
