"""Texts that are searched together: joined, folded, and rid of what is no prose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ftzterms.text.fold import SEPARATOR, fold_in_place, fold_joined, squeeze
from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_NO_PROSE = late(r"(?:[a-z]+://|www\.)[^\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+|\S+@\S+|\{[^{}]*\}")
"""Addresses and placeholders: no term stands in them."""
_MARKS = ("@", "{", "://", "www.")
"""What each of them has."""
_SPACES = "  "


class Page(NamedTuple):
    """Texts with separators before, between and after them."""

    numbers: Sequence[int]
    """Which texts they are."""
    text: str
    folded: str
    ends: Sequence[int]
    """Where each text ends in `folded`."""
    offsets: Sequence[int] | None = None
    """Of each folded character its place in `text`, where it is another one."""


def page_of(text: str, folded: str | None = None, number: int = 0) -> Page:
    """Make a page of one text, with single spaces for runs of them."""
    prose = fold_in_place(text) if folded is None else folded
    spaced = _SPACES in prose
    for mark in _MARKS:
        if mark in prose:
            prose = _blotted(prose)
            break
    offsets = None
    if spaced:
        squeezed = squeeze(prose)
        prose = squeezed.text
        offsets = [0, *(offset + 1 for offset in squeezed.offsets or range(len(text) + 1))]
    return Page(
        (number,), f"{SEPARATOR}{text}{SEPARATOR}", f"{SEPARATOR}{prose}{SEPARATOR}", (len(prose) + 1,), offsets
    )


def pages(texts: Sequence[str]) -> Iterator[Page]:
    """Put texts on as few pages as possible: ASCII texts fold faster, and a run of spaces moves all behind it."""
    if len(texts) == 1:
        yield page_of(texts[0])
        return
    ascii_ones = [number for number, text in enumerate(texts) if text.isascii()]
    if not ascii_ones or len(ascii_ones) == len(texts):
        yield from _filled(range(len(texts)), texts)
    else:
        yield from _filled(ascii_ones, [texts[number] for number in ascii_ones])
        others = [number for number, text in enumerate(texts) if not text.isascii()]
        yield from _filled(others, [texts[number] for number in others])


def _filled(numbers: Sequence[int], these: Sequence[str]) -> Iterator[Page]:
    text, folded = fold_joined(these)
    ends = list(accumulate([len(text) + 1 for text in these], initial=0))
    prose = folded
    if marks := [mark for mark in _MARKS if mark[-1] in folded and mark in folded]:
        prose = _edited(folded, ends, _holding(folded, marks, ends))
    yield Page(numbers, text, prose, ends[1:])
    for place in _holding(folded, [_SPACES], ends):
        yield page_of(these[place], folded[ends[place] + 1 : ends[place + 1]], numbers[place])


def _holding(folded: str, wanted: Sequence[str], ends: Sequence[int]) -> set[int]:
    """Say which of the texts, by their order, hold one of the strings."""
    places = set()
    for string in wanted:
        at = folded.find(string)
        while at >= 0:
            place = bisect_right(ends, at) - 1
            places.add(place)
            at = folded.find(string, ends[place + 1])
    return places


def _edited(folded: str, ends: Sequence[int], places: set[int]) -> str:
    """Blot out what is no prose in some of the texts."""
    pieces: list[str] = []
    at = 0
    for place in sorted(places):
        start, end = ends[place] + 1, ends[place + 1]
        pieces += folded[at:start], _blotted(folded[start:end])
        at = end
    return "".join((*pieces, folded[at:]))


def _blotted(folded: str) -> str:
    return _NO_PROSE.sub(lambda match: "\0" * len(match[0]), folded)
