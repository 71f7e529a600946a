"""Read pairs and marked spans out of prose: pages of checks, and the Markdown cases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ftzterms.model import AnnotatedUnit, Bitext, InlineTag, Location, Segment, TagKind, TranslationUnit, Variant

_SIGN = re.compile(r"⟦|⟧|<(/?)g(\d+)>|<x(\d+)/>")
_LINE = re.compile(r"^\s*(zh(?:-\w+)?|en(?:-\w+)?):\s?(.*)$")


@dataclass(frozen=True)
class Marked:
    """One side of a pair: its text without marks, what was marked, and the inline tags (`<g1>…</g1>`, `<x1/>`)."""

    language: str
    text: str
    spans: tuple[tuple[int, int], ...]
    tags: tuple[InlineTag, ...] = ()


def marked(line: str) -> Marked | None:
    """Read `en: the ⟦thing⟧`; None for a line that is no side of a pair."""
    match = _LINE.match(line)
    if not match:
        return None
    text, last = "", 0
    edges: list[int] = []
    tags: list[InlineTag] = []
    for sign in _SIGN.finditer(match[2]):
        text += match[2][last : sign.start()]
        last = sign.end()
        if sign[0] in "⟦⟧":
            edges.append(len(text))
        else:
            kind = TagKind.STANDALONE if sign[3] else TagKind.CLOSE if sign[1] else TagKind.OPEN
            tags.append(InlineTag(len(text), kind, sign[2] or sign[3], sign[0]))
    spans = tuple(zip(edges[::2], edges[1::2], strict=True))
    return Marked(match[1], text + match[2][last:], spans, tuple(tags))


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
            Variant(source.language, Segment(source.text, source.tags), Location(number, 1)),
            Variant(target.language, Segment(target.text, target.tags), Location(number, 1)),
        )
        for number, (source, target) in enumerate(listed, 1)
    ]
    return Bitext("case", listed[0][0].language, listed[0][1].language, units)


__all__ = ["AnnotatedUnit", "Marked", "bitext", "marked", "pairs"]
