"""Units with the texts beside them, which are their context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ftzterms.memory._rows import text_key
from ftzterms.model import TranslationUnit


def with_neighbours(units: Iterable[TranslationUnit]) -> Iterator[tuple[int | None, TranslationUnit, int | None]]:
    """Yield each unit between the keys of the source texts before and after it."""
    before: int | None = None
    waiting: TranslationUnit | None = None
    key: int | None = None
    for unit in units:
        own = text_key(unit.source.text) if unit.source else None
        if waiting:
            yield before, waiting, own
            before = key
        waiting, key = unit, own
    if waiting:
        yield before, waiting, None
