"""The figures of a translation against those of its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ftzterms.text.figures._drafts import Draft, finish
from ftzterms.text.figures._values import Figure, Mismatch
from ftzterms.text.figures.chinese import ANY, read_chinese
from ftzterms.text.figures.compare import are_alike, compare
from ftzterms.text.figures.english import read_english
from ftzterms.text.placeholders import may_have_placeholders, placeholders
from ftzterms.text.tuples import NamedTuple

if TYPE_CHECKING:
    from typing import Protocol

    class _Stretch(Protocol):
        @property
        def start(self) -> int: ...
        @property
        def end(self) -> int: ...

    class _Placed(Protocol):
        @property
        def span(self) -> _Stretch: ...


LANGUAGES = frozenset({"zh", "en"})
Spans = tuple[tuple[int, int], ...]


class Side(NamedTuple):
    """A text with what is known of its terms."""

    text: str
    language: str
    """`zh` or `en`."""
    rendered: Spans = ()
    """Terms that the other side has too: their figures belong to them."""
    named: Spans = ()
    """Terms that the other side has not: their figures may answer others, but the term is the fault, not the figure."""


def parse(text: str, language: str) -> tuple[Figure, ...]:
    """Find the figures of a text, in order; none in a language other than `zh` and `en`."""
    return finish(_read(text, language), _SHIFT.get(language, 0))


def may_hold(text: str) -> bool:
    """Say at a glance whether a Chinese text may hold figures; it holds none where this is false."""
    return ANY.search(text) is not None


def _read(text: str, language: str) -> list[Draft]:
    if language == "zh":
        return read_chinese(text)
    return read_english(text) if language == "en" else []


_SHIFT = {"en": 1}
"""How far the places in a reading lie from those in the text."""


class Reading(NamedTuple):
    """The figures in the making of two texts."""

    source: list[Draft]
    target: list[Draft]
    alike: bool
    """No figure differs, unless one belongs to a term."""
    source_shift: int
    target_shift: int

    def touches(self, source: Iterable[_Placed], target: Iterable[_Placed]) -> bool:
        """Say whether a figure begins in one of these parts of its text."""
        return _begins_in(self.source, source, self.source_shift) or _begins_in(self.target, target, self.target_shift)


def _begins_in(drafts: list[Draft], parts: Iterable[_Placed], shift: int) -> bool:
    starts = [draft.start - shift for draft in drafts]
    for part in parts:
        span = part.span
        first, end = span.start, span.end
        for start in starts:
            if first <= start < end:
                return True
    return False


def read_both(source: str, source_language: str, target: str, target_language: str) -> Reading | None:
    """Read two texts; None where nothing can differ."""
    if source == target or not target or target.isspace():
        return None
    drafts = _read(source, source_language)
    if not drafts:
        return None
    others = _read(target, target_language)
    marked = may_have_placeholders(source) or may_have_placeholders(target)
    shifts = _SHIFT.get(source_language, 0), _SHIFT.get(target_language, 0)
    return Reading(drafts, others, not marked and are_alike(drafts, others), *shifts)


def judge(source: Side, target: Side) -> tuple[Mismatch, ...]:
    """Find the figures that the target renders wrongly or not at all."""
    reading = read_both(source.text, source.language, target.text, target.language)
    return judge_read(reading, source, target) if reading else ()


def judge_read(reading: Reading, source: Side, target: Side) -> tuple[Mismatch, ...]:
    """Do so for what `read_both` has read."""
    if reading.alike and not (source.rendered or target.rendered):
        return ()
    found = compare(_unmasked(reading.source, source), _unmasked(reading.target, target))
    return tuple([mismatch for mismatch in found if not _is_excused(mismatch, source, target)])


def _unmasked(drafts: list[Draft], side: Side) -> tuple[Figure, ...]:
    """Give the figures of a text that are not part of a rendered term or of a placeholder."""
    figures = finish(drafts, _SHIFT.get(side.language, 0))
    masked = side.rendered
    if may_have_placeholders(side.text):
        masked += tuple((item.start, item.end) for item in placeholders(side.text))
    return tuple([figure for figure in figures if not _lies_in(figure, masked)]) if masked else figures


def _is_excused(mismatch: Mismatch, source: Side, target: Side) -> bool:
    """Excuse a figure of a term, whose fault is reported as the term's, and one left standing untranslated."""
    if source.named and any(_lies_in(figure, source.named) for figure in mismatch.source):
        return True
    if target.named and any(_lies_in(figure, target.named) for figure in mismatch.target):
        return True
    return not mismatch.target and all(source.text[one.start : one.end] in target.text for one in mismatch.source)


def _lies_in(figure: Figure, spans: Spans) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)
