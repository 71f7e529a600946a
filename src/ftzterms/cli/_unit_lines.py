"""A unit of a memory on the screen: a line for each side, cut to its width."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.model import TranslationUnit, Variant, primary
from ftzterms.reporters import Screen, cells, safe, shorten


def unit_lines(page: Screen, unit: TranslationUnit) -> Iterator[str]:
    """Set the two texts of a unit under one another."""
    for side in (unit.source, unit.target):
        if side:
            yield text_line(page, " ", side)


def text_line(page: Screen, mark: str, side: Variant, note: str = "") -> str:
    """Set a text after a mark and its language, and before a note."""
    start = f"{mark} {primary(side.language):>2} │ "
    return start + shorten(safe(side.text), page.width - cells(start) - cells(note)) + note
