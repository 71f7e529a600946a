"""What the three checks of figures share: one judgement of a unit, told apart by its fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.model import AnnotatedUnit, Confidence, Remark, Side, Span, TermHit, primary
from ftzterms.text import figures


def differences(unit: AnnotatedUnit, fault: figures.Fault) -> Iterator[Remark]:
    """Give the figures of a unit that differ in one way; nothing when a side is neither Chinese nor English."""
    source_language, target_language = primary(unit.source_language), primary(unit.target_language)
    if source_language not in figures.LANGUAGES or target_language not in figures.LANGUAGES:
        return
    rendered = {hit.entry.id for hit in unit.source_terms} & {hit.entry.id for hit in unit.target_terms}
    source = _side(unit.source_text, source_language, unit.source_terms, rendered)
    target = _side(unit.target_text, target_language, unit.target_terms, rendered)
    for mismatch in figures.judge(source, target):
        if mismatch.fault is fault:
            yield _remark(mismatch, figures.explain(mismatch, source.text, target.text, target_language))


def _side(text: str, language: str, hits: Sequence[TermHit], rendered: set[str]) -> figures.Side:
    if not hits:
        return figures.Side(text, language)
    spans = [((hit.span.start, hit.span.end), hit.entry.id in rendered) for hit in hits]
    return figures.Side(
        text, language, tuple(span for span, both in spans if both), tuple(span for span, both in spans if not both)
    )


def _remark(mismatch: figures.Mismatch, message: str) -> Remark:
    """Put the remark on the wrong figure of the target, or on the source's where the target has none."""
    start, end = (mismatch.target or mismatch.source)[0].whole
    side = Side.TARGET if mismatch.target else Side.SOURCE
    return Remark(Span(start, end), message, side, Confidence(mismatch.certainty))
