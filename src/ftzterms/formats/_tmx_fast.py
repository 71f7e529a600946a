"""Read TMX units of the common shape: two variants, the same markup as the unit before, only id and texts new.

Works on the very bytes that libxml2 has checked. A cut whose units all look like those before is read by one regular
expression made of their markup. Any other is split at `</seg>`, and what stands before a text is compared with what
stood there in the unit before, and read again only when it differs. All that is not of this shape, or has a fault,
goes to `UnitMaker`, which reads exactly and reports.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from itertools import chain, islice

from ftzterms.formats._tmx_build import UnitBuilder
from ftzterms.formats._tmx_cuts import Cut
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._tmx_shape import Row, ShapeBook
from ftzterms.formats._tmx_unit import LARGEST_SEGMENT, UnitMaker
from ftzterms.model import TranslationUnit

_END = b"</seg>"
_TEXT = rb"([^<]*(?:<(?!/seg>)[^<]*)*)</seg>"
_CLOSING = re.compile(rb"\s*</tuv>\s*</tu>")
_UNIT_END = re.compile(rb"</tu\s*>")
_BATCH = 64
_STEADY = 2
"""A cut in which the markup changed no more often than this is followed by one that looks the same, we guess."""

Batches = Iterator[list[TranslationUnit]]


class UnitReader:
    """Reads the cuts of one file in order."""

    def __init__(self, maker: UnitMaker, line: int, column: int) -> None:
        self.ledger = IdLedger()
        self._maker = maker
        self._builder = UnitBuilder(line, column)
        self._book = ShapeBook(maker)
        self._closing = b"</tuv></tu>"
        self._pattern: re.Pattern[bytes] | None = None
        self._fixed = 0
        self._steady = self._book.markup
        self._steady_closing = b""

    def batches(self, cut: Cut) -> Batches:
        """Yield the units of a cut, few at a time: objects that live long wake the garbage collector."""
        data = cut.data
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if cut.odd or len(data) > LARGEST_SEGMENT:
            yield from self._exactly(data)
        else:
            data = yield from self._steadily(data)
            changes = self._book.changes
            yield from self._split(data.split(_END))
            self._make_pattern(steady=self._book.changes - changes <= _STEADY)
        self.ledger.add(self._builder.ids, self._builder.lines)
        self._builder.ids.clear()
        self._builder.lines.clear()

    def _make_pattern(self, *, steady: bool) -> None:
        """Make the regular expression of a whole unit, when units look alike."""
        book, closing = self._book, self._closing
        opening = book.markup.shape.head or book.rest
        if self._pattern or not steady or book.dates_differ or not opening.startswith(closing):
            return
        lead = opening[len(closing) :]
        by_id = (lead + b'"', b'"' + book.rest) if book.markup.shape.head else (b"", lead)
        fixed = (*by_id, book.following, closing)
        before, after, following, end = map(re.escape, fixed)
        value = rb'([^"]*)' if book.markup.shape.head else b"()"
        self._pattern = re.compile(before + value + after + _TEXT + following + _TEXT + end)
        self._steady, self._steady_closing = book.markup, closing
        self._fixed = sum(map(len, fixed)) + 2 * len(_END)

    def _steadily(self, data: bytes) -> Generator[list[TranslationUnit], None, bytes]:
        """Read a cut in which all units look like those before; give what is left of it."""
        if not self._pattern:
            return data
        rows = self._pattern.findall(data)
        if self._length(rows) != len(data):
            self._pattern = None
            return data
        self._closing = self._steady_closing
        self._pass_over_closing(-1)
        done = 0
        for start in range(0, len(rows), _BATCH):
            units: list[TranslationUnit] = []
            done += self._builder.build(rows[start : start + _BATCH], self._steady, units)
            yield units
            if done < min(start + _BATCH, len(rows)):
                break
        self._pass_over_closing(1)
        return data[self._length(rows[:done]) :] if done < len(rows) else b""

    def _length(self, rows: list[Row]) -> int:
        """Give the number of bytes that the units of these rows take up."""
        return self._fixed * len(rows) + sum(map(len, chain.from_iterable(rows)))

    def _pass_over_closing(self, times: int) -> None:
        """Move the place of the builder from after the last text to after its unit, or back."""
        builder, lines = self._builder, self._closing.count(b"\n")
        if lines and times > 0:
            builder.advance(self._closing.decode())
        else:
            builder.line += times * lines
            builder.column += 0 if lines else times * len(self._closing)

    def _split(self, pieces: list[bytes]) -> Batches:
        """Read a cut that was split after each text."""
        index, last = 0, len(pieces) - 1
        units: list[TranslationUnit] = []
        while index <= last:
            rows = self._rows(pieces, index)
            built = self._builder.build(rows, self._book.markup, units) if rows else 0
            index += 2 * built
            if len(units) >= _BATCH:
                yield units
                units = []
            if built and built == len(rows):
                continue
            if index == last and b"<tu" not in pieces[last]:
                self._builder.advance(pieces[last].decode())
                break
            yield units
            units = []
            index = yield from self._odd_one(pieces, index)
        yield units

    def _rows(self, pieces: list[bytes], index: int) -> list[Row]:
        """Give the next units that share their markup, none when the next is not of the common shape."""
        rows = [] if self._book.dates_differ else self._same(pieces, index)
        if rows or index + 2 >= len(pieces):
            return rows
        closing = _CLOSING.match(pieces[index + 2])
        row = self._book.row(pieces[index], pieces[index + 1]) if closing else None
        if row is None or closing is None:
            return []
        self._closing = closing[0]
        return [row]

    def _same(self, pieces: list[bytes], index: int) -> list[Row]:
        """Give the next units that have the very markup of the last; at most a batch."""
        head, rest, following = self._book.markup.shape.head, self._book.rest, self._book.following
        closing = self._closing
        rows: list[Row] = []
        last = min(len(pieces) - 1, index + 2 * _BATCH + 1)
        while index + 1 < last:
            start, value, tail = head, b"", pieces[index]
            if head:
                start, _, tail = tail.partition(b'"')
                value, _, tail = tail.partition(b'"')
            before_1, found_1, raw_1 = tail.partition(rest)
            before_2, found_2, raw_2 = pieces[index + 1].partition(following)
            index += 2
            if start != head or before_1 or before_2 or not found_1 or not found_2:
                break
            if not pieces[index].startswith(closing):
                break
            rows.append((value, raw_1, raw_2))
        return rows

    def _odd_one(self, pieces: list[bytes], index: int) -> Generator[list[TranslationUnit], None, int]:
        """Read the unit that begins in a piece exactly; give the piece in which it ends, cut to what follows it."""
        piece = pieces[index]
        if closing := _CLOSING.match(piece):
            self._builder.advance(closing[0].decode())
            piece = piece[closing.end() :]
        text = piece
        while not (ends := [found.end() for found in _UNIT_END.finditer(piece)]):
            index += 1
            if index == len(pieces):
                yield from self._exactly(text)
                return index
            piece = pieces[index]
            text += _END + piece
        pieces[index] = piece[ends[-1] :]
        yield from self._exactly(text[: len(text) - len(pieces[index])])
        return index

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
