"""A translation memory of ftzterms (SQLite), read as a bilingual file: `check`, `find` and `convert` take it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ftzterms.formats._format import UnitFormat
from ftzterms.model import Bitext, FtzTermsError, TranslationUnit

if TYPE_CHECKING:
    from ftzterms.memory import TranslationMemory

_APPLICATION_ID = b"ftzm"
"""Stands at this place of the header of an SQLite file (sqlite.org/fileformat.html, 1.3)."""
_AT = slice(68, 72)


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Open the memory where the stream's file is: a database is read through its own pages, not as a stream."""
    from ftzterms.memory import TranslationMemory

    path = getattr(stream, "name", None)
    if path is None:
        raise FtzTermsError(
            "a memory is not changed as a file is", path=name, hint="export it to TMX, mend that and import it again"
        )
    store = TranslationMemory(os.fspath(path), read_only=True)
    bitext = store.bitext()
    return Bitext(name, bitext.source_language, bitext.target_language, _units(store), properties=bitext.properties)


def _units(store: TranslationMemory) -> Iterator[TranslationUnit]:
    with store:
        yield from store


def _sniff(head: bytes) -> bool:
    """Know a memory by the id in its header, though its first bytes may be damaged; 20 bytes of zeros follow."""
    return head[_AT] == _APPLICATION_ID and (head.startswith(b"SQLite format 3\0") or head[72:92] == bytes(20))


memory = UnitFormat(title="translation memory of ftzterms", suffixes=(), read=_read, sniff=_sniff)
