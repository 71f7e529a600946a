"""Get out of a damaged memory what can still be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ftzterms.model import FtzTermsError, TranslationUnit

Items = list[tuple[int, TranslationUnit]]
_AT_ONCE = 1000


def rescued(fetch: Callable[[int, int], Items], highest: int) -> Iterator[TranslationUnit]:
    """Yield the units up to a number; *fetch* gives those of a stretch, or fails when one page of it is damaged."""
    for first in range(1, highest + 1, _AT_ONCE):
        yield from _stretch(fetch, first, min(first + _AT_ONCE - 1, highest))


def _stretch(fetch: Callable[[int, int], Items], first: int, last: int) -> Iterator[TranslationUnit]:
    """Yield the units of a stretch; of one that cannot be read as a whole those of its halves."""
    try:
        items = fetch(first, last)
    except FtzTermsError:
        middle = (first + last) // 2
        if first < last:
            yield from _stretch(fetch, first, middle)
            yield from _stretch(fetch, middle + 1, last)
        return
    for _, unit in items:
        yield unit
