"""The columns of the texts that the index takes in: those of many texts are made together.

A strip of texts has one cell, a byte, for each text and each bit that a text can have, the cells of one bit side by
side. A text marks the cells of its features, whose places are reckoned for many texts in a few multiplications of long
numbers; then the cells of each bit are read as one binary number.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from ftzterms.memory._signature import Lane, mask, mixed, numbers_in

_STRIP = 4096
"""Texts whose cells are marked together; no more, so that the places of cells stay below 32 bits."""
_TOGETHER = 4096
"""Characters whose features are reckoned together, about."""
_DIGITS = bytes([ord("0"), *[ord("1")] * 255])


def columns_of(texts: Sequence[str], lane: Lane) -> list[int]:
    """Give the columns of folded texts of a lane: bit *n* of a column is that of the text *n*, as in `features_of`."""
    columns = [0] * lane.width
    for start in range(0, len(texts), _STRIP):
        strip = texts[start : start + _STRIP]
        height, digits = len(strip), _marked(strip, lane).translate(_DIGITS)
        for bit in range(lane.width):
            columns[bit] |= int(digits[bit * height : (bit + 1) * height], 2) << start
    return columns


def _marked(texts: Sequence[str], lane: Lane) -> bytearray:
    """Mark the cells of a strip; the first text, the lowest bit, stands last among those of its bit."""
    height = len(texts)
    end = lane.width * height
    cells = bytearray(end)
    for places in _places(texts, lane):
        if lane.repeats:
            for place in places:
                if place < end:  # of the features of a parted lane only some count
                    while cells[place]:
                        place = (place + height) % end  # noqa: PLW2901 - taken: the next one
                    cells[place] = 1
        else:
            for place in places:
                if place < end:
                    cells[place] = 1
    return cells


def _places(texts: Sequence[str], lane: Lane) -> Iterator[Sequence[int]]:
    """Give the cells of the features of each text, as often as each is there."""
    height, beyond = len(texts), lane.gram - 1
    number = max(_TOGETHER // lane.longest, 1)
    for start in range(0, height, number):
        some = texts[start : start + number]
        joined = "".join(some)
        if number > 1:
            joined = joined.ljust(number * lane.longest, "\0")  # masks of one length, made once
        count = max(len(joined) - beyond, 0)
        buckets = mixed(joined, lane.gram) & mask(count, lane.width * lane.part - 1)
        last = height - 1 - start
        cells = b"".join([(last - place).to_bytes(4, sys.byteorder) * len(text) for place, text in enumerate(some)])
        own = int.from_bytes(cells.ljust(4 * count, b"\0")[: 4 * count], sys.byteorder)
        found = numbers_in(buckets * height + own, count)
        at = 0
        for text in some:
            yield found[at : max(at + len(text) - beyond, at)]
            at += len(text)
