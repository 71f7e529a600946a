"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from ftzterms.memory._bit_columns import counted, descending, members
from ftzterms.memory._search_index import Block, SearchIndex, Side
from ftzterms.memory._signature import features_of, lanes_for

_FIRST = 128
"""So many texts are compared before the bound is asked again with what they gave; then four times as many …"""
_PATIENCE, _ONE_IN, _NEAR = 256, 400, 0.03
"""Of long texts of letters so many more, or one in so many, are compared after the last that was nearly wanted."""
_SCATTER = 3.0
"""So many times its own share of a long text of letters an edit takes of its features, nearly always at most."""

Measure = Callable[[list[Side], float], "Measured"]
"""Compares the texts of sides; a margin says how much less similar than wanted counts as near."""


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
    rest: Iterator[tuple[int, int]]
    """How many texts have in common with it, and which texts those are; the most first."""
    common: int = 0
    texts: int = 0
    """The next of them, and those that are left of its texts."""
    taken: int = 0
    """The texts that are to be compared next."""
    least: int = 0
    """What a text must have in common that may be wanted."""

    def advance(self) -> bool:
        """Go on to the next; say if there is one."""
        self.common, self.texts = next(self.rest, (0, 0))
        return bool(self.texts)

    @property
    def share(self) -> float:
        return self.common / self.features if self.features else 1.0

    def take(self, most: int) -> int:
        """Take at most so many of the next texts; say how many."""
        size = self.texts.bit_count()
        first = self.texts
        if size > most:
            size, first = most, first & (2 << members(first)[most - 1]) - 1
        self.taken |= first
        self.texts ^= first
        return size


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
            similarity = compare(_Group(index, some, len(text)), similarity, measure)
    return proved


def _compare_all(group: _Group, similarity: float, measure: Measure) -> float:
    """Have all texts measured that can be wanted; say how similar others must be."""
    step = _FIRST
    group.bound(similarity)
    while sides := group.likeliest(step):
        similarity, _ = measure(sides, 0.0)
        group.bound(similarity)
        step *= 4
    return similarity


def _compare_nearest(group: _Group, similarity: float, measure: Measure) -> float:
    """Have the likeliest measured, until none is near any more; say how similar others must be."""
    vain, patience = 0, max(_PATIENCE, group.size // _ONE_IN)
    while vain < patience and (sides := group.likeliest(_FIRST, least=1 - _SCATTER * (1 - similarity))):
        similarity, near = measure(sides, _NEAR)
        vain = 0 if near else vain + len(sides)
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
                parts.append(_Part(block, len(buckets), descending(digits, (1 << block.size) - 1)))
    return parts


class _Group:
    """Blocks that are searched together, and which of their texts are left."""

    def __init__(self, index: SearchIndex, parts: list[_Part], length: int) -> None:
        self._index = index
        self._length = length
        self._parts = parts
        self.size = sum(part.block.size for part in parts)
        """How many texts there are, whatever was given out."""
        self._queue = [(-part.share, place, part) for place, part in enumerate(parts) if part.advance()]
        heapify(self._queue)

    def bound(self, similarity: float) -> None:
        """Leave out what cannot be so similar from now on."""
        for part in self._parts:
            part.least = part.features - part.block.lane.lost(self._length, similarity)

    def likeliest(self, most: int, least: float = 0.0) -> list[Side]:
        """Give *most* texts, those with the greatest share of the features; none has less than the share *least*."""
        queue = self._queue
        while queue and most:
            share, place, part = queue[0]
            if -share < least:
                break
            if part.common < part.least:
                heappop(queue)
                continue
            most -= part.take(most)
            if part.texts:
                break
            if part.advance():
                heapreplace(queue, (-part.share, place, part))
            else:
                heappop(queue)
        return [side for part in self._parts for side in self._given(part)]

    def _given(self, part: _Part) -> list[Side]:
        """Give the sides of the texts of a part that were taken."""
        if not part.taken:
            return []
        sides, positions = self._index.sides(part.block), members(part.taken)
        part.taken = 0
        return [sides[position] for position in positions]
