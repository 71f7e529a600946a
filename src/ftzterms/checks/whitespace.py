"""A space is doubled, stands at an edge or before a mark, or is missing after one.

Stray spaces break later matches of the same sentence and show in print.
Left alone are: an edge that is the same in the source, double spaces where the source has some too, two spaces after a
full stop (an old typing rule), the indents and line breaks of a text of several lines, tables, spaces around an inline
tag, and a space between two Chinese phrases. Han may touch Latin letters and digits or be parted from them by a space;
set `han_latin` to `"space"` or `"none"` where a house has a rule for it.

Bad:
    zh: 两港开通了新航线。
    en: The two ports opened⟦  ⟧a new route.
Good:
    zh: 两港开通了新航线。
    en: The two ports opened a new route.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, primary
from ftzterms.text.han import is_han
from ftzterms.text.late import late
from ftzterms.text.script import LETTER

_DOUBLED = late(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|])")
_TABLE = late(r"[\u2500-\u257f]|\|.*\|")
_SUSPECT = late(r"[,;:.!?)](?:(?<= .)|(?=[A-Za-z]))")
"""A mark after a space or before a letter."""
_BEFORE_MARK = late(r"[,;:.!?)](?![\w.)(/\-])")
_SENTENCE = late(r"[A-Z][a-z]")
_GAP = late(r" (?<=[^\s\x00-\x7f] ) *(?=[^\s\x00-\x7f])")
"""Spaces between two characters that are not Latin."""
_CLOSED = late(rf"(?<={LETTER})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={LETTER})")
_PARTED = late(rf"(?<={LETTER}) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) +(?={LETTER})")
_MARKS = "，。；：？！、"
_ENDS = tuple(")”’\"'")
_ADDRESS = late(r"\S*(?:://|www\.|@|\.(?:com|org|net|cn|gov|edu|io|js|py)\b)\S*", re.I)


def _suspects(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        text = unit.target_text
        doubled = "  " in text or "\u00a0" in text
        pattern = _SUSPECT if primary(unit.target_language) != "zh" else _GAP
        if doubled or text[:1].isspace() or text[-1:].isspace() or pattern.search(text):
            yield unit


@unit_check(Severity.INFO, Category.WHITESPACE, _suspects)
def whitespace(unit: AnnotatedUnit, *, han_latin: Literal["", "space", "none"] = "") -> Iterator[Remark]:
    text = unit.target_text
    stripped = text.strip()
    if stripped and stripped != text:
        yield from _edges(unit)
    if ("  " in text or "\u00a0" in text) and not _TABLE.search(text):
        yield from _doubled(unit)
    if primary(unit.target_language) != "zh":
        if _SUSPECT.search(text):
            yield from _english(unit)
    elif han_latin or _GAP.search(text):
        yield from _chinese(text, han_latin)


def _edges(unit: AnnotatedUnit) -> Iterator[Remark]:
    """Find spaces at the edges that the source does not have; Chinese paragraphs may be indented."""
    text, source = unit.target_text, unit.source_text
    leading, trailing = len(text) - len(text.lstrip()), len(text.rstrip())
    if leading and not source[:1].isspace() and "\u3000" not in text[:leading]:
        yield _removal(Span(0, leading), "the text starts with a space: remove it")
    if trailing < len(text) and not source[-1:].isspace():
        yield _removal(Span(trailing, len(text)), "the text ends with a space: remove it")


def _doubled(unit: AnnotatedUnit) -> Iterator[Remark]:
    text = unit.target_text
    for found in _DOUBLED.finditer(text):
        span = Span(*found.span())
        if not _tagged(unit, span):
            typed = text[span.start - 1] in '.!?:”"' and text[span.end].isupper()
            many = span.end - span.start > 3 or "  " in unit.source_text
            confidence = Confidence.LOW if typed or many else Confidence.HIGH
            fix = Fix(span, " ", safe=not (typed or many))
            yield Remark(span, f"{span.end - span.start} spaces in a row: keep one", confidence=confidence, fix=fix)


def _english(unit: AnnotatedUnit) -> Iterator[Remark]:
    """Find a space before a mark, and a mark without a space after it."""
    text = unit.target_text
    for found in _SUSPECT.finditer(text):
        at = found.start()
        if text[at - 1 : at] == " ":
            start = len(text[:at].rstrip(" "))
            before = text[start - 1 : start]
            loose = before.isalnum() or before in _ENDS
            if loose and _BEFORE_MARK.match(text, at) and not _tagged(unit, Span(at - 1, at)):
                yield _removal(Span(start, at), f"a space stands before “{text[at]}”: remove it", Confidence.MEDIUM)
        elif _run_on(text, at) and not _in_address(text, at) and not _tagged(unit, Span(at, at + 1)):
            fix = Fix(Span(at, at + 1), f"{text[at]} ")
            message = f"no space after “{text[at]}”: add one"
            yield Remark(fix.span, message, confidence=Confidence.MEDIUM, fix=fix)


def _run_on(text: str, position: int) -> bool:
    """Say whether the word after a mark was written without a space: `ports,parks`, `ended.The`."""
    before, mark, after = text[max(0, position - 2) : position], text[position], text[position + 1 : position + 3]
    if mark in ":)" or not (before.isascii() and before[-1:].islower()):
        return False
    if mark == "," or (mark == ";" and after[:1].islower()):
        return True
    return len(before) == 2 and before.isalpha() and before.islower() and _SENTENCE.match(after) is not None


def _in_address(text: str, position: int) -> bool:
    """Say whether the word around a place is a web or e-mail address or a file name."""
    start = max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1
    return _ADDRESS.match(text, start) is not None


def _chinese(text: str, han_latin: str) -> Iterator[Remark]:
    gaps = [found for found in _GAP.finditer(text) if _in_chinese(text[found.start() - 1], text[found.end()])]
    sentence = len(gaps) == 1 and text.rstrip("”’」』）")[-1:] in tuple("。！？")
    for found in gaps:
        beside = text[found.start() - 1] in "，、；：" or text[found.end()] in "，。；：？！、"
        inside = sentence and text[found.start() - 1] not in "。！？"
        confidence = Confidence.MEDIUM if beside or inside else Confidence.LOW
        yield _removal(Span(*found.span()), "a space stands in Chinese: remove it", confidence)
    if han_latin == "space":
        for found in _CLOSED.finditer(text):
            fix = Fix(Span(*found.span()), " ")
            yield Remark(Span(found.start() - 1, found.end() + 1), "no space between Han and Latin: add one", fix=fix)
    elif han_latin == "none":
        for found in _PARTED.finditer(text):
            yield _removal(Span(*found.span()), "a space stands between Han and Latin: remove it")


def _in_chinese(*neighbours: str) -> bool:
    return all(mark in _MARKS or is_han(mark) for mark in neighbours)


def _removal(span: Span, message: str, confidence: Confidence = Confidence.HIGH) -> Remark:
    return Remark(span, message, confidence=confidence, fix=Fix(span, "", safe=confidence is Confidence.HIGH))


def _tagged(unit: AnnotatedUnit, span: Span) -> bool:
    """Say whether an inline tag stands at the place."""
    tags = unit.unit.target.segment.tags if unit.unit.target else ()
    return any(span.start <= tag.position <= span.end for tag in tags)
