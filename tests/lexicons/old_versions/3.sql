-- A lexicon as version 3 of the schema had it.
PRAGMA application_id = 1416392035;
PRAGMA user_version = 3;
PRAGMA journal_mode = WAL;
CREATE TABLE sources (
  key  INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
INSERT INTO sources VALUES(1,'an atlas');
CREATE TABLE entities (
  key         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          TEXT NOT NULL UNIQUE CHECK (id <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'work', 'other')),
  description TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO entities VALUES(1,'q1','place','');
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
INSERT INTO names VALUES(1,1,'Kyiv','en','Latn','','preferred','kyiv',1);
INSERT INTO names VALUES(2,1,'Київ','uk','Cyrl','','preferred','київ',1);
CREATE TABLE external_ids (
  key    INTEGER PRIMARY KEY AUTOINCREMENT,
  entity INTEGER NOT NULL REFERENCES entities (key),
  scheme TEXT NOT NULL CHECK (scheme <> ''),  -- wikidata, geonames, viaf …
  value  TEXT NOT NULL CHECK (value <> ''),
  UNIQUE (entity, scheme, value)
) STRICT;
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
INSERT INTO never_same VALUES(1,'australia','austria','Australia','Austria',NULL);
CREATE TABLE proposals (
  key      INTEGER PRIMARY KEY AUTOINCREMENT,
  time     TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  evidence TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'waiting' CHECK (decision IN ('waiting', 'accepted', 'rejected'))
) STRICT;
INSERT INTO proposals VALUES(1,'2026-11-26T12:19:39.778Z','a.txt','waiting');
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
INSERT INTO proposed_names VALUES(1,1,'','place','Lviv','en','admitted','','lviv');
CREATE TABLE word_pairs (
  key        INTEGER PRIMARY KEY AUTOINCREMENT,
  language_a TEXT NOT NULL CHECK (language_a <> ''),
  language_b TEXT NOT NULL CHECK (language_b > language_a),
  a          TEXT NOT NULL CHECK (a <> ''),
  b          TEXT NOT NULL CHECK (b <> ''),
  count      INTEGER NOT NULL CHECK (count > 0),  -- thousandths
  UNIQUE (language_a, language_b, a, b)
) STRICT;
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
INSERT INTO log VALUES(1,'75121994b0f2bbd122001ad5706a3d9e','2026-11-26T12:19:39.729Z','editor','import','names.tsv','',NULL,NULL,NULL);
INSERT INTO log VALUES(2,'ed7c4fd637f717bca457f6fd5ec9fb68','2026-11-26T12:19:39.778Z','editor','import','proposals.jsonl','',NULL,NULL,NULL);
INSERT INTO log VALUES(3,'5972318c7a21d9f766d1cfa96dc8da70','2026-11-26T12:19:39.822Z','editor','add never-same','Australia / Austria','',NULL,NULL,NULL);
CREATE TABLE log_rows (
  key    INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES log (key),
  tbl    TEXT NOT NULL,
  row    INTEGER NOT NULL,
  before TEXT,  -- JSON; NULL when the row is new
  after  TEXT   -- JSON; NULL when the row goes
) STRICT;
INSERT INTO log_rows VALUES(1,1,'entities',1,NULL,'{"id":"q1","kind":"place","description":""}');
INSERT INTO log_rows VALUES(2,1,'names',1,NULL,'{"entity":1,"form":"Kyiv","language":"en","system":"","status":"preferred","source":"an atlas"}');
INSERT INTO log_rows VALUES(3,1,'names',2,NULL,'{"entity":1,"form":"Київ","language":"uk","system":"","status":"preferred","source":"an atlas"}');
INSERT INTO log_rows VALUES(4,2,'proposals',1,NULL,'{"time":"2026-11-26T12:19:39.778Z","evidence":"a.txt","decision":"waiting"}');
INSERT INTO log_rows VALUES(5,2,'proposed_names',1,NULL,'{"proposal":1,"entity":"","kind":"place","form":"Lviv","language":"en","status":"admitted","source":""}');
INSERT INTO log_rows VALUES(6,3,'never_same',1,NULL,'{"a":"australia","b":"austria","form_a":"Australia","form_b":"Austria","source":null}');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('entities',1);
INSERT INTO sqlite_sequence VALUES('names',2);
INSERT INTO sqlite_sequence VALUES('never_same',1);
INSERT INTO sqlite_sequence VALUES('proposals',1);
INSERT INTO sqlite_sequence VALUES('proposed_names',1);
INSERT INTO sqlite_sequence VALUES('word_pairs',0);
INSERT INTO sqlite_sequence VALUES('log',3);
CREATE INDEX names_by_folded ON names (folded);
CREATE INDEX external_ids_by_value ON external_ids (value, scheme);
CREATE INDEX inflections_by_folded ON inflections (folded);
CREATE INDEX waiting_proposals ON proposals (key) WHERE decision = 'waiting';
CREATE INDEX proposed_names_by_folded ON proposed_names (folded);
CREATE INDEX proposed_names_by_proposal ON proposed_names (proposal);
CREATE INDEX word_pairs_by_b ON word_pairs (language_a, language_b, b);
CREATE INDEX log_by_undone ON log (undoes) WHERE undoes IS NOT NULL;
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
