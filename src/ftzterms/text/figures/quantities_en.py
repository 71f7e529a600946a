"""What an English numeral counts, by the words around it: US$5.3 billion, 3-5%, No. 16, Article 12, two thirds."""

from __future__ import annotations

from re import Match

from ftzterms.text.figures import calendar_en
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import NEAR_WORDS, RANGE, Reader
from ftzterms.text.figures._values import (
    ABOVE,
    ARTICLE,
    CARDINAL,
    DURATION,
    FRACTION,
    MULTIPLE,
    ORDINAL,
    PERCENT,
    POINTS,
    YEAR,
)
from ftzterms.text.figures.codes import MONEY_TAILS, money_before
from ftzterms.text.figures.numerals_en import SHORT_SCALES, Numeral
from ftzterms.text.figures.numerals_zh import part_of
from ftzterms.text.figures.units import ENGLISH, SPANS

LEVELS = {
    **dict.fromkeys(["article", "articles", "art"], "article"),
    **dict.fromkeys(["section", "sections", "sec"], "section"),
    **dict.fromkeys(["chapter", "chapters"], "chapter"),
    **dict.fromkeys(["part", "parts", "volume", "title", "book"], "part"),
    **dict.fromkeys("paragraph paragraphs para subparagraph subparagraphs subsection".split(), "clause"),
    **dict.fromkeys("item items clause clauses point".split(), "clause"),
    **dict.fromkeys(["page", "pages", "p", "pp"], "page"),
}
_NUMBERED = frozenset(
    "no nos number # phase group class stage round day week grade level type category line top game".split()
)
_STANDARDS = frozenset("ias ifrs ifric isa iso iec sfas form pillar".split())
"""What is known by a number that the other language may write in another way, or leave out."""
_OF_STANDARD = Pattern(r"(?:ias|ifrs|ifric|isa|iso|iec|sfas) [0-9]+,? [a-z]+ $")
"""Before the number of a paragraph in a standard."""
PARTS = {
    **{name: part for part, name in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)},
    **{
        name: part
        for part, name in enumerate("halves thirds quarters fifths sixths sevenths eighths ninths tenths".split(), 2)
    },
    **dict.fromkeys(["fourth", "fourths"], 4),
    **dict.fromkeys(["hundredth", "hundredths"], 100),
    **dict.fromkeys(["thousandth", "thousandths"], 1000),
}
_RATES = {
    "%": 100,
    "percent": 100,
    "percents": 100,
    "per cent": 100,
    "pct": 100,
    "percentage": 100,
    "‰": 1000,
    "per mille": 1000,
}
_POINTS = frozenset({"percentage points", "percentage point", "% points", "ppts", "percentage-point"})
_WORD = Pattern(r"(?:\) |[ -])?(?:or (?:more|less) )?(%|‰|[a-z°℃℉$€£¥]+)")
_NAME = Pattern(r"(?<![.!?:“”\"] )(?<!^.)[A-Z][a-z]+ [A-Z][a-z]")
"""A number word that begins a name: Five Eyes, Two Sessions."""
_OF_PERCENT = Pattern(r" of (?:one|1|a) per ?cent\b")
_MORE = Pattern(r"(?:\+|-?plus\b|[ -]odd\b| or (?:so|more|above|over)\b)")
_MORE_STARTS = frozenset({"-p", "pl", "-o", " o"})
TOUCHING = frozenset("m l g t w v f c k h in".split())
"""Units of one letter, read only where they touch the digits."""
_STOPS = frozenset(",.;:/\n”") | {""}
"""What no word that goes with the number before it begins with."""
_COUNTED = frozenset({CARDINAL, PERCENT, POINTS, DURATION, MULTIPLE})
_SPANNING = frozenset({"first", "last", "past", "next", "previous", "consecutive", "all", "other"})


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Index the names that may follow a number by their first word, the longest first."""
    table: dict[str, list[str]] = {}
    for name in sorted([*ENGLISH, *_RATES, *_POINTS], key=len, reverse=True):
        first = name.replace("-", " ").replace(".", " ").partition(" ")[0]
        table.setdefault("%" if first[0] == "%" else first, []).append(name)
    return {first: tuple(names) for first, names in table.items()}


NAMES = _by_first_word()


_TELLING = frozenset(LEVELS) | _NUMBERED | _STANDARDS
"""The words before a number that say what it numbers."""
_CLOSING = frozenset(",;:)]”’?!%0123456789")
"""What a word before a number ends in that tells nothing of it."""
LINKS = RANGE | calendar_en.DAY_GAPS | {"/", "or", ", and"}
"""What stands between a number and the figure before it when one says something of the other."""


def quantity(reader: Reader, numeral: Numeral) -> Draft:
    """Make a figure of a numeral that is no ordinal: so many, so much, a share, a multiple, a year, an article."""
    linked = bool(reader.drafts) and reader.gap(numeral.start) in LINKS
    if linked and (further := calendar_en.further_day(reader, numeral)):
        return further
    draft = _measured(reader, numeral) if reader.text[numeral.end : numeral.end + 1] not in _STOPS else None
    if not draft and linked:
        draft = _inches(reader, numeral)
    alone = not told_before(reader.text, numeral.start)
    draft = draft or _plain(reader, numeral, alone=alone, linked=linked)
    if draft.kind in _COUNTED:
        _complete(reader, numeral, draft, alone=alone)
        if linked or draft.start != numeral.start:
            reader.share(numeral, draft)
    return draft


def told_before(text: str, start: int) -> int:
    """Say at a glance what the word before a number may tell of it: 0 nothing, 1 only how near it is, 2 anything."""
    if start == 1:
        return 0
    opened = text[start - 1] == "("
    if opened:
        start -= 1
    if text[start - 1] != " ":
        return 2
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
    if word in NEAR_WORDS:
        return 0 if opened else 1
    if not word.isalpha():
        return _told_by_sign(word, opened=opened)
    return 2 if word in _TELLING or word[-2:] in MONEY_TAILS else 0


def _told_by_sign(word: str, *, opened: bool) -> int:
    """Do so for a word that does not end in a letter."""
    last = word[-1:]
    if last in _CLOSING:
        return 2 if word.split()[1:] else 0
    stem = word[:-1]
    long = opened and len(word) > 12
    return 2 if last != "." or long or not stem.isalpha() or stem in _TELLING or stem[-2:] in MONEY_TAILS else 0


def _inches(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the second number of 6-foot-6."""
    last = reader.last(CARDINAL)
    if not last or last.unit != "foot" or reader.gap(numeral.start) != "-":
        return None
    return Draft(numeral.start, numeral.end, CARDINAL, numeral.value, numeral.step, "inch")


def _measured(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read a number with the unit, rate or fraction after it."""
    found = _WORD.match(reader.text, numeral.end)
    if not found:
        return None
    word, at = found[1], found.start(1)
    start, _, value, step = numeral[:4]
    if name := name_at(reader.text, at, word):
        apart = name in TOUCHING and at != numeral.end
        draft = Draft(start, at, CARDINAL, value, step)
        return None if apart else measured(draft, at + len(name), name, digits=numeral.digits)
    if word in {"times", "fold"}:
        times = Draft(start, found.end(), MULTIPLE, value, step, firm=numeral.digits)
        times.ambiguous = True
        return times
    return None if numeral.digits or word not in PARTS else _fraction(reader, numeral, word, found.end())


def name_at(text: str, at: int, word: str) -> str:
    """Find the longest name of a unit or rate that stands where a word stands."""
    for name in NAMES.get(word, ()):
        if text.startswith(name, at) and (name == "%" or not text[at + len(name) : at + len(name) + 1].isalpha()):
            return name
    return ""


def measured(draft: Draft, end: int, name: str, *, digits: bool) -> Draft:
    """Give a number the unit or rate whose name ends at a place."""
    draft.end, draft.firm = end, True
    if name in _POINTS:
        draft.kind = POINTS
    elif whole := _RATES.get(name):
        draft.kind, draft.value, draft.step = PERCENT, part_of(draft.value, whole), part_of(draft.step, whole)
    else:
        draft.unit = ENGLISH[name]
        if draft.unit in SPANS:
            draft.kind, draft.firm = DURATION, digits or draft.value > 10
    return draft


def _fraction(reader: Reader, numeral: Numeral, word: str, end: int) -> Draft | None:
    """Read two thirds, one-fifth, three quarters; the last three quarters are a time."""
    if numeral.value >= 100 or (word == "quarter" and numeral.value > 1):
        return None
    before = reader.text[max(0, numeral.start - 12) : numeral.start].split()
    if word == "quarters" and (numeral.value not in {1, 3} or (before and before[-1] in _SPANNING)):
        return Draft(numeral.start, end, DURATION, numeral.value, unit="quarter", firm=False)
    value = part_of(numeral.value, PARTS[word])
    if of := _OF_PERCENT.match(reader.text, end):
        return Draft(numeral.start, of.end(), PERCENT, part_of(value, 100), 0)
    return Draft(numeral.start, end, FRACTION, value, 0, firm=numeral.value != 1)


def _plain(reader: Reader, numeral: Numeral, *, alone: bool, linked: bool) -> Draft:
    """Judge a number without a unit: a year, an article, a numbered thing or so many of something."""
    start, end, value, digits = numeral.start, numeral.end, numeral.value, numeral.digits
    if not alone and (named := _named(reader, numeral)):
        return named
    if linked and (level := _level_before(reader, start)):
        return Draft(start, end, ARTICLE, value, unit=level)
    if digits and end - start == 4 and numeral.factor == 1 and 1500 <= value <= 2100 and isinstance(value, int):
        return Draft(start, end, YEAR, value)
    proper = not digits and reader.original[start].isupper() and _NAME.match(reader.original, start) is not None
    firm = (digits or value > 10) and value != 0
    return Draft(start, end, CARDINAL, value, numeral.step, firm=firm, ambiguous=proper)


def _named(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read a number after the word that says what it numbers: Article 12, No. 16."""
    start, end = numeral.start, numeral.end
    before = reader.text[max(0, start - 16) : start]
    word = before.rstrip(" .(").rpartition(" ")[2]
    if level := LEVELS.get(word):
        return _provision(reader, numeral, start - len(before) + before.rindex(word), level)
    if word in _STANDARDS:
        return Draft(start, end, ORDINAL, numeral.value, firm=False, ambiguous=True)
    if word in _NUMBERED and numeral.factor == 1:
        return Draft(start, end, ORDINAL, numeral.value, firm=numeral.digits)
    return None


def _provision(reader: Reader, numeral: Numeral, start: int, level: str) -> Draft:
    """Read Article 12; a paragraph of a standard is not one of the law at hand."""
    if _OF_STANDARD.search(reader.text, max(0, numeral.start - 30), numeral.start):
        return Draft(start, numeral.end, ARTICLE, numeral.value, unit=f"{level} of a standard", firm=False)
    if numeral.step < 1:
        return _with_sub(reader, numeral, start, level)
    return Draft(start, numeral.end, ARTICLE, numeral.value, unit=level)


def _with_sub(reader: Reader, numeral: Numeral, start: int, level: str) -> Draft:
    """Read Article 24.1, the first of the articles put in after Article 24."""
    point = reader.text.index(".", numeral.start)
    reader.add(Draft(start, point, ARTICLE, int(numeral.value), unit=level))
    sub = int(reader.text[point + 1 : numeral.end])
    return Draft(point + 1, numeral.end, ARTICLE, sub, unit="clause", firm=False)


def _level_before(reader: Reader, start: int) -> str:
    """Read Articles 12 and 13."""
    last = reader.last(ARTICLE)
    return last.unit if last and reader.gap(start) in RANGE | {",", "and", "or", ", and"} else ""


def _complete(reader: Reader, numeral: Numeral, draft: Draft, *, alone: bool) -> None:
    """Add the currency sign, the words for about and more than, and the minus."""
    text = reader.text
    if more := more_at(text, draft.end):
        draft.approx, draft.end = ABOVE, more.end()
    if not alone:
        if numeral.digits and draft.kind is CARDINAL and draft.unit in {"", "m"}:
            code, start = money_before(text, draft.start)
            if code:
                _charge(draft, code, start)
        draft.approx = draft.approx or reader.before(draft.start)
    if draft.unit in {"C", "F", "deg"} and _is_below_zero(text, draft):
        draft.value = -draft.value


def more_at(text: str, end: int) -> Match[str] | None:
    """Find what says after a number that it is more: +, plus, odd, or so."""
    after = text[end : end + 2]
    return _MORE.match(text, end) if after in _MORE_STARTS or after[:1] == "+" else None


def _is_below_zero(text: str, draft: Draft) -> bool:
    before = text.endswith((" minus ", " -", "negative "), 0, draft.start)
    return before or text.startswith((" below zero", " below freezing"), draft.end)


def _charge(draft: Draft, code: str, start: int) -> None:
    """Put a currency on an amount; the m of £3m is a million."""
    if draft.unit == "m":
        draft.value, draft.step = draft.value * SHORT_SCALES["m"], draft.step * SHORT_SCALES["m"]
    draft.unit, draft.start = code, start
