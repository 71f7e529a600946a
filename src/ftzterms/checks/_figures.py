"""What the three checks of figures share: one judgement of a unit, told apart by its fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import is_

from ftzterms.model import AnnotatedUnit, Confidence, Remark, Side, Span, TermHit, primary
from ftzterms.text import figures


def differing(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    """Give the units in which some figure differs."""
    return _latest.over(units)


def differences(unit: AnnotatedUnit, fault: figures.Fault) -> Iterator[Remark]:
    """Give the figures of a unit that differ in one way; nothing when a side is neither Chinese nor English."""
    return iter([_remark(unit, mismatch) for mismatch in _latest.judged(unit) if mismatch.fault is fault])


def figures_compared() -> int:
    """Say how many figures have been laid beside those of another side since the program began."""
    return _latest.figures


class _Latest:
    """The units judged last: the three checks see the same ones one after another."""

    __slots__ = ("_differing", "_found", "_units", "figures")

    def __init__(self) -> None:
        self.figures = 0
        """Figures laid beside those of the other side, in all."""
        self._units: tuple[AnnotatedUnit, ...] = ()
        self._found: dict[int, tuple[figures.Mismatch, ...]] = {}
        """What was found in those that differ, by identity; they are kept, so that no other unit can have their id."""
        self._differing: list[AnnotatedUnit] = []

    def over(self, units: Sequence[AnnotatedUnit]) -> list[AnnotatedUnit]:
        """Judge units, unless they are those judged last, and give those that differ."""
        if len(units) != len(self._units) or not all(map(is_, units, self._units)):
            self._units = tuple(units)
            self._found = {id(unit): found for unit in units if (found := _judge(unit))}
            self._differing = [unit for unit in units if id(unit) in self._found]
        return self._differing

    def judged(self, unit: AnnotatedUnit) -> tuple[figures.Mismatch, ...]:
        """Judge a unit, or say again what was found."""
        if id(unit) not in self._found and not any(unit is known for known in self._units):
            self.over([unit])
        return self._found.get(id(unit), ())


_latest = _Latest()


def _judge(unit: AnnotatedUnit) -> tuple[figures.Mismatch, ...]:
    source_language, target_language = primary(unit.source_language), primary(unit.target_language)
    if source_language not in figures.LANGUAGES or target_language not in figures.LANGUAGES:
        return ()
    reading = figures.read_both(unit.source_text, source_language, unit.target_text, target_language)
    if reading is None:
        return ()
    _latest.figures += len(reading.source) + len(reading.target)
    if reading.alike and not reading.touches(unit.source_terms, unit.target_terms):
        return ()
    rendered = {hit.entry.id for hit in unit.source_terms} & {hit.entry.id for hit in unit.target_terms}
    source = _side(unit.source_text, source_language, unit.source_terms, rendered)
    return figures.judge_read(reading, source, _side(unit.target_text, target_language, unit.target_terms, rendered))


def _side(text: str, language: str, hits: Sequence[TermHit], rendered: set[str]) -> figures.Side:
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
