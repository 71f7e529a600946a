"""Read TMX units of the common shape: two variants, the same markup as the unit before, only id and texts new.

Works on the very bytes that libxml2 has checked. A cut is split at `</seg>`; what stands before a text is compared
with what stood there in the unit before, and read again only when it differs. All that is not of this shape, or has
a fault, goes to `UnitMaker`, which reads exactly and reports.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from itertools import islice

from ftzterms.formats._drafts import LocationDraft, SegmentDraft, UnitDraft, VariantDraft
from ftzterms.formats._tmx_cuts import Cut
from ftzterms.formats._tmx_ids import IdLedger
from ftzterms.formats._tmx_languages import choose, repeated
from ftzterms.formats._tmx_opening import DATE, DATES, NextMarkup, UnitMarkup, VariantMarkup, first_opening, next_opening
from ftzterms.formats._tmx_segment import common_segment
from ftzterms.formats._tmx_unit import LARGEST_SEGMENT, UnitMaker
from ftzterms.formats._xml_tokens import UndeclaredEntityError, unescape
from ftzterms.model import InlineTag, Location, Segment, State, TranslationUnit, Variant

_LT, _AMP, _LF = b"<&\n"
"""As numbers: `60 in data` is seven times as fast as `b"<" in data`."""
_SEG = b"<seg>"
_END = b"</seg>"
_CLOSING = re.compile(rb"\s*</tuv>\s*</tu>")
_UNIT_END = re.compile(rb"</tu\s*>")
_BY_ID = re.compile(rb'([^"\']*<tu\s+tuid\s*=\s*)"')
Matcher = Callable[[bytes], "re.Match[bytes] | None"]
_ODD_IN_ID = re.compile(rb"[&\s]")
_REMEMBERED = 2048
_BATCH = 64
_NO_TAGS: tuple[InlineTag, ...] = ()
_TRANSLATED = State.TRANSLATED


@dataclass(slots=True)
class Shape:
    """The markup of a unit of two variants, but for its id and its dates."""

    head: bytes
    """Up to the value of `tuid`; empty when `tuid` is not the first attribute."""
    first: UnitMarkup
    second: NextMarkup
    swapped: bool
    """The target stands before the source."""
    match_1: Matcher | None = None
    """Finds the markup before the first text with any dates in it; made once it is known that they differ."""
    match_2: Matcher | None = None


_NO_VARIANT = VariantMarkup("", "", "", "", "", "", (), (), ())
_NO_SHAPE = Shape(
    b"-", UnitMarkup("", (), (), (), _NO_VARIANT, 0, 0, 0, 0, (), ()), NextMarkup(_NO_VARIANT, 0, 0, ()), swapped=False
)


class UnitReader:
    """Reads the cuts of one file in order."""

    def __init__(self, maker: UnitMaker, line: int, column: int) -> None:
        self.ledger = IdLedger()
        self._maker = maker
        self._line = line
        self._column = column
        self._shape = _NO_SHAPE
        self._shapes: dict[tuple[bytes, bytes, bytes], Shape | None] = {}
        self._first = _NO_SHAPE.first
        self._second = _NO_SHAPE.second
        self._rest = self._following = b"-"
        self._dates_differ = False
        self._choices: dict[tuple[str, str, str], bool | None] = {}
        self._closing = b"</tuv></tu>"
        self._ids: list[str] = []
        self._lines: list[int] = []

    def batches(self, cut: Cut) -> Iterator[list[TranslationUnit]]:
        """Yield the units of a cut, few at a time: objects that live long wake the garbage collector."""
        data = cut.data
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        batches = self._exactly(data) if cut.odd or len(data) > LARGEST_SEGMENT else self._split(data.split(_END))
        yield from batches
        self.ledger.add(self._ids, self._lines)
        self._ids.clear()
        self._lines.clear()

    def _split(self, pieces: list[bytes]) -> Iterator[list[TranslationUnit]]:
        """Read a cut that was split after each text."""
        index, last = 0, len(pieces) - 1
        while index <= last:
            units: list[TranslationUnit] = []
            index = self._run(pieces, index, units)
            yield units
            if len(units) == _BATCH:
                continue
            if index == last and b"<tu" not in pieces[last]:
                self._advance(pieces[last].decode())
                return
            index = yield from self._odd_one(pieces, index)

    def _odd_one(self, pieces: list[bytes], index: int) -> Generator[list[TranslationUnit], None, int]:
        """Read the unit that begins in a piece exactly; give the piece in which it ends, cut to what follows it."""
        piece = pieces[index]
        if closing := _CLOSING.match(piece):
            self._advance(closing[0].decode())
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

    def _exactly(self, data: bytes) -> Iterator[list[TranslationUnit]]:
        text = data.decode()
        units = self._maker.units(text, self._line, self._column)
        while batch := list(islice(units, _BATCH)):
            named = [unit for unit in batch if unit.id[0] != "#"]
            self._ids += [unit.id for unit in named]
            self._lines += [unit.location.line for unit in named if unit.location]
            yield batch
        self._advance(text)

    def _advance(self, text: str) -> None:
        lines = text.count("\n")
        self._line += lines
        self._column = len(text) - text.rfind("\n") if lines else self._column + len(text)

    def _run(self, pieces: list[bytes], index: int, units: list[TranslationUnit]) -> int:  # noqa: C901, PLR0912, PLR0915
        """Read at most a batch of units of the common shape; give the piece with which the next begins.

        One long function, for a call would cost more than most of what it does.
        """
        last = min(len(pieces) - 1, index + 2 * _BATCH + 1)
        line, column, number = self._line, self._column, self._maker.count
        closing = self._closing
        enter_id, enter_line = self._ids.append, self._lines.append
        shape, first, second = self._shape, self._first, self._second
        head, rest, following, differ = shape.head, self._rest, self._following, self._dates_differ
        fresh = True
        while index + 1 < last:
            piece = pieces[index + 1]
            if differ:
                same = False
            else:
                start, value, tail = head, b"", pieces[index]
                if head:
                    try:
                        start, value, tail = tail.split(b'"', 2)
                    except ValueError:
                        break
                before_1, found_1, raw_1 = tail.partition(rest)
                before_2, found_2, raw_2 = piece.partition(following)
                same = start == head and found_1 and found_2 and not before_1 and not before_2
            if not same:
                recognised = self._recognise(pieces[index], piece)
                if recognised is None:
                    break
                value, raw_1, raw_2 = recognised
                shape, first, second = self._shape, self._first, self._second
                head, rest, following, differ = shape.head, self._rest, self._following, self._dates_differ
                fresh = True
            if fresh:
                tuid, notes, properties, attributes, variant, unit_lines, unit_column, lines_1, column_1, *_ = first
                (
                    language_1,
                    created_at_1,
                    created_by_1,
                    changed_at_1,
                    changed_by_1,
                    usage_count_1,
                    notes_1,
                    properties_1,
                    attributes_1,
                ) = variant
                variant, lines_2, column_2, _ = second
                (
                    language_2,
                    created_at_2,
                    created_by_2,
                    changed_at_2,
                    changed_by_2,
                    usage_count_2,
                    notes_2,
                    properties_2,
                    attributes_2,
                ) = variant
                fresh = False
            if not pieces[index + 2].startswith(closing):
                found = _CLOSING.match(pieces[index + 2])
                if not found:
                    break
                self._closing = closing = found[0]
            if head:
                tuid = value.decode()
                width = len(tuid)
                if not value.isalnum() and _ODD_IN_ID.search(value):
                    break
            else:
                width = 0
            text_1, tags_1 = raw_1.decode(), _NO_TAGS
            text_2, tags_2 = raw_2.decode(), _NO_TAGS

            at_line = line + unit_lines
            at_column = unit_column if unit_lines else column + unit_column
            line_1 = at_line + lines_1
            at_column_1 = column_1 if lines_1 else at_column + column_1 + width
            line_2 = line_1 + lines_2
            at_column_2 = column_2
            if _LF in raw_1:
                line_2 += text_1.count("\n")
                if not lines_2:
                    at_column_2 += len(text_1) - text_1.rfind("\n") + len(_END)
            elif not lines_2:
                at_column_2 += at_column_1 + len(text_1) + len(_END)
            line_after = line_2
            if _LF in raw_2:
                line_after += text_2.count("\n")
                column_after = len(text_2) - text_2.rfind("\n") + len(_END)
            else:
                column_after = at_column_2 + len(text_2) + len(_END)

            if _LT in raw_1 or _AMP in raw_1:
                content = _content(text_1)
                if content is None:
                    break
                text_1, tags_1 = content
            if _LT in raw_2 or _AMP in raw_2:
                content = _content(text_2)
                if content is None:
                    break
                text_2, tags_2 = content

            number += 1
            line, column = line_after, column_after
            index += 2
            if tuid:
                enter_id(tuid)
                enter_line(at_line)

            segment_1 = SegmentDraft()
            segment_1.text = text_1
            segment_1.tags = tags_1
            segment_1.__class__ = Segment
            place_1 = LocationDraft()
            place_1.line = line_1
            place_1.column = at_column_1
            place_1.__class__ = Location
            variant_1 = VariantDraft()
            variant_1.language = language_1
            variant_1.segment = segment_1
            variant_1.location = place_1
            variant_1.created_at = created_at_1
            variant_1.created_by = created_by_1
            variant_1.changed_at = changed_at_1
            variant_1.changed_by = changed_by_1
            variant_1.usage_count = usage_count_1
            variant_1.notes = notes_1
            variant_1.properties = properties_1
            variant_1.attributes = attributes_1
            variant_1.__class__ = Variant

            segment_2 = SegmentDraft()
            segment_2.text = text_2
            segment_2.tags = tags_2
            segment_2.__class__ = Segment
            place_2 = LocationDraft()
            place_2.line = line_2
            place_2.column = at_column_2
            place_2.__class__ = Location
            variant_2 = VariantDraft()
            variant_2.language = language_2
            variant_2.segment = segment_2
            variant_2.location = place_2
            variant_2.created_at = created_at_2
            variant_2.created_by = created_by_2
            variant_2.changed_at = changed_at_2
            variant_2.changed_by = changed_by_2
            variant_2.usage_count = usage_count_2
            variant_2.notes = notes_2
            variant_2.properties = properties_2
            variant_2.attributes = attributes_2
            variant_2.__class__ = Variant

            place = LocationDraft()
            place.line = at_line
            place.column = at_column
            place.__class__ = Location
            unit = UnitDraft()
            unit.id = tuid or f"#{number}"
            if shape.swapped:
                unit.source = variant_2
                unit.target = variant_1
            else:
                unit.source = variant_1
                unit.target = variant_2
            unit.state = _TRANSLATED
            unit.location = place
            unit.notes = notes
            unit.properties = properties
            unit.others = _NO_TAGS
            unit.attributes = attributes
            unit.__class__ = TranslationUnit
            units.append(unit)
        self._line, self._column, self._maker.count = line, column, number
        return index

    def _recognise(self, piece_1: bytes, piece_2: bytes) -> tuple[bytes, bytes, bytes] | None:
        """Read the markup of a unit that is not that of the unit before; give its id and its two texts as written.

        None when it is not of the common shape, or has a fault.
        """
        shape = self._shape
        if shape.match_1 and shape.match_2:
            value, tail = _parted(piece_1, shape.head)
            found_1, found_2 = shape.match_1(tail), shape.match_2(piece_2)
            if found_1 and found_2:
                self._first = shape.first.dated(found_1.groups())
                self._second = shape.second.dated(found_2.groups())
                return value, tail[found_1.end() :], piece_2[found_2.end() :]
        opening = piece_1[: piece_1.find(_SEG) + len(_SEG)]
        following = piece_2[: piece_2.find(_SEG) + len(_SEG)]
        by_id = _BY_ID.match(opening)
        value, rest = _parted(opening, by_id[1] if by_id else b"")
        shape = self._known(by_id[1] if by_id else b"", value, rest, following)
        if shape is None:
            return None
        if shape is self._shape and not shape.match_1:
            shape.match_1, shape.match_2 = _matcher(rest), _matcher(following)
            self._dates_differ = True
        self._shape, self._rest, self._following = shape, rest, following
        self._first = shape.first.dated(_date_values(rest))
        self._second = shape.second.dated(_date_values(following))
        return value, piece_1[len(opening) :], piece_2[len(following) :]

    def _known(self, head: bytes, value: bytes, rest: bytes, following: bytes) -> Shape | None:
        """Give the shape of a unit, from memory if another unit had it."""
        key = (head, DATES.sub(rb"\1", rest), DATES.sub(rb"\1", following))
        if key not in self._shapes:
            if len(self._shapes) >= _REMEMBERED:
                self._shapes.clear()
            self._shapes[key] = self._made(head, value, rest, following)
        return self._shapes[key]

    def _made(self, head: bytes, value: bytes, rest: bytes, following: bytes) -> Shape | None:
        lang = self._maker.plain_lang
        opening = b'"'.join((head, value, rest)) if head else rest
        first = first_opening(opening.decode(), tuid_varies=bool(head), plain_lang=lang)
        second = next_opening(following, plain_lang=lang)
        if first is None or second is None:
            return None
        named = dict(first.attributes).get("srclang", "") if first.attributes else ""
        swapped = self._choice(first.variant.language, second.variant.language, named)
        return None if swapped is None else Shape(head, first, second, swapped)

    def _choice(self, first: str, second: str, named: str) -> bool | None:
        """Say whether the second language is the source; None when the two are not the file's pair."""
        key = (first, second, named)
        if key not in self._choices:
            choice = choose((first, second), self._maker.pair, named)
            regular = not choice.unusual and min(choice[:2]) >= 0 and not repeated((first, second))
            self._choices[key] = choice.source == 1 if regular else None
        return self._choices[key]


def _parted(opening: bytes, head: bytes) -> tuple[bytes, bytes]:
    """Give the id and what follows it, when the id stands after *head* and a quotation mark; else all of it."""
    if not head or not opening.startswith(head):
        return b"", opening
    value, _, rest = opening[len(head) + 1 :].partition(b'"')
    return value, rest


def _matcher(markup: bytes) -> Matcher:
    """Make what finds a stretch of markup, with any dates in the place of its own."""
    parts = DATES.split(markup)
    pattern = b"".join(
        re.escape(part) + re.escape(name) + (DATE if name else b"")
        for part, name in zip(parts[::3], [*parts[1::3], b""], strict=True)
    )
    return re.compile(pattern).match


def _date_values(markup: bytes) -> tuple[bytes, ...]:
    return tuple([date for _, date in DATES.findall(markup)])


def _content(raw: str) -> tuple[str, tuple[InlineTag, ...]] | None:
    """Read a text with markup or references in it; None when it is not of the common shape, or has a fault."""
    try:
        if "<" not in raw:
            return unescape(raw), ()
        content = common_segment(raw)
    except UndeclaredEntityError:
        return None
    return (content.text, content.tags) if content else None
