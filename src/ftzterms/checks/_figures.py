"""What the three checks of figures share: one judgement of a unit, told apart by its fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ftzterms.model import AnnotatedUnit, Confidence, Remark, Side, Span, TermHit, primary
from ftzterms.text import figures


def differences(unit: AnnotatedUnit, fault: figures.Fault) -> Iterator[Remark]:
    """Give the figures of a unit that differ in one way; nothing when a side is neither Chinese nor English."""
    found = _judged(_Same(unit))
    return (_remark(unit, mismatch) for mismatch in found if mismatch.fault is fault) if found else iter(())


class _Same:
    """A unit by identity: the three checks see the same object, and comparing its texts would cost more."""

    __slots__ = ("unit",)

    def __init__(self, unit: AnnotatedUnit) -> None:
        self.unit = unit

    def __hash__(self) -> int:
        return id(self.unit)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.unit is other.unit


@lru_cache(maxsize=4)
def _judged(same: _Same) -> tuple[figures.Mismatch, ...]:
    unit = same.unit
    source_language, target_language = primary(unit.source_language), primary(unit.target_language)
    if source_language not in figures.LANGUAGES or target_language not in figures.LANGUAGES:
        return ()
    rendered = {hit.entry.id for hit in unit.source_terms} & {hit.entry.id for hit in unit.target_terms}
    source = _side(unit.source_text, source_language, unit.source_terms, rendered)
    return figures.judge(source, _side(unit.target_text, target_language, unit.target_terms, rendered))


def _side(text: str, language: str, hits: Sequence[TermHit], rendered: set[str]) -> figures.Side:
    if not hits:
        return figures.Side(text, language)
    spans = [((hit.span.start, hit.span.end), hit.entry.id in rendered) for hit in hits]
    return figures.Side(
        text, language, tuple(span for span, both in spans if both), tuple(span for span, both in spans if not both)
    )


def _remark(unit: AnnotatedUnit, mismatch: figures.Mismatch) -> Remark:
    """Put the remark on the wrong figure of the target, or on the source's where the target has none."""
    start, end = (mismatch.target or mismatch.source)[0].whole
    side = Side.TARGET if mismatch.target else Side.SOURCE
    message = figures.explain(mismatch, unit.source_text, unit.target_text, primary(unit.target_language))
    return Remark(Span(start, end), message, side, Confidence(mismatch.certainty))
