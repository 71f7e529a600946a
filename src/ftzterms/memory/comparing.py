"""Two memories beside each other: what only one of them has, and where they translate differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from ftzterms.memory._rows import row_of
from ftzterms.memory.translation_memory import TranslationMemory
from ftzterms.model import TranslationUnit, Variant

_AT_ONCE = 1000


class Change(StrEnum):
    """How a unit of one memory differs from the other memory."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    """The source is there in both, with another target."""
    ANNOTATED = "annotated"
    """Both texts are there in both, with other tags, dates, notes or properties."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that two memories do not share."""

    change: Change
    old: TranslationUnit | None
    new: TranslationUnit | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Units of one source text with several targets."""

    units: tuple[tuple[int, TranslationUnit], ...]
    """With their numbers, the one that was changed last first; of units without dates, the one that came last."""
    most_used: int
    """The number of the most used of them."""


def differences(old: TranslationMemory, new: TranslationMemory) -> Iterator[Difference]:
    """Yield what differs: what the old memory alone has in its order, then what is only in the new one."""
    gone, come = _apart(old.digests(), new.digests())
    by_source: dict[object, list[int]] = {}
    for number, unit in _units(new, sorted(come)):
        by_source.setdefault(_source(unit), []).append(number)
    taken: set[int] = set()
    for _, unit in _units(old, sorted(gone)):
        candidates = new.units(number for number in by_source.get(_source(unit), ()) if number not in taken)
        if not candidates:
            yield Difference(Change.REMOVED, unit, None)
            continue
        number = max(candidates, key=lambda number: _likeness(unit, candidates[number]))
        taken.add(number)
        other = candidates[number]
        same = _text(unit.target) == _text(other.target)
        yield Difference(Change.ANNOTATED if same else Change.CHANGED, unit, other)
    for _, unit in _units(new, sorted(come - taken)):
        yield Difference(Change.ADDED, None, unit)


def conflicts(memory: TranslationMemory, since: int = 0) -> Iterator[Conflict]:
    """Yield the sources that a memory translates in several ways, one of them in a unit with a number above *since*."""
    for numbers in memory.same_source():
        if max(numbers) <= since:
            continue
        by_languages: dict[object, list[int]] = {}
        units = memory.units(numbers)
        for number in numbers:
            unit = units[number]
            languages = (unit.source and unit.source.language, unit.target and unit.target.language)
            by_languages.setdefault(languages, []).append(number)
        for group in by_languages.values():
            if len({_text(units[number].target) for number in group}) > 1:
                most_used = max(group, key=lambda number: usage(units[number]))
                yield Conflict(tuple((number, units[number]) for number in group), most_used)


def last_change(unit: TranslationUnit) -> str:
    """Give the latest of the dates of a unit, `YYYYMMDDThhmmssZ`; empty when it has none."""
    return row_of(unit).changed


def usage(unit: TranslationUnit) -> int:
    """Give how often a unit was used, as far as it says."""
    return row_of(unit).usage


def _apart(old: Iterator[tuple[bytes, int]], new: Iterator[tuple[bytes, int]]) -> tuple[set[int], set[int]]:
    """Give the numbers of what only one of two memories has, from their digests in order."""
    gone: set[int] = set()
    come: set[int] = set()
    left, right = next(old, None), next(new, None)
    while left or right:
        if right is None or (left and left[0] < right[0]):
            assert left
            gone.add(left[1])
            left = next(old, None)
        elif left is None or right[0] < left[0]:
            come.add(right[1])
            right = next(new, None)
        else:
            left, right = next(old, None), next(new, None)
    return gone, come


def _units(memory: TranslationMemory, numbers: Iterable[int]) -> Iterator[tuple[int, TranslationUnit]]:
    waiting = iter(numbers)
    while some := list(islice(waiting, _AT_ONCE)):
        yield from memory.units(some).items()


def _source(unit: TranslationUnit) -> object:
    return (unit.source and (unit.source.language, unit.source.text), unit.target and unit.target.language)


def _likeness(one: TranslationUnit, other: TranslationUnit) -> tuple[bool, bool]:
    """Say how surely a unit has become another: by its text, then by its id."""
    return _text(one.target) == _text(other.target), one.id == other.id


def _text(side: Variant | None) -> str | None:
    return side.text if side else None
