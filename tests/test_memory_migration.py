"""Memories that older versions made: opened, brought up to date, and searched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ftzterms.memory import TranslationMemory, translation_memory
from ftzterms.memory._rows import COLUMNS, row_of
from ftzterms.memory._schema import APPLICATION_ID, VERSION
from ftzterms.model import FtzTermsError, TranslationUnit
from memory_samples import full, pair

LONG = (
    "The pilot free trade zone will further simplify the procedures for the registration of foreign companies, "
    "and the results will be copied elsewhere."
)
UNITS = [full(), *(pair(f"第{n}个自由贸易试验区", f"{LONG} This is number {n}.") for n in range(1, 700))]

FIRST = """
CREATE TABLE language (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
CREATE TABLE file (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, source_language TEXT NOT NULL,
  target_language TEXT NOT NULL, properties TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, file INTEGER REFERENCES file (id), name TEXT NOT NULL,
  source_language INTEGER REFERENCES language (id), target_language INTEGER REFERENCES language (id),
  source TEXT, target TEXT, source_key INTEGER, target_key INTEGER, before INTEGER, after INTEGER,
  state TEXT NOT NULL, changed TEXT NOT NULL, user TEXT NOT NULL, usage INTEGER NOT NULL, details TEXT NOT NULL
);
CREATE INDEX unit_by_texts ON unit (source_key, target_key);
"""
SECOND = """
CREATE TABLE search_block (id INTEGER PRIMARY KEY, lane INTEGER NOT NULL, size INTEGER NOT NULL, sides BLOB NOT NULL);
CREATE TABLE search_column (id INTEGER PRIMARY KEY, texts BLOB NOT NULL);
CREATE TABLE search_waiting (unit INTEGER PRIMARY KEY);
"""


def old_memory(path: Path, version: int) -> Path:
    """Write a memory as an older version did; the index of version 2 knew other features of long texts."""
    old = sqlite3.connect(path)
    old.executescript(FIRST + SECOND * (version > 1))
    old.execute("INSERT INTO file VALUES (1, 'a.tmx', 'abc', 'zh-CN', 'en', '[]', 700, 1)")
    tags: list[str] = []
    for number, unit in enumerate(UNITS, 1):
        row = row_of(unit)
        for tag in (row.source_language, row.target_language):
            if tag not in tags:
                tags.append(str(tag))
                old.execute("INSERT INTO language VALUES (?, ?)", (len(tags), tag))
        languages = [tags.index(str(tag)) + 1 for tag in (row.source_language, row.target_language)]
        old.execute(
            f"INSERT INTO unit (id, file, {COLUMNS}) VALUES (?, 1, {', '.join('?' * len(row))})",
            (number, *row[:2], *languages, *row[4:]),
        )
    if version > 1:
        old.execute("INSERT INTO search_block VALUES (1, 40, 1, ?)", ((3).to_bytes(4, "little"),))
        old.execute("INSERT INTO search_column VALUES (?, ?)", (1 << 13 | 5, b"\x01"))
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {version}")
    old.commit()
    old.close()
    return path


def texts(memory: TranslationMemory, text: str) -> list[str]:
    return [match.text for match in memory.search(text, limit=2)]


def said(units: list[TranslationUnit]) -> list[bytes]:
    return [row_of(unit).digest for unit in units]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("read_only", [False, True])
def test_an_old_memory_is_brought_up_to_date(tmp_path: Path, version: int, read_only: bool) -> None:  # noqa: FBT001
    path = old_memory(tmp_path / "old.db", version)
    with TranslationMemory(path, read_only=read_only) as memory:
        assert said(list(memory)) == said(UNITS)
        asked = LONG.replace("copied", "taken over") + " This is number 77."
        assert texts(memory, asked)[0].endswith("number 77.")
        assert texts(memory, "第88个自由贸易试验区")[0] == "第88个自由贸易试验区"
        assert [occurrence.number for occurrence in memory.concordance("number 123.")] == [124]
        assert memory._index.waiting() == 0
        assert memory._ask("PRAGMA user_version") == VERSION
        assert memory._ask("SELECT count(*) FROM search_column WHERE id = (1 << 13 | 5) AND texts = x'01'") == 0
    with TranslationMemory(path) as memory:
        assert memory.add(UNITS, digest="abc").before == 700
        assert memory.add(UNITS).new == 0


@pytest.mark.parametrize("version", [1, 2])
def test_an_old_memory_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_memory(tmp_path / "old.db", version)
    before = path.read_bytes()
    with TranslationMemory(path, read_only=True) as memory:

        def refused(*_: object) -> None:
            raise FtzTermsError("this memory is write-protected")

        monkeypatch.setattr(translation_memory, "connected", refused)
        assert texts(memory, LONG + " This is number 77.")[0].endswith("number 77.")
        assert [occurrence.number for occurrence in memory.concordance("number 123.")] == [124]
    assert path.read_bytes() == before


def test_a_migration_that_is_stopped_leaves_the_old_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_memory(tmp_path / "old.db", 2)
    with monkeypatch.context() as patched:
        patched.setattr("ftzterms.memory._search_index.SearchIndex.finish", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            TranslationMemory(path)
    old = sqlite3.connect(path)
    assert old.execute("PRAGMA user_version").fetchone() == (2,)
    assert old.execute("SELECT count(*) FROM search_column").fetchone() == (1,)
    old.close()
    with TranslationMemory(path) as memory:
        assert said(list(memory)) == said(UNITS)
