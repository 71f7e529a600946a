"""Write the text memory of Wordfast, in UTF-16 as Wordfast does."""

from __future__ import annotations

import re
from typing import BinaryIO

from ftzterms.formats._wordfast_read import NO_DATE, SPECIAL
from ftzterms.model import FtzTermsError, Segment, TranslationUnit, Variant

CODEC = "utf-16-le"
MARK = "\ufeff".encode(CODEC)
_STAMP = re.compile(r"(\d{8})T(\d{6})Z")
_SPELT = {"&": "&'26;", "\n": "\\n", "\t": "\\t", "\r": "&'0D;"}
_WRITTEN = re.compile(r"[&\n\t\r]|\\(?=[nt])")
_ATTRIBUTES = 5


class WordfastWriter:
    """Writes one memory, unit by unit; the stream can seek, for the first line says how many there are.

    *user* made the units that do not say who.
    """

    def __init__(self, stream: BinaryIO, source: str, target: str, *, user: str = "") -> None:
        self.count = 0
        self._stream = stream
        self._languages = source, target
        self._user = user
        self._start = stream.tell()
        stream.write(MARK + self._header())

    def add(self, unit: TranslationUnit) -> None:
        """Write a unit. Raises `FtzTermsError` for half a character."""
        source, target = (side or Variant("", Segment("")) for side in (unit.source, unit.target))
        stamp = target.changed_at or target.created_at or source.changed_at or source.created_at
        known = _STAMP.fullmatch(stamp)
        user = target.changed_by or target.created_by or source.created_by or self._user
        said = dict(unit.properties)
        cells = [
            f"{known[1]}~{known[2]}" if known else NO_DATE,
            spelt(Segment(user)),
            target.usage_count or source.usage_count or "0",
            source.language,
            spelt(source.segment),
            target.language,
            spelt(target.segment),
            *(spelt(Segment(said.get(f"attribute{number}", ""))) for number in range(1, _ATTRIBUTES + 1)),
        ]
        try:
            self._stream.write(("\t".join(cells) + "\r\n").encode(CODEC))
        except UnicodeEncodeError as error:
            character = f"U+{ord(error.object[error.start]):04X}"
            raise FtzTermsError(f"unit {unit.id!r} holds {character}, half a character", hint="delete it") from None
        self.count += 1

    def end(self) -> None:
        """Write how many units there are."""
        here = self._stream.tell()
        self._stream.seek(self._start + len(MARK))
        self._stream.write(self._header())
        self._stream.seek(here)

    def _header(self) -> bytes:
        """Give the first line, as long for every number of units."""
        source, target = self._languages
        cells = [NO_DATE, "User ID,FT,FT ftzterms", f"TU={self.count:08}", source, "Wordfast TM v.5.51w9/00", target]
        line = "\t".join([*(f"%{cell}" for cell in cells), "%---00000001", *[""] * 5])
        return f"{line}\r\n".encode(CODEC)


def spelt(segment: Segment) -> str:
    """Write a text with those of its tags that are Wordfast's own."""
    parts, at = list[str](), 0
    for tag in segment.tags:
        parts.append(_escaped(segment.text[at : tag.position]))
        parts.append(tag.markup if (found := SPECIAL.fullmatch(tag.markup)) and found[3] else "")
        at = tag.position
    return "".join([*parts, _escaped(segment.text[at:])])


def _escaped(text: str) -> str:
    return _WRITTEN.sub(lambda found: _SPELT.get(found[0], "&'5C;"), text)
