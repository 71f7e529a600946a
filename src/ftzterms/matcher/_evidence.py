"""Is a short Chinese term a word where its letters stand? Evidence from cheap to dear.

Chinese has no word edges, and two characters of a term may belong to two other words: 海关 in 上海关注. Each edge of
a hit is judged alone: a neighbour that is no Han character, or a particle, ends a word; a known word that reaches
across the edge speaks against the hit, a known word that ends at the edge speaks for it. Only where that decides
nothing the segmenter cuts the words around the hit; it is loaded then, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from enum import Enum
from functools import cache

from ftzterms.text.han import is_han
from ftzterms.text.shipped import shipped

_WINDOW = 10
_LONGEST = 4
_ENDS_WORDS = frozenset("的了和与及或在是被把对从向将由于并也都就之该让使省市县区州")
"""Particles, and the levels of government before the name of an office."""


class _Edge(Enum):
    SURE = "sure"
    """A word ends here."""
    LIKELY = "likely"
    """Nothing speaks against it, and nothing for it."""
    OPEN = "open"
    """Some evidence speaks against it."""
    AGAINST = "against"
    """The letters are shared out among other words."""


@cache
def lexicon() -> frozenset[str]:
    """Give the common words that the package ships as evidence."""
    return frozenset(shipped("_lexicon.txt", __file__).split())


def stands(text: str, start: int, end: int, words: Container[str]) -> bool:
    """Say whether the folded characters `text[start:end]` are words of their own, by *words* and the segmenter."""
    left = _edge(text, start, start, end, words)
    if left is _Edge.AGAINST:
        return False
    right = _edge(text, end, start, end, words)
    if right is _Edge.AGAINST:
        return False
    decided = _Edge.SURE in (left, right) and _Edge.OPEN not in (left, right)
    return decided or _segmented(text, start, end)


def _edge(text: str, edge: int, start: int, end: int, words: Container[str]) -> _Edge:
    """Judge one edge of a hit, which is *start* or *end*."""
    leftward = edge == start
    neighbour = text[edge - 1 : edge] if leftward else text[edge : edge + 1]
    if not neighbour or not is_han(neighbour):
        return _Edge.SURE
    clean = neighbour in _ENDS_WORDS or _ending(text, edge, words, leftward=leftward)
    against = _crossed(text, edge, start, end, words)
    if against is _Edge.AGAINST and clean:
        return _Edge.OPEN
    return against or (_Edge.SURE if clean else _Edge.LIKELY)


def _crossed(text: str, edge: int, start: int, end: int, words: Container[str]) -> _Edge | None:
    """Find a known word across the edge: `AGAINST` where the rest of the hit goes to another word too, else `OPEN`.

    上海|关注 leaves nothing of 海关; 环保|税 leaves one character of 保税; 各自|贸区 leaves what is no word, and is no
    evidence.
    """
    worst: _Edge | None = None
    for first in range(max(0, edge - _LONGEST + 1), edge):
        for last in range(edge + 1, min(len(text), first + _LONGEST) + 1):
            inside = last < end if edge == start else first > start
            if inside and text[first:last] in words:
                leaves = end - last if edge == start else first - start
                if _ending(text, last if edge == start else first, words, leftward=edge != start):
                    return _Edge.AGAINST
                if leaves < 2:
                    worst = _Edge.OPEN
    return worst


def _ending(text: str, edge: int, words: Container[str], *, leftward: bool) -> bool:
    """Say whether a known word of two or more characters touches the edge from outside."""
    for length in range(2, _LONGEST + 1):
        word = text[max(0, edge - length) : edge] if leftward else text[edge : edge + length]
        if len(word) == length and word in words:
            return True
    return False


def _segmented(text: str, start: int, end: int) -> bool:
    """Ask the segmenter whether both edges of the hit are word edges.

    A cut that leaves of the hit only single characters (`各自|贸|区`) goes through an unknown word, and is no evidence.
    """
    cut, known = _segmenter()
    first = max(0, start - _WINDOW)
    at = first
    against = False
    left_over = 0
    for token in cut(text[first : end + _WINDOW]):
        stop = at + len(token)
        for edge in (start, end):
            if at < edge < stop and not _splits(token, edge - at, known, hit=(start - at, end - at)):
                against = True
        if start <= at and stop <= end:
            left_over += 1 if len(token) == 1 else 99
        at = stop
    return not against or 2 <= left_over < 99


def _splits(token: str, edge: int, known: Callable[[str], bool], *, hit: tuple[int, int]) -> bool:
    """Say whether a token may be cut at an edge of the hit: `人大|代表` may, `部|门` may not."""
    before, after = token[:edge], token[edge:]
    if edge == hit[1]:
        inside, outside = token[max(0, hit[0]) : edge], after
    else:
        inside, outside = token[edge : min(len(token), hit[1])], before
    if len(inside) < 2:
        return False
    if len(outside) >= 2:
        return known(outside)
    crossing = token[edge - 1 : edge + 1]
    return not known(crossing)


@cache
def _segmenter() -> tuple[Callable[[str], list[str]], Callable[[str], bool]]:
    import rjieba

    return (lambda text: rjieba.cut(text, hmm=False)), rjieba.has_word
