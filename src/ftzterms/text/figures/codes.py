"""Figures that look alike in both languages: ISO dates, clock times, codes, and currency signs before a number.

All functions read lower-case text in half-width characters.
"""

from __future__ import annotations

from functools import lru_cache

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._values import CODE, DAY, MONTH, YEAR
from ftzterms.text.figures.units import ENGLISH

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ISO = Pattern(r"((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_CLOCK = Pattern(r"([0-9]{1,2})[:：] ?([0-9]{2})(?:[:：][0-9]{2})?(?![0-9:：])")
_DIALLED = Pattern(
    r"(?:\+?[0-9]{1,3}[- ])?0[0-9]{2,3}-[0-9]{7,8}(?:-[0-9]{1,5})?"
    r"|[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?![0-9])|[0-9]{10,}(?![0-9.])|[0-9]{1,4}(?:\.[0-9]{1,4}){2,5}(?![0-9])"
)
_LABEL = Pattern(r"[0-9]+(?:[-./]?[0-9a-z]+)*")
_SUFFIXED = Pattern(r"([0-9]{1,6}(?:\.[0-9])?)([a-z][0-9a-z]*)(?![.:][0-9])")
_MONEY_LETTERS = "rmb cny usd hkd ntd twd eur gbp jpy inr aud cad sgd mop krw chf".split()
_MONEY = Pattern(rf"(?:(?:us|u\.s\.|hk|nt|a|au|c|ca|s|nz|mop|r)?\$|[€£¥₩₹₽]|(?:{'|'.join(_MONEY_LETTERS)}|rs\.?))\s?$")
MONEY_ENDS = frozenset("$€£¥₩₹₽.s") | {word[-1] for word in _MONEY_LETTERS}
MONEY_TAILS = frozenset({"rs"}) | {word[-2:] for word in _MONEY_LETTERS}
_SIGNS = {"¥": "¥", "rs.": "INR", "u.s.$": "USD", "us$": "USD"}


def iso_date(text: str, at: int) -> list[Draft]:
    """Read 2026-06-08 and 2026/6/8: year, month, day."""
    found = _ISO.match(text, at)
    if not found or not (1 <= int(found[3]) <= 12 and 1 <= int(found[4]) <= 31):
        return []
    kinds = (YEAR, 1), (MONTH, 3), (DAY, 4)
    return [Draft(*found.span(group), kind, int(found[group]), joined=group > 1) for kind, group in kinds]


def clock(text: str, at: int) -> tuple[int, int] | None:
    """Read 15:30: minutes after midnight and the end."""
    found = _CLOCK.match(text, at)
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2]), found.end()


def dialled(text: str, at: int) -> Draft | None:
    """Read a telephone number or another long row of digits."""
    found = _DIALLED.match(text, at)
    return _coded(text, *found.span()) if found else None


def letters_start(text: str, at: int) -> int:
    """Give where the letters begin that end at a place, sixteen before it at most."""
    first = at - 16 if at > 16 else 0
    return first + len(text[first:at].rstrip(LETTERS))


def labelled(text: str, at: int, start: int) -> Draft | None:
    """Read a number that letters before it make a code: g20, covid-19, a350-900."""
    if (at - start > 15 or text[start - 1] in "0123456789") if start else at > 16:
        return None
    found = _LABEL.match(text, at)
    return _coded(text, start, found.end()) if found else None


def suffixed(text: str, at: int, others: frozenset[str]) -> Draft | None:
    """Read 5g, 4k, 3d: digits with letters that are neither a unit nor one of *others*."""
    found = _SUFFIXED.match(text, at)
    if not found or found[2] in others or (found[2] in ENGLISH and len(found[2]) > 1):
        return None
    digits = "".join(filter(str.isdecimal, found[1]))
    return Draft(at, found.end(), CODE, int(digits), unit=digits + found[2], firm=False)


def _coded(text: str, start: int, end: int) -> Draft:
    name, value = _code(text[start:end])
    return Draft(start, end, CODE, value, unit=name, firm=False)


@lru_cache(maxsize=1024)
def _code(written: str) -> tuple[str, int]:
    name = "".join(filter(str.isalnum, written))
    return name, int("".join(filter(str.isdecimal, name))[-18:] or 0)


def money_letters(word: str) -> bool:
    """Say whether a word ends in the letters of a currency."""
    return word[-3:] in _MONEY_LETTERS or word[-2:] == "rs"


def money_before(text: str, at: int) -> tuple[str, int]:
    """Find the currency sign that ends at a place: its code and where it starts; no code and the place itself else."""
    first = max(0, at - 7)
    may_end = text[first:at].rstrip()[-1:] in MONEY_ENDS
    found = _MONEY.search(text, first, at) if may_end else None
    if not found:
        return "", at
    sign = found[0].strip()
    return _SIGNS.get(sign) or ENGLISH.get(sign) or ENGLISH[sign.rstrip(".")], found.start()
