"""Sets of texts as bits of whole numbers, and counting over many sets at once.

A column has one bit for each text of a block. Adding columns the way a circuit adds bits (a carry-save adder) counts,
for tens of thousands of texts in one operation, how many of the columns each text is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_STRIP = 4096
"""Texts whose bits are turned together: each takes a byte meanwhile."""
_ONE = ord("1")
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


def members(texts: int) -> list[int]:
    """Give the positions of the bits of a set, in order."""
    octets = texts.to_bytes((texts.bit_length() + 7) // 8, "little")
    find = octets.translate(_MARKED).find
    found: list[int] = []
    at = find(1)
    while at >= 0:
        first = 8 * at
        for bit in _BITS[octets[at]]:
            found.append(first + bit)  # noqa: PERF401 - a list for each octet takes longer
        at = find(1, at + 1)
    return found


def columns_of(rows: Iterable[Sequence[int]], count: int, width: int, *, repeats: bool) -> list[int]:
    """Turn the buckets of each of *count* texts into *width* columns; the rows are read as they are needed.

    With *repeats* a bucket that is taken already takes the next one that is free, as in `features_of`.
    """
    columns = [0] * width
    left = iter(rows)
    for start in range(0, count, _STRIP):
        height = min(_STRIP, count - start)
        cells = [bytearray(b"0") * height for _ in range(width)]
        (_mark_each if repeats else _mark)(islice(left, height), cells)
        columns = [column | int(cell, 2) << start for column, cell in zip(columns, cells, strict=True)]
    return columns


def _mark(rows: Iterable[Sequence[int]], cells: Sequence[bytearray]) -> None:
    """Write a 1 for each text in the cells of its buckets: the first text, the lowest bit, stands last."""
    last = len(cells[0])
    for row in rows:
        last -= 1
        for bucket in row:
            cells[bucket][last] = _ONE


def _mark_each(rows: Iterable[Sequence[int]], cells: Sequence[bytearray]) -> None:
    last = len(cells[0])
    cells = [*cells, *cells]  # after the last one comes the first
    for row in rows:
        last -= 1
        for bucket in row:
            cell = cells[bucket]
            while cell[last] == _ONE:
                bucket += 1  # noqa: PLW2901 - taken: the next one
                cell = cells[bucket]
            cell[last] = _ONE
