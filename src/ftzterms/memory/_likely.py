"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace
from typing import NamedTuple

from ftzterms.memory._bit_columns import counted, descending, members
from ftzterms.memory._search_index import Block, SearchIndex, Side
from ftzterms.memory._signature import features_of, lanes_for

_FIRST = 32
"""So many texts are compared before the bound is asked again with what they gave; then four times as many …"""
_MOST_AT_ONCE = 512
_ENOUGH, _ONE_IN = 700, 1024
"""Of long texts of letters so many are compared in any case, or one in so many, and more as long as some are wanted."""
_SCATTER = 3.0
"""So many times its own share of a long text of letters an edit takes of its features, nearly always at most."""

Measure = Callable[[list[Side]], "Measured"]
"""Compares the texts of sides."""


class Measured(NamedTuple):
    """What comparing gave."""

    similarity: float
    """How similar others must be to be wanted still."""
    wanted: bool
    """Whether any of these was."""


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

    def advance(self) -> bool:
        """Go on to the next; say if there is one."""
        self.common, self.texts = next(self.rest, (0, 0))
        return bool(self.texts)

    @property
    def share(self) -> float:
        return self.common / self.features if self.features else 1.0

    def take(self, most: int) -> list[int]:
        """Give the positions of at most so many of the next texts, which are then taken."""
        positions = members(self.texts)
        if len(positions) <= most:
            self.texts = 0
            return positions
        self.texts ^= sum(1 << position for position in positions[:most])
        return positions[:most]


def compare_likely(
    index: SearchIndex, text: str, language: str, similarity: float, measure: Measure, *, exhaustive: bool
) -> bool:
    """Have the texts measured that may be so similar to a folded *text*; say if it is proved that none is left out."""
    parts = _parts(index, text, language, similarity)
    proved = True
    for ranked in (False, True):
        group = _Group(index, [part for part in parts if (part.block.lane.gram > 2) is ranked], len(text))
        similarity, whole = _compare(group, similarity, measure, in_steps=ranked and not exhaustive)
        proved = proved and whole
    return proved


def _compare(group: _Group, similarity: float, measure: Measure, *, in_steps: bool) -> tuple[float, bool]:
    """Have a group measured, or *in steps* the likeliest; say how similar others must be, and if it was all."""
    step, done, enough = _FIRST, 0, max(_ENOUGH, group.size // _ONE_IN)
    while sides := group.likeliest(step, similarity, 1 - _SCATTER * (1 - similarity) if in_steps else 0.0):
        similarity, wanted = measure(sides)
        done += len(sides)
        if in_steps and not wanted and done >= enough:
            break
        step = min(4 * step, _MOST_AT_ONCE) if in_steps else 4 * step
    return similarity, not group.size or not in_steps


def _parts(index: SearchIndex, text: str, language: str, similarity: float) -> list[_Part]:
    """Count, in every block that may hold such texts, how many features of the text each text has."""
    parts = []
    blocks = index.blocks()
    for lane in lanes_for(len(text), similarity, language):
        if held := blocks.get(lane.id):
            buckets = sorted(set(features_of(text, lane)))
            for block in held:
                digits = counted(index.columns(block, buckets))
                parts.append(_Part(block, len(buckets), descending(digits, (1 << block.size) - 1)))
    return parts


class _Group:
    """Blocks that are searched together, and which of their texts are left."""

    def __init__(self, index: SearchIndex, parts: list[_Part], length: int) -> None:
        self._index = index
        self._length = length
        self.size = sum(part.block.size for part in parts)
        """How many texts there are, whatever was given out."""
        self._queue = [(-part.share, place, part) for place, part in enumerate(parts) if part.advance()]
        heapify(self._queue)

    def likeliest(self, most: int, similarity: float, least: float) -> list[Side]:
        """Give *most* of those that may be so similar: those with the greatest share of the features.

        None has less than the share *least*.
        """
        found: list[Side] = []
        queue = self._queue
        while queue and len(found) < most:
            share, place, part = queue[0]
            if -share < least:
                break
            lost = part.block.lane.lost(self._length, similarity)
            if part.features - part.common > lost:
                heappop(queue)
                continue
            sides = self._index.sides(part.block)
            found += [sides[position] for position in part.take(most - len(found))]
            if part.texts:
                continue
            if part.advance():
                heapreplace(queue, (-part.share, place, part))
            else:
                heappop(queue)
        return found
