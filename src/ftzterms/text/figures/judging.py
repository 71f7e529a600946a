"""The figures of a translation against those of its source."""

from __future__ import annotations

from typing import NamedTuple

from ftzterms.text.figures._drafts import Draft, finish
from ftzterms.text.figures._values import Figure, Mismatch
from ftzterms.text.figures.chinese import read_chinese
from ftzterms.text.figures.compare import are_alike, compare
from ftzterms.text.figures.english import read_english
from ftzterms.text.placeholders import may_have_placeholders, placeholders

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


def _read(text: str, language: str) -> list[Draft]:
    if language == "zh":
        return read_chinese(text)
    return read_english(text) if language == "en" else []


_SHIFT = {"en": 1}
"""How far the places in a reading lie from those in the text."""


def judge(source: Side, target: Side) -> tuple[Mismatch, ...]:
    """Find the figures that the target renders wrongly or not at all."""
    text, other = source.text, target.text
    if text == other or not other or other.isspace():
        return ()
    drafts = _read(text, source.language)
    if not drafts:
        return ()
    others = _read(other, target.language)
    masked = source.rendered or target.rendered or may_have_placeholders(text) or may_have_placeholders(other)
    if not masked and are_alike(drafts, others):
        return ()
    found = compare(_unmasked(drafts, source), _unmasked(others, target))
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
