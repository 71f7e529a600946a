"""English figures that are no numeral: doubled, half a million, a dozen, both, tens of thousands, Chapter IV."""

from __future__ import annotations

from re import findall

from ftzterms.text.figures._drafts import Draft
from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._reader_en import Reader
from ftzterms.text.figures._values import (
    ARTICLE,
    CARDINAL,
    DURATION,
    FRACTION,
    HALF,
    MULTIPLE,
    ORDINAL,
    PERCENT,
    POINTS,
    VAGUE,
)
from ftzterms.text.figures.calendar_en import past
from ftzterms.text.figures.numbers_en import number
from ftzterms.text.figures.numerals_en import SCALES, Numeral, words_at
from ftzterms.text.figures.numerals_zh import part_of
from ftzterms.text.figures.quantities_en import LEVELS
from ftzterms.text.figures.units import ENGLISH, SPANS

MULTIPLES = {
    **dict.fromkeys(["double", "doubled", "doubles", "doubling", "twofold", "two-fold", "twice"], 2),
    **dict.fromkeys(["triple", "tripled", "triples", "tripling", "treble", "trebled", "threefold", "thrice"], 3),
    **dict.fromkeys(["quadruple", "quadrupled", "quadrupling", "fourfold"], 4),
    **dict.fromkeys(["quintuple", "quintupled", "fivefold"], 5),
    "sixfold": 6,
    "eightfold": 8,
    "tenfold": 10,
    "hundredfold": 100,
}
HALVES = frozenset({"half", "halve", "halved", "halves", "halving"})
PAIRS = dict.fromkeys(["both", "couple", "pair", "pairs", "dual", "twin", "twins", "bilateral"], 2) | {"trio": 3}
MAGNITUDES = {"dozens": 10, "scores": 10, "hundreds": 100, **{f"{scale}s": power for scale, power in SCALES.items()}}
SPAN_WORDS = {
    "decade": ("decade", 1),
    "century": ("century", 1),
    "fortnight": ("week", 2),
    **dict.fromkeys(["centenary", "centennial"], ("year", 100)),
    **dict.fromkeys(["bicentenary", "bicentennial"], ("year", 200)),
}
_PHASES = frozenset({"phase", "phases", "class", "type", "stage"})
ROMAN_STARTS = frozenset(LEVELS) | _PHASES
_ROMAN = Pattern(r"(?:,? (?:and |or |to )?|-)((?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))\b(?!['’])")
_ROMAN_DIGITS = {"ix": 9, "iv": 4, "v": 5, "i": 1, "x": 10}
_OF = Pattern(r" of (thousands|millions|billions|trillions)\b")
_HALF_A = Pattern(r"(?: of)?[ -](?:an? )?(dozen|hundred|thousand|million|billion|trillion|[a-z]+)\b")
_QUARTER_OF = Pattern(r" (?:of )?an? (hour|century|million|billion|trillion)\b")
_CLOCK = Pattern(r"(?:a?round|24)[ -]the[ -]clock$")


def roman(reader: Reader, at: int, word: str) -> None:
    """Read Chapter IV, Paragraphs I and II, Phase III: articles and ordinals in Roman numerals."""
    end = at + len(word)
    while (found := _ROMAN.match(reader.text, end)) and reader.original[found.start(1) : found.end(1)].isupper():
        value = sum(_ROMAN_DIGITS[pair] for pair in findall("ix|iv|v|i|x", found[1]))
        kind, level = (ORDINAL, "") if word in _PHASES else (ARTICLE, LEVELS[word])
        reader.add(Draft(*found.span(1), kind, value, unit=level))
        end = found.end()


def multiple(reader: Reader, at: int, word: str) -> None:
    """Read doubled, tripled, twice, tenfold."""
    loose = word.endswith(("fold", "ice"))
    approx = reader.before(at)
    reader.add(Draft(at, at + len(word), MULTIPLE, MULTIPLES[word], 0, approx=approx, firm=False, ambiguous=loose))


def half(reader: Reader, at: int, word: str) -> None:
    """Read half of a thing, half a million, half an hour, half-year, halved."""
    if time := past(reader, at):
        reader.add(time)
        return
    found = _HALF_A.match(reader.text, at + 4) if word == "half" else None
    end = at + len(word)
    after = found[1] if found else ""
    scale = words_at(reader.text, found.start(1)) if found and after in {"dozen", "hundred", *SCALES} else None
    if scale:
        number(reader, Numeral(at, scale.end, scale.value // 2, scale.step // 2, scale.factor, digits=False))
    elif found and after in {"percent", "percentage"}:
        kind, value = (PERCENT, part_of(1, 200)) if after == "percent" else (POINTS, part_of(1, 2))
        reader.add(Draft(at, found.end(), kind, value, value))
    elif found and ENGLISH.get(after) in SPANS:
        reader.add(Draft(at, found.end(), DURATION, part_of(1, 2), part_of(1, 2), ENGLISH[after], firm=False))
    elif reader.text.endswith((" latter ", " last "), 0, at):
        reader.add(Draft(at, end, HALF, 2))
    else:
        reader.add(Draft(at, end, FRACTION, part_of(1, 2), 0, approx=reader.before(at), firm=False))


def quarter(reader: Reader, at: int, word: str) -> None:
    """Read a quarter as a fourth part; the quarters of a year are read with their number."""
    if time := past(reader, at):
        reader.add(time)
        return
    if not reader.text.endswith((" a ", " one ", " one-"), 0, at) or reader.text.startswith("-final", at + len(word)):
        return
    found = _QUARTER_OF.match(reader.text, at + len(word))
    if found and found[1] in SCALES:
        power = SCALES[found[1]]
        reader.add(Draft(at, found.end(), CARDINAL, power // 4, power // 100))
    elif found:
        reader.add(Draft(at, found.end(), DURATION, part_of(1, 4), part_of(1, 4), found[1], firm=False))
    else:
        reader.add(Draft(at, at + len(word), FRACTION, part_of(1, 4), 0, firm=False))


def pair(reader: Reader, at: int, word: str) -> None:
    """Read both, couple, pair: two that a translation may well put in another way."""
    reader.add(Draft(at, at + len(word), CARDINAL, PAIRS[word], firm=False))


def vague(reader: Reader, at: int, word: str) -> None:
    """Read dozens, hundreds, tens of thousands: a magnitude only."""
    found = _OF.match(reader.text, at + len(word))
    value = {"tens": 10, **MAGNITUDES}[word]
    if found:
        value *= MAGNITUDES[found[1]]
    elif word == "tens":
        return
    reader.add(Draft(at, found.end() if found else at + len(word), VAGUE, value, firm=False))


def scale(reader: Reader, at: int, _word: str) -> None:
    """Read a hundred, a dozen, several thousand; a bare scale word is no figure."""
    before = reader.text[max(0, at - 12) : at].split()
    last = before[-1] if before else ""
    numeral = words_at(reader.text, at)
    if last in {"several", "few", "many", "some"} and numeral:
        value = 10 if numeral.value == 12 else numeral.value
        reader.add(Draft(at, numeral.end, VAGUE, value, firm=False))
    elif last in {"a", "per", "every", "the", "first", "last", "next", "past", "over", "nearly"} and numeral:
        number(reader, numeral._replace(start=at - 2 if last == "a" else at))
        reader.drafts[-1].firm = last != "a" or numeral.value > 1000


def inaugural(reader: Reader, at: int, word: str) -> None:
    """Read inaugural as first."""
    reader.add(Draft(at, at + len(word), ORDINAL, 1, firm=False))


def span(reader: Reader, at: int, word: str) -> None:
    """Read a decade, a century, a fortnight."""
    unit, count = SPAN_WORDS[word]
    reader.add(Draft(at, at + len(word), DURATION, count, unit=unit, firm=False))


def around_the_clock(reader: Reader, at: int, word: str) -> None:
    """Read around the clock as 24 hours."""
    if found := _CLOCK.search(reader.text, max(0, at - 12), at + len(word)):
        reader.add(Draft(found.start(), found.end(), DURATION, 24, unit="hour", firm=False))
