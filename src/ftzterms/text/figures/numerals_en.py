"""English numerals as exact numbers: three hundred and fifty, 6.5 trillion, 1.2bn, two and a half, twenty-first."""

from __future__ import annotations

from ftzterms.text.figures._patterns import Pattern
from ftzterms.text.figures._ratio import Amount
from ftzterms.text.figures.numerals_zh import decimal, part_of
from ftzterms.text.tuples import NamedTuple

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNIT_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEEN_ORDINALS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_TENS_ORDINALS = [ten[:-1] + "ieth" for ten in _TENS]
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}
_BELOW_THOUSAND = {"hundred": 100, "dozen": 12}
SHORT_SCALES = {
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "k": 10**3,
    "m": 10**6,
}
CARDINALS = {
    **{word: value for value, word in enumerate(_UNITS, 1)},
    **{word: value for value, word in enumerate(_TEENS, 10)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
}
ORDINALS = {
    **{word: value for value, word in enumerate(_UNIT_ORDINALS, 1)},
    **{word: value for value, word in enumerate(_TEEN_ORDINALS, 10)},
    **{word: 10 * value for value, word in enumerate(_TENS_ORDINALS, 2)},
    "hundredth": 100,
    "thousandth": 1000,
}
_SINGLE = CARDINALS | ORDINALS
NUMBER_WORDS = frozenset(_SINGLE) | frozenset(SCALES) | frozenset(_BELOW_THOUSAND)
_NEXT = Pattern(r"(?:[ -](?:and[ -])?)?([a-z]+)")
_AND_A_HALF = Pattern(r"[ -]and[ -]a[ -]half\b")
DIGITS = Pattern(
    r"[0-9]{1,6}(?:,[0-9]{2,3}){0,6}(?:,[0-9]{3}|, 000)(?![0-9])(?:\.[0-9]{1,12})?|[0-9]{1,24}(?:\.[0-9]{1,12})?"
)
_SCALED = Pattern(
    r"[ -]?(hundred|thousand|million|billion|trillion|dozen|lakh|crore)s?\b|[ ]?(bn|bln|tn|trn|mn|mln|k)\b"
)
SCALE_WORDS = frozenset(SCALES) | frozenset(_BELOW_THOUSAND) | frozenset(SHORT_SCALES)
_SCALE_STARTS = frozenset(word[0] for word in SCALE_WORDS)


class Numeral(NamedTuple):
    """A numeral in an English text, lower case."""

    start: int
    end: int
    value: Amount
    step: Amount
    factor: Amount
    """What the words after its digits multiply by: 10^9 in 5.3 billion."""
    digits: bool
    ordinal: bool = False


def digits_at(text: str, at: int, end: int) -> Numeral:
    """Read a row of Arabic digits with its thousands and decimals and the scale words after it."""
    value: Amount
    step: Amount
    if end - at > 9 or _is_longer(text, end):
        found = DIGITS.match(text, at)
        assert found
        value, step = decimal(found[0])
        end = found.end()
    else:
        value, step = int(text[at:end]), 1
    sign = text[end : end + 1]
    if sign in _SCALE_STARTS or ((sign in {" ", "-"}) and text[end + 1 : end + 2] in _SCALE_STARTS):
        return _scaled(text, at, end, value, step)
    return Numeral(at, end, value, step, 1, True)


def _is_longer(text: str, end: int) -> bool:
    """Say whether thousands or decimals may follow a row of digits."""
    sign = text[end : end + 1]
    return (sign in {",", "."}) and ("0" <= text[end + 1 : end + 2] <= "9" or text.startswith(" 000", end + 1))


def _scaled(text: str, at: int, end: int, value: Amount, step: Amount) -> Numeral:
    factor = 1
    while scale := _SCALED.match(text, end):
        word = scale[1] or scale[2]
        factor *= _BELOW_THOUSAND.get(word) or SCALES.get(word) or SHORT_SCALES[word]
        end = scale.end()
    return Numeral(at, end, value * factor, step * factor, factor, True)


def word_at(text: str, at: int, word: str) -> Numeral | None:
    """Read a number word with those that go on from it."""
    end = at + len(word)
    if _goes_on(text, end):
        return words_at(text, at)
    return Numeral(at, end, _SINGLE[word], 1, 1, False, word in ORDINALS)


def words_at(text: str, at: int) -> Numeral | None:
    """Read number words, as many as go together; None when the word is no numeral."""
    sums = _Sum()
    end = at
    while found := _NEXT.match(text, end):
        separator = text[end : found.start(1)]
        if not sums.take(found[1], separator):
            break
        end = found.end()
        if sums.ordinal:
            break
        if half := _AND_A_HALF.match(text, end):
            sums.add_half()
            end = half.end()
    if end == at:
        return None
    total, step = sums.result()
    return Numeral(at, end, total, step, sums.factor, digits=False, ordinal=sums.ordinal)


def _goes_on(text: str, end: int) -> bool:
    """Say whether another number word follows, or and a half."""
    sign = text[end : end + 1]
    if sign not in {" ", "-"}:
        return False
    following = _NEXT.match(text, end)
    return following is not None and (following[1] in NUMBER_WORDS or following[1] == "a")


class _Sum:
    """Adds number words up and refuses a word that cannot follow: "two five" are two numbers."""

    def __init__(self) -> None:
        self.total: Amount = 0
        self.section: Amount = 0
        self.step: Amount = 1
        self.factor: Amount = 1
        self.room: Amount = 10**15
        """What the next word must be smaller than."""
        self.ordinal = False
        self.empty = True

    def take(self, word: str, separator: str) -> bool:
        scale = _BELOW_THOUSAND.get(word) or SCALES.get(word, 0)
        if scale:
            return not separator.endswith("and ") and self._multiply(scale)
        value = CARDINALS.get(word, 0) or ORDINALS.get(word, 0)
        if not value or not self._fits(value, separator):
            return False
        self.ordinal = word in ORDINALS
        self.section += value
        self.room = 10 if value in range(20, 100, 10) else 1
        self.step, self.factor, self.empty = 1, 1, False
        return True

    def _fits(self, value: int, separator: str) -> bool:
        if self.empty:
            return True
        if value >= 100 or value >= self.room:
            return False
        return self.room == 10 or separator != "-"

    def _multiply(self, scale: int) -> bool:
        if self.empty and not self.section:
            self.section, self.empty = 1, False
        if scale < 1000:
            if not 0 < self.section < 100:
                return False
            self.section *= scale
        else:
            if not self.section:
                self.total *= scale
            self.total, self.section = self.total + self.section * scale, 0
        self.room, self.step, self.factor = min(scale, 1000), self.step * scale, self.factor * scale
        return True

    def add_half(self) -> None:
        self.section += part_of(1, 2)
        self.step = part_of(1, 2)
        self.room = 1

    def result(self) -> tuple[Amount, Amount]:
        return self.total + self.section, self.step
