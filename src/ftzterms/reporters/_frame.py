"""One line of text, cut to the screen around the words that matter, which are found again by their cells."""

from __future__ import annotations

from ftzterms.model import Span, value
from ftzterms.reporters._cells import cells
from ftzterms.reporters._safe import glyphs

_WORD_EDGE = 14
"""How many characters of context may go so that a window does not start or end inside a word."""


@value
class Frame:
    """A window on a text; *start* and *end* of the marked place count in cells of *text*."""

    text: str
    start: int
    end: int


def frame(text: str, focus: Span, width: int) -> Frame:
    """Cut a text to *width* cells around a span, which is marked at least one cell wide."""
    low = max(focus.start - 2 * width, 0)
    near = text[low : focus.start + 4 * width]
    start = min(focus.start - low, len(near))
    shown = glyphs(near)
    wide = [cells(glyph) for glyph in shown]
    inner = Span(start, min(max(focus.end - low, start), len(near)))
    whole = len(near) == len(text) and sum(wide) <= width
    cut = Span(0, len(near)) if whole else _window(near, wide, inner, width - 2)
    before = "…" if low + cut.start else ""
    after = "…" if low + cut.end < len(text) else ""
    first = len(before) + sum(wide[cut.start : inner.start])
    last = first + sum(wide[inner.start : min(inner.end, cut.end)])
    return Frame(before + "".join(shown[cut.start : cut.end]) + after, first, max(last, first + 1))


def _window(text: str, wide: list[int], focus: Span, room: int) -> Span:
    """Choose what to show: the focus first, then its surroundings on both sides while there is room."""
    start, end = focus.start, focus.start
    while end < focus.end and wide[end] <= room:
        room -= wide[end]
        end += 1
    if end < focus.end:
        return Span(start, end)
    grown = True
    while grown:
        grown = False
        if end < len(text) and wide[end] <= room:
            room -= wide[end]
            end += 1
            grown = True
        if start and wide[start - 1] <= room:
            start -= 1
            room -= wide[start]
            grown = True
    return Span(_from_word_start(text, start, focus.start), _to_word_end(text, end, focus.end))


def _from_word_start(text: str, start: int, limit: int) -> int:
    """Move the start of a window behind the space that is near, so that it stands at a word."""
    if not start or text[start - 1].isspace():
        return start
    space = text.find(" ", start, min(limit, start + _WORD_EDGE))
    return start if space < 0 else space + 1


def _to_word_end(text: str, end: int, limit: int) -> int:
    """Move the end of a window before the space that is near."""
    if end == len(text) or text[end].isspace():
        return end
    space = text.rfind(" ", max(limit, end - _WORD_EDGE), end)
    return end if space < 0 else space
