"""The figures of an English text."""

from __future__ import annotations

from collections.abc import Callable

from ftzterms.text.figures import calendar_en, phrases_en
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern, branches
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures.numbers_en import digits, words
from ftzterms.text.figures.numerals_en import CARDINALS, ORDINALS, SCALES
from ftzterms.text.figures.plain_en import PLAIN, plain

_Rule = Callable[[Reader, int, str], None]
_PHRASES = "no one|one another|one's|first of all|at first|at one|long march|one by one|second to none".split("|")
"""Phrases in which a number word is none."""


def _pass_by(reader: Reader, at: int, word: str) -> None:
    """Leave out a phrase that is no figure."""
    reader.at = at + len(word)


_RULES: dict[str, _Rule] = {
    **dict.fromkeys(_PHRASES, _pass_by),
    **dict.fromkeys(CARDINALS, words),
    **dict.fromkeys(ORDINALS, words),
    **dict.fromkeys(["dozen", "hundred", *SCALES], phrases_en.scale),
    **dict.fromkeys(["tens", *phrases_en.MAGNITUDES], phrases_en.vague),
    **dict.fromkeys(phrases_en.MULTIPLES, phrases_en.multiple),
    **dict.fromkeys(phrases_en.HALVES, phrases_en.half),
    **dict.fromkeys(phrases_en.PAIRS, phrases_en.pair),
    **dict.fromkeys(phrases_en.SPAN_WORDS, phrases_en.span),
    **dict.fromkeys(calendar_en.MONTHS, calendar_en.month),
    **dict.fromkeys(calendar_en.WEEKDAYS, calendar_en.weekday),
    **dict.fromkeys(calendar_en.DECADES, calendar_en.decade),
    **dict.fromkeys(["noon", "midnight"], calendar_en.noon),
    **dict.fromkeys(phrases_en.ROMAN_STARTS, phrases_en.roman),
    "inaugural": phrases_en.inaugural,
    "quarter": phrases_en.quarter,
    "clock": phrases_en.around_the_clock,
}
_FIGURE = Pattern(rf"[^a-z](?:(?<=[0-9])(?:{PLAIN})?|(?:{branches(_RULES)})\b)")
"""A digit, or a word of a figure with the character before it: the class skips the insides of words."""


def read_english(text: str) -> list[Draft]:
    """Find the figures of an English text, in order, their places counted from the space before it."""
    lower = " " + _lower(text)
    search = _FIGURE.search
    found = search(lower)
    if not found:
        return []
    reader = Reader(lower, " " + text)
    while found:
        start, end = found.span()
        if "0" <= lower[start] <= "9":
            if draft := plain(reader, found) if found.lastindex else None:
                reader.add(draft)
            else:
                digits(reader, start)
        else:
            reader.at = end
            word = lower[start + 1 : end]
            _RULES[word](reader, start + 1, word)
        found = search(lower, reader.at)
    return reader.drafts


_REPLACED = {**dict.fromkeys("–—―‐‑−", "-"), **dict.fromkeys("\u00a0\u2009\u202f\u2007\u3000", " ")}


def _lower(text: str) -> str:
    """Lower-case and half the width, character by character, so that offsets hold."""
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    for character, half in _REPLACED.items():
        if character in lower:
            lower = lower.replace(character, half)
    return lower
