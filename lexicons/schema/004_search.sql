-- What near search goes by (normalize/name_search.h), kept so that it need not be made at each start. It says nothing that
-- the names do not, so the log does not tell of it, and it is made anew whenever it is of no use any more.
CREATE TABLE search_index (
  key       INTEGER PRIMARY KEY CHECK (key = 1),
  made_with TEXT NOT NULL,    -- data and program, see normalize/name_fingerprint.h
  log_row   INTEGER NOT NULL  -- the blocks hold the names as they were when this was the last row of log_rows
) STRICT;
-- A block is never changed: its names go to new ones.
CREATE TABLE search_blocks (
  key     INTEGER PRIMARY KEY AUTOINCREMENT,
  content BLOB NOT NULL
) STRICT;
