"""Read pairs and marked spans out of prose: pages of checks, and the Markdown cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ftzterms.model import AnnotatedUnit, Bitext, Location, Segment, TranslationUnit, Variant

_MARK = re.compile("⟦([^⟦⟧]*)⟧")
_LINE = re.compile(r"^\s*(zh(?:-\w+)?|en(?:-\w+)?):\s?(.*)$")


@dataclass(frozen=True)
class Marked:
    """One side of a pair: its text without marks, and what was marked."""

    language: str
    text: str
    spans: tuple[tuple[int, int], ...]


def marked(line: str) -> Marked | None:
    """Read `en: the ⟦thing⟧`; None for a line that is no side of a pair."""
    match = _LINE.match(line)
    if not match:
        return None
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(match[2]):
        text += match[2][last : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        last = mark.end()
    return Marked(match[1], text + match[2][last:], tuple(spans))


def pairs(lines: Iterable[str]) -> list[tuple[Marked, Marked]]:
    """Pair the sides as they follow each other: source, target, source, target."""
    sides = [side for line in lines if (side := marked(line))]
    if len(sides) % 2:
        raise ValueError(f"a source without a target: {sides[-1].text!r}")
    return list(zip(sides[::2], sides[1::2], strict=True))


def bitext(given: Iterable[tuple[Marked, Marked]]) -> Bitext:
    """Make a document of pairs."""
    listed = list(given)
    units = [
        TranslationUnit(
            f"#{number}",
            Variant(source.language, Segment(source.text), Location(number, 1)),
            Variant(target.language, Segment(target.text), Location(number, 1)),
        )
        for number, (source, target) in enumerate(listed, 1)
    ]
    return Bitext("case", listed[0][0].language, listed[0][1].language, units)


__all__ = ["AnnotatedUnit", "Marked", "bitext", "marked", "pairs"]
