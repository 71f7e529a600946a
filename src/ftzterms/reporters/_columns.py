"""One place in a line, told in the unit that a reader counts in; findings count code points."""

from __future__ import annotations

from enum import Enum

from ftzterms.reporters._cells import cells


class Unit(Enum):
    """What a column counts."""

    CODE_POINTS = "code points"
    UTF_16 = "UTF-16 code units"
    UTF_8 = "UTF-8 bytes"
    CELLS = "display cells"


def column_in(line: str, column: int, unit: Unit) -> int:
    """Give a column in another unit; both are 1-based, *line* is the whole line that it stands in.

    A place behind the end of the line is as far behind it.
    """
    before = line[: column - 1]
    beyond = column - 1 - len(before)
    match unit:
        case Unit.CODE_POINTS:
            return column
        case Unit.UTF_16:
            return len(before.encode("utf-16-le", "surrogatepass")) // 2 + beyond + 1
        case Unit.UTF_8:
            return len(before.encode("utf-8", "surrogatepass")) + beyond + 1
        case Unit.CELLS:
            return cells(before) + beyond + 1


def end_column(column: int, text: str) -> int | None:
    """Give the column after flagged words; None where the file may write them in another way (`&amp;`, escapes)."""
    plain = text.isprintable() and not set(text) & set("<>&\"'\\")
    return column + len(text) if plain else None
