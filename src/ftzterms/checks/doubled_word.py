"""A word, or a mark, stands twice in a row.

“The the” and 的的 are slips of the hand that no spelling checker sees.
Words that rightly stand twice are left alone: “had had”, “that that”, “what he believed in in 2010”, names (Yo Yo Ma),
目的的, 为了了解, 的的确确, verbs and sounds that Chinese doubles on purpose (研究研究, 常常, 高高兴兴).

Bad:
    zh: 港口扩建工程已经完工。
    en: ⟦The the⟧ port expansion has been completed.
Good:
    zh: 港口扩建工程已经完工。
    en: The port expansion has been completed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, primary
from ftzterms.text.tuples import NamedTuple

if TYPE_CHECKING:
    from ftzterms.text.repetition import Repetition

_LANGUAGES = ("en", "zh")


class _Language(NamedTuple):
    suspects: Callable[[Sequence[str]], set[int]]
    """Says quickly in which of several texts something may stand twice."""
    repetitions: Callable[[str], Sequence[Repetition]]


@cache
def _known(language: str) -> _Language | None:
    """Give what is known of a language; None for one of which nothing is."""
    if language not in _LANGUAGES:
        return None
    module: Any = import_module(f"ftzterms.text.repetition_{language}")
    return _Language(module.suspects, module.repetitions)


def _suspect(units: Sequence[AnnotatedUnit]) -> list[AnnotatedUnit]:
    """Give the units in which a look is worth while, found for each language in one go."""
    suspect: set[int] = set()
    for language in _LANGUAGES:
        numbers = [number for number, unit in enumerate(units) if primary(unit.target_language) == language]
        if numbers and (known := _known(language)):
            texts = [units[number].target_text for number in numbers]
            suspect.update(numbers[place] for place in known.suspects(texts))
    return [units[number] for number in sorted(suspect)]


@unit_check(Severity.WARNING, Category.DUPLICATION, _suspect)
def doubled_word(unit: AnnotatedUnit) -> Iterator[Remark]:
    known = _known(primary(unit.target_language))
    for found in known.repetitions(unit.target_text) if known else ():
        span = Span(found.start, found.end)
        if not _parted(unit, span):
            confidence = Confidence.LOW if found.doubtful else Confidence.HIGH
            message = f"“{span.of(unit.target_text)}” stands twice: write “{found.once}”"
            yield Remark(span, message, confidence=confidence, fix=Fix(span, found.once, safe=found.certain))


def _parted(unit: AnnotatedUnit, span: Span) -> bool:
    """Say whether an inline tag stands between the two words, so that each is a text of its own."""
    tags = unit.unit.target.segment.tags if unit.unit.target else ()
    return any(span.start < tag.position < span.end for tag in tags)
