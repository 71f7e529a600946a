"""A quotation mark, a bracket or a 《》 is not closed, or closes nothing.

A reader does not know where the quotation ends, and the missing half often went with a missing word.
Only the marks of one text must balance: the two languages need not have the same quotes and brackets, and 《》 has no
English counterpart. Apostrophes, inch signs, list numbers (`2)`), half-open intervals and straight quotes that pair
with curly ones are understood; a quotation that the source too leaves open, because it goes on in the next segment, is
no fault.

Bad:
    zh: 该办法（暂行）自五月起施行。
    en: The Measures ⟦(⟧Interim take effect in May.
Good:
    zh: 该办法（暂行）自五月起施行。
    en: The Measures (Interim) take effect in May.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span
from ftzterms.text.brackets import Stray, strays

_OPENERS, _CLOSERS, _STOPS = frozenset('“"「『'), frozenset('”"」』'), ".。,，"


def _with_strays(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    return [unit for unit in units if strays(unit.target_text)]


@unit_check(Severity.WARNING, Category.TYPOGRAPHICAL, _with_strays)
def unbalanced_punctuation(unit: AnnotatedUnit) -> Iterator[Remark]:
    left = strays(unit.target_text)
    if not left:
        return
    tolerated = strays(unit.source_text)
    seen: set[str] = set()
    for stray in left:
        kind = "quote" if stray.quote else stray.mark
        if kind not in seen and not any(_alike(stray, other) for other in tolerated):
            seen.add(kind)
            span = Span(stray.position, stray.position + 1)
            yield Remark(span, _message(stray), confidence=_confidence(unit, stray))


def _alike(stray: Stray, other: Stray) -> bool:
    """Say whether the source leaves the same kind of mark without a partner."""
    return stray.quote == other.quote and (stray.opening is other.opening or None in (stray.opening, other.opening))


def _message(stray: Stray) -> str:
    if stray.opening is None:
        return f"one {stray.mark} has no partner: add or remove one"
    return f"“{stray.mark}” {'is not closed: close' if stray.opening else 'closes nothing: open'} or remove it"


def _confidence(unit: AnnotatedUnit, stray: Stray) -> Confidence:
    """Doubt a quotation that may go on in the segment before or after: one without a source, or the whole segment."""
    if not stray.quote:
        return Confidence.HIGH
    if unit.unit.source is None:
        return Confidence.LOW
    source, target = unit.source_text.strip(), unit.target_text.strip()
    whole = source[:1] in _OPENERS and source.rstrip(_STOPS)[-1:] in _CLOSERS
    at_edge = stray.mark in (target[:1], target.rstrip(_STOPS)[-1:])
    return Confidence.LOW if whole and at_edge else Confidence.MEDIUM
