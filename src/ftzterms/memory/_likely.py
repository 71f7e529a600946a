"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from ftzterms.memory._bit_columns import at_least, counted, descending, members
from ftzterms.memory._search_index import Block, SearchIndex
from ftzterms.memory._signature import Lane, features_in, lane_of, lanes_for, mixed

_AT_ONCE = 128
"""So many texts are compared before what they gave is taken into account."""
_PROVING = 2
"""Features of so many characters at most bound how like two texts can be."""
_STEP = 0.25
"""Those are compared first that could be nearer to the text by that share, so that fewer others need be."""
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
    """A block, and what its texts have in common with the text."""

    block: Block
    features: int
    """How many the text has."""
    digits: list[int]
    """How many of them each text of the block has."""
    given: int = 0
    """The texts that were compared."""

    @property
    def everyone(self) -> int:
        return (1 << self.block.size) - 1


def compare_likely(
    index: SearchIndex, text: str, language: str, similarity: float, measure: Measure, *, exhaustive: bool
) -> bool:
    """Have the texts measured that may be so similar to a folded *text*; say if it is proved that none is left out."""
    counting, own = _Counting(index, text), lane_of(len(text), language)
    able: list[_Part] = []
    if own.gram <= _PROVING or exhaustive:
        # what is found among texts of its own length tells which other lanes need not be counted
        able = counting.parts([own])
        similarity = _compare_able(able, len(text), similarity, _STEP, measure)
    left = [lane for lane in lanes_for(len(text), similarity, language) if lane is not own or not able]
    ranked = counting.parts([lane for lane in left if lane.gram > _PROVING and not exhaustive])
    able += counting.parts([lane for lane in left if lane.gram <= _PROVING or exhaustive])
    similarity = _compare_able(able, len(text), similarity, 0.0, measure)
    _compare_nearest(ranked, similarity, measure)
    return not ranked


class _Counting:
    """Counts how many features of a text the texts of blocks have."""

    def __init__(self, index: SearchIndex, text: str) -> None:
        self._index = index
        self._blocks = index.blocks()
        self._text = text
        self._mixed: dict[int, int] = {}
        self._features: dict[tuple[int, ...], set[int]] = {}

    def parts(self, lanes: Iterable[Lane]) -> list[_Part]:
        """Count in every block of lanes."""
        parts: list[_Part] = []
        for lane in lanes:
            if held := self._blocks.get(lane.id):
                buckets = self._features_for(lane)
                parts += [_Part(block, len(buckets), counted(self._index.columns(block, buckets))) for block in held]
        return parts

    def _features_for(self, lane: Lane) -> set[int]:
        """Give the bits of the text's features, which lanes of one width share."""
        kind = lane.gram, lane.width, lane.part, lane.repeats
        if kind not in self._features:
            if lane.gram not in self._mixed:
                self._mixed[lane.gram] = mixed(self._text, lane.gram)
            self._features[kind] = features_in(self._mixed[lane.gram], len(self._text), lane)
        return self._features[kind]


def _compare_able(parts: Sequence[_Part], length: int, similarity: float, step: float, measure: Measure) -> float:
    """Have all texts measured that can be nearer than wanted by a share; say how similar others must be."""
    nearer, taken = similarity + step * (1 - similarity), list[Taken]()
    for part in parts:
        least = part.features - part.block.lane.lost(length, nearer)
        texts = at_least(part.digits, least, part.everyone) & ~part.given
        if texts:
            part.given |= texts
            taken.append((part.block, members(texts)))
    return measure(taken, 0.0).similarity if taken else similarity


def _compare_nearest(parts: Sequence[_Part], similarity: float, measure: Measure) -> None:
    """Have the likeliest measured, until none is near any more."""
    ranked = _Ranked(parts)
    vain, patience = 0, max(_PATIENCE, sum(part.block.size for part in parts) // _ONE_IN)
    while vain < patience and (taken := ranked.next(_AT_ONCE, 1 - _SCATTER * (1 - similarity))):
        similarity, near = measure(taken, _NEAR)
        vain = 0 if near else vain + sum(len(positions) for _, positions in taken)


class _Ranked:
    """The texts of blocks in the order of the share of the features that they have."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts
        self._levels = [descending(part.digits, part.everyone) for part in parts]
        self._queue: list[tuple[float, int, int]] = []
        """The share of the next texts of a part, negative; the place of the part; which texts those are."""
        for place in range(len(parts)):
            self._advance(place)

    def _advance(self, place: int) -> None:
        common, texts = next(self._levels[place], (0, 0))
        if texts:
            heappush(self._queue, (-common / (self._parts[place].features or 1), place, texts))

    def next(self, most: int, least: float) -> list[Taken]:
        """Give the next *most* texts at most; none has less than the share *least*."""
        taken = [0] * len(self._parts)
        while self._queue and most and -self._queue[0][0] >= least:
            share, place, texts = heappop(self._queue)
            size = texts.bit_count()
            if size > most:
                first = texts & (2 << members(texts, most)[-1]) - 1
                heappush(self._queue, (share, place, texts ^ first))
                size, texts = most, first
            else:
                self._advance(place)
            taken[place] |= texts
            most -= size
        return [(part.block, members(texts)) for part, texts in zip(self._parts, taken, strict=True) if texts]
