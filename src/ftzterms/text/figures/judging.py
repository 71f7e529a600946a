"""The figures of a translation against those of its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ftzterms.text.figures._values import Figure, Mismatch
from ftzterms.text.figures.chinese import parse_chinese
from ftzterms.text.figures.compare import compare
from ftzterms.text.figures.english import parse_english
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
    if language == "zh":
        return parse_chinese(text)
    return parse_english(text) if language == "en" else ()


def judge(source: Side, target: Side) -> tuple[Mismatch, ...]:
    """Find the figures that the target renders wrongly or not at all."""
    if source.text == target.text or not target.text or target.text.isspace():
        return ()
    one, other = _figures(source), _figures(target)
    if not one and not other:
        return ()
    return tuple(mismatch for mismatch in compare(one, other) if not _is_excused(mismatch, source, target))


def _figures(side: Side) -> tuple[Figure, ...]:
    """Give the figures of a text that are not part of a rendered term or of a placeholder."""
    figures = parse(side.text, side.language)
    masked = side.rendered
    if figures and may_have_placeholders(side.text):
        masked += tuple((item.start, item.end) for item in placeholders(side.text))
    return tuple(figure for figure in figures if not _lies_in(figure, masked)) if masked else figures


def _is_excused(mismatch: Mismatch, source: Side, target: Side) -> bool:
    """Excuse a figure of a term, whose fault is reported as the term's, and one left standing untranslated."""
    if any(_lies_in(figure, source.named) for figure in mismatch.source):
        return True
    if any(_lies_in(figure, target.named) for figure in mismatch.target):
        return True
    return not mismatch.target and all(words in target.text for words in _words(mismatch, source.text))


def _words(mismatch: Mismatch, text: str) -> Iterator[str]:
    return (text[figure.start : figure.end] for figure in mismatch.source)


def _lies_in(figure: Figure, spans: Spans) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)
