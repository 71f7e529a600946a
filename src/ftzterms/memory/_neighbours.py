"""Units with what stands beside them, which is their context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ftzterms.model import TranslationUnit

T = TypeVar("T")


def with_neighbours(
    units: Iterable[TranslationUnit], of: Callable[[TranslationUnit], T | None]
) -> Iterator[tuple[T | None, TranslationUnit, T | None]]:
    """Yield each unit between what *of* says of the units before and after it."""
    before: T | None = None
    waiting: TranslationUnit | None = None
    said: T | None = None
    for unit in units:
        own = of(unit)
        if waiting:
            yield before, waiting, own
            before = said
        waiting, said = unit, own
    if waiting:
        yield before, waiting, None
