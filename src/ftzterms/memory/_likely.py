"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from ftzterms.memory._bit_columns import at_least, counted, descending, members
from ftzterms.memory._search_index import Block, SearchIndex
from ftzterms.memory._signature import features_of, lanes_for

_AT_ONCE = 128
"""So many texts are compared before what they gave is taken into account."""
_MANY, _STEP = 128, 0.25
"""Of so many those are compared first that could be nearer to the text by that share, so that others need not be."""
_PATIENCE, _ONE_IN, _NEAR = 256, 400, 0.03
"""Of long texts of letters so many more, or one in so many, are compared after the last that was nearly wanted."""
_SCATTER = 4.0
"""So many times its own share of a long text of letters an edit takes of its features at most, but for chance."""

Taken = tuple[Block, list[int]]
"""A block, and positions of texts in it."""
Measure = Callable[[list[Taken], float], "Measured"]
"""Compares texts; a margin says how much less similar than wanted counts as near."""


class Measured(NamedTuple):
    """What comparing gave."""

    similarity: float
    """How similar others must be to be wanted still."""
    near: bool
    """Whether any of these was, or nearly."""


@dataclass(slots=True)
class _Part:
    """A block, with its texts in the order of what they have in common with the text."""

    block: Block
    features: int
    """How many the text has."""
    digits: list[int]
    """How many of them each text of the block has."""
    rest: Iterator[tuple[int, int]]
    """How many texts have in common with it, and which texts those are; the most first."""
    common: int = 0
    texts: int = 0
    """The next of them, and those that are left of its texts."""
    taken: int = 0
    """The texts that are to be compared next."""
    given: int = 0
    """Those that were compared."""

    @property
    def everyone(self) -> int:
        return (1 << self.block.size) - 1

    @property
    def share(self) -> float:
        return self.common / self.features if self.features else 1.0

    def advance(self) -> bool:
        """Go on to the next; say if there is one."""
        self.common, self.texts = next(self.rest, (0, 0))
        return bool(self.texts)

    def take(self, most: int) -> int:
        """Take at most so many of the next texts; say how many."""
        size = self.texts.bit_count()
        first = self.texts
        if size > most:
            size, first = most, first & (2 << members(first)[most - 1]) - 1
        self.taken |= first
        self.texts ^= first
        return size

    def take_all(self, least: int) -> int:
        """Take all texts that have so much in common and were not compared yet; say how many."""
        self.taken = at_least(self.digits, least, self.everyone) & ~self.given
        return self.taken.bit_count()


def compare_likely(
    index: SearchIndex, text: str, language: str, similarity: float, measure: Measure, *, exhaustive: bool
) -> bool:
    """Have the texts measured that may be so similar to a folded *text*; say if it is proved that none is left out."""
    parts = _parts(index, text, language, similarity)
    proved = True
    for ranked in (False, True):
        if some := [part for part in parts if (part.block.lane.gram > 2) is ranked]:
            in_part = ranked and not exhaustive
            proved = proved and not in_part
            compare = _compare_nearest if in_part else _compare_all
            similarity = compare(_Group(some, len(text)), similarity, measure)
    return proved


def _compare_all(group: _Group, similarity: float, measure: Measure) -> float:
    """Have all texts measured that can be wanted, of many the likeliest first; say how similar others must be."""
    if group.take_able(similarity) > _MANY:
        group.take_able(similarity + _STEP * (1 - similarity))
        similarity, _ = measure(group.taken(), 0.0)
        group.take_able(similarity)
    similarity, _ = measure(group.taken(), 0.0)
    return similarity


def _compare_nearest(group: _Group, similarity: float, measure: Measure) -> float:
    """Have the likeliest measured, until none is near any more; say how similar others must be."""
    vain, patience = 0, max(_PATIENCE, group.size // _ONE_IN)
    while vain < patience:
        group.take_likeliest(_AT_ONCE, 1 - _SCATTER * (1 - similarity))
        if not (taken := group.taken()):
            break
        similarity, near = measure(taken, _NEAR)
        vain = 0 if near else vain + sum(len(positions) for _, positions in taken)
    return similarity


def _parts(index: SearchIndex, text: str, language: str, similarity: float) -> list[_Part]:
    """Count, in every block that may hold such texts, how many features of the text each text has."""
    parts = []
    blocks = index.blocks()
    for lane in lanes_for(len(text), similarity, language):
        if held := blocks.get(lane.id):
            buckets = features_of(text, lane)
            for block in held:
                digits = counted(index.columns(block, buckets))
                ranked = descending(digits, (1 << block.size) - 1)
                parts.append(_Part(block, len(buckets), digits, ranked))
    return parts


class _Group:
    """Blocks that are searched together, and which of their texts are left."""

    def __init__(self, parts: list[_Part], length: int) -> None:
        self._length = length
        self._parts = parts
        self.size = sum(part.block.size for part in parts)
        """How many texts there are, whatever was given out."""
        self._queue: list[tuple[float, int, _Part]] | None = None

    def take_able(self, similarity: float) -> int:
        """Take all texts that may be so similar; say how many."""
        return sum(
            part.take_all(part.features - part.block.lane.lost(self._length, similarity)) for part in self._parts
        )

    def take_likeliest(self, most: int, least: float = 0.0) -> None:
        """Take *most* texts, those with the greatest share of the features; none has less than the share *least*."""
        queue = self._queued()
        while queue and most:
            share, place, part = queue[0]
            if -share < least:
                break
            most -= part.take(most)
            if part.texts:
                break
            if part.advance():
                heapreplace(queue, (-part.share, place, part))
            else:
                heappop(queue)

    def _queued(self) -> list[tuple[float, int, _Part]]:
        if self._queue is None:
            for part in self._parts:
                part.taken = 0
            self._queue = [(-part.share, place, part) for place, part in enumerate(self._parts) if part.advance()]
            heapify(self._queue)
        return self._queue

    def taken(self) -> list[Taken]:
        """Give the texts that were taken; they are given once."""
        found: list[Taken] = []
        for part in self._parts:
            if part.taken:
                found.append((part.block, members(part.taken)))
                part.given |= part.taken
                part.taken = 0
        return found
