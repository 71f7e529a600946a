"""Figures in words: how a figure reads in English or Chinese. `parse` reads back what is written here."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.text.figures._values import DATED, Approx, Figure, Kind
from ftzterms.text.figures.writing_en import date_in_english, in_english
from ftzterms.text.figures.writing_zh import date_in_chinese, in_chinese

_CHINESE_ORDER = [Kind.YEAR, Kind.HALF, Kind.QUARTER, Kind.MONTH, Kind.DAY, Kind.WEEKDAY, Kind.TIME]
_ENGLISH_ORDER = [Kind.TIME, Kind.WEEKDAY, Kind.HALF, Kind.QUARTER, Kind.MONTH, Kind.DAY, Kind.YEAR]


def write(figures: Sequence[Figure], language: str) -> str:
    """Write the parts of one expression as a reader of that language (`zh` or `en`) would."""
    chinese = language == "zh"
    if len(figures) > 1 and all(figure.kind in DATED for figure in figures):
        parts = _ordered(figures, _CHINESE_ORDER if chinese else _ENGLISH_ORDER)
        return date_in_chinese(parts) if chinese else date_in_english(parts)
    ranged = len(figures) > 1 and len({(figure.kind, figure.unit) for figure in figures}) == 1
    parts = [figures[0], *(figure._replace(approx=Approx.EXACT) for figure in figures[1:])] if ranged else figures
    words = [(in_chinese if chinese else in_english)(figure) for figure in parts]
    if ranged:
        return ("至" if chinese else " to ").join(words)
    return ("、" if chinese else ", ").join(words)


def _ordered(figures: Sequence[Figure], order: Sequence[Kind]) -> Sequence[Figure]:
    """Put the parts of a date in the order of a language; a range keeps its own."""
    if len({figure.kind for figure in figures}) < len(figures):
        return figures
    return sorted(figures, key=lambda figure: order.index(figure.kind))
