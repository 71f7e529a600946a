"""Put edits into the translations of a PO file; a message is the key of its translation and stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ftzterms.formats._decoded import Lines, decoded
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._patching import patched, raw_texts
from ftzterms.formats._raw_text import Kind, Piece, RawText, aligned
from ftzterms.model import Bitext, Side, Variant

_PIECE = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)|(\"[ \t]*\r*\n\s*\")")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def patch(data: bytes, label: str, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a file; *label* is the encoding that it names, *bitext* what was read of it."""
    file = decoded(data, detect(data, label), label)
    lines = Lines(file.text, "\n")

    def locate(_: int, variant: Variant) -> RawText | None:
        assert variant.location
        return aligned(file.text, lines.offset(variant.location), variant.segment, _piece)

    translated = [edit for edit in edits if edit.side is Side.TARGET]
    return patched(file, edits, raw_texts(bitext.units, translated, locate), _written)


def _piece(raw: str, at: int) -> Piece:
    found = _PIECE.match(raw, at)
    if not found:
        return Piece(at + 1)
    return Piece(found.end(), 0, Kind.SEAM) if found[1] else Piece(found.end())


def _written(text: str) -> str | None:
    if _CONTROL.search(text):
        return None
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
