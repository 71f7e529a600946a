"""What the three checks of figures share: one judgement of a unit, told apart by its fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.model import AnnotatedUnit, Confidence, Remark, Side, Span, TermHit, primary
from ftzterms.text import figures


def differing(units: Sequence[AnnotatedUnit]) -> Sequence[AnnotatedUnit]:
    """Give the units in which some figure differs."""
    _latest.make_room(units)
    return [unit for unit in units if _latest.judged(unit)]


def differences(unit: AnnotatedUnit, fault: figures.Fault) -> Iterator[Remark]:
    """Give the figures of a unit that differ in one way; nothing when a side is neither Chinese nor English."""
    return iter([_remark(unit, mismatch) for mismatch in _latest.judged(unit) if mismatch.fault is fault])


def figures_compared() -> int:
    """Say how many figures have been laid beside those of another side since the program began."""
    return _latest.figures


class _Latest:
    """The units judged last, by identity: the three checks see the same few objects one after another."""

    __slots__ = ("_judged", "figures")

    def __init__(self) -> None:
        self.figures = 0
        """Figures laid beside those of the other side, in all."""
        self._judged: dict[int, tuple[AnnotatedUnit, tuple[figures.Mismatch, ...]]] = {}

    def make_room(self, units: Sequence[AnnotatedUnit]) -> None:
        """Forget earlier units where there is no room for these, all at once, which is quicker than one by one."""
        if len(self._judged) + len(units) > _KEPT and units and id(units[0]) not in self._judged:
            self._judged.clear()

    def judged(self, unit: AnnotatedUnit) -> tuple[figures.Mismatch, ...]:
        """Judge a unit, or say again what was found; what is kept keeps its unit, so that no other can have its id."""
        kept = self._judged.get(id(unit))
        if kept:
            return kept[1]
        found = _judge(unit)
        if len(self._judged) >= _KEPT:
            del self._judged[next(iter(self._judged))]
        self._judged[id(unit)] = unit, found
        return found


_KEPT = 256
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
