"""Half-width punctuation stands in Chinese, or full-width punctuation in English.

A comma of the wrong width is the commonest trace of a keyboard that was not switched.
In Chinese the marks `, ; : ? !` are wrong after a Han character, `( )` around Han characters, a full stop after a Han
character at the end; numbers (1,500), times (10:30), addresses, quotes, Latin phrases, list numbers and brackets
around Latin text are left alone. In English any full-width mark is wrong unless it belongs to a quoted Chinese passage.

Bad:
    zh: 园区提供仓储、加工和展示服务。
    en: The park offers storage⟦，⟧ processing and display services.
Good:
    zh: 园区提供仓储、加工和展示服务。
    en: The park offers storage, processing and display services.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, primary
from ftzterms.text.han import is_han
from ftzterms.text.late import late
from ftzterms.text.script import holds_han

_CLOSERS = "”’」』》〉）】"
_OPENERS = "“‘「『《〈（【"
_WIDE = dict(zip(",;:?!.", "，；：？！。", strict=True))
_NARROW_MARK = late(r"[,;:?!.]")
_NARROW_BRACKETS = late(r"\([^()]*\)")
_LIST_NUMBER = late(r"\([〇一二三四五六七八九十]+\)")
_ANY_NARROW = late(r"[,;:?!(.]")
_FULL = late("（[^（）]*）|([\u3000-\u3002\u3008-\u3011\u3014-\u301b\uff01-\uff5e])\\1*")
_ANY_FULL = late("[\u3000-\u3002\u3008-\u3011\u3014-\u301b\uff01-\uff5e]")
_ENGLISH = str.maketrans("、。《》〈〉「」『』【】〔〕\u3000", ",.“”‘’“”‘’[][] ")
_ABBREVIATION = late(r"(?:\b(?:Co|Ltd|Inc|Corp|Jr|Sr|etc|No|al|vs|Dr|Mr|Mrs|Ms|St)|\b[A-Za-z]|^\d+)\.$", re.I)
_SPACED = ",.;:?!)]"
_LONGEST_LABEL = 3
"""Characters of the label of a list item (`a、`, `12、`)."""


def _with_either(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        if primary(unit.target_language) != "en" or not unit.target_text.isascii():
            yield unit


@unit_check(Severity.WARNING, Category.TYPOGRAPHICAL, _with_either)
def punctuation_width(unit: AnnotatedUnit) -> Iterator[Remark]:
    text, language = unit.target_text, primary(unit.target_language)
    if language == "zh" and _ANY_NARROW.search(text):
        yield from _narrow(text)
    elif language == "en" and not text.isascii() and _ANY_FULL.search(text):
        yield from _full(text)


def _narrow(text: str) -> Iterator[Remark]:
    """Find half-width marks that stand in Chinese."""
    for found in _NARROW_MARK.finditer(text):
        span, wide = Span(*found.span()), _WIDE[found[0]]
        confidence = _confidence(text, found)
        if confidence:
            sure = confidence is Confidence.HIGH
            end = span.end + len(text[span.end :]) - len(text[span.end :].lstrip(" ")) if sure else span.end
            fix = Fix(Span(span.start, end), wide, safe=sure)
            yield Remark(span, f"“{found[0]}” is half-width: write “{wide}”", confidence=confidence, fix=fix)
    for found in _NARROW_BRACKETS.finditer(text):
        if holds_han(found[0]):
            confidence = Confidence.LOW if _LIST_NUMBER.fullmatch(found[0]) else Confidence.MEDIUM
            fix = Fix(Span(*found.span()), f"（{found[0][1:-1].strip()}）")
            span = Span(found.start(), found.start() + 1)
            yield Remark(span, "“(” is half-width: write “（” and “）”", confidence=confidence, fix=fix)


def _confidence(text: str, found: re.Match[str]) -> Confidence | None:
    """Judge a half-width mark by what stands before and after it."""
    before, rest = text[: found.start()][-1:], text[found.end() :]
    after = rest.lstrip(" ")[:1]
    ends = not rest.strip(_CLOSERS + " \n")
    beside = bool(before) and (before in _CLOSERS or is_han(before))
    if found[0] == ".":
        full = ends and (beside or before.isalnum() or before == ")") and _ends_sentence(text, found.start())
        return (Confidence.HIGH if beside else Confidence.MEDIUM) if full else None
    if beside and not rest.startswith("//"):
        return Confidence.HIGH if ends or after in _OPENERS or is_han(after) else Confidence.MEDIUM
    latin = before == "%" or (before.isascii() and before.isalpha())
    return Confidence.MEDIUM if latin and found[0] in ",;:" and after and is_han(after) else None


def _ends_sentence(text: str, position: int) -> bool:
    """Say whether a full stop at the end closes a Chinese sentence, and is not that of a number or abbreviation."""
    last = text[:position].rsplit(None, 1)[-1] + "."
    return holds_han(text[:position]) and not _ABBREVIATION.search(last)


def _full(text: str) -> Iterator[Remark]:
    """Find full-width marks that stand in English; a pair of brackets counts once."""
    for found in _FULL.finditer(text):
        start, end = found.span()
        pair = found[0][0] == "（" and end - start > 1
        if holds_han(text[max(0, start - 1) : end + 1]):
            continue
        narrow = _narrowed(found[0])
        span = Span(start, start + 1) if pair else Span(start, end)
        shown = f"“{narrow[0]}” and “{narrow[-1]}”" if pair else f"“{narrow}”"
        yield Remark(span, f"“{span.of(text)}” is full-width: write {shown}", fix=_narrowing(text, start, end, narrow))


def _narrowed(full: str) -> str:
    """Write full-width text in half width."""
    from unicodedata import normalize  # noqa: PLC0415  (few texts need its tables)

    return normalize("NFKC", full.translate(_ENGLISH))


def _narrowing(text: str, start: int, end: int, narrow: str) -> Fix:
    """Write the half-width marks, with the spaces that English has around them."""
    inside = _is_inside(text, start, end, narrow)
    after = " " if narrow[-1] in _SPACED and text[end : end + 1].isalnum() and not inside else ""
    before = " " if narrow[0] == "(" and text[start - 1 : start].isalnum() else ""
    label = text[start] == "、" and len(text[:start].rpartition("\n")[2].strip()) <= _LONGEST_LABEL
    safe = narrow in _SPACED and len(narrow) == 1 and not inside and not label
    while narrow[0] in _SPACED and text[start - 1 : start] == " ":
        start -= 1
    return Fix(Span(start, end), f"{before}{narrow}{after}", safe=safe)


def _is_inside(text: str, start: int, end: int, narrow: str) -> bool:
    """Say whether a mark may be part of a number or abbreviation: 10：30, 1，500, v1。2, e．g."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isdigit() and after.isdigit()) or (narrow == "." and after.isalnum() and not after.isupper())
