"""English dates, times and periods: 2 December 2025, June 8-10, the 1990s, the first nine months, 3:30 p.m."""

from __future__ import annotations

from re import Match

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import RANGE, Reader
from ftzterms.text.figures._values import (
    ABOVE,
    CARDINAL,
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    ORDINAL,
    PERIOD,
    PLAN,
    QUARTER,
    TIME,
    WEEKDAY,
    YEAR,
)
from ftzterms.text.figures.numerals_en import CARDINALS, Numeral

_NAMES = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)} | {
    name[:3]: number for number, name in enumerate(_NAMES, 1) if name != "may"
}
MONTHS["sept"] = 9
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_WEEK, 1)}
DECADES = {
    name: 1900 + 10 * number
    for number, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_DAY = Pattern(
    r"\.?,? (?:the )?([0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?![0-9:%]|,[0-9]{3}|\.[0-9]| ?(?:percent|per|million|billion|[ap]\.?m))"
)
AGED = Pattern(r" (?:his|her|their|my|your|our)(?: (?:early|mid|late))?[ -]$")
_ZONE = Pattern(r"\.([0-5][0-9])(?= ?(?:gmt|utc|hours|hrs|bst|local time)\b)")
_HALF_DAY = Pattern(
    r"(?:[:.]([0-9]{2})(?::[0-9]{2})?)?[ -]?(?:([ap])\.?m\b\.?|(o'clock|o’clock)|(noon)\b|(midnight)\b)"
)
_OCLOCK = Pattern(r" o['’]clock\b(?: in the (morning|afternoon|evening)\b)?")
_PAST = Pattern(r"(half|quarter) (past|to) ([a-z]+|[0-9]{1,2})\b")
_CLOCK = Pattern(r":([0-9]{2})(?::[0-9]{2})?(?![0-9:])")
_ZULU = Pattern(r" ?(?:gmt|utc|hours|hrs|bst|local time)\b")
_NEAR_MONTH = frozenset(
    "in of by since until till from to through early late mid last this next and or between during before after".split()
)
DAY_GAPS = RANGE | {",", ", and"}
_PERIOD = Pattern(r" (?:[a-z]+|[0-9]{1,2})[ -](months?|quarters?)\b")
_NAMED = Pattern(r"[ -](centur(?:y|ies)|quarters?|half|five[ -]year[ -]plans?)\b(?!-final)")
_NAMED_STARTS = frozenset("cqhf")


def month(reader: Reader, at: int, word: str) -> None:
    """Read a month name with the day before or after it; "may" and "march" only where they are months."""
    end = at + len(word)
    sign, after = reader.text[end : end + 1], reader.text[end + 1 : end + 2]
    may_have_day = (sign == " " and (after == "t" or "0" <= after <= "9")) or sign in {".", ","}
    day = _DAY.match(reader.text, end) if may_have_day else None
    dated = _day_before(reader, at) if reader.drafts else False
    if not (dated or day) and not _is_month(reader, at, end, word):
        return
    reader.add(Draft(at, end, MONTH, MONTHS[word]))
    if day and 1 <= int(day[1]) <= 31:
        reader.add(Draft(day.start(1), day.end(), DAY, int(day[1])))


def _is_month(reader: Reader, at: int, end: int, word: str) -> bool:
    if not reader.original[at].isupper():
        return False
    if word not in {"may", "march", "august", "mar", "jun", "jan", "sep", "dec", "apr", "jul"}:
        return True
    if reader.text.startswith(".", end) and len(word) == 3:
        return True
    if reader.original.strip().lower() == word:
        return True
    before = reader.text[max(0, at - 9) : at].replace("-", " ").split()
    after = reader.text[end : end + 5].strip(" ,-.")
    return (bool(before) and before[-1] in _NEAR_MONTH) or after[:4].isdecimal()


def _day_before(reader: Reader, at: int) -> bool:
    """Turn the numbers before a month into days: 8 June, 8-10 June, the 8th of June."""
    last = reader.last(CARDINAL, ORDINAL)
    if not last or reader.gap(at) not in {"", "of"} or last.unit or last.value not in range(1, 32):
        return False
    last.kind, last.firm = DAY, True
    if len(reader.drafts) > 1:
        first = reader.drafts[-2]
        gap = reader.text[first.end : last.start].strip()
        if first.kind in {CARDINAL, ORDINAL} and gap in DAY_GAPS and first.value in range(1, 32):
            first.kind, first.firm, last.joined = DAY, True, True
    return True


def further_day(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the second day of June 8 to 10, and the second year of 2023-25."""
    last = reader.last(DAY, YEAR)
    if not last or not numeral.digits or numeral.factor != 1:
        return None
    gap, end = reader.gap(numeral.start), numeral.end
    if last.kind is DAY and gap in DAY_GAPS and numeral.value in range(1, 32):
        return Draft(numeral.start, end, DAY, numeral.value, ambiguous=gap not in RANGE)
    short = last.kind is YEAR and gap in {"-", "/"} and numeral.value in range(int(last.value) % 100 + 1, 100)
    return Draft(numeral.start, end, YEAR, int(last.value) // 100 * 100 + int(numeral.value)) if short else None


def weekday(reader: Reader, at: int, word: str) -> None:
    """Read the name of a weekday."""
    reader.add(Draft(at, at + len(word), WEEKDAY, WEEKDAYS[word]))


def noon(reader: Reader, at: int, word: str) -> None:
    """Read noon and midnight."""
    reader.add(Draft(at, at + len(word), TIME, 720 if word == "noon" else 0, firm=False, ambiguous=True))


def decade(reader: Reader, at: int, word: str) -> None:
    """Read the nineties; in his twenties is an age."""
    end, year = at + len(word), DECADES[word]
    if AGED.search(reader.text, max(0, at - 16), at):
        reader.add(Draft(at, end, CARDINAL, year % 100, 10, approx=ABOVE, firm=False))
    else:
        reader.add(Draft(at, end, DECADE, year, firm=False))


def oclock(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read three o'clock, three o'clock in the afternoon."""
    if not reader.text.startswith(" o", numeral.end):
        return None
    found = _OCLOCK.match(reader.text, numeral.end)
    if not found or not isinstance(numeral.value, int) or not 1 <= numeral.value <= 12:
        return None
    late = 720 if found[1] in {"afternoon", "evening"} else 0
    return Draft(numeral.start, found.end(), TIME, numeral.value % 12 * 60 + late, ambiguous=not found[1])


def past(reader: Reader, at: int) -> Draft | None:
    """Read half past two, a quarter to three."""
    found = _PAST.match(reader.text, at)
    hour = found and (CARDINALS.get(found[3]) or (int(found[3]) if found[3].isdecimal() else 0))
    if not found or not hour or hour > 12:
        return None
    minutes = (30 if found[1] == "half" else 15) * (1 if found[2] == "past" else -1)
    return Draft(at, found.end(), TIME, hour * 60 + minutes, ambiguous=True)


def time(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the time of day that starts with a numeral."""
    value = numeral.value if isinstance(numeral.value, int) else int(numeral.value)
    told = _HALF_DAY.match(reader.text, numeral.start + len(str(value)))
    if told and value <= 12 and numeral.digits and numeral.factor == 1:
        return _told(reader, numeral, value, told)
    clock = _CLOCK.match(reader.text, numeral.end) or _ZONE.match(reader.text, numeral.start + len(str(value)))
    if clock and value <= 24 and int(clock[1]) < 60:
        return Draft(numeral.start, clock.end(), TIME, value * 60 + int(clock[1]), ambiguous=value <= 12)
    if numeral.end - numeral.start == 4 and value < 2400 and value % 100 < 60 and _ZULU.match(reader.text, numeral.end):
        return Draft(numeral.start, numeral.end, TIME, value // 100 * 60 + value % 100)
    return None


def _told(reader: Reader, numeral: Numeral, hour: int, told: Match[str]) -> Draft:
    minutes = hour % 12 * 60 + int(told[1] or 0)
    if told[2] == "p" or told[4]:
        minutes += 720
    draft = Draft(numeral.start, told.end(), TIME, minutes, ambiguous=bool(told[3]))
    first = reader.last(CARDINAL)
    if first and reader.gap(numeral.start) in RANGE and first.value in range(1, 13) and not first.unit:
        late = minutes >= 720 and first.value % 12 * 60 <= minutes % 720
        first.kind, first.value = TIME, int(first.value) % 12 * 60 + (720 if late else 0)
    return draft


def ordinal(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the century, quarter, half-year or five-year plan that an ordinal names."""
    start, value = numeral.start, numeral.value
    named = reader.text[numeral.end + 1 : numeral.end + 2] in _NAMED_STARTS
    found = _NAMED.match(reader.text, numeral.end) if named else None
    if not found:
        opening = _PERIOD.match(reader.text, numeral.end) if value == 1 else None
        return _opening(numeral, opening) if opening else None
    name = found[1]
    end = found.end(1)
    if name.startswith("five"):
        return Draft(start, end, PLAN, value)
    if name.startswith("centur"):
        return Draft(start, end, CENTURY, value)
    if name == "half":
        return Draft(start, end, HALF, value) if value in {1, 2} else None
    return Draft(start, end, QUARTER, value) if value <= 4 else None


def _opening(numeral: Numeral, found: Match[str]) -> Draft | None:
    """Read the first nine months, the first three quarters."""
    word = found[0].split()[0].split("-")[0]
    count = int(word) if word.isdecimal() else CARDINALS.get(word, 0)
    months = count * (3 if found[1].startswith("q") else 1)
    return Draft(numeral.start, found.end(), PERIOD, months) if 0 < months <= 12 else None
