"""Spell the cells of a table: in quotation marks where they need it, and so that Excel calculates nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from ftzterms.model import FtzTermsError

_GUARD = "'"
_CALCULATED = frozenset("=+-@\t\r'")
"""A cell that begins with one of these is no text to a spreadsheet; behind an apostrophe it is."""


def spelt(text: str, separator: str, *, quoted: bool = False) -> str:
    """Write a cell, in quotation marks where it needs them, or where they are wanted."""
    needed = quoted or separator in text or '"' in text or "\n" in text or "\r" in text
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if needed else text


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; `unguarded` takes it away again."""
    return _GUARD + text if text[:1] in _CALCULATED and text else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` put before a text."""
    return text[1:] if text.startswith(_GUARD) and text[1:2] in _CALCULATED and len(text) > 1 else text


def marked_as_guarded(title: str) -> bool:
    """Say whether the title of a column tells that its cells are guarded."""
    return title.startswith(_GUARD)


def marked(title: str) -> str:
    """Give the title of a column whose cells are guarded."""
    return _GUARD + title


def write_cells(rows: Iterable[Sequence[str]], stream: BinaryIO, separator: str, *, excel: bool = False) -> None:
    """Write a table in UTF-8, with the mark by which Excel knows it; the first row has the titles.

    With *excel* no cell is one that a spreadsheet would calculate.
    """
    mark = "\ufeff"
    for number, row in enumerate(rows):
        cells = [(guarded(cell) if number else marked(cell)) for cell in row] if excel else row
        line = separator.join(spelt(cell, separator) for cell in cells)
        try:
            stream.write(f"{mark}{line}\r\n".encode())
        except UnicodeEncodeError as error:
            character = f"U+{ord(error.object[error.start]):04X}"
            raise FtzTermsError(f"the table holds {character}, half a character", hint="delete it") from None
        mark = ""
