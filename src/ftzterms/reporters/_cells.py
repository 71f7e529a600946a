"""How wide text stands on a terminal, in cells: a Han character takes two, a combining mark none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_NEVER_FIRST = frozenset("，。、；：？！）》」』】”’…")
"""Marks that begin no line (GB/T 15834)."""
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


def cells(text: str) -> int:
    """Count the cells that a text takes (UAX #11: wide and full-width are two, ambiguous is one)."""
    if text.isascii():
        return len(text)
    return sum(map(_char_cells, text))


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to a width in cells."""
    return text + " " * (width - cells(text))


def shorten(text: str, width: int) -> str:
    """Cut a text to a width in cells, with … where something went."""
    if cells(text) <= width:
        return text
    return next(_chunks(text, max(width - 1, 1))) + "…"


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most *width* cells, at spaces where there are any."""
    lines = [""]
    for word in text.split(" "):
        together = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(together) <= width:
            lines[-1] = together
        else:
            lines[-1:] = [*filter(None, lines[-1:]), *_chunks(word, width)]
    return lines


def _chunks(text: str, width: int) -> Iterator[str]:
    """Cut a text into pieces of at most *width* cells, and of one character where that is wider."""
    start = taken = 0
    for position, char in enumerate(text):
        wide = _char_cells(char)
        if taken + wide > width and position > start:
            end = position - 1 if char in _NEVER_FIRST and position - 1 > start else position
            yield text[start:end]
            start, taken = end, cells(text[end:position])
        taken += wide
    yield text[start:]


@lru_cache(maxsize=8192)
def _char_cells(char: str) -> int:
    from unicodedata import category, east_asian_width

    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in _NO_WIDTH else 1
