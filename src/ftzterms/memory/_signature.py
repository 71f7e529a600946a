"""What the search index knows of a text: which of its features are there, each one bit.

A feature of Chinese (and Japanese) is a character. One of any other language is two neighbouring characters in a short
text, four in a longer one. One edit changes at most as many features as a feature is long, so that a text that
lacks too many features of another cannot be like it: a bound that never loses an answer. In long texts of letters the
bound is weak; there the number of common features serves to put the likely texts first, and a feature counts as often
as it is there, since such texts say the same words twice.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil, floor

from ftzterms.model import primary

DENSE = frozenset({"zh", "ja", "yue", "lzh", "wuu", "cmn"})
"""Languages whose characters are as rare as other languages' words."""
_EDGES = sorted({min(floor(1.25**power), 10**9) for power in range(4, 94)})
"""A bin holds the texts from one of these lengths to the next: 2, 3, 4, 5, 7, 9, 11, 14 …"""
_SHORT = 66
"""Texts of fewer characters are known by pairs of characters."""
_PARTED = 135
"""Of longer texts of letters half the features tell enough."""
_WIDEST = 4096
_LONG = 4096
"""From here on bounds are taken a little too low rather than exactly."""
_FACTORS = (521, 1193, 2039, 3251)
"""Odd, and together so small that the sums of all code points of Unicode stay below 32 bits."""
_MIXER, _MIXED = 0x1B873, 15
"""Spreads 14 bits over 31, of which the upper ones are taken."""
_UTF_32 = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"
_SLACK = 1e-9
"""For products such as 0.7 × 10, which binary fractions put a little below the whole number."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Texts of one kind and of like length: they have the same features, in as many bits."""

    dense: bool
    bin: int
    gram: int
    """How many characters a feature has; one edit changes at most so many features."""
    width: int
    """How many bits a text has; several features may share one."""
    part: int
    """One in so many features counts."""
    repeats: bool
    """Whether a feature that is there twice has two bits."""
    shortest: int
    longest: int

    @property
    def id(self) -> int:
        """Give the number under which the lane is stored."""
        return self.bin * 2 + self.dense

    def lost(self, length: int, similarity: float) -> int:
        """Say how many features of a text of *length* the texts here may lack at most, and still be so similar."""
        _, longest = window(length, similarity)
        return _most_lost(self.gram, length, self.shortest, min(self.longest, longest), similarity)


@lru_cache(4096)
def lane_of(length: int, language: str) -> Lane:
    """Give the lane of the texts of a length in a language."""
    return _lane(bisect_right(_EDGES, length), is_dense(language))


def lane_numbered(number: int) -> Lane:
    """Give the lane that is stored under a number."""
    return _lane(number >> 1, bool(number & 1))


def lanes_for(length: int, similarity: float, language: str) -> list[Lane]:
    """Give the lanes that can hold texts so similar to one of *length*."""
    shortest, longest = window(length, similarity)
    bins = range(bisect_right(_EDGES, shortest), bisect_right(_EDGES, longest) + 1)
    dense = is_dense(language)
    return [_lane(bin_, dense) for bin_ in bins]


def window(length: int, similarity: float) -> tuple[int, int]:
    """Give the shortest and the longest text that can be so similar to one of *length*."""
    if similarity <= 0:
        return 0, _EDGES[-1]
    return ceil(length * similarity - _SLACK), floor(length / similarity + _SLACK)


@cache
def is_dense(language: str) -> bool:
    """Say whether the characters of a language are features by themselves."""
    return primary(language) in DENSE


def features_of(text: str, lane: Lane) -> set[int]:
    """Give the bits of the features of a folded text; features that are alike by chance share one."""
    return features_in(mixed(text, lane.gram), len(text), lane)


def mixed(text: str, gram: int) -> int:
    """Give a whole number that holds a number for each feature of a text, which are alike where features are.

    The characters stand in it, 32 bits each, so that a few multiplications reckon all the numbers at once.
    """
    characters = int.from_bytes(text.encode(_UTF_32, "surrogatepass"), sys.byteorder)
    sums = characters * _FACTORS[0]
    for place in range(1, gram):
        sums += (characters >> 32 * place) * _FACTORS[place]
    return (sums & mask(max(len(text) - gram + 1, 0), 0x3FFF)) * _MIXER >> _MIXED


def numbers_in(packed: int, count: int) -> list[int]:
    """Give the numbers of 32 bits that stand in a whole number, the first character's first."""
    return memoryview(packed.to_bytes(4 * count, sys.byteorder)).cast("I").tolist()


def features_in(numbers: int, length: int, lane: Lane) -> set[int]:
    """Give the bits of the features of a text of that *length*, of which `mixed` made *numbers*."""
    buckets = _buckets_in(numbers, length, lane)
    bits = set(buckets)
    return _each(buckets, lane.width) if lane.repeats and len(bits) < len(buckets) else bits


def _buckets_in(numbers: int, length: int, lane: Lane) -> Sequence[int]:
    count, width = length - lane.gram + 1, lane.width
    if count < 1:
        return ()
    buckets = numbers_in(numbers & mask(count, width * lane.part - 1), count)
    return [bucket for bucket in buckets if bucket < width] if lane.part > 1 else buckets


def _each(buckets: Sequence[int], width: int) -> set[int]:
    """Give one bit to each of the buckets: where its own is taken, the next that is free.

    Which bits are taken in the end does not depend on the order, and one bucket more takes one bit more (linear
    probing): so texts that have so many buckets in common have so many bits in common.
    """
    taken: set[int] = set()
    take = taken.add
    for bucket in buckets:
        bit = bucket
        while bit in taken:
            bit = (bit + 1) % width
        take(bit)
    return taken


@lru_cache(4096)
def mask(count: int, bits: int) -> int:
    """Give so many numbers of 32 bits in one, all the same."""
    return ((1 << 32 * count) - 1) // 0xFFFFFFFF * bits


@cache
def _lane(bin_: int, dense: bool) -> Lane:  # noqa: FBT001
    shortest = _EDGES[bin_ - 1] if bin_ else 0
    longest = _EDGES[bin_] - 1 if bin_ < len(_EDGES) else 10**9
    short = shortest < _SHORT
    gram = 1 if dense else 2 if short else 4
    part = 1 if dense or shortest < _PARTED else 2
    bits = longest * (24 if dense else 16 if short else 13) // part
    width = min(max(1 << bits.bit_length() - 1, 128), _WIDEST)
    repeats = gram > 2 and longest <= width // 2
    return Lane(dense, bin_, gram, width, part, repeats, shortest, longest)


@lru_cache(4096)
def _most_lost(gram: int, length: int, shortest: int, longest: int, similarity: float) -> int:
    """Give how many features a text may lose on its way to one of those lengths, and stay so similar.

    What makes it longer breaks only the features around it, one less than a feature is long.
    """
    if length > _LONG:
        return (
            ceil(max(gram * (1 - similarity) * other - max(other - length, 0) for other in (shortest, length, longest)))
            + gram
        )
    most, from_ = 0, max(length, shortest)
    if gram == 1:  # then none that is longer may lose more
        longest = from_
    for other in (shortest, *range(from_, longest + 1)):
        edits = floor((1 - similarity) * max(length, other) + _SLACK)
        most = max(most, gram * edits - min(max(other - length, 0), edits))
    return most
