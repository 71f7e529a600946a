"""The tables of a memory, and the way from an older version of them to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ftzterms.memory._search_index import SCHEMA as SEARCH
from ftzterms.memory._search_index import SearchIndex

APPLICATION_ID = 0x66747A6D
"""`ftzm`: written into the header of the file, so that no other program's database is taken for a memory."""

_UNITS = """
CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);

CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  source_language TEXT NOT NULL,
  target_language TEXT NOT NULL,
  properties TEXT NOT NULL,
  taken INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  file INTEGER REFERENCES file (id),
  name TEXT NOT NULL,
  source_language INTEGER REFERENCES language (id),
  target_language INTEGER REFERENCES language (id),
  source TEXT,
  target TEXT,
  source_key INTEGER,
  target_key INTEGER,
  before INTEGER,
  after INTEGER,
  state TEXT NOT NULL,
  changed TEXT NOT NULL,
  user TEXT NOT NULL,
  usage INTEGER NOT NULL,
  details TEXT NOT NULL
);
CREATE INDEX unit_by_texts ON unit (source_key, target_key);
"""


_ONLY_THE_INDEX = ""
"""Version 3: features of four characters in long texts of letters, where version 2 had three; made anew by the next."""


def _reindexed(connection: sqlite3.Connection) -> None:
    """Version 4: features of long texts of letters count as often as they are there."""
    SearchIndex(connection).rebuild()


MIGRATIONS: tuple[str | Callable[[sqlite3.Connection], None], ...] = (_UNITS, SEARCH, _ONLY_THE_INDEX, _reindexed)
"""Each leads from the version of its position to the next; a new memory goes through them all."""

VERSION = len(MIGRATIONS)
