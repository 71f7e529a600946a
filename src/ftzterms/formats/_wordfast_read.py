r"""Read the text memory of Wordfast: twelve cells a line; `&'26;` is a character, `\n` and `\t` line end and tab."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from ftzterms.formats._encoding import decode_blocks, detect
from ftzterms.formats._kinds import binary_kind
from ftzterms.formats._problems import Problems
from ftzterms.model import (
    Bitext,
    InlineTag,
    Location,
    Segment,
    State,
    TagKind,
    TranslationUnit,
    Unreadable,
    UnreadableFileError,
    Variant,
)

_BLOCK = 1 << 16
_LONGEST_LINE = 1 << 22
_LINE_END = re.compile(r"\r\n?|\n")
SPECIAL = re.compile(r"\\([nt])|&'([0-9A-Fa-f]{2,4});|(&t[A-Za-z0-9];)")
"""A line end or a tab, a character by its number, a tag."""
NO_DATE = "19000101~000000"
_STAMP = re.compile(r"(\d{8})~(\d{6})")
_CELLS = 7
"""Date, user, use, language, text, language, text; then attributes."""


def read(stream: BinaryIO, name: str) -> Bitext:
    """Read the first line; units are read as they are asked for."""
    problems = Problems()
    head = stream.read(_BLOCK)
    kind, hint = binary_kind(head[:64])
    if kind:
        raise UnreadableFileError(
            f"this is {kind}, not text", path=name, line=1, column=1, hint=hint, code="wrong-kind"
        )
    texts = decode_blocks(chain([head], iter(lambda: stream.read(_BLOCK), b"")), name, problems, detect(head))
    lines = _lines(texts, name)
    first = next(lines, "").removeprefix("\ufeff")
    titles = first.split("\t")
    if not first.startswith("%") or len(titles) < _CELLS - 1:
        raise UnreadableFileError(
            "the first line is none of a Wordfast memory",
            path=name,
            line=1,
            column=1,
            hint="it begins with % and has cells between tabs",
            code="missing-header",
        )
    source, target = titles[3].strip(" %"), titles[5].strip(" %")
    return Bitext(name, source, target, _units(lines, (source, target), problems), problems, (("header", first),))


def _lines(texts: Iterator[str], name: str) -> Iterator[str]:
    """Yield the lines without their ends."""
    rest = ""
    for text in texts:
        *whole, rest = _LINE_END.split(rest + text) if not (rest + text).endswith("\r") else [rest + text]
        yield from whole
        if len(rest) > _LONGEST_LINE:
            raise UnreadableFileError(
                "a line longer than any real one", path=name, hint="the file is damaged", code="too-large"
            )
    yield from _LINE_END.split(rest) if rest else ()


def _units(lines: Iterator[str], pair: tuple[str, str], problems: list[Unreadable]) -> Iterator[TranslationUnit]:
    number = 0
    for line, text in enumerate(lines, start=2):
        if not text.strip():
            continue
        number += 1
        cells = text.split("\t")
        if len(cells) < _CELLS:
            message = f"{len(cells)} cells, where {_CELLS} are the least"
            problems.append(Unreadable(message, line, 1, f"#{number}", code="ragged-row"))
            continue
        starts = [sum(len(cell) + 1 for cell in cells[:column]) + 1 for column in (4, 6)]
        places = [Location(line, start) for start in starts]
        stamp = _STAMP.fullmatch(cells[0])
        target = segment(cells[6])
        yield TranslationUnit(
            f"#{number}",
            Variant(cells[3] or pair[0], segment(cells[4]), places[0]),
            Variant(
                cells[5] or pair[1],
                target,
                places[1],
                changed_at="" if cells[0] == NO_DATE else f"{stamp[1]}T{stamp[2]}Z" if stamp else cells[0],
                changed_by=segment(cells[1]).text,
                usage_count="" if cells[2] == "0" else cells[2],
            ),
            State.TRANSLATED if target.text else State.INITIAL,
            Location(line, 1),
            properties=tuple(
                (f"attribute{at}", segment(cell).text) for at, cell in enumerate(cells[_CELLS:], start=1) if cell
            ),
        )


def segment(cell: str) -> Segment:
    """Read a text with its tags."""
    if "&" not in cell and "\\" not in cell:
        return Segment(cell)
    parts: list[str] = []
    tags: list[InlineTag] = []
    at = length = 0
    for found in SPECIAL.finditer(cell):
        parts.append(cell[at : found.start()])
        length += len(parts[-1])
        at = found.end()
        if found[3]:
            tags.append(InlineTag(length, TagKind.STANDALONE, found[3][2], found[3]))
        else:
            parts.append({"n": "\n", "t": "\t"}[found[1]] if found[1] else chr(int(found[2], 16)))
            length += 1
    return Segment("".join([*parts, cell[at:]]), tuple(tags))
