"""Read a table of text strictly, row by row: comma, semicolon, bar or tab, with the place of every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate, chain
from typing import BinaryIO, NamedTuple

from ftzterms.formats._encoding import decode_blocks, detect
from ftzterms.formats._kinds import refuse_other_kinds
from ftzterms.model import CellLocation, Location, Unreadable, UnreadableFileError, value

_BLOCK = 1 << 16
_LONGEST_ROW = 1 << 21
_LARGEST_TABLE = 1 << 26
_SAMPLE = 10
"""Lines that say what parts the cells."""
_SEPARATORS = (",", "\t", ";", "|")
_EXCEL_SEPARATOR = re.compile(r"sep=(.)(?:\r\n?|\n)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_CLOSED = re.compile(r'"([^"]*+(?:""[^"]*+)*)"(?!")')


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """That on which it begins."""
    cells: list[str]
    raw: str = ""
    """As the file has it, without its line end; empty in a spreadsheet."""
    starts: tuple[int, ...] = ()
    """Where in *raw* each cell begins, its quotation mark included."""
    at: int = 0
    """Where in the text of the file the row begins, in code points."""

    def span(self, column: int) -> tuple[int, int]:
        """Give the offsets in the text of the file between which a cell stands, quotation marks and all."""
        last = column + 1 == len(self.starts)
        end = len(self.raw) if last else self.starts[column + 1] - 1
        return self.at + self.starts[column], self.at + end

    def quoted(self, column: int) -> bool:
        """Say whether a cell stands in quotation marks."""
        start = self.starts[column]
        if not self.raw.startswith('"', start):
            return False
        end = self.span(column)[1] - self.at
        return self.raw[start:end] != self.cells[column]

    def place(self, column: int) -> Location:
        """Give the place of the first character in a cell; in a spreadsheet, its row and column."""
        if not self.starts:
            return CellLocation(self.line, column + 1)
        start = self.starts[column] + self.quoted(column)
        if "\n" not in self.raw and "\r" not in self.raw:
            return Location(self.line, start + 1)
        before = self.raw[:start]
        ends = [found.end() for found in _LINE_END.finditer(before)]
        return Location(self.line + len(ends), len(before) - (ends[-1] if ends else 0) + 1)


@value
class Table:
    """A table whose rows are read as they are asked for."""

    separator: str
    rows: Iterator[Row]
    comments: tuple[str, ...] = ()
    """Lines at the top that begin with `#`."""


def open_table(
    stream: BinaryIO, name: str, problems: list[Unreadable], *, comments: bool = False, separator: str = ""
) -> Table:
    """Open a table; rows without any letter are left out, with *comments* also lines at the top that begin with `#`.

    Raises `UnreadableFileError` for what is no text, and while it is read for a quotation mark that is never closed,
    at the line on which it stands.
    """
    head = stream.read(_BLOCK)
    if head:
        refuse_other_kinds(head, name, "a table of text")
    blocks = chain([head], iter(lambda: stream.read(_BLOCK), b""))
    return table_of(decode_blocks(blocks, name, problems, detect(head)), name, comments=comments, separator=separator)


def read_table(stream: BinaryIO, name: str, problems: list[Unreadable], *, separator: str = "") -> Table:
    """Open a table that is to be kept in memory as a whole, and therefore has a limit."""
    data = stream.read(_LARGEST_TABLE + 1)
    if len(data) > _LARGEST_TABLE:
        size = _LARGEST_TABLE >> 20
        raise UnreadableFileError(
            f"a table of more than {size} million bytes", path=name, hint="split it", code="too-large"
        )
    from io import BytesIO

    return open_table(BytesIO(data), name, problems, comments=True, separator=separator)


def table_of(texts: Iterator[str], name: str, *, comments: bool = False, separator: str = "") -> Table:
    """Find the separator of a table of text, unless it is known, and give it open."""
    start = next(texts, "")
    at, line = start.startswith("\ufeff") + 0, 1
    chosen = _EXCEL_SEPARATOR.match(start, at)
    if chosen:
        at, line = chosen.end(), 2
    top: list[str] = []
    while comments and start.startswith("#", at):
        end = _LINE_END.search(start, at)
        top.append(start[at : end.start() if end else len(start)])
        at, line = end.end() if end else len(start), line + 1
    separator = separator or (chosen[1] if chosen else _separator(start[at:]))
    rows = _Rows(chain([start], texts), separator, name).read(at, line)
    return Table(separator, (row for row in rows if any(map(str.strip, row.cells))), tuple(top))


def first_row(head: bytes) -> list[str]:
    """Give the cells of the first row of a table, from the first bytes of its file; none when that is no table."""
    try:
        text = "".join(decode_blocks(iter([head]), "", [], detect(head)))
    except UnreadableFileError:
        text = head.decode("utf-8", "ignore")
    with suppress(UnreadableFileError):
        return next(table_of(iter([text]), "").rows, Row(0, [])).cells
    return []


def title_of(cell: str) -> str:
    """Give the title of a column as it is meant: without spaces round it, characters nobody sees, and Excel's guard."""
    return _INVISIBLE.sub("", cell).strip().removeprefix("'")


def without_nul(rows: Iterable[Row], name: str) -> Iterator[Row]:
    """Yield rows as they are. Raises `UnreadableFileError` at the first with a NUL, which only damage leaves."""
    for row in rows:
        for column, cell in enumerate(row.cells):
            if "\0" in cell:
                at = row.place(column)
                raise UnreadableFileError(
                    "the character U+0000: the table is damaged",
                    path=name,
                    line=at.line,
                    column=at.column,
                    hint="restore it from a copy",
                    code="illegal-character",
                )
        yield row


def odd_titles(row: Row) -> Iterator[Unreadable]:
    """Tell of titles that hold characters nobody sees, or stand twice."""
    seen: set[str] = set()
    for column, cell in enumerate(row.cells):
        title, at = title_of(cell), row.place(column)
        wrong = ""
        if _INVISIBLE.search(cell):
            wrong = f"the title {title!r} holds characters that nobody sees; read without them"
        elif title and title in seen:
            wrong = f"the title {title!r} stands twice"
        if wrong:
            yield Unreadable(wrong, at.line, at.column, lost=False, code="odd-title")
        seen.add(title)


def _separator(text: str) -> str:
    """Take the mark that stands in most lines, as often in each as in the first, outside quotation marks."""
    lines = [line for line in _LINE_END.split(_QUOTED.sub("", text[:10_000])) if line.strip()][:_SAMPLE] or [""]

    def weight(mark: str) -> tuple[int, int, int]:
        counts = [line.count(mark) for line in lines]
        return sum(map(bool, counts)), counts.count(counts[0]), counts[0]

    return max(_SEPARATORS, key=weight)


class _Rows:
    """Cuts a stream of text into rows; holds no more than a few of them."""

    def __init__(self, texts: Iterator[str], separator: str, name: str) -> None:
        self._texts = texts
        self._separator = separator
        self._name = name
        self._text = ""
        self._done = 0
        """Code points of the file that are no longer in the text."""
        self._ended = False

    def read(self, at: int, line: int) -> Iterator[Row]:
        """Yield every row from an offset in the file on, which is on that line."""
        self._more(0)
        while at < len(self._text) or not self._ended:
            end = _LINE_END.search(self._text, at)
            if not self._ended and (end is None or end.end() == len(self._text)):
                if len(self._text) - at > _LONGEST_ROW:
                    raise self._fault(_too_long(), "", line)
                at = self._more(at)
                continue
            raw = self._text[at : end.start()] if end else self._text[at:]
            if '"' in raw:
                cells, starts, stop = self._cells(at, line)
                if stop < 0:
                    at = self._more(at)
                    continue
                raw = self._text[at:stop]
                end = _LINE_END.match(self._text, stop)
            else:
                cells = raw.split(self._separator)
                starts = tuple(accumulate((len(cell) + 1 for cell in cells[:-1]), initial=0))
            yield Row(line, cells, raw, starts, self._done + at)
            line += len(_LINE_END.findall(raw)) + 1 if '"' in raw else 1
            at = end.end() if end else len(self._text)

    def _more(self, at: int) -> int:
        """Read on, as much again as there is, and let go of what has been read; give the new offset."""
        self._done += at
        parts, size = [self._text[at:]], 0
        while size < max(len(parts[0]), 1) and not self._ended:
            more = next(self._texts, None)
            self._ended = more is None
            parts.append(more or "")
            size += len(parts[-1])
        self._text = "".join(parts)
        return 0

    def _cells(self, at: int, line: int) -> tuple[list[str], tuple[int, ...], int]:
        """Cut a row in which quotation marks stand: cells, their starts, the row's end; -1 when more is needed."""
        text, separator, cells, starts, place = self._text, self._separator, list[str](), list[int](), at
        while True:
            starts.append(place - at)
            closed = _CLOSED.match(text, place) if text.startswith('"', place) else None
            if text.startswith('"', place) and not closed:
                self._refuse_unclosed(text[at:place], line, len(text) - at)
                return cells, (), -1
            stop = closed.end() if closed else place
            if stop - place > _LONGEST_ROW:
                raise self._fault(_too_long(), text[at:place], line)
            if closed and stop < len(text) and text[stop] not in (separator, "\r", "\n"):
                if separator != "\t":
                    raise self._fault("text stands behind a closing quotation mark", text[at:stop], line)
                closed, stop = None, place
            if closed is None:
                stop = _next(text, place, separator)
            if stop + 1 >= len(text) and not self._ended:
                return cells, (), -1
            cells.append(closed[1].replace('""', '"') if closed else text[place:stop])
            if not text.startswith(separator, stop):
                return cells, tuple(starts), stop
            place = stop + 1

    def _refuse_unclosed(self, before: str, line: int, length: int) -> None:
        """Raise when the file has ended, or the row is longer than any."""
        if self._ended:
            raise self._fault("a quotation mark is never closed", before, line)
        if length > _LONGEST_ROW:
            raise self._fault(_too_long(), before, line)

    def _fault(self, message: str, before: str, line: int) -> UnreadableFileError:
        ends = [found.end() for found in _LINE_END.finditer(before)]
        return UnreadableFileError(
            message,
            path=self._name,
            line=line + len(ends),
            column=len(before) - (ends[-1] if ends else 0) + 1,
            hint='close it, or write "" for a quotation mark in a quoted cell',
            code=_code(message),
        )


def _too_long() -> str:
    return f"a row of more than {_LONGEST_ROW:,} characters"


def _code(message: str) -> str:
    return "open-quote" if "never closed" in message else "too-large" if "more than" in message else "bad-syntax"


def _next(text: str, at: int, separator: str) -> int:
    """Give the offset at which a cell without quotation marks round it ends."""
    end = _LINE_END.search(text, at)
    stop = end.start() if end else len(text)
    found = text.find(separator, at, stop)
    return stop if found < 0 else found
