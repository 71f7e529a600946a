"""Know the markup of a unit again: what differs between two units of one shape is the id, the dates and the texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ftzterms.formats._tmx_languages import choose, repeated
from ftzterms.formats._tmx_markup import (
    DATE,
    DATES,
    NextMarkup,
    UnitMarkup,
    VariantMarkup,
    first_opening,
    next_opening,
)
from ftzterms.formats._tmx_unit import UnitMaker

Matcher = Callable[[bytes], "re.Match[bytes] | None"]
Row = tuple[bytes, bytes, bytes]
"""The id of a unit, empty where the markup holds it, and its two texts, all as written."""

_SEG = b"<seg>"
_BY_ID = re.compile(rb"([^\"']*<tu\s+tuid\s*=\s*)\"")
_REMEMBERED = 2048


@dataclass(slots=True)
class Shape:
    """The markup of a unit of two variants, but for its id and its dates."""

    head: bytes
    """Up to the value of `tuid`; empty when `tuid` is not the first attribute."""
    first: UnitMarkup
    second: NextMarkup
    swapped: bool
    """The target stands before the source."""
    match_1: Matcher | None = None
    """Finds the markup before the first text with any dates in it; made once it is known that they differ."""
    match_2: Matcher | None = None


_NO_VARIANT = VariantMarkup("", "", "", "", "", "", (), (), ())
_NO_SHAPE = Shape(
    b"-", UnitMarkup("", (), (), (), _NO_VARIANT, 0, 0, 0, 0, (), ()), NextMarkup(_NO_VARIANT, 0, 0, ()), swapped=False
)


class Markup(NamedTuple):
    """The markup of a unit, dates and all."""

    shape: Shape
    first: UnitMarkup
    second: NextMarkup


class ShapeBook:
    """Remembers the shapes of a file; *markup* and what follows it are those of the unit that was read last."""

    def __init__(self, maker: UnitMaker) -> None:
        self.markup = Markup(_NO_SHAPE, _NO_SHAPE.first, _NO_SHAPE.second)
        self.rest = self.following = b"-"
        """Its markup from the closing quotation mark of its id to its first text, and from there to the second."""
        self.dates_differ = False
        self.changes = 0
        """How often a unit had other markup than the one before."""
        self._maker = maker
        self._shapes: dict[tuple[bytes, bytes, bytes], Shape | None] = {}
        self._choices: dict[tuple[str, str, str], bool | None] = {}

    def row(self, piece_1: bytes, piece_2: bytes) -> Row | None:
        """Read the markup of a unit, which becomes the last; None when it is not of the common shape, or has a fault.

        *piece_1* ends with its first text and *piece_2* with its second.
        """
        return self._dated(piece_1, piece_2) or self._changed(piece_1, piece_2)

    def _dated(self, piece_1: bytes, piece_2: bytes) -> Row | None:
        """Read a unit of the same shape, but for its dates."""
        shape = self.markup.shape
        if not shape.match_1 or not shape.match_2:
            return None
        value, tail = _parted(piece_1, shape.head)
        found_1, found_2 = shape.match_1(tail), shape.match_2(piece_2)
        if not found_1 or not found_2:
            return None
        first, second = shape.first.dated(found_1.groups()), shape.second.dated(found_2.groups())
        self.markup = Markup(shape, first, second)
        return value, tail[found_1.end() :], piece_2[found_2.end() :]

    def _changed(self, piece_1: bytes, piece_2: bytes) -> Row | None:
        """Read a unit of another shape."""
        self.changes += 1
        opening = piece_1[: piece_1.find(_SEG) + len(_SEG)]
        following = piece_2[: piece_2.find(_SEG) + len(_SEG)]
        by_id = _BY_ID.match(opening)
        head = by_id[1] if by_id else b""
        value, rest = _parted(opening, head)
        shape = self._known(head, value, rest, following)
        if shape is None:
            return None
        if shape is self.markup.shape and not shape.match_1:
            shape.match_1, shape.match_2 = _matcher(rest), _matcher(following)
            self.dates_differ = True
        self.rest, self.following = rest, following
        first, second = shape.first.dated(_date_values(rest)), shape.second.dated(_date_values(following))
        self.markup = Markup(shape, first, second)
        return value, piece_1[len(opening) :], piece_2[len(following) :]

    def _known(self, head: bytes, value: bytes, rest: bytes, following: bytes) -> Shape | None:
        """Give the shape of a unit, from memory if another unit had it."""
        key = (head, DATES.sub(rb"\1", rest), DATES.sub(rb"\1", following))
        if key not in self._shapes:
            if len(self._shapes) >= _REMEMBERED:
                self._shapes.clear()
            self._shapes[key] = self._made(head, value, rest, following)
        return self._shapes[key]

    def _made(self, head: bytes, value: bytes, rest: bytes, following: bytes) -> Shape | None:
        lang = self._maker.plain_lang
        opening = b'"'.join((head, value, rest)) if head else rest
        first = first_opening(opening.decode(), tuid_varies=bool(head), plain_lang=lang)
        second = next_opening(following, plain_lang=lang)
        if first is None or second is None:
            return None
        named = dict(first.attributes).get("srclang", "") if first.attributes else ""
        swapped = self._choice(first.variant.language, second.variant.language, named)
        return None if swapped is None else Shape(head, first, second, swapped)

    def _choice(self, first: str, second: str, named: str) -> bool | None:
        """Say whether the second language is the source; None when the two are not the file's pair."""
        key = (first, second, named)
        if key not in self._choices:
            choice = choose((first, second), self._maker.pair, named)
            regular = not choice.unusual and min(choice[:2]) >= 0 and not repeated((first, second))
            self._choices[key] = choice.source == 1 if regular else None
        return self._choices[key]


def _parted(opening: bytes, head: bytes) -> tuple[bytes, bytes]:
    """Give the id and what follows it, when the id stands after *head* and a quotation mark; else all of it."""
    if not head or not opening.startswith(head):
        return b"", opening
    value, _, rest = opening[len(head) + 1 :].partition(b'"')
    return value, rest


def _matcher(markup: bytes) -> Matcher:
    """Make what finds a stretch of markup, with any dates in the place of its own."""
    parts = DATES.split(markup)
    pattern = b"".join(
        re.escape(part) + re.escape(name) + (DATE if name else b"")
        for part, name in zip(parts[::3], [*parts[1::3], b""], strict=True)
    )
    return re.compile(pattern).match


def _date_values(markup: bytes) -> tuple[bytes, ...]:
    return tuple([date for _, date in DATES.findall(markup)])
