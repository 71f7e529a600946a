"""The index of a memory, in its own file: for each block of like texts one column of bits for each feature.

`search_waiting` numbers the units that no block has yet; they are looked at one by one until there are enough of them.
Blocks only grow together: a unit that was removed or changed leaves its bit behind, and whoever finds it there looks at
the unit itself. All is written in the transaction of the units.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ftzterms.memory._columns import columns_of
from ftzterms.memory._signature import Lane, lane_numbered, lane_of
from ftzterms.text.fold import fold

SCHEMA = """
CREATE TABLE search_block (id INTEGER PRIMARY KEY, lane INTEGER NOT NULL, size INTEGER NOT NULL, sides BLOB NOT NULL);
CREATE TABLE search_column (id INTEGER PRIMARY KEY, texts BLOB NOT NULL);
CREATE TABLE search_waiting (unit INTEGER PRIMARY KEY);
INSERT INTO search_waiting SELECT id FROM unit;
"""
LARGEST = 1 << 16
"""Texts in a block, at most."""
MOST_WAITING = 512
_SMALL = 1 << 12
"""Blocks grow to so many texts one by one; larger ones are merged when an import ends."""
_AT_ONCE = 1 << 15
"""Units that are indexed together: what import holds in memory."""
_WORTH = 1.25
"""Blocks are merged when their texts are so many times those of the largest."""
_CACHED = 256 << 20
"""Bytes of columns that are kept for the next search."""
_ASKED_AT_ONCE = 16
_QUESTION = f"SELECT id, texts FROM search_column WHERE id IN ({', '.join('?' * _ASKED_AT_ONCE)})"
_BUCKETS = 13
"""Binary digits that a bucket takes in the number of a column."""

Unit = tuple[int, str | None, str | None, str | None, str | None]
"""The number of a unit, its source and that one's language, its target and that one's language."""
Side = int
"""The number of a unit, twice, and one more for its target."""


class Block(NamedTuple):
    """Texts of one lane, in the order of their bits."""

    id: int
    lane: Lane
    size: int


class SearchIndex:
    """The index behind a connection."""

    def __init__(self, connection: sqlite3.Connection, *, is_old: bool = False) -> None:
        self._connection = connection
        self.is_old = is_old
        """The file has none yet, or one of an older make: all units wait, as it were."""
        self._added: dict[int, Unit] = {}
        """Those that this program put among the waiting ones."""
        self._blocks: dict[int, list[Block]] | None = None
        self._kept: dict[int, dict[int, int]] = {}
        """The columns of a block that were read."""
        self._sides: dict[int, array[int]] = {}
        self._kept_bytes = 0
        self._version = -1

    def add(self, units: Sequence[Unit]) -> None:
        """Take units in; inside the transaction that writes them."""
        self.blocks()
        self._connection.executemany(
            "INSERT OR IGNORE INTO search_waiting VALUES (?)", [(number,) for number, *_ in units]
        )
        self._added.update((unit[0], unit) for unit in units)
        if self.waiting() >= _AT_ONCE:
            self.settle()

    def finish(self) -> None:
        """Index what waits when it is much, and make few blocks of many; inside a transaction."""
        if self.waiting() > MOST_WAITING:
            self.settle()
        for blocks in list(self.blocks().values()):
            self._merge(list(blocks))

    def waiting(self) -> int:
        """Count the units that are in no block."""
        return 0 if self.is_old else int(self._connection.execute("SELECT count(*) FROM search_waiting").fetchone()[0])

    def waiting_units(self) -> list[int]:
        """Give the units that are in no block."""
        asked = "SELECT id FROM unit" if self.is_old else "SELECT unit FROM search_waiting"
        return [number for (number,) in self._connection.execute(asked)]

    def rebuild(self) -> None:
        """Make the index anew from the units; inside a transaction."""
        for table in ("search_block", "search_column", "search_waiting"):
            self._connection.execute(f"DELETE FROM {table}")
        self.forget()
        self._connection.execute("INSERT INTO search_waiting SELECT id FROM unit")
        self.settle()
        self.finish()

    def settle(self) -> None:
        """Put all units that wait into blocks."""
        self.blocks()
        added, self._added = self._added, {}
        if added.keys() == set(self.waiting_units()):
            self._settle(added.values())
        else:
            for units in self._read_waiting():
                self._settle(units)
        self._connection.execute("DELETE FROM search_waiting")

    def _read_waiting(self) -> Iterator[list[Unit]]:
        asked = (
            "SELECT unit.id, source, a.tag, target, b.tag "
            "FROM search_waiting JOIN unit ON unit.id = search_waiting.unit "
            "LEFT JOIN language a ON a.id = source_language LEFT JOIN language b ON b.id = target_language "
            "ORDER BY unit.id LIMIT ? OFFSET ?"
        )
        done = 0
        while units := self._connection.execute(asked, (_AT_ONCE, done)).fetchall():
            yield units
            done += len(units)

    def version(self) -> int:
        """Give a number that changes when another process writes to the file."""
        self.blocks()
        return self._version

    def blocks(self) -> dict[int, list[Block]]:
        """Give the blocks of each lane; what was kept of the file is dropped when another process has written to it."""
        version = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if self._blocks is None or version != self._version:
            self.forget()
            self._version = version
            self._blocks = defaultdict(list)
            if self.is_old:
                return self._blocks
            for id_, lane, size in self._connection.execute("SELECT id, lane, size FROM search_block ORDER BY id"):
                self._blocks[lane].append(Block(id_, lane_numbered(lane), size))
        return self._blocks

    def columns(self, block: Block, buckets: Collection[int]) -> list[int]:
        """Give columns of a block."""
        kept = self._kept.setdefault(block.id, {})
        try:
            return [kept[bucket] for bucket in buckets]
        except KeyError:
            self._read_columns(block, [bucket for bucket in buckets if bucket not in kept], kept)
            found = [kept[bucket] for bucket in buckets]
        while self._kept_bytes > _CACHED:
            oldest = self._kept.pop(next(iter(self._kept)))
            self._kept_bytes -= sum(sys.getsizeof(column) for column in oldest.values() if column)
        return found

    def _read_columns(self, block: Block, buckets: Sequence[int], kept: dict[int, int]) -> None:
        """Read columns of a block; those that are not there have no bits."""
        first = block.id << _BUCKETS
        kept.update(dict.fromkeys(buckets, 0))
        for start in range(0, len(buckets), _ASKED_AT_ONCE):
            asked = [first | bucket for bucket in buckets[start : start + _ASKED_AT_ONCE]]
            asked += asked[-1:] * (_ASKED_AT_ONCE - len(asked))  # one question of one length, prepared once
            for number, texts in self._connection.execute(_QUESTION, asked):
                kept[number - first] = column = int.from_bytes(texts, "little")
                self._kept_bytes += sys.getsizeof(column)

    def sides(self, block: Block) -> array[int]:
        """Give the sides whose texts the bits of a block stand for."""
        if block.id not in self._sides:
            asked = self._connection.execute("SELECT sides FROM search_block WHERE id = ?", (block.id,))
            self._sides[block.id] = array("I", asked.fetchone()[0])
        return self._sides[block.id]

    def forget(self) -> None:
        """Drop what was kept of the file."""
        self._blocks = None
        self._added.clear()
        self._drop_kept()

    def _drop_kept(self) -> None:
        self._kept.clear()
        self._sides.clear()
        self._kept_bytes = 0

    def _settle(self, units: Iterable[Unit]) -> None:
        lanes: dict[Lane, list[tuple[str, Side]]] = defaultdict(list)
        for number, source, source_tag, target, target_tag in units:
            for side, text, tag in ((number * 2, source, source_tag), (number * 2 + 1, target, target_tag)):
                if text:
                    folded = fold(text).text
                    lanes[lane_of(len(folded), tag or "")].append((folded, side))
        for lane, texts in lanes.items():
            texts.sort()  # those of one beginning are often compared together, and then lie side by side
            self._append(lane, [side for _, side in texts], columns_of([text for text, _ in texts], lane))

    def _append(self, lane: Lane, sides: list[Side], columns: list[int]) -> None:
        """Write a block, together with the last ones of its lane that are not much larger."""
        held = array("I", sides)
        others = self.blocks()[lane.id]
        while others and others[-1].size <= 2 * len(held) and others[-1].size + len(held) <= _SMALL:
            last = others[-1]
            size = last.size
            columns = [old | new << size for old, new in zip(self._all_columns(last), columns, strict=True)]
            held = self.sides(last) + held
            self._drop(last)
        self._write(lane, held, columns)

    def _merge(self, blocks: Sequence[Block]) -> None:
        """Make as few blocks as can be of those of a lane, where that is worth it."""
        group: list[Block] = []
        for block in [*sorted(blocks, key=lambda block: block.size), None]:
            if block is None or sum(other.size for other in group) + block.size > LARGEST:
                if len(group) > 1 and sum(other.size for other in group) >= _WORTH * group[-1].size:
                    self._unite(group)
                group = []
            if block:
                group.append(block)

    def _unite(self, group: Sequence[Block]) -> None:
        held: array[int] = array("I")
        columns = [0] * group[0].lane.width
        for block in group:
            size = len(held)
            columns = [new | old << size for new, old in zip(columns, self._all_columns(block), strict=True)]
            held += self.sides(block)
        for block in group:
            self._drop(block)
        self._write(group[0].lane, held, columns)

    def _all_columns(self, block: Block) -> list[int]:
        first = block.id << _BUCKETS
        columns = [0] * block.lane.width
        asked = "SELECT id, texts FROM search_column WHERE id BETWEEN ? AND ?"
        for number, texts in self._connection.execute(asked, (first, first + block.lane.width - 1)):
            columns[number - first] = int.from_bytes(texts, "little")
        return columns

    def _write(self, lane: Lane, sides: array[int], columns: Sequence[int]) -> None:
        cursor = self._connection.execute(
            "INSERT INTO search_block (lane, size, sides) VALUES (?, ?, ?)", (lane.id, len(sides), sides.tobytes())
        )
        id_ = int(cursor.lastrowid or 0)
        self._connection.executemany(
            "INSERT INTO search_column VALUES (?, ?)",
            [
                (id_ << _BUCKETS | bucket, column.to_bytes((column.bit_length() + 7) // 8, "little"))
                for bucket, column in enumerate(columns)
                if column
            ],
        )
        self.blocks()[lane.id].append(Block(id_, lane, len(sides)))

    def _drop(self, block: Block) -> None:
        first = block.id << _BUCKETS
        self._connection.execute("DELETE FROM search_block WHERE id = ?", (block.id,))
        self._connection.execute(
            "DELETE FROM search_column WHERE id BETWEEN ? AND ?", (first, first + (1 << _BUCKETS) - 1)
        )
        self.blocks()[block.lane.id].remove(block)
        self._drop_kept()
