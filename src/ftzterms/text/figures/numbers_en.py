"""English numerals as they stand in a text: digits or words, ordinals, decades, fractions, times, quantities."""

from __future__ import annotations

from ftzterms.text.figures import calendar_en
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures._values import (
    ABOVE,
    CARDINAL,
    DAY,
    DECADE,
    DURATION,
    FRACTION,
    HALF,
    MONTH,
    ORDINAL,
    QUARTER,
)
from ftzterms.text.figures.codes import dialled, iso_date, labelled, letters_start, money_letters, suffixed
from ftzterms.text.figures.numerals_en import CARDINALS, SHORT_SCALES, Numeral, digits_at, word_at
from ftzterms.text.figures.numerals_zh import part_of
from ftzterms.text.figures.plain_en import plain_word
from ftzterms.text.figures.quantities_en import quantity

_DIGITS = Pattern("[0-9]+")
_ORDINAL = Pattern(r"(?:st|nd|rd|th)\b")
_PLAIN_ORDINAL = Pattern(r"(?:st|nd|rd|th)\b(?![.:][0-9])")
_ORDINAL_STARTS = frozenset("snrt")
_DECADE = Pattern(r"['’]?s\b")
_FRACTION = Pattern(r"/([0-9]{1,3}(?:,[0-9]{3}){0,2})(?![0-9/])(?:ths?\b)?")
_ENTRY = Pattern(r"[0-9]{1,3}(?:\)|\.(?![0-9])|\.(?=[0-9]{1,3}\.[0-9]))")
_NO_LABELS = frozenset(
    "mid pre post sub under over early late since to top plus non and or of in at by from for a the up".split()
)
_NO_SUFFIXES = frozenset(
    "s st nd rd th am pm a p x m gmt utc hrs hours hundred thousand million billion trillion crore lakh".split()
) | frozenset(SHORT_SCALES)
_TIMES = frozenset("a. am p. pm o' o’ no mi gm ut ho hr bs lo".split())
"""What a.m., p.m., o'clock, noon, midnight, GMT, UTC, hours, BST and local time begin with."""
_SIGNS = frozenset("-/.")
_OPENING = frozenset({"", " ", "(", "\n"})
"""What stands before the number of a list entry, and before that."""


def digits(reader: Reader, at: int) -> None:
    """Read the figure whose first row of Arabic digits stands here."""
    text = reader.text
    row = _DIGITS.match(text, at)
    assert row
    end = row.end()
    reader.at = at + 1
    before, after = text[at - 1], text[end : end + 1]
    opens = before in _OPENING and (before == "\n" or text[at - 2 : at - 1] in _OPENING)
    if opens and _is_entry(reader, at):
        return
    if after in _SIGNS and (special := _dated(text, at, end)):
        for part in special:
            reader.add(part)
        return
    if before == "-" or before.isalpha():
        draft = _lettered(reader, at, before) or _coded(text, at, end, after)
    elif after in _ORDINAL_STARTS and end - at < 10 and (suffix := _PLAIN_ORDINAL.match(text, end)):
        draft = _ordinal(reader, Numeral(at, suffix.end(), int(text[at:end]), 1, 1, True))
    else:
        draft = _coded(text, at, end, after)
    if draft:
        reader.add(draft)
    else:
        number(reader, digits_at(text, at, end))


def _dated(text: str, at: int, end: int) -> list[Draft]:
    """Read an ISO date, 24/7 as 24 hours and 9/11 as its day."""
    if end - at == 4:
        return iso_date(text, at)
    if not text.startswith(("24/7", "9/11"), at) or text[at + 4 : at + 5].isdecimal():
        return []
    if end - at == 2:
        return [Draft(at, at + 4, DURATION, 24, unit="hour", firm=False)]
    month = Draft(at, at + 1, MONTH, 9, firm=False)
    return [month, Draft(at + 2, at + 4, DAY, 11, firm=False, joined=True)]


def _coded(text: str, at: int, end: int, after: str) -> Draft | None:
    """Read a telephone number or another code that begins with these digits."""
    if after.isalpha() and end - at < 10:
        return suffixed(text, at, _NO_SUFFIXES)
    may_go_on = after == "-" or (after == "." and text[end + 1 : end + 2].isdecimal()) or text.startswith(" 0", end)
    return dialled(text, at) if may_go_on or end - at > 9 else None


def _is_entry(reader: Reader, at: int) -> bool:
    """Skip the number of a list entry, which is no figure: 1. or (1) at the start of a line."""
    before = reader.text[:at].rstrip(" (")
    entry = _ENTRY.match(reader.text, at) if before[-1:] in {"", "\n"} else None
    if entry:
        reader.at = entry.end()
    return bool(entry)


def _lettered(reader: Reader, at: int, before: str) -> Draft | None:
    """Read digits that touch letters before them: Q1, H1, G20, COVID-19."""
    text, hyphen = reader.text, before == "-"
    start = letters_start(text, at - hyphen)
    word = text[start : at - hyphen]
    if not word or (not hyphen and money_letters(word)):
        return None
    if reader.drafts and reader.drafts[-1].end > start:
        return None
    if (word in {"q", "h"}) and text[at] in "1234" and not text[at + 1 : at + 2].isalnum():
        return Draft(at - 1, at + 1, QUARTER if word == "q" else HALF, int(text[at]))
    long = len(word) > (6 if hyphen else 3)
    if word == "fy" or (hyphen and word in _NO_LABELS) or (long and not reader.original[start].isupper()):
        return None
    return labelled(text, at, start)


def words(reader: Reader, at: int, word: str) -> None:
    """Read the figure whose first number word stands here."""
    if word in CARDINALS and (draft := plain_word(reader, at, word)):
        reader.add(draft)
    elif numeral := word_at(reader.text, at, word):
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
    joint = 1 if after in {" ", "-"} else 0
    if (after == ":" or text[end + joint : end + joint + 2] in _TIMES) and (time := calendar_en.time(reader, numeral)):
        return time
    if after == "/":
        return _fraction(reader, numeral)
    if after in "snrt'’" and after:
        suffix = _ORDINAL.match(text, end)
        if not suffix:
            return _decade(reader, numeral)
        return _ordinal(reader, Numeral(numeral.start, suffix.end(), numeral.value, numeral.step, numeral.factor, True))
    return None


def _ordinal(reader: Reader, numeral: Numeral) -> Draft:
    named = _part_of_ordinal(reader, numeral) or calendar_en.ordinal(reader, numeral)
    firm = numeral.digits or numeral.value > 3
    return named or Draft(numeral.start, numeral.end, ORDINAL, numeral.value, firm=firm)


def _part_of_ordinal(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read a third, a fifth as fractions; a third party stays an ordinal."""
    text, start, end = reader.text, numeral.start, numeral.end
    if numeral.digits or numeral.value < 3 or not text.endswith(" a ", 0, start):
        return None
    if not text.startswith((" of", ",", ".", " in ", " to ", " as ", " less", " more"), end) and end < len(text):
        return None
    return Draft(start, end, FRACTION, part_of(1, int(numeral.value)), 0)


def _decade(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the 1990s, the 90s; in his 20s is an age."""
    plural = _DECADE.match(reader.text, numeral.end) if numeral.factor == 1 else None
    if not plural or numeral.value % 10 or numeral.value > 2200:
        return None
    value = int(numeral.value)
    if value < 100 and calendar_en.AGED.search(reader.text, max(0, numeral.start - 16), numeral.start):
        return Draft(numeral.start, plural.end(), CARDINAL, value, 10, approx=ABOVE, firm=False)
    return Draft(numeral.start, plural.end(), DECADE, value if value >= 100 else value + 1900)


def _fraction(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read 1/3."""
    found = _FRACTION.match(reader.text, numeral.end)
    below = int(found[1].replace(",", "")) if found else 0
    if not found or not isinstance(numeral.value, int) or not 0 < numeral.value < below or 100 < below < 1000:
        return None
    return Draft(numeral.start, found.end(), FRACTION, part_of(numeral.value, below), 0)
