"""A mismatch as an editor would put it."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.text.figures._values import Figure, Kind, Mismatch
from ftzterms.text.figures.agreeing import units_fit
from ftzterms.text.figures.writing import write

_TIMES = {10: "ten", 100: "a hundred", 1000: "a thousand", 10**4: "ten thousand"}
_SIZES = frozenset({Kind.CARDINAL, Kind.PERCENT, Kind.POINTS, Kind.DURATION})


def explain(mismatch: Mismatch, source: str, target: str, language: str) -> str:
    """Say what the source's figure is in the target's language, and what the target says instead."""
    quoted, meaning = _quote(mismatch.source, source), write(mismatch.source, language)
    is_meaning = "" if meaning == quoted else f" is {meaning}"
    if not mismatch.target:
        return f"“{quoted}”{is_meaning}: the target does not say it"
    said = _quote(mismatch.target, target)
    if mismatch.source[0].approx and mismatch.source[0].value == mismatch.target[0].value:
        said = write(mismatch.target, language)
    return f"“{quoted}”{is_meaning or ' in the source'}; the target says “{said}”{_degree(mismatch)}"


def _quote(figures: Sequence[Figure], text: str) -> str:
    start, end = figures[0].whole
    return text[start:end]


def _degree(mismatch: Mismatch) -> str:
    """Tell a slip of the decimal point or of 万 and 亿 by its size."""
    one, other = mismatch.source[0], mismatch.target[0]
    if len(mismatch.source) + len(mismatch.target) > 2 or one.kind is not other.kind or one.kind not in _SIZES:
        return ""
    if not units_fit(one.unit, other.unit) or not one.value or not other.value:
        return ""
    for times, words in _TIMES.items():
        if other.value == one.value * times:
            return f": {words} times too much"
        if one.value == other.value * times:
            return f": {words} times too little"
    return ""
