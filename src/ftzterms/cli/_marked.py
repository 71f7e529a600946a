"""Text with marked stretches, broken to the width of a screen: in colour, or between signs where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ftzterms.model import Span, primary
from ftzterms.reporters import Screen, Style, pad, safe, wrap

_LABEL = 6


class Piece(NamedTuple):
    """A stretch of text as it is to be shown."""

    text: str
    style: Style = Style.PLAIN
    signs: tuple[str, str] = ("", "")
    """What stands around it where there are no colours."""


def marked(page: Screen, pieces: Iterable[Piece], width: int) -> list[str]:
    """Set pieces one after another into lines of at most *width* cells."""
    shown = [(safe(piece.text), piece.style, piece.signs) for piece in pieces if piece.text]
    if not page.colour:
        return wrap("".join(opening + text + closing for text, _, (opening, closing) in shown), width)
    plain = "".join(text for text, _, _ in shown)
    lines, at = [], 0
    for line in wrap(plain, width):
        start = plain.index(line, at)
        at = start + len(line)
        lines.append(_painted(page, shown, start, at))
    return lines


def cut(text: str, spans: Sequence[Span], style: Style, signs: tuple[str, str]) -> list[Piece]:
    """Cut a text into plain pieces and marked ones; of spans that overlap the first is marked."""
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            pieces += [Piece(text[at : span.start]), Piece(span.of(text), style, signs)]
            at = span.end
    return [*pieces, Piece(text[at:])]


def side_lines(page: Screen, language: str, pieces: Iterable[Piece]) -> Iterator[str]:
    """Set a side of a unit behind its language, as wide as the screen."""
    for number, line in enumerate(marked(page, pieces, page.width - _LABEL)):
        yield "  " + pad("" if number else safe(primary(language)), _LABEL - 2) + line


def _painted(page: Screen, shown: Sequence[tuple[str, Style, tuple[str, str]]], start: int, end: int) -> str:
    """Paint a stretch of the pieces, taken together."""
    line, at = "", 0
    for text, style, _ in shown:
        line += page.paint(text[max(start - at, 0) : max(end - at, 0)], style)
        at += len(text)
    return line
