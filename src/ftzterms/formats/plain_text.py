"""Plain text: each line that is not empty is a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._monolingual import Passage, monolingual, read_text
from ftzterms.model import Bitext, FtzTermsError, Location, Segment, Unreadable


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a text in one language, which is told by its script."""
    problems: list[Unreadable] = []
    return monolingual(name, _lines(read_text(stream, name, problems)), problems)


def _lines(text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip())
        yield Passage("", Location(number, indent + 1), Segment(line.strip()))


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    """Write the targets, one a line."""
    for unit in bitext.units:
        text = unit.target.text if unit.target else ""
        try:
            stream.write(f"{' '.join(text.splitlines())}\n".encode())
        except UnicodeEncodeError as error:
            character = f"U+{ord(text[error.start]):04X}"
            raise FtzTermsError(f"unit {unit.id!r} holds {character}, half a character", hint="delete it") from None


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._text_patch import patch_lines

    return patch_lines(data, edits, _read(BytesIO(data), ""))


plain_text = UnitFormat(
    title="plain text, one language",
    suffixes=(".txt", ".text"),
    read=_read,
    write=_write,
    holds=frozenset({"target"}),
    patch=_patch,
)
