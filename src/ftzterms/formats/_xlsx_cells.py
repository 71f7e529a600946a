"""What stands in the cells of an Excel sheet, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from ftzterms.model import Unreadable

_DIGITS = 10
_LETTERS = re.compile("[A-Z]+")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number formats of dates and times that need no definition (ECMA-376 Part 1, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_DATE_LETTER = re.compile("[ymdhs]", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  a sheet knows no time zones


class Cells:
    """Reads the cells of one workbook; what is no text is told."""

    def __init__(
        self, strings: list[str], dates: frozenset[int], problems: list[Unreadable], *, dated_from_1904: bool
    ) -> None:
        self._strings = strings
        self._dates = dates
        self._problems = problems
        self._epoch = _EPOCH_1904 if dated_from_1904 else _EPOCH

    def of(self, row: Any, number: int) -> Iterator[tuple[int, str]]:
        """Yield (column from 0, text) of the cells of a row that are not empty."""
        column = -1
        for cell in row:
            if not _is(cell, "c"):
                continue
            letters = _LETTERS.match(cell.get("r", ""))
            column = _column(letters[0]) if letters else column + 1
            parts = {str(part.tag).rpartition("}")[2]: part for part in cell}
            if text := self._text(cell, parts, number, column):
                yield column, text

    def _text(self, cell: Any, parts: dict[str, Any], number: int, column: int) -> str:
        kind = cell.get("t", "n")
        said = parts["v"].text or "" if "v" in parts else ""
        if kind == "e" or ("f" in parts and kind != "str"):
            what = f"the error {said}" if kind == "e" else "a formula that gives no text"
            self._tell(number, column, f"holds {what}; left out")
            return ""
        if "f" in parts:
            self._tell(number, column, "holds a formula; its last value is taken")
        match kind:
            case "s":
                return self._shared(said, number, column)
            case "inlineStr":
                return shared_text(parts["is"]) if "is" in parts else ""
            case "b":
                return "TRUE" if said == "1" else "FALSE"
            case "n":
                return self._number(said, whole(cell.get("s"), 0))
        return unescaped(said)

    def _shared(self, said: str, number: int, column: int) -> str:
        with suppress(IndexError):
            return self._strings[whole(said, len(self._strings))]
        self._tell(number, column, f"refers to the text {said!r}, which the workbook does not have; left out")
        return ""

    def _number(self, said: str, style: int) -> str:
        """Give a number as it is written, a date in the form of ISO 8601."""
        if style in self._dates:
            with suppress(ValueError, OverflowError):
                moment = self._epoch + timedelta(days=float(said))
                return moment.date().isoformat() if moment.time().isoformat() == "00:00:00" else moment.isoformat(" ")
        return said.removesuffix(".0")

    def _tell(self, number: int, column: int, what: str) -> None:
        message = f"{letters_of(column)}{number} {what}"
        self._problems.append(Unreadable(message, number, column + 1, lost="left out" in what, code="no-text"))


def shared_text(element: Any) -> str:
    """Give the text of `si` or `is`: that of `t` and of runs, not the reading aid (18.4)."""
    return unescaped(
        "".join(
            text.text or ""
            for part in element
            for text in ((part,) if _is(part, "t") else part if _is(part, "r") else ())
            if _is(text, "t")
        )
    )


def unescaped(text: str) -> str:
    """Give the characters that are written `_xHHHH_` (22.9.2.19), where they are no halves of characters."""

    def character(found: re.Match[str]) -> str:
        made = chr(int(found[1], 16))
        return found[0] if "\ud800" <= made <= "\udfff" else made

    return _ESCAPE.sub(character, text) if "_x" in text else text


def date_styles(found: Iterable[Any]) -> frozenset[int]:
    """Give the styles of cells that show a date or a time, from `numFmt` elements and then `cellXfs`."""
    dates = set(_DATES)
    styles: frozenset[int] = frozenset()
    for element in found:
        if _is(element, "numFmt"):
            if _DATE_LETTER.search(_LITERAL.sub("", element.get("formatCode", ""))):
                dates.add(whole(element.get("numFmtId"), 0))
        else:
            formats = (whole(style.get("numFmtId"), 0) for style in element)
            styles = frozenset(number for number, form in enumerate(formats) if form in dates)
    return styles


def whole(said: str | None, usual: int) -> int:
    """Read a number of at most nine digits; *usual* for anything else."""
    return int(said) if said and len(said) < _DIGITS and said.isascii() and said.isdigit() else usual


def letters_of(column: int) -> str:
    """Name a column, from 0: `A`, `Z`, `AA`."""
    letters, column = "", column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _is(element: Any, name: str) -> bool:
    return str(element.tag).rpartition("}")[2] == name
