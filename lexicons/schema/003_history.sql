-- Every change can be undone: the log keeps each row as it was and as it became (log_rows). Rows are known to it by their
-- keys, so no key is ever given twice (AUTOINCREMENT), and a row goes only when nothing belongs to it any more.
DROP INDEX names_by_folded;
ALTER TABLE names RENAME TO old_names;
ALTER TABLE entities RENAME TO old_entities;
CREATE TABLE entities (
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE CHECK (id <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'work', 'other')),
  description TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO entities (key, id, kind) SELECT key, id, kind FROM old_entities ORDER BY key;
CREATE TABLE names (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  entity   INTEGER NOT NULL REFERENCES entities (key),
  form     TEXT NOT NULL CHECK (form <> ''),
  language TEXT NOT NULL CHECK (language <> ''),
  script   TEXT NOT NULL,             -- ISO 15924, of the form's first letter
  system   TEXT NOT NULL DEFAULT '',  -- id of the romanisation system that made the form
  status   TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded', 'forbidden', 'misspelling')),
  folded   TEXT NOT NULL,
  source   INTEGER REFERENCES sources (key),
  UNIQUE (entity, form, language)
) STRICT;
INSERT INTO names (key, entity, form, language, script, status, folded, source)
  SELECT key, entity, form, language, script_of(form), status, folded, source FROM old_names ORDER BY key;
CREATE INDEX names_by_folded ON names (folded);
DROP TABLE old_names;
DROP TABLE old_entities;

CREATE TABLE external_ids (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  entity INTEGER NOT NULL REFERENCES entities (key),
  scheme TEXT NOT NULL CHECK (scheme <> ''),  -- wikidata, geonames, viaf …
  value  TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (entity, scheme, value)
) STRICT;
CREATE INDEX external_ids_by_value ON external_ids (value, scheme);

-- A status that holds for texts in one language, of one house style, or in some years only; it goes before the name's own.
CREATE TABLE rulings (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  name   INTEGER NOT NULL REFERENCES names (key),
  status TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded', 'forbidden', 'misspelling')),
  target TEXT NOT NULL DEFAULT '',  -- language of the text; empty is any
  style  TEXT NOT NULL DEFAULT '',  -- house style; empty is any
  since  TEXT NOT NULL DEFAULT '',  -- first day, ISO 8601 (a year or a month will do); empty is always
  until  TEXT NOT NULL DEFAULT '',  -- last day
  source INTEGER REFERENCES sources (key),
  UNIQUE (name, target, style, since)
) STRICT;

CREATE TABLE parts (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  name     INTEGER NOT NULL REFERENCES names (key),
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('given', 'patronymic', 'family', 'particle', 'title', 'suffix', 'other')),
  form     TEXT NOT NULL CHECK (form <> ''),
  UNIQUE (name, position)
) STRICT;

CREATE TABLE inflections (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  name     INTEGER NOT NULL REFERENCES names (key),
  form     TEXT NOT NULL CHECK (form <> ''),
  features TEXT NOT NULL DEFAULT '',  -- as in Universal Dependencies: Case=Gen|Number=Sing
  folded   TEXT NOT NULL,
  UNIQUE (name, form, features)
) STRICT;
CREATE INDEX inflections_by_folded ON inflections (folded);

CREATE TABLE evidence (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  name       INTEGER NOT NULL REFERENCES names (key),
  document   TEXT NOT NULL DEFAULT '',
  passage    TEXT NOT NULL DEFAULT '',
  count      INTEGER NOT NULL CHECK (count > 0),
  first_seen TEXT NOT NULL DEFAULT '',
  last_seen  TEXT NOT NULL DEFAULT '',
  UNIQUE (name, document, passage)
) STRICT;

ALTER TABLE never_same RENAME TO old_never_same;
CREATE TABLE never_same (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  a      TEXT NOT NULL,
  b      TEXT NOT NULL,
  form_a TEXT NOT NULL,
  form_b TEXT NOT NULL,
  source INTEGER REFERENCES sources (key),
  UNIQUE (a, b),
  CHECK (a < b)
) STRICT;
INSERT INTO never_same (a, b, form_a, form_b, source) SELECT a, b, form_a, form_b, source FROM old_never_same ORDER BY a, b;
DROP TABLE old_never_same;

DROP INDEX proposed_names_by_folded;
DROP INDEX proposed_names_by_proposal;
ALTER TABLE proposed_names RENAME TO old_proposed_names;
ALTER TABLE proposals RENAME TO old_proposals;
CREATE TABLE proposals (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  time     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  evidence TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'waiting' CHECK (decision IN ('waiting', 'accepted', 'rejected'))
) STRICT;
INSERT INTO proposals (key, time, evidence) SELECT key, time, evidence FROM old_proposals ORDER BY key;
CREATE INDEX waiting_proposals ON proposals (key) WHERE decision = 'waiting';
CREATE TABLE proposed_names (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  proposal INTEGER NOT NULL REFERENCES proposals (key),
  entity   TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'work', 'other')),
  form     TEXT NOT NULL CHECK (form <> ''),
  language TEXT NOT NULL CHECK (language <> ''),
  status   TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'superseded', 'forbidden', 'misspelling')),
  source   TEXT NOT NULL,
  folded   TEXT NOT NULL
) STRICT;
INSERT INTO proposed_names (key, proposal, entity, kind, form, language, status, source, folded)
  SELECT key, proposal, entity, kind, form, language, status, source, folded FROM old_proposed_names ORDER BY key;
DROP TABLE old_proposed_names;
DROP TABLE old_proposals;
CREATE INDEX proposed_names_by_folded ON proposed_names (folded);
CREATE INDEX proposed_names_by_proposal ON proposed_names (proposal);

DROP INDEX word_pairs_by_b;
ALTER TABLE word_pairs RENAME TO old_word_pairs;
CREATE TABLE word_pairs (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  language_a TEXT NOT NULL CHECK (language_a <> ''),
  language_b TEXT NOT NULL CHECK (language_b > language_a),
  a          TEXT NOT NULL CHECK (a <> ''),
  b          TEXT NOT NULL CHECK (b <> ''),
  count      INTEGER NOT NULL CHECK (count > 0),  -- thousandths
  UNIQUE (language_a, language_b, a, b)
) STRICT;
INSERT INTO word_pairs (language_a, language_b, a, b, count)
  SELECT language_a, language_b, a, b, count FROM old_word_pairs ORDER BY language_a, language_b, a, b;
DROP TABLE old_word_pairs;
CREATE INDEX word_pairs_by_b ON word_pairs (language_a, language_b, b);

DROP TRIGGER log_is_never_changed;
DROP TRIGGER log_is_never_shortened;
ALTER TABLE log RENAME TO old_log;
CREATE TABLE log (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  uid     TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),  -- the same in every copy of the lexicon
  time    TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  author  TEXT NOT NULL DEFAULT '',
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason  TEXT NOT NULL DEFAULT '',
  undoes  INTEGER REFERENCES log (key),
  before  TEXT,  -- what earlier versions kept instead of log_rows
  after   TEXT
) STRICT;
INSERT INTO log (key, time, action, subject, before, after)
  SELECT key, time, action, subject, before, after FROM old_log ORDER BY key;
DROP TABLE old_log;
CREATE INDEX log_by_undone ON log (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE log_rows (
  key    INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES log (key),
  tbl    TEXT NOT NULL,
  row    INTEGER NOT NULL,
  before TEXT,  -- JSON; NULL when the row is new
  after  TEXT   -- JSON; NULL when the row goes
) STRICT;
CREATE INDEX log_rows_by_change ON log_rows (change);
CREATE INDEX log_rows_by_row ON log_rows (tbl, row);

CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
CREATE TRIGGER log_rows_are_never_changed BEFORE UPDATE ON log_rows
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
CREATE TRIGGER log_rows_are_never_shortened BEFORE DELETE ON log_rows
BEGIN SELECT RAISE (ABORT, 'the log may only grow'); END;
