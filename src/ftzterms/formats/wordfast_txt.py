"""The text memory of Wordfast: a unit a line, tabs between its cells, a first line that begins with `%`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._wordfast_read import read
from ftzterms.formats._wordfast_write import WordfastWriter
from ftzterms.model import Bitext

_HELD = frozenset(
    {
        "source",
        "target",
        "target.changed_at",
        "target.changed_by",
        "target.usage_count",
        "properties.attribute1",
        "properties.attribute2",
        "properties.attribute3",
        "properties.attribute4",
    }
)


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    writer = WordfastWriter(stream, bitext.source_language, bitext.target_language)
    for unit in bitext.units:
        writer.add(unit)
    writer.end()


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._wordfast_patch import patch

    return patch(data, edits, read(BytesIO(data), ""))


def _sniff(head: bytes) -> bool:
    start = head.replace(b"\0", b"")
    return b"%Wordfast TM" in start or (start.lstrip(b"\xff\xfe\xef\xbb\xbf").startswith(b"%") and b"%TU=" in start)


wordfast_txt = UnitFormat(
    title="text memory of Wordfast",
    suffixes=(".txt",),
    read=read,
    write=_write,
    sniff=_sniff,
    holds=_HELD,
    patch=_patch,
    common=True,
)
