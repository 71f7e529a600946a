"""English numerals as they stand in a text: digits or words, ordinals, decades, fractions, times, quantities."""

from __future__ import annotations

from fractions import Fraction

from ftzterms.text.figures import calendar_en
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures._values import Approx, Kind
from ftzterms.text.figures.codes import after_digits, dialled, iso_date, labelled, money_before, suffixed
from ftzterms.text.figures.numerals_en import SHORT_SCALES, Numeral, digits_at, words_at
from ftzterms.text.figures.quantities_en import quantity

_ORDINAL = Pattern(r"(?:st|nd|rd|th)\b")
_DECADE = Pattern(r"['’]?s\b")
_FRACTION = Pattern(r"/([0-9]{1,3}(?:,[0-9]{3}){0,2})(?![0-9/])(?:ths?\b)?")
_ENTRY = Pattern(r"[0-9]{1,3}(?:\)|\.(?![0-9])|\.(?=[0-9]{1,3}\.[0-9]))")
_LEADING = Pattern(r"([a-z]+)(-?)$")
_NO_LABELS = frozenset(
    "mid pre post sub under over early late since to top plus non and or of in at by from for a the up".split()
)
_NO_SUFFIXES = frozenset(
    "s st nd rd th am pm a p x m gmt utc hrs hours hundred thousand million billion trillion crore lakh".split()
) | frozenset(SHORT_SCALES)
_TIME_STARTS = frozenset("apnomguhlb")
"""What a.m., p.m., noon, o'clock, midnight, GMT, UTC, hours, local time and BST begin with."""


def digits(reader: Reader, at: int) -> None:
    """Read the figure whose first Arabic digit stands here."""
    text = reader.text
    before, after = text[at - 1], text[at + 1 : at + 6]
    if ("." in after or ")" in after) and _is_entry(reader, at):
        return
    if after[3:4] in {"-", "/", "."} and (drafts := iso_date(text, at)):
        for part in drafts:
            reader.add(part)
    elif text.startswith(("24/7", "9/11"), at) and not text[at + 4 : at + 5].isdecimal():
        _phrase(reader, at)
    elif draft := _lettered(reader, at, before) or _coded(text, at):
        reader.add(draft)
    else:
        number(reader, digits_at(text, at))


def _coded(text: str, at: int) -> Draft | None:
    following = after_digits(text, at)
    if following in {"-", ".", "#", " "}:
        return dialled(text, at)
    return suffixed(text, at, _NO_SUFFIXES) if following.isalpha() else None


def _is_entry(reader: Reader, at: int) -> bool:
    """Skip the number of a list entry, which is no figure: 1. or (1) at the start of a line."""
    before = reader.text[:at].rstrip(" (")
    entry = _ENTRY.match(reader.text, at) if before[-1:] in {"", "\n"} else None
    if entry:
        reader.at = entry.end()
    return bool(entry)


def _phrase(reader: Reader, at: int) -> None:
    """Read 24/7 as 24 hours and 9/11 as its day."""
    if reader.text.startswith("24", at):
        reader.add(Draft(at, at + 4, Kind.DURATION, 24, unit="hour", firm=False))
    else:
        reader.add(Draft(at, at + 1, Kind.MONTH, 9, firm=False))
        reader.add(Draft(at + 2, at + 4, Kind.DAY, 11, firm=False, joined=True))


def _lettered(reader: Reader, at: int, before: str) -> Draft | None:
    """Read digits that touch letters before them: Q1, H1, G20, COVID-19."""
    if not (before.isalpha() or before == "-"):
        return None
    found = _LEADING.search(reader.text, max(0, at - 16), at)
    if not found or money_before(reader.text, at)[0]:
        return None
    word, hyphen = found.groups()
    if reader.drafts and reader.drafts[-1].end > found.start():
        return None
    if word in {"q", "h"} and reader.text[at] in "1234" and not reader.text[at + 1 : at + 2].isalnum():
        return Draft(at - 1, at + 1, Kind.QUARTER if word == "q" else Kind.HALF, int(reader.text[at]))
    named = reader.original[found.start()].isupper()
    if word == "fy" or (hyphen and word in _NO_LABELS) or (len(word) > (6 if hyphen else 3) and not named):
        return None
    return labelled(reader.text, at)


def words(reader: Reader, at: int, _word: str) -> None:
    """Read the figure whose first number word stands here."""
    if numeral := words_at(reader.text, at):
        number(reader, numeral)


def number(reader: Reader, numeral: Numeral) -> None:
    """Take in the figure that a numeral makes with what stands around it."""
    special = _after_digits(reader, numeral) if numeral.digits else calendar_en.oclock(reader, numeral)
    if not special and numeral.ordinal:
        special = _ordinal(reader, numeral)
    reader.add(special or quantity(reader, numeral))


def _after_digits(reader: Reader, numeral: Numeral) -> Draft | None:
    """Judge by the character after the digits what they may be."""
    text, end = reader.text, numeral.end
    after = text[end : end + 1]
    may_be_time = after == ":" or (text[end + 1 : end + 2] if after in " -" else after) in _TIME_STARTS
    if may_be_time and (time := calendar_en.time(reader, numeral)):
        return time
    if after == "/":
        return _fraction(reader, numeral)
    if after in "snrt'’" and after:
        suffix = _ORDINAL.match(text, end)
        return _ordinal(reader, numeral._replace(end=suffix.end())) if suffix else _decade(reader, numeral)
    return None


def _ordinal(reader: Reader, numeral: Numeral) -> Draft:
    named = _part_of_ordinal(reader, numeral) or calendar_en.ordinal(reader, numeral)
    firm = numeral.digits or numeral.value > 3
    return named or Draft(numeral.start, numeral.end, Kind.ORDINAL, numeral.value, firm=firm)


def _part_of_ordinal(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read a third, a fifth as fractions; a third party stays an ordinal."""
    text, start, end = reader.text, numeral.start, numeral.end
    if numeral.digits or numeral.value < 3 or not text.endswith(" a ", 0, start):
        return None
    if not text.startswith((" of", ",", ".", " in ", " to ", " as ", " less", " more"), end) and end < len(text):
        return None
    return Draft(start, end, Kind.FRACTION, Fraction(1, int(numeral.value)), 0)


def _decade(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the 1990s, the 90s; in his 20s is an age."""
    plural = _DECADE.match(reader.text, numeral.end) if numeral.factor == 1 else None
    if not plural or numeral.value % 10 or numeral.value > 2200:
        return None
    value = int(numeral.value)
    if value < 100 and calendar_en.AGED.search(reader.text, max(0, numeral.start - 16), numeral.start):
        return Draft(numeral.start, plural.end(), Kind.CARDINAL, value, 10, approx=Approx.ABOVE, firm=False)
    return Draft(numeral.start, plural.end(), Kind.DECADE, value if value >= 100 else value + 1900)


def _fraction(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read 1/3."""
    found = _FRACTION.match(reader.text, numeral.end)
    below = int(found[1].replace(",", "")) if found else 0
    if not found or not isinstance(numeral.value, int) or not 0 < numeral.value < below or 100 < below < 1000:
        return None
    return Draft(numeral.start, found.end(), Kind.FRACTION, Fraction(numeral.value, below), 0)
