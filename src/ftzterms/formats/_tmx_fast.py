"""Read TMX units of the common shape quickly: two variants, and markup that many units of the file share.

What can be shown to be well-formed need not be parsed: libxml2 has read the markup of a template when it met the units
that it was learnt from, the values that differ hold no character that could end them, and of the texts those with
markup or references are given to it. In the place of the rest it gets white space, so that it keeps count of the lines.
All that is not of a known shape, or may have a fault, is parsed, and goes to `UnitMaker`, which reads exactly and
reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from ftzterms.formats._tmx_build import UnitBuilder
from ftzterms.formats._tmx_cuts import Cut
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._tmx_unit import LARGEST_SEGMENT, UnitMaker
from ftzterms.formats._xml import ContentParse, Parse
from ftzterms.model import TranslationUnit
from ftzterms.text.late import late

if TYPE_CHECKING:
    from ftzterms.formats._tmx_book import TemplateBook
    from ftzterms.formats._tmx_template import Row, Template

_UNIT_END = late(rb"</tu\s*>")
_BATCH = 64
_FEW = 32 << 10
"""Bytes of a file that is read before its templates are learnt."""
_NEVER_IN_XML = tuple(sorted({*range(0x20)} - {*b"\t\n\r"}))

Batches = Iterator[list[TranslationUnit]]


class UnitReader:
    """Reads the cuts of one file in order."""

    def __init__(self, maker: UnitMaker, parse: Parse, line: int, column: int) -> None:
        self.ledger = IdLedger()
        self._maker = maker
        self._parse = parse
        self._builder = UnitBuilder(line, column)
        self._begun = False
        self._unparsed: Cut | None = None
        self._texts = ContentParse(b"tmx", b"body", b"tu", b"tuv", b"seg")

    @cached_property
    def _book(self) -> TemplateBook:
        from ftzterms.formats._tmx_book import TemplateBook

        return TemplateBook(self._maker)

    def batches(self, cut: Cut) -> Batches:
        """Yield the units of a cut, few at a time: objects that live long wake the garbage collector."""
        builder, data = self._builder, cut.data
        few = cut.last and not self._begun and len(data) <= _FEW
        self._begun = True
        line, column = builder.line, builder.column
        self._unparsed = cut
        if few or cut.odd or not self._parse.may_be_spared() or not _is_clean(data):
            self._parse_cut()
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if few or cut.odd or len(data) > LARGEST_SEGMENT:
            yield from self._exactly(data)
        else:
            yield from self._quickly(data)
        if self._unparsed:
            lines = builder.line - line
            self._parse.pass_over(lines, builder.column - 1 if lines else builder.column - column)
        self.ledger.add(builder.ids, builder.lines)
        builder.ids.clear()
        builder.lines.clear()

    def close(self) -> None:
        """End the file. Raises `UnreadableFileError` for what has not ended."""
        self._parse.close()

    def _parse_cut(self) -> None:
        """Give the cut to libxml2. Raises `UnreadableFileError` when it is not well-formed."""
        if cut := self._unparsed:
            self._parse.feed(cut.data)
            if cut.last:
                self._parse.close()
            else:
                self._parse.read_to_the_end(cut.data)
            self._unparsed = None

    def _quickly(self, data: bytes) -> Batches:
        """Read a cut template by template."""
        start = 0
        while start < len(data):
            if found := self._book.rows(data, start):
                template, rows, end = found
                yield from self._alike(template, rows, data, start)
                start = end
                continue
            self._parse_cut()
            last = _UNIT_END.search(data, start)
            if not last:
                break
            one = data[start : last.end()]
            self._book.learn(one)
            yield from self._exactly(one)
            start = last.end()
        yield from self._exactly(data[start:])

    def _alike(self, template: Template, rows: list[Row], data: bytes, start: int) -> Batches:
        """Read units of one template, which begin at an offset."""
        done = 0
        while done < len(rows):
            some = rows[done : done + _BATCH]
            units: list[TranslationUnit] = []
            built = self._builder.build(some, template, units)
            self._parse_marked()
            yield units
            done += built
            if built < len(some):
                self._parse_cut()
                begin, end = (start + template.length(rows[:count]) for count in (done, done + 1))
                yield from self._exactly(data[begin:end])
                done += 1

    def _parse_marked(self) -> None:
        """Give the texts with markup or references to libxml2, unless it has read them."""
        marked = self._builder.marked
        if marked and self._unparsed and not self._texts.accepts(marked):
            self._parse_cut()
        marked.clear()

    def _exactly(self, data: bytes) -> Batches:
        text, builder = data.decode(), self._builder
        self._maker.count = builder.count
        units = self._maker.units(text, builder.line, builder.column)
        while batch := list(islice(units, _BATCH)):
            named = [unit for unit in batch if unit.id[0] != "#"]
            builder.ids += [unit.id for unit in named]
            builder.lines += [unit.location.line for unit in named if unit.location]
            yield batch
        builder.count = self._maker.count
        builder.advance(text)


def _is_clean(data: bytes) -> bool:
    """Say whether there is no character that XML cannot hold in a text, nor `]]>`, nor a line end of its own kind."""
    if any(data.find(byte) >= 0 for byte in _NEVER_IN_XML):
        return False
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return False
    return b"]" not in data or b"]]>" not in data
