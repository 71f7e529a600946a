"""Figures as exact values, in Chinese and English, and where a text and its translation differ in them.

`parse` reads the figures of a text, `write` puts them in words, `compare` finds those that differ, `judge` does so for
two texts with their terms, and `explain` says it as an editor would. What puts in words is loaded when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ftzterms.text.figures._values import Approx, Exact, Fault, Figure, Kind, Mismatch
from ftzterms.text.figures.compare import compare
from ftzterms.text.figures.judging import LANGUAGES, Side, judge, judge_read, may_hold, parse, read_both

if TYPE_CHECKING:
    from ftzterms.text.figures.explaining import explain
    from ftzterms.text.figures.writing import write

_LATE = {"explain": "explaining", "write": "writing"}

__all__ = [
    "LANGUAGES",
    "Approx",
    "Exact",
    "Fault",
    "Figure",
    "Kind",
    "Mismatch",
    "Side",
    "compare",
    "explain",
    "judge",
    "judge_read",
    "may_hold",
    "parse",
    "read_both",
    "write",
]


def __getattr__(name: str) -> object:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
