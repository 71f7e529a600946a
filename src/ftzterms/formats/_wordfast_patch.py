"""Put edits into the texts of a Wordfast memory."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.formats._decoded import Lines, decoded
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._patching import patched, raw_texts
from ftzterms.formats._raw_text import Piece, RawText, aligned
from ftzterms.formats._wordfast_read import SPECIAL
from ftzterms.formats._wordfast_write import spelt
from ftzterms.model import Bitext, Segment, Variant


def patch(data: bytes, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a file; *bitext* is what was read of it."""
    file = decoded(data, detect(data))
    lines = Lines(file.text, r"\r\n?|\n")

    def locate(_: int, variant: Variant) -> RawText | None:
        assert variant.location
        return aligned(file.text, lines.offset(variant.location), variant.segment, _piece)

    return patched(file, edits, raw_texts(bitext.units, edits, locate), lambda text: spelt(Segment(text)))


def _piece(raw: str, at: int) -> Piece:
    found = SPECIAL.match(raw, at)
    return Piece(found.end()) if found and not found[3] else Piece(at + 1)
