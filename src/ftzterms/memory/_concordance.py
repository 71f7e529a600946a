"""Find words inside the texts of a memory: any stretch of any length, or a regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from ftzterms.memory._bit_columns import members
from ftzterms.memory._search_index import Block, SearchIndex
from ftzterms.memory._signature import features_of
from ftzterms.memory.match import Occurrence
from ftzterms.model import FtzTermsError, Span, TranslationUnit, Variant
from ftzterms.text.fold import fold

if TYPE_CHECKING:
    import regex

_PAGE = 100


class Units(Protocol):
    """A memory, as far as it is asked here."""

    def units(self, numbers: Iterable[int]) -> dict[int, TranslationUnit]: ...

    def items(self) -> Iterator[tuple[int, TranslationUnit]]: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    text: str
    regex: bool
    limit: int
    seconds: float


def occurrences(memory: Units, index: SearchIndex, wanted: Wanted) -> Iterator[Occurrence]:
    """Yield the units that have what is wanted, in the order in which they came."""
    if wanted.regex:
        pattern = _compiled(wanted.text)
        found = _with_pattern(memory, pattern, wanted.seconds)
    else:
        words = fold(wanted.text.strip()).text
        found = _with_words(memory, index, words) if words else iter(())
    return islice(found, wanted.limit)


def _with_words(memory: Units, index: SearchIndex, words: str) -> Iterator[Occurrence]:
    numbers = iter(_numbers(index, words))
    while some := list(islice(numbers, _PAGE)):
        for number, unit in memory.units(some).items():
            spans = [_stretches(side, words) for side in (unit.source, unit.target)]
            if any(spans):
                yield Occurrence(number, unit, *spans)


def _with_pattern(memory: Units, pattern: regex.Pattern[str], seconds: float) -> Iterator[Occurrence]:
    for number, unit in memory.items():
        spans = [_matching(side, pattern, seconds) for side in (unit.source, unit.target)]
        if any(spans):
            yield Occurrence(number, unit, *spans)


def _numbers(index: SearchIndex, words: str) -> list[int]:
    """Give the units that may have the words: those that have all their features, and those not indexed yet."""
    found = set(index.waiting_units())
    for blocks in index.blocks().values():
        for block in blocks:
            if block.lane.longest >= len(words):
                found.update(side >> 1 for side in _sides(index, block, words))
    return sorted(found)


def _sides(index: SearchIndex, block: Block, words: str) -> list[int]:
    everyone = (1 << block.size) - 1
    for column in index.columns(block, sorted(features_of(words, block.lane))):
        everyone &= column
    sides = index.sides(block)
    return [sides[place] for place in members(everyone)]


def _stretches(side: Variant | None, words: str) -> tuple[Span, ...]:
    """Tell where words stand in a text, in its own offsets."""
    if side is None:
        return ()
    folded = fold(side.text)
    found, at = [], folded.text.find(words)
    while at >= 0:
        found.append(Span(*folded.original(at, at + len(words))))
        at = folded.text.find(words, at + len(words))
    return tuple(found)


def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.VERSION1)
    except regex.error as error:
        raise FtzTermsError(
            f"this is no regular expression: {error}", hint="leave --regex out to find it as it is"
        ) from None
    except (OverflowError, RecursionError, MemoryError) as error:
        raise FtzTermsError(
            f"this regular expression is too large ({type(error).__name__})", hint="make it shorter"
        ) from None


def _matching(side: Variant | None, pattern: Any, seconds: float) -> tuple[Span, ...]:
    if side is None:
        return ()
    try:
        return tuple(Span(*match.span()) for match in pattern.finditer(side.text, timeout=seconds) if match[0])
    except TimeoutError:
        raise FtzTermsError(
            f"the regular expression takes more than {seconds:g} s for one text", hint="make it simpler"
        ) from None
