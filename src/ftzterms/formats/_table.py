"""Read a table of text strictly: comma, semicolon or tab, with the line of every row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from ftzterms.formats._encoding import decode
from ftzterms.formats._kinds import binary_kind
from ftzterms.model import Unreadable, UnreadableFileError

_LARGEST_TABLE = 1 << 26
_LARGEST_CELL = 1 << 23
_SEPARATORS = (",", "\t", ";", "|")
_EXCEL_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """That on which it begins."""
    cells: list[str]


def read_table(stream: BinaryIO, name: str, problems: list[Unreadable]) -> list[Row]:
    """Give the rows that are not empty; comment lines at the top, which begin with `#`, are passed over.

    Raises `UnreadableFileError` for an unclosed quotation mark, at the line where its row begins.
    """
    data = stream.read(_LARGEST_TABLE + 1)
    if len(data) > _LARGEST_TABLE:
        size = _LARGEST_TABLE >> 20
        raise UnreadableFileError(f"a table of more than {size} million bytes", path=name, hint="split it")
    kind, hint = binary_kind(data[:64])
    if kind:
        raise UnreadableFileError(f"this is {kind}, not a table of text", path=name, hint=hint)
    text = decode(data, name, problems).removeprefix("\ufeff")
    start, line = 0, 1
    separator = _EXCEL_SEPARATOR.match(text)
    if separator:
        start, line = separator.end(), 2
    while text.startswith("#", start):
        start, line = text.find("\n", start) + 1 or len(text), line + 1
    body = text[start:]
    mark = separator[1] if separator else _separator(body)
    return [row for row in _rows(body, line, mark, name) if any(cell.strip() for cell in row.cells)]


def _separator(text: str) -> str:
    """Take the mark that stands most often in the first line, outside quotation marks."""
    first = _QUOTED.sub("", text[:10_000]).partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _rows(text: str, line: int, separator: str, name: str) -> Iterator[Row]:
    usual = csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader((found[0] for found in _LINE.finditer(text)), delimiter=separator, strict=True)
    start = line
    try:
        for cells in reader:
            yield Row(start, cells)
            start = line + reader.line_num
    except csv.Error as error:
        unclosed = "unexpected end of data" in str(error)
        raise UnreadableFileError(
            "a quotation mark is never closed" if unclosed else f"no table: {error}",
            path=name,
            line=start,
            column=1,
            hint='close it, or write "" for a quotation mark in a quoted cell',
        ) from None
    finally:
        csv.field_size_limit(usual)
