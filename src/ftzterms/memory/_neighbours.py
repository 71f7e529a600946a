"""Units with what stands beside them, which is their context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ftzterms.model import TranslationUnit

T = TypeVar("T")


def with_neighbours(
    units: Iterable[TranslationUnit], of: Callable[[TranslationUnit], T | None]
) -> Iterator[tuple[TranslationUnit, T | None, T | None, T | None]]:
    """Yield each unit with what *of* says of the unit before it, of the one after it, and of itself."""
    before: T | None = None
    waiting: TranslationUnit | None = None
    said: T | None = None
    for unit in units:
        own = of(unit)
        if waiting:
            yield waiting, before, own, said
            before = said
        waiting, said = unit, own
    if waiting:
        yield waiting, before, None, said
