"""Is a short Chinese term a word where its letters stand? Evidence from cheap to dear.

Chinese has no word edges, and two characters of a term may belong to two other words: 海关 in 上海关注. Each edge of
a hit is judged alone: a neighbour that is no Han character, or a particle, ends a word; a known word that reaches
across the edge speaks against the hit, a known word that ends at the edge speaks for it. Only where that decides
nothing the segmenter cuts the words around the hit; it is loaded then, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from ftzterms.text.han import is_han
from ftzterms.text.shipped import shipped

_WINDOW = 10
_LONGEST = 4
_PATIENCE = 1000
"""So many hits take as long as to gather all pairs of characters."""
_KEPT = 16_384
_ENDS_WORDS = frozenset("的了和与及或在是被把对从向将由于并也都就之该让使省市县区州")
"""Particles, and the levels of government before the name of an office."""
_OPEN = 1
"""A known word reaches across the edge, and may be the word that stands there."""
_AGAINST = 2
"""A known word reaches across the edge, and what it leaves of the hit goes to another one."""


@cache
def lexicon() -> list[str]:
    """Give the common words that the package ships as evidence."""
    return shipped("_lexicon.txt", __file__).split()


class Evidence:
    """The shipped lexicon and the terms of a glossary, for and against short terms."""

    def __init__(self, terms: Iterable[str], sure: set[str] | None = None, *, patience: int = _PATIENCE) -> None:
        self._words = {*lexicon(), *terms}
        self._pairs: frozenset[str] = frozenset()
        """The pairs of characters that stand together in a known word; gathered after *patience* hits."""
        self._patience = patience
        self._sure: set[str] = set() if sure is None else sure
        """Hits with the characters before and after them, where these are enough to say that they stand."""

    def stands(self, text: str, start: int, end: int) -> bool:
        """Say whether the folded characters `text[start:end]` are words of their own."""
        pairs = self._pairs or self._gathered()
        left, right = text[start - 1 : start], text[end : end + 1]
        left_free, right_free = not left or not is_han(left), not right or not is_han(right)
        left_apart = left_free or (bool(pairs) and text[start - 1 : start + 1] not in pairs)
        right_apart = right_free or (bool(pairs) and text[end - 1 : end + 1] not in pairs)
        from_left = 0 if left_apart else self._crossed_left(text, start, end)
        if from_left == _AGAINST and not self._clean_left(text, start):
            return False
        from_right = 0 if right_apart else self._crossed_right(text, start, end)
        if from_right == _AGAINST and not self._clean_right(text, end):
            return False
        if from_left or from_right:
            return _segmented(text, start, end)
        if left_free or right_free or left in _ENDS_WORDS or right in _ENDS_WORDS:
            if left and right and left_apart and right_apart and len(self._sure) < _KEPT:
                self._sure.add(text[start - 1 : end + 1])
            return True
        return self._word_ends(text, start) or self._word_starts(text, end) or _segmented(text, start, end)

    def _gathered(self) -> frozenset[str]:
        self._patience -= 1
        if self._patience < 0:
            self._pairs = frozenset(word[at : at + 2] for word in self._words for at in range(len(word) - 1))
        return self._pairs

    def _clean_left(self, text: str, start: int) -> bool:
        """Say whether what stands before a hit ends a word: a particle, or a known word."""
        return text[start - 1] in _ENDS_WORDS or self._word_ends(text, start)

    def _clean_right(self, text: str, end: int) -> bool:
        """Say whether what stands behind a hit starts a word."""
        return text[end] in _ENDS_WORDS or self._word_starts(text, end)

    def _crossed_left(self, text: str, start: int, end: int) -> int:
        """Find a known word across the left edge: 0 for none.

        上海|关注 leaves nothing of 海关; 环保|税 leaves one character of 保税; 各自|贸区 leaves what is no word, and is
        no evidence.
        """
        found = 0
        for last in range(start + 1, end):
            for first in range(max(0, last - _LONGEST), start):
                if text[first:last] in self._words:
                    if self._word_starts(text, last):
                        return _AGAINST
                    if end - last < 2:
                        found = _OPEN
        return found

    def _crossed_right(self, text: str, start: int, end: int) -> int:
        """Find a known word across the right edge: 0 for none."""
        found = 0
        for first in range(start + 1, end):
            for last in range(end + 1, min(len(text), first + _LONGEST) + 1):
                if text[first:last] in self._words:
                    if self._word_ends(text, first):
                        return _AGAINST
                    if first - start < 2:
                        found = _OPEN
        return found

    def _word_ends(self, text: str, edge: int) -> bool:
        """Say whether a known word of two to four characters ends at the edge.

        Where fewer stand before it the slices are empty, or one character.
        """
        words = self._words
        return text[edge - 2 : edge] in words or text[edge - 3 : edge] in words or text[edge - 4 : edge] in words

    def _word_starts(self, text: str, edge: int) -> bool:
        """Say whether a known word of two to four characters starts at the edge."""
        words = self._words
        return text[edge : edge + 2] in words or text[edge : edge + 3] in words or text[edge : edge + 4] in words


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
        if stop > start:
            hit = (start - at, end - at)
            if at < start and not _splits(token, start - at, known, hit=hit):
                against = True
            if stop > end and not _splits(token, end - at, known, hit=hit):
                against = True
            if start <= at and stop <= end:
                left_over += 1 if len(token) == 1 else 99
            if stop >= end:
                break
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
