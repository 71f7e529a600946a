"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from ftzterms.memory._bit_columns import at_least, counted, members
from ftzterms.memory._search_index import Block, SearchIndex, Side
from ftzterms.memory._signature import features_of, lanes_for

_FEW = 40
"""So many texts are compared before the bound is asked again with what they gave."""
_SHARES = 64
"""Steps in which the share of common features is told."""
_STEPS = (1000, 2000, 4000)
"""Of long texts of letters so many are compared, step by step: the first two steps, and more while some are wanted."""

Measure = Callable[[list[Side]], "Measured"]
"""Compares the texts of sides."""


class Measured(NamedTuple):
    """What comparing gave."""

    similarity: float
    """How similar others must be to be wanted still."""
    wanted: bool
    """Whether any of these was."""


class _Part(NamedTuple):
    block: Block
    digits: list[int]
    features: int
    everyone: int

    def at_least(self, share: float, length: int, similarity: float, among: int) -> int:
        """Give the texts, of some, that have a share of the features, and may be so similar."""
        needed = self.features - self.block.lane.lost(length, similarity)
        return at_least(self.digits, max(needed, ceil(share * self.features)), among)


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
    for number, step in enumerate(_STEPS if in_steps else (_FEW,)):
        if group.left(similarity) <= step:
            break
        similarity, wanted = measure(group.likeliest(step, similarity))
        if number and not wanted:
            return similarity, not group.left(similarity)
    else:
        if in_steps:
            return similarity, not group.left(similarity)
    similarity, _ = measure(group.rest(similarity))
    return similarity, True


def _parts(index: SearchIndex, text: str, language: str, similarity: float) -> list[_Part]:
    """Count, in every block that may hold such texts, how many features of the text each text has."""
    parts = []
    blocks = index.blocks()
    for lane in lanes_for(len(text), similarity, language):
        if held := blocks.get(lane.id):
            buckets = sorted(set(features_of(text, lane)))
            for block in held:
                digits = counted(index.columns(block, buckets))
                parts.append(_Part(block, digits, len(buckets), (1 << block.size) - 1))
    return parts


class _Group:
    """Blocks that are searched together, and which of their texts are left."""

    def __init__(self, index: SearchIndex, parts: list[_Part], length: int) -> None:
        self._index = index
        self._parts = parts
        self._length = length
        self._left = [part.everyone for part in parts]
        self._given_out = 0
        self._share = _SHARES + 1

    def left(self, similarity: float) -> int:
        """Count the texts that may be so similar and were not given out."""
        return _size(self._able(0, similarity))

    def rest(self, similarity: float) -> list[Side]:
        """Give all that are left."""
        return self._given(self._able(0, similarity))

    def likeliest(self, most: int, similarity: float) -> list[Side]:
        """Give those that have the greatest share of the features, so that up to *most* are given out in all."""
        low, high = 0, self._share
        found: list[int] = [0] * len(self._parts)
        while high - low > 1:
            share = (low + high) // 2
            tried = self._able(share / _SHARES, similarity)
            if _size(tried) + self._given_out > most:
                low = share
            else:
                high, found = share, tried
        self._share = high
        return self._given(found)

    def _able(self, share: float, similarity: float) -> list[int]:
        return [
            part.at_least(share, self._length, similarity, left)
            for part, left in zip(self._parts, self._left, strict=True)
        ]

    def _given(self, sets: list[int]) -> list[Side]:
        self._left = [left ^ texts for left, texts in zip(self._left, sets, strict=True)]
        self._given_out += _size(sets)
        found: list[Side] = []
        for part, texts in zip(self._parts, sets, strict=True):
            if texts:
                sides = self._index.sides(part.block)
                found += [sides[place] for place in members(texts)]
        return found


def _size(sets: list[int]) -> int:
    return sum(texts.bit_count() for texts in sets)
