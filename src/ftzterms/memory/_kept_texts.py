"""The folded texts that searches of a memory compared, kept for the next ones, in the order of the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ftzterms.memory._search_index import Block, SearchIndex, Side
from ftzterms.model import primary
from ftzterms.text.fold import fold

COLUMNS = ("source", "target")
_ASKED_AT_ONCE = 128
_ALL = [f"SELECT id, {column}, source_language, target_language FROM unit" for column in COLUMNS]
_QUESTIONS = [f"{asked} WHERE id IN ({', '.join('?' * _ASKED_AT_ONCE)})" for asked in _ALL]
_MANY, _ONE_IN = 4000, 25
"""So many texts, and one in so many, are read one by one before all are, if they can be kept."""
_MOST = 384 << 20
"""Bytes of texts that are kept, about."""
_A_TEXT = 80
"""Bytes that a text takes beside its characters, about."""
_UNREAD = ""
"""Stands for a text that was not asked for yet; no text that is compared is empty."""

Text = str | None
"""The folded text of a side; None for one that is not there, or in another language."""


@dataclass(slots=True)
class Direction:
    """The languages of a search, and the texts in them."""

    own: set[int | None]
    """The numbers of the languages that may be compared."""
    others: set[int | None]
    """Those that the other side may be in."""
    blocks: dict[int, list[Text]] = field(default_factory=dict)
    """The texts of each block, in the order of its bits."""
    waiting: dict[Side, Text] = field(default_factory=dict)
    """Those of units that are in no block."""
    read: int = 0
    """How many texts were read."""
    bytes: int = 0
    """What they take, about."""

    def takes(self, own: int | None, other: int | None) -> bool:
        """Say whether a text in a language is compared, with one in the other on its other side."""
        return own in self.own and other in self.others


class KeptTexts:
    """The texts behind a connection."""

    def __init__(self, connection: sqlite3.Connection, index: SearchIndex) -> None:
        self._connection = connection
        self._index = index
        self.forget()

    def forget(self) -> None:
        """Drop what was kept; it may have changed."""
        self._directions: dict[tuple[str, str], Direction] = {}
        self._read_singly = [0, 0]
        self._many = 0

    @property
    def is_full(self) -> bool:
        """Say whether more is kept than should be."""
        return sum(direction.bytes for direction in self._directions.values()) > _MOST

    def direction(self, language: str, other: str) -> Direction:
        """Give the texts that are in a language, and whose other side is in the *other*, if that is named."""
        if (language, other) not in self._directions:
            tags = self._connection.execute("SELECT id, tag FROM language").fetchall()
            own: set[int | None] = {id_ for id_, tag in tags if primary(tag) == language}
            others: set[int | None] = {id_ for id_, tag in tags if other in ("", primary(tag))}
            self._directions[language, other] = Direction(own, others if other else {*others, None})
        return self._directions[language, other]

    def in_blocks(self, taken: Iterable[tuple[Block, Sequence[int]]], direction: Direction) -> list[Text]:
        """Give the texts at positions of blocks, one block after the other."""
        rows = [(self._row(block, direction), block, positions) for block, positions in taken]
        texts = [row[position] for row, _, positions in rows for position in positions]
        if _UNREAD not in texts:
            return texts
        missing: dict[Side, tuple[list[Text], int]] = {}
        for row, block, positions in rows:
            sides = self._index.sides(block)
            missing |= {sides[position]: (row, position) for position in positions if row[position] == _UNREAD}
        for side, text in self._read(missing, direction).items():
            row, position = missing[side]
            row[position] = text
        texts = [row[position] for row, _, positions in rows for position in positions]
        self._read_all_if_many(direction)
        return texts

    def of_waiting(self, sides: Sequence[Side], direction: Direction) -> list[Text]:
        """Give the texts of units that the index does not hold."""
        direction.waiting.update(self._read([side for side in sides if side not in direction.waiting], direction))
        return [direction.waiting[side] for side in sides]

    def _row(self, block: Block, direction: Direction) -> list[Text]:
        if block.id not in direction.blocks:
            direction.blocks[block.id] = [_UNREAD] * block.size
        return direction.blocks[block.id]

    def _read(self, sides: Iterable[Side], direction: Direction) -> dict[Side, Text]:
        """Read the texts of sides one by one."""
        found: dict[Side, Text] = dict.fromkeys(sides)
        for is_target in (0, 1):
            numbers = [side >> 1 for side in found if side & 1 == is_target]
            self._read_singly[is_target] += len(numbers)
            for start in range(0, len(numbers), _ASKED_AT_ONCE):
                some = numbers[start : start + _ASKED_AT_ONCE]
                some += some[-1:] * (-len(some) % _ASKED_AT_ONCE)  # one question of one length, prepared once
                found.update(self._folded(is_target, direction, self._connection.execute(_QUESTIONS[is_target], some)))
        return found

    def _read_all_if_many(self, direction: Direction) -> None:
        """Read one side of all units, if it can be kept, once going on one by one would take longer."""
        if max(self._read_singly) < (self._many or _MANY):
            return
        units = self._connection.execute("SELECT max(id) FROM unit").fetchone()[0] or 0
        self._many = max(_MANY, units // _ONE_IN)
        for is_target in (0, 1):
            if self._read_singly[is_target] >= self._many:
                self._read_singly[is_target] = 0
                self._read_all(is_target, units, direction)

    def _read_all(self, is_target: int, units: int, direction: Direction) -> None:
        needed = direction.bytes + direction.bytes // max(direction.read, 1) * units
        if needed > _MOST:
            return
        if needed + sum(other.bytes for other in self._directions.values()) > _MOST:
            self._directions = {pair: kept for pair, kept in self._directions.items() if kept is direction}
        found = dict(self._folded(is_target, direction, self._connection.execute(_ALL[is_target])))
        for block in chain.from_iterable(self._index.blocks().values()):
            row = self._row(block, direction)
            for position, side in enumerate(self._index.sides(block)):
                if side & 1 == is_target:
                    row[position] = _anew(found.get(side))

    def _folded(
        self, is_target: int, direction: Direction, rows: Iterable[tuple[int, Text, int | None, int | None]]
    ) -> Iterator[tuple[Side, str]]:
        """Yield the folded texts of rows that are compared, with their sides."""
        for number, text, *tags in rows:
            if text and direction.takes(tags[is_target], tags[1 - is_target]):
                folded = fold(text).text
                direction.bytes += _A_TEXT + len(folded) * (1 if folded.isascii() else 2)
                direction.read += 1
                yield number * 2 + is_target, folded


def _anew(text: Text) -> Text:
    """Make a text again: texts made one after another lie side by side in memory, where comparing reads them faster."""
    return (text + " ")[:-1] if text else text
