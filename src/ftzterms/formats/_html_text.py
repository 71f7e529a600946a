"""Read the text of an HTML page with the place of each character, and put edits into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.formats._characters import escaped, first_illegal
from ftzterms.formats._decoded import Lines, decoded
from ftzterms.formats._document import Passage, document
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._html_blocks import Block, blocks
from ftzterms.formats._monolingual import whole_text
from ftzterms.formats._patching import patched, raw_texts
from ftzterms.formats._raw_text import SEALED, Place, RawText
from ftzterms.formats._xml import declared
from ftzterms.model import Bitext, Location, Segment, Unreadable

_HEAD = 1 << 16
_CHARSET = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)
_LINE_END = r"\r\n?|\n"


class PageLocation(Location):
    """A place in a page: behind references, tags and line ends it knows where each character of a text stands."""

    __slots__ = ("_first", "_lines", "_places")

    def __init__(self, lines: Lines, places: Sequence[Place], first: int = 0) -> None:
        super().__init__(*lines.place(_offset(places, first)))
        self._lines = lines
        self._places = places
        self._first = first

    def at(self, offset: int, segment: Segment) -> Location:  # noqa: ARG002  (its markup is known)
        """Give the place of a character."""
        return PageLocation(self._lines, self._places, self._first + offset)


def _offset(places: Sequence[Place], at: int) -> int:
    """Give the offset in the page of a character, or of the end of the one before it."""
    if at < len(places) and places[at] != SEALED:
        return places[at][0]
    return next(
        (places[number][1] for number in range(min(at, len(places)) - 1, -1, -1) if places[number] != SEALED), 0
    )


def read(data: bytes, name: str) -> Bitext:
    """Read a page; what it says of its encoding is weighed against the bytes."""
    problems: list[Unreadable] = []
    text = whole_text(data, name, problems, _label(data))
    return document(name, _passages(text, problems), problems)


def _passages(text: str, problems: list[Unreadable]) -> Iterator[Passage]:
    lines = Lines(text, _LINE_END)

    def tell(message: str, offset: int) -> None:
        problems.append(Unreadable(message, *lines.place(offset), lost=False, code="open-element"))

    for number, block in enumerate(blocks(text, tell), start=1):
        segment = block.segment()
        place = PageLocation(lines, block.places)
        yield Passage(f"p{number}", block.kind, place, segment, block.language, block.note)


def patch(data: bytes, edits: Sequence[Edit], bitext: Bitext) -> Patched:
    """Patch a page; *bitext* is what was read of it. A character that its encoding lacks becomes a reference."""
    label = _label(data)
    file = decoded(data, detect(data[:_HEAD], label), label, errors="xmlcharrefreplace")
    read_again = list(blocks(file.text, lambda *_: None))
    texts = raw_texts(bitext.units, edits, lambda order, _: _raw_text(read_again[order]))
    return patched(file, edits, texts, _written)


def _raw_text(block: Block) -> RawText:
    segment = block.segment()
    return RawText(segment.text, block.places, sorted({tag.position for tag in segment.tags}))


def _label(data: bytes) -> str:
    """Give the encoding that a page names: in its XML declaration, or in the first `meta` that does."""
    head = data[:_HEAD]
    found = _CHARSET.search(head.replace(b"\0", b""))
    return declared(head) or (found[1].decode() if found else "")


def _written(text: str) -> str | None:
    """Spell a text; a line end would be a space."""
    return None if first_illegal(text) or re.search(r"[\t\r\n\f]", text) else escaped(text)
