"""The figures of an English text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from re import escape

from ftzterms.text.figures import calendar_en, phrases_en
from ftzterms.text.figures._drafts import finish
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures._values import Figure
from ftzterms.text.figures.numbers_en import digits, words
from ftzterms.text.figures.numerals_en import CARDINALS, ORDINALS, SCALES

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
    **dict.fromkeys(["tens", *phrases_en.VAGUE], phrases_en.vague),
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


def _branches(words: Iterable[str]) -> str:
    """Write words as a regular expression that shares their beginnings."""
    tree: dict[str, list[str]] = {}
    for word in words:
        tree.setdefault(word[:1], []).append(word[1:])
    ends = "" in tree and len(tree) > 1
    parts = [escape(first) + _branches(rest) for first, rest in tree.items() if first]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "")


_WORD = Pattern(rf"[^a-z0-9]{_branches(_RULES)}\b")
"""A word of a figure with the character before it: a class at the start lets the search skip the insides of words."""
_DIGIT = Pattern("[0-9]")


def parse_english(text: str) -> tuple[Figure, ...]:
    """Find the figures of an English text, in order."""
    lower = " " + _lower(text)
    word, digit = _WORD.search(lower), _DIGIT.search(lower)
    if not word and not digit:
        return ()
    reader = Reader(lower, " " + text)
    while word or digit:
        if digit and (not word or digit.start() < word.start()):
            reader.at = digit.end()
            digits(reader, digit.start())
        elif word:
            reader.at = word.end()
            name = word[0][1:]
            _RULES[name](reader, word.start() + 1, name)
        if word and word.start() < reader.at:
            word = _WORD.search(lower, reader.at)
        if digit and digit.start() < reader.at:
            digit = _DIGIT.search(lower, reader.at)
    return finish(reader.drafts, shift=1)


_REPLACED = {**dict.fromkeys("–—―‐‑−", "-"), **dict.fromkeys("\u00a0\u2009\u202f\u2007\u3000", " ")}


def _lower(text: str) -> str:
    """Lower-case and half the width, character by character, so that offsets hold."""
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return _half_width(lower)


def _half_width(text: str) -> str:
    for character, plain in _REPLACED.items():
        text = text.replace(character, plain)
    return text
