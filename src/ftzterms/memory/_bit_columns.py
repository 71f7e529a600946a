"""Sets of texts as bits of whole numbers, and counting over many sets at once.

A column has one bit for each text of a block. Adding columns the way a circuit adds bits (a carry-save adder) counts,
for tens of thousands of texts in one operation, how many of the columns each text is in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]
_MARKED = bytes([0] + [1] * 255)
"""Turns every octet that is not empty into a 1, which can be looked for."""


def counted(columns: Sequence[int]) -> list[int]:
    """Count the columns that each text is in; give the counts as binary digits, the lowest first."""
    digits: list[int] = []
    current = list(columns)
    while current:
        carried = []
        while len(current) > 2:
            a, b, c = current.pop(), current.pop(), current.pop()
            either = a ^ b
            current.append(either ^ c)
            carried.append(a & b | either & c)
        if len(current) == 2:
            a, b = current
            current = [a ^ b]
            carried.append(a & b)
        digits.append(current[0])
        current = carried
    return digits


def at_least(digits: Sequence[int], count: int, everyone: int) -> int:
    """Give the texts out of *everyone* that have that count or a higher one."""
    if count <= 0:
        return everyone
    if count >> len(digits):
        return 0
    more, same = 0, everyone
    for place in range(len(digits) - 1, -1, -1):
        has = same & digits[place]
        if count >> place & 1:
            same = has
        else:
            more |= has
            same ^= has
    return more | same


def descending(digits: Sequence[int], everyone: int) -> Iterator[tuple[int, int]]:
    """Yield each count that there is with the texts that have it, out of *everyone*; the highest first."""
    waiting = [(len(digits) - 1, everyone, 0)]
    while waiting:
        place, texts, count = waiting.pop()
        if place < 0:
            yield count, texts
            continue
        more = texts & digits[place]
        if more != texts:
            waiting.append((place - 1, texts ^ more, count))
        if more:
            waiting.append((place - 1, more, count | 1 << place))


def members(texts: int, most: int = sys.maxsize) -> list[int]:
    """Give the positions of the bits of a set, in order; the first *most* of them."""
    octets = texts.to_bytes((texts.bit_length() + 7) // 8, "little")
    find = octets.translate(_MARKED).find
    found: list[int] = []
    at = find(1)
    while at >= 0 and len(found) < most:
        first = 8 * at
        for bit in _BITS[octets[at]]:
            found.append(first + bit)  # noqa: PERF401 - a list for each octet takes longer
        at = find(1, at + 1)
    return found[:most]
