"""Look ahead into the units of an XLIFF file; none is lost before a fault, nor what stands behind the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from ftzterms.model import FtzTermsError, TranslationUnit
from ftzterms.text.late import late

SAMPLE = 64
"""Units whose targets say which language they are in, when the file does not."""
_END = late(r"</[^>]*>")


class Ahead:
    """Units of which the first may be taken before the others are read; a fault is told where it stands."""

    def __init__(self, units: Iterator[TranslationUnit]) -> None:
        self.taken: list[TranslationUnit] = []
        self._units = units
        self._fault: FtzTermsError | None = None

    def take(self, number: int) -> None:
        """Take further units. Raises `FtzTermsError` when the fault stands before the first of all."""
        try:
            self.taken += islice(self._units, number)
        except FtzTermsError as fault:
            if not self.taken:
                raise
            self._fault = fault

    def __iter__(self) -> Iterator[TranslationUnit]:
        yield from self.taken
        if self._fault:
            raise self._fault
        yield from self._units


def with_rest(units: Iterator[TranslationUnit], rest: Callable[[], str], key: str) -> Iterator[TranslationUnit]:
    """Yield units, the last with what stands behind it as an attribute, if that is more than ends of elements."""
    held: TranslationUnit | None = None
    try:
        for unit in units:
            if held:
                yield held
            held = unit
    except FtzTermsError:
        if held:
            yield held
        raise
    if held:
        behind = rest()
        more = _END.sub("", behind).strip()
        yield replace(held, attributes=(*held.attributes, (key, behind))) if more else held
