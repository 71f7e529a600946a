"""Which texts of the index may be like a text: all of them where that can be proved, else the likeliest first."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor
from typing import NamedTuple

from ftzterms.memory._bit_columns import at_least, counted, members
from ftzterms.memory._search_index import Block, SearchIndex, Side
from ftzterms.memory._signature import features_of, lanes_for

_FIRST = 32
"""So many texts are compared before the bound is asked again with what they gave; then four times as many …"""
_SHARES = 64
"""Parts in which the share of common features is told."""
_STEP = 8
"""Parts by which it is lowered at once."""
_UNPROVED = 128
"""Of long texts of letters so many are compared in any case, and more as long as some are wanted."""
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


class _Part(NamedTuple):
    block: Block
    digits: list[int]
    features: int
    everyone: int

    def at_least(self, share: float, length: int, similarity: float, among: int) -> int:
        """Give the texts, of some, that have a share of the features, and may be so similar."""
        return at_least(self.digits, max(self.needed(length, similarity), ceil(share * self.features)), among)

    def needed(self, length: int, similarity: float) -> int:
        """Say how many of the features of a text of a length a text so similar must have."""
        return self.features - self.block.lane.lost(length, similarity)


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
    step, done = _FIRST, 0
    while sides := group.likeliest(step, similarity, 1 - _SCATTER * (1 - similarity) if in_steps else 0.0):
        similarity, wanted = measure(sides)
        done += len(sides)
        if in_steps and not wanted and done >= _UNPROVED:
            break
        step *= 4
    return similarity, group.is_empty or not in_steps


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
        self._share = _SHARES + 1
        """What has such a share of the features, in so many parts of it, was given out."""

    @property
    def is_empty(self) -> bool:
        return not self._parts

    def likeliest(self, most: int, similarity: float, least: float) -> list[Side]:
        """Give about *most* of those that may be so similar: those with the greatest share of the features.

        None has less than the share *least*. Of more than four times as many that have one share, only some are given.
        """
        low, lowest = self._share, self._floor(similarity, least)
        found, size, step = [0] * len(self._parts), 0, low - lowest
        while low > lowest and size < most:
            step = min(step, low - lowest)
            found = self._able(low - step, similarity)
            while (size := _size(found)) > 2 * most and step > 1:
                step = min(step // 2, _STEP)
                found = self._able(low - step, similarity)
            low, step = low - step, _STEP
        if size <= 4 * most:
            self._share = low
        return self._given(found, 4 * most)

    def _floor(self, similarity: float, least: float) -> int:
        """Give the share, in parts, that a text must have."""
        needed = (part.needed(self._length, similarity) / max(part.features, 1) for part in self._parts)
        return max(ceil(least * _SHARES), floor(min(needed, default=0) * _SHARES), 0)

    def _able(self, share: int, similarity: float) -> list[int]:
        return [
            part.at_least(share / _SHARES, self._length, similarity, left)
            for part, left in zip(self._parts, self._left, strict=True)
        ]

    def _given(self, sets: list[int], most: int) -> list[Side]:
        found: list[Side] = []
        for place, (part, texts) in enumerate(zip(self._parts, sets, strict=True)):
            if texts and len(found) < most:
                sides, positions = self._index.sides(part.block), members(texts)[: most - len(found)]
                whole = len(positions) == texts.bit_count()
                self._left[place] ^= texts if whole else sum(1 << position for position in positions)
                found += [sides[position] for position in positions]
        return found


def _size(sets: list[int]) -> int:
    return sum(texts.bit_count() for texts in sets)
