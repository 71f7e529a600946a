"""What an English numeral counts, by the words around it: US$5.3 billion, 3-5%, No. 16, Article 12, two thirds."""

from __future__ import annotations

from ftzterms.text.figures import calendar_en
from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import RANGE, Reader
from ftzterms.text.figures._values import Approx, Kind
from ftzterms.text.figures.codes import money_before
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
_PARTS = {
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
_MORE_STARTS = frozenset("+-p o")
_ALONE = frozenset("m l g t w v f c k h in".split())
"""Units of one letter, read only where they touch the digits."""
_SPANNING = frozenset({"first", "last", "past", "next", "previous", "consecutive", "all", "other"})


def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Index the names that may follow a number by their first word, the longest first."""
    table: dict[str, list[str]] = {}
    for name in sorted([*ENGLISH, *_RATES, *_POINTS], key=len, reverse=True):
        first = next((name[:end] for end, sign in enumerate(name) if sign in " -."), name)
        table.setdefault("%" if first[0] == "%" else first, []).append(name)
    return {first: tuple(names) for first, names in table.items()}


_NAMES = _by_first_word()


def quantity(reader: Reader, numeral: Numeral) -> Draft:
    """Make a figure of a numeral that is no ordinal: so many, so much, a share, a multiple, a year, an article."""
    if further := calendar_en.further_day(reader, numeral):
        return further
    draft = _measured(reader, numeral) or _inches(reader, numeral) or _plain(reader, numeral)
    if draft.kind in {Kind.CARDINAL, Kind.PERCENT, Kind.POINTS, Kind.DURATION, Kind.MULTIPLE}:
        _complete(reader, numeral, draft)
    return draft


def _inches(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read the second number of 6-foot-6."""
    last = reader.last(Kind.CARDINAL)
    if not last or last.unit != "foot" or reader.gap(numeral.start) != "-":
        return None
    return Draft(numeral.start, numeral.end, Kind.CARDINAL, numeral.value, numeral.step, "inch")


def _measured(reader: Reader, numeral: Numeral) -> Draft | None:
    """Read a number with the unit, rate or fraction after it."""
    found = _WORD.match(reader.text, numeral.end)
    if not found:
        return None
    word = found[1]
    for name in _NAMES.get(word, ()):
        end = found.start(1) + len(name)
        whole_word = name == "%" or not reader.text[end : end + 1].isalpha()
        if whole_word and reader.text.startswith(name, found.start(1)):
            return _with_unit(numeral, name, end, touching=found.start(1) == numeral.end)
    if word in {"times", "fold"}:
        times = Draft(numeral.start, found.end(), Kind.MULTIPLE, numeral.value, numeral.step, firm=numeral.digits)
        times.ambiguous = True
        return times
    return None if numeral.digits or word not in _PARTS else _fraction(reader, numeral, word, found.end())


def _with_unit(numeral: Numeral, name: str, end: int, *, touching: bool) -> Draft | None:
    start, _, value, step = numeral[:4]
    if name in _POINTS:
        return Draft(start, end, Kind.POINTS, value, step)
    if whole := _RATES.get(name):
        return Draft(start, end, Kind.PERCENT, part_of(value, whole), part_of(step, whole))
    if name in _ALONE and not touching:
        return None
    code = ENGLISH[name]
    if code in SPANS:
        return Draft(start, end, Kind.DURATION, value, step, code, firm=numeral.digits or value > 10)
    return Draft(start, end, Kind.CARDINAL, value, step, code)


def _fraction(reader: Reader, numeral: Numeral, word: str, end: int) -> Draft | None:
    """Read two thirds, one-fifth, three quarters; the last three quarters are a time."""
    if numeral.value >= 100 or (word == "quarter" and numeral.value > 1):
        return None
    before = reader.text[max(0, numeral.start - 12) : numeral.start].split()
    if word == "quarters" and (numeral.value not in {1, 3} or (before and before[-1] in _SPANNING)):
        return Draft(numeral.start, end, Kind.DURATION, numeral.value, unit="quarter", firm=False)
    value = part_of(numeral.value, _PARTS[word])
    if of := _OF_PERCENT.match(reader.text, end):
        return Draft(numeral.start, of.end(), Kind.PERCENT, part_of(value, 100), 0)
    return Draft(numeral.start, end, Kind.FRACTION, value, 0, firm=numeral.value != 1)


def _plain(reader: Reader, numeral: Numeral) -> Draft:
    """Judge a number without a unit: a year, an article, a numbered thing or so many of something."""
    text, start, end, value = reader.text, numeral.start, numeral.end, numeral.value
    before = text[max(0, start - 16) : start]
    word = before.rstrip(" .(").rpartition(" ")[2]
    if level := LEVELS.get(word):
        return _provision(reader, numeral, start - len(before) + before.rindex(word), level)
    if level := _level_before(reader, start):
        return Draft(start, end, Kind.ARTICLE, value, unit=level)
    if word in _STANDARDS or (word in _NUMBERED and numeral.factor == 1):
        known_by_it = word in _STANDARDS
        return Draft(start, end, Kind.ORDINAL, value, firm=numeral.digits and not known_by_it, ambiguous=known_by_it)
    if numeral.digits and numeral.factor == 1 and end - start == 4 and 1500 <= value <= 2100 and isinstance(value, int):
        return Draft(start, end, Kind.YEAR, value)
    named = not numeral.digits and reader.original[start].isupper() and _NAME.match(reader.original, start) is not None
    firm = (numeral.digits or value > 10) and value != 0
    return Draft(start, end, Kind.CARDINAL, value, numeral.step, firm=firm, ambiguous=named)


def _provision(reader: Reader, numeral: Numeral, start: int, level: str) -> Draft:
    """Read Article 12; a paragraph of a standard is not one of the law at hand."""
    if _OF_STANDARD.search(reader.text, max(0, numeral.start - 30), numeral.start):
        return Draft(start, numeral.end, Kind.ARTICLE, numeral.value, unit=f"{level} of a standard", firm=False)
    if numeral.step < 1:
        return _with_sub(reader, numeral, start, level)
    return Draft(start, numeral.end, Kind.ARTICLE, numeral.value, unit=level)


def _with_sub(reader: Reader, numeral: Numeral, start: int, level: str) -> Draft:
    """Read Article 24.1, the first of the articles put in after Article 24."""
    point = reader.text.index(".", numeral.start)
    reader.add(Draft(start, point, Kind.ARTICLE, int(numeral.value), unit=level))
    sub = int(reader.text[point + 1 : numeral.end])
    return Draft(point + 1, numeral.end, Kind.ARTICLE, sub, unit="clause", firm=False)


def _level_before(reader: Reader, start: int) -> str:
    """Read Articles 12 and 13."""
    last = reader.last(Kind.ARTICLE)
    return last.unit if last and reader.gap(start) in RANGE | {",", "and", "or", ", and"} else ""


def _complete(reader: Reader, numeral: Numeral, draft: Draft) -> None:
    """Add the currency sign, the words for about and more than, the minus, and the unit to the first of a range."""
    text = reader.text
    if text[draft.end : draft.end + 1] in _MORE_STARTS and (more := _MORE.match(text, draft.end)):
        draft.approx, draft.end = Approx.ABOVE, more.end()
    if numeral.digits and draft.kind is Kind.CARDINAL and draft.unit in {"", "m"}:
        code, start = money_before(text, draft.start)
        if code:
            _charge(draft, code, start)
    draft.approx = draft.approx or reader.before(draft.start)
    if draft.unit in {"C", "F", "deg"} and _is_below_zero(text, draft):
        draft.value = -draft.value
    reader.share(numeral, draft)


def _is_below_zero(text: str, draft: Draft) -> bool:
    before = text.endswith((" minus ", " -", "negative "), 0, draft.start)
    return before or text.startswith((" below zero", " below freezing"), draft.end)


def _charge(draft: Draft, code: str, start: int) -> None:
    """Put a currency on an amount; the m of £3m is a million."""
    if draft.unit == "m":
        draft.value, draft.step = draft.value * SHORT_SCALES["m"], draft.step * SHORT_SCALES["m"]
    draft.unit, draft.start = code, start
