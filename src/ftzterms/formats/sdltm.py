"""SDLTM, the translation memory of Trados Studio (SQLite): opened so that nothing in it, nor beside it, can change."""

from __future__ import annotations

from typing import BinaryIO

from ftzterms.formats._format import UnitFormat
from ftzterms.model import Bitext, FtzTermsError

_MAGIC = b"SQLite format 3\0"


def _read(stream: BinaryIO, name: str) -> Bitext:
    from ftzterms.formats._sdltm_read import read

    path = getattr(stream, "name", None)
    if path is None:
        raise FtzTermsError(
            "a memory of Trados is not changed as a file is", path=name, hint="export it to TMX and mend that"
        )
    return read(path, name)


sdltm = UnitFormat(
    title="translation memory of Trados Studio",
    suffixes=(".sdltm",),
    read=_read,
    sniff=lambda head: head.startswith(_MAGIC) and b"translation_units" in head,
)
