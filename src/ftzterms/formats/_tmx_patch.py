"""Put edits into a TMX file: into the text of its segments, never into their markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.formats._characters import escaped, first_illegal
from ftzterms.formats._decoded import Lines, decoded
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._patching import patched, raw_texts
from ftzterms.formats._raw_text import Kind, Piece, RawText, aligned
from ftzterms.formats._xml import HEAD, declared
from ftzterms.model import Bitext, Variant

_LINE_END = r"\r\n?|\n"
_PIECE = re.compile(r"<!\[CDATA\[(.*?)\]\]>|(<!--.*?-->|<\?.*?\?>)|&[^;]*;|\r\n", re.DOTALL)


def patch(data: bytes, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a file; *bitext* is what was read of it. A character that its encoding lacks becomes a reference."""
    label = declared(data[:HEAD])
    file = decoded(data, detect(data[:HEAD], label), label, errors="xmlcharrefreplace")
    lines = Lines(file.text, _LINE_END)

    def locate(_: int, variant: Variant) -> RawText | None:
        assert variant.location
        return aligned(file.text, lines.offset(variant.location), variant.segment, _piece)

    return patched(file, edits, raw_texts(bitext.units, edits, locate), _written)


def _piece(raw: str, at: int) -> Piece:
    found = _PIECE.match(raw, at)
    if not found:
        return Piece(at + 1)
    if found[1] is not None:
        return Piece(found.end(), len(re.sub(_LINE_END, "\n", found[1])), Kind.SEALED)
    return Piece(found.end(), 0, Kind.WALL) if found[2] else Piece(found.end())


def _written(text: str) -> str | None:
    return None if first_illegal(text) else escaped(text).replace("\r", "&#13;")
