"""Read all units of a template at once: one regular expression made of their markup, its groups what differs."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain
from typing import Any, NamedTuple

from ftzterms.formats._tmx_sample import Kind, Pairs, Sample, Slot
from ftzterms.formats._tmx_unit import DATES, FIELDS

Row = tuple[bytes, ...]
"""What stands in the groups of one unit, in file order, as written; an empty one follows."""

_TEXT = r"([^<]*(?:<(?!/seg>)[^<]*)*)"
_DATE = r"(\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ)"
"""A date as TMX wants it; all have the same length."""
_DATE_LENGTH = len("20260101T000000Z")
_COUNT = "([0-9]+)"
_NO_LAST = r"([^{0}]*+(?:\xef[^\xbf{0}][^{0}]*+)*)"
"""Any characters but some, nor the last of the plane, U+FFC0 to U+FFFF: XML cannot hold two of them."""
_REST = r"|((?s:.))(?s:.*)"
"""What does not match ends the rows: it is one match, the rest of the data."""


class Owner:
    """What the markup says of a unit or variant: for a variant its fields, then notes, properties and attributes."""

    def __init__(self, fields: list[str], notes: tuple[str, ...], properties: Pairs, attributes: Pairs) -> None:
        self._values: list[Any] = [*fields, notes, properties, attributes]
        self._fields: list[tuple[int, int]] = []
        """Each as its position among the values and its group in a row; so are the notes."""
        self._notes: list[tuple[int, int]] = []
        self._note_texts = [*notes]
        self._pairs: dict[int, tuple[list[tuple[str, str]], list[tuple[int, str, int]]]] = {}

    def enter(self, slot: Slot, group: int) -> None:
        """Note that a value differs from unit to unit, and which group of a row has it."""
        if slot.kind is Kind.FIELD:
            self._fields.append((slot.which, group))
        elif slot.kind is Kind.NOTE:
            self._notes.append((slot.which, group))
        else:
            position = len(self._values) - (1 if slot.kind is Kind.ATTRIBUTE else 2)
            _, groups = self._pairs.setdefault(position, ([*self._values[position]], []))
            groups.append((slot.which, slot.name, group))

    def varies(self) -> bool:
        """Say whether units differ in it."""
        return bool(self._fields or self._notes or self._pairs)

    def of(self, row: Row) -> list[Any]:
        """Give the values of one unit, until the next is asked for. Raises `UnicodeDecodeError`."""
        values = self._values
        for position, group in self._fields:
            values[position] = row[group].decode()
        for position, (pairs, groups) in self._pairs.items():
            for index, name, group in groups:
                pairs[index] = (name, row[group].decode())
            values[position] = tuple(pairs)
        if self._notes:
            for index, group in self._notes:
                self._note_texts[index] = row[group].decode()
            values[-3] = tuple(self._note_texts)
        return values

    def fixed(self) -> list[Any]:
        """Give the values as the first unit had them."""
        return self._values


class Stretch(NamedTuple):
    """How far a stretch of markup leads."""

    lines: int
    column: int
    """The column after it when it has line ends, else its characters; those of *wide* to be added."""
    wide: tuple[int, ...]
    """The groups on its last line whose length differs."""


class Template:
    """What units share that differ in some values only."""

    def __init__(self, taken: Sample, varying: Collection[int], languages: tuple[str, str], *, swapped: bool) -> None:
        self.languages = languages
        self.swapped = swapped
        """The target stands before the source."""
        self.owners = [_owner(taken, owner) for owner in range(3)]
        self.tuid = dict(taken.attributes[0]).get("tuid", "")
        self.at_tuid = -1
        """Where the id stands in a row; -1 when all have the same, or none."""
        self.at_texts: list[int] = []
        self._fixed = 0
        self._pattern = self._compiled(taken, varying)

    def rows(self, data: bytes, start: int) -> tuple[list[Row], int]:
        """Give the units from an offset on, up to the first that is of another template, and the offset where it is."""
        rows: list[Row] = self._pattern.findall(data, start)
        if rows and not rows[-1][-1]:
            return rows, len(data)
        rows = rows[:-1]
        return rows, start + self.length(rows) if rows else start

    def length(self, rows: list[Row]) -> int:
        """Give the number of bytes that units take up."""
        return self._fixed * len(rows) + sum(map(len, chain.from_iterable(rows)))

    def _compiled(self, taken: Sample, varying: Collection[int]) -> re.Pattern[bytes]:
        """Make the regular expression, and note which group is what and where each stretch leads."""
        text, end, count = taken.text, 0, 0
        pattern: list[str] = []
        stretches: list[list[str | int]] = [[text[: taken.start]], []]
        begin = taken.start
        for number, slot in enumerate(taken.slots):
            if slot.kind is not Kind.TEXT and number not in varying:
                continue
            literal = text[end : slot.start]
            pattern += [re.escape(literal), _pattern_of(slot)]
            self._fixed += len(literal.encode())
            stretches[-1].append(text[begin : slot.start])
            begin = end = slot.end
            if slot.kind is Kind.TEXT:
                self.at_texts.append(count)
                stretches.append([])
            else:
                stretches[-1].append(" " * _DATE_LENGTH if slot.name in DATES else count)
                self._enter(slot, count)
            count += 1
        pattern.append(re.escape(text[end:]))
        self._fixed += len(text[end:].encode())
        stretches[-1].append(text[end:])
        self.lead, self.before_1, self.before_2, self.after = map(_stretch, stretches)
        return re.compile("".join([*pattern, _REST]).encode())

    def _enter(self, slot: Slot, at: int) -> None:
        """Note what a group is for."""
        if slot.kind is Kind.TUID:
            self.at_tuid = at
        else:
            self.owners[slot.owner].enter(slot, at)


def _owner(taken: Sample, owner: int) -> Owner:
    """Read what the markup says of a unit or variant."""
    said = dict(taken.attributes[owner])
    own = ("xml:lang", "lang", *FIELDS) if owner else ("tuid",)
    fields = [said.get(name, "") for name in FIELDS] if owner else []
    others: Pairs = tuple([pair for pair in taken.attributes[owner] if pair[0] not in own])
    return Owner(fields, taken.notes[owner], taken.properties[owner], others)


def _pattern_of(slot: Slot) -> str:
    """Give the expression for what may stand in a slot: nothing that would have to be resolved, no line end."""
    if slot.kind is Kind.TEXT:
        return _TEXT
    if slot.name in DATES and slot.quote:
        return _DATE
    if slot.name == "usagecount" and slot.quote:
        return _COUNT
    counted = "(?!#)" if slot.kind is Kind.TUID else ""
    return counted + _NO_LAST.format(rf"{slot.quote}<&\t\n\xef" if slot.quote else r"<&\n\xef")


def _stretch(parts: list[str | int]) -> Stretch:
    """Measure a stretch of markup, given as its literal parts and the groups between them."""
    lines, column = 0, 0
    wide: list[int] = []
    for part in parts:
        if isinstance(part, int):
            wide.append(part)
        elif "\n" in part:
            lines += part.count("\n")
            column = len(part) - part.rfind("\n")
            wide.clear()
        else:
            column += len(part)
    return Stretch(lines, column, tuple(wide))
