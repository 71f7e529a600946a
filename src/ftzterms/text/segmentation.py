"""Cut a paragraph into sentences, by the SRX 2.0 rules of `segmentation.srx`, which CAT tools take as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ftzterms.text.late import late
from ftzterms.text.shipped import shipped

if TYPE_CHECKING:
    import regex

_SRX = "{http://www.lisa.org/srx20}"
_MARK = late("[^\\w\\s]|[⁰¹²³⁴-⁹]")
"""Every rule that breaks does so behind a mark, or behind the raised number of a note."""
_OPENING = dict(zip("”’）)]」』】〕》〉", "“‘（([「『【〔《〈", strict=True))
_CLOSED = late('[“”‘’（）()\\[\\]「」『』【】〔〕《》〈〉"]')
_DEEPEST = 16
"""Quotations and brackets inside one another; no text needs more."""


@cache
def srx() -> str:
    """Give the rules as the file that CAT tools read (SRX 2.0)."""
    return shipped("segmentation.srx")


def breaks(text: str, language: str) -> list[int]:
    """Give the offsets at which the rules of a language break a text: at each, the first rule that fits decides.

    Space stands at the beginning of the sentence that follows it. A language without rules has no breaks.
    """
    rules = _rules(language)
    if rules is None:
        return []
    pattern, breaking = rules
    places = (found.end() for found in _MARK.finditer(text))
    return [at for at in places if at < len(text) and (rule := pattern.match(text, at)) and rule.lastindex in breaking]


def cuts(text: str, language: str) -> list[int]:
    """Give the breaks of a text but those inside a quotation or brackets, which no sentence leaves half open."""
    closed = list(_closed(text))
    found, inside = [], 0
    for at in breaks(text, language):
        while inside < len(closed) and closed[inside][1] < at:
            inside += 1
        if inside == len(closed) or at <= closed[inside][0]:
            found.append(at)
    return found


def sentences(text: str, language: str) -> list[str]:
    """Give the sentences of a paragraph; joined they are the paragraph."""
    return [text[start:end] for start, end in pairwise([0, *cuts(text, language), len(text)])]


def _closed(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost quotations and brackets, as the offsets of their two marks.

    A double quotation mark that is never closed reaches to the end: nobody knows which of its kind was meant to close.
    """
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for mark in _CLOSED.finditer(text):
        sign, at = mark[0], mark.start()
        if sign == '"':
            sign = "”" if any(other == "“" for other, _ in opened) else "“"
        if sign not in _OPENING:
            opened = [*opened, (sign, at)][-_DEEPEST:]
        elif not (sign == "’" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()):
            _close(opened, found, _OPENING[sign], at)
    for sign, at in opened:
        if sign == "“":
            _keep(found, at, len(text))
    yield from found


def _close(opened: list[tuple[str, int]], found: list[tuple[int, int]], sign: str, at: int) -> None:
    """Close the innermost of the marks that are open, and what was never closed in it."""
    depth = next((number for number in reversed(range(len(opened))) if opened[number][0] == sign), -1)
    if depth >= 0:
        _keep(found, opened[depth][1], at)
        del opened[depth:]


def _keep(found: list[tuple[int, int]], start: int, end: int) -> None:
    while found and found[-1][0] > start:
        found.pop()
    if not found or found[-1][1] < start:
        found.append((start, end))


@cache
def _rules(language: str) -> tuple[regex.Pattern[str], frozenset[int]] | None:
    """Compile the rules of a language: one pattern, and the numbers of its groups that break."""
    import regex  # noqa: PLC0415  (only documents need it)

    for languages, rules in _read():
        if re.fullmatch(languages, language):
            alternatives = (f"(?={after})(?<={before})()" for _, before, after in rules)
            breaking = frozenset(number for number, rule in enumerate(rules, start=1) if rule[0])
            return regex.compile("|".join(alternatives)), breaking
    return None


@cache
def _read() -> tuple[tuple[str, list[tuple[bool, str, str]]], ...]:
    """Read the file: for each pattern of languages its rules, as (breaks, before, after)."""
    from xml.etree.ElementTree import fromstring  # noqa: PLC0415  (our own file)

    root: Any = fromstring(srx())  # noqa: S314
    named = {
        rules.get("languagerulename"): [
            (rule.get("break") == "yes", rule.findtext(f"{_SRX}beforebreak"), rule.findtext(f"{_SRX}afterbreak"))
            for rule in rules
        ]
        for rules in root.iter(f"{_SRX}languagerule")
    }
    maps = root.iter(f"{_SRX}languagemap")
    return tuple((item.get("languagepattern"), named[item.get("languagerulename")]) for item in maps)
