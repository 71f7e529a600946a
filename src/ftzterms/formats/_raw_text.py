"""Where each character of a plain text stands in its file, behind references, escapes and markup."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from ftzterms.formats._decoded import Splice
from ftzterms.formats._format import Edit
from ftzterms.model import Segment, value

Place = tuple[int, int]
SEALED: Place = (-1, -1)
"""The place of a character that no edit may change."""
_LINE_END = r"(?:\r\n?|\n)"


class Kind(Enum):
    """What a stretch of a file is to the plain text."""

    TEXT = auto()
    SEALED = auto()
    """Text that stays as it is, such as a CDATA section."""
    WALL = auto()
    """Markup that no edit may cross."""
    SEAM = auto()
    """Markup that an edit may cross, for the text goes on behind it."""


class Piece(NamedTuple):
    """A stretch of a file, and how many characters of plain text it is."""

    end: int
    length: int = 1
    kind: Kind = Kind.TEXT


@value
class RawText:
    """The plain text of one side of a unit, and the offsets in the file between which each character stands."""

    text: str
    places: Sequence[Place]
    walls: Sequence[int] = ()
    """Offsets in the text, in their order, at which markup stands that no edit may cross."""

    def splices(self, edit: Edit) -> list[Splice] | None:
        """Give what an edit changes in the file; None when it crosses markup, or there is or remains no text.

        What the old and the new words begin and end with in common is not touched.
        """
        start, end = edit.start, edit.end
        if not (self.text and 0 <= start <= end <= len(self.text)) or self._walled(start, end):
            return None
        if not edit.replacement.strip() and not (self.text[:start].strip() or self.text[end:].strip()):
            return None
        first, last, new = _trimmed(self.text, edit)
        if first == last:
            return self._insertion(first, start, end, new) if new else []
        changed = self.places[first:last]
        if SEALED in changed:
            return None
        return [Splice(*run, "" if number else new) for number, run in enumerate(_runs(changed))]

    def _walled(self, start: int, end: int) -> bool:
        first, last = (start, end) if start == end else (start + 1, end - 1)
        return bisect_left(self.walls, first) < bisect_right(self.walls, last)

    def _insertion(self, at: int, start: int, end: int, new: str) -> list[Splice] | None:
        """Put new characters beside one that the edit speaks of."""
        behind = at > start or (start == end and at > 0)
        place = self.places[at - 1 if behind else at]
        if place == SEALED:
            return None
        offset = place[1] if behind else place[0]
        return [Splice(offset, offset, new)]


def aligned(raw: str, at: int, segment: Segment, piece: Callable[[str, int], Piece]) -> RawText | None:
    """Walk over a text as the file has it, from an offset on, beside what was read of it; None when the two part.

    *piece* gives what stands at an offset, where no inline tag of the segment does.
    """
    text, tags = segment.text, list(segment.tags)[::-1]
    places: list[Place] = []
    walls = {tag.position for tag in tags}
    while len(places) < len(text) or tags:
        if tags and tags[-1].position == len(places) and (end := _markup_end(raw, at, tags[-1].markup)):
            tags.pop()
            at = end
            continue
        if at >= len(raw):
            return None
        found = piece(raw, at)
        literal = found.end - at == found.length == 1
        if len(places) + found.length > len(text) or (literal and raw[at] != text[len(places)]):
            return None
        if found.kind in (Kind.WALL, Kind.SEALED):
            walls |= {len(places), len(places) + found.length}
        places += [(at, found.end) if found.kind is Kind.TEXT else SEALED] * found.length
        at = found.end
    return RawText(text, places, sorted(walls))


def _markup_end(raw: str, at: int, markup: str) -> int:
    """Give the end of a tag that stands at an offset, whatever its line ends; 0 when it does not."""
    if raw.startswith(markup, at):
        return at + len(markup)
    if "\n" not in markup:
        return 0
    found = re.compile(re.escape(markup).replace("\\\n", _LINE_END)).match(raw, at)
    return found.end() if found else 0


def _trimmed(text: str, edit: Edit) -> tuple[int, int, str]:
    """Leave out what the old and the new words have in common at their edges."""
    old, new = text[edit.start : edit.end], edit.replacement
    before = _common(old, new)
    old, new = old[before:], new[before:]
    after = _common(old[::-1], new[::-1])
    return edit.start + before, edit.end - after, new[: len(new) - after]


def _common(first: str, second: str) -> int:
    """Count the characters with which two texts begin alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(first), len(second)))


def _runs(places: Sequence[Place]) -> Iterator[Place]:
    """Join the places of characters that stand side by side."""
    start, end = places[0]
    for place in places[1:]:
        if place[0] != end:
            yield start, end
            start = place[0]
        end = place[1]
    yield start, end
