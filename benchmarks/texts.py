"""Made-up aligned policy texts: any number of Chinese and English pairs, always the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from concepts import OFFICE_CONCEPTS, Concept, concepts
from sentences import ACTIONS, FRAMES, STATEMENTS
from vocabulary import PLACES

_SEED = 20260101
_CONCEPTS = 50_000
_SLOT = re.compile(r"\{(\w)\}")
_MONTHS = "January February March April May June July August September October November December".split()
_DIGITS = "零一二三四五六七八九"
_ORDINALS = {1: "first", 2: "second", 3: "third"}


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment and its translation; *marked* is a stretch of each side that may carry inline tags."""

    zh: str
    en: str
    marked: tuple[str, str] = ("", "")


def pairs(count: int, base: Sequence[tuple[str, str]] = ()) -> Iterator[Pair]:
    """Yield *count* pairs; with *base*, real pairs, each other one is a real one with a made-up sentence after it.

    One pair in twenty repeats one of the last thousand.
    """
    maker = _Maker(random.Random(_SEED))
    recent: list[Pair] = []
    for number in range(count):
        if recent and maker.rng.random() < 0.05:
            yield maker.rng.choice(recent)
            continue
        pair = maker.pair()
        if base and number % 2:
            zh, en = base[maker.rng.randrange(len(base))]
            pair = Pair(zh + pair.zh, f"{en} {pair.en}", pair.marked)
        if len(recent) < 1000:
            recent.append(pair)
        else:
            recent[maker.rng.randrange(1000)] = pair
        yield pair


class _Maker:
    """Fills frames with clauses, and clauses with terms, names and figures."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._concepts = concepts(_CONCEPTS)
        self._fillers: dict[str, Callable[[], tuple[str, str]]] = {
            "a": self._term,
            "o": lambda: self._name(rng.choice(OFFICE_CONCEPTS)),
            "p": lambda: rng.choice(PLACES),
            "n": self._number,
            "m": self._money,
            "r": self._percentage,
            "d": self._day,
            "k": self._ordinal,
            "A": lambda: self._filled(rng.choice(ACTIONS)),
            "S": lambda: self._filled(rng.choice(STATEMENTS)),
        }
        self._marked = ("", "")

    def pair(self) -> Pair:
        """Make one pair of sentences."""
        zh, en = self._filled(self.rng.choice(FRAMES))
        return Pair(zh, en, self._marked)

    def _filled(self, template: tuple[str, str]) -> tuple[str, str]:
        """Fill the slots of both sides; the first {a} of one side is the first of the other."""
        zh, en = template
        for slot in _SLOT.findall(en):
            there, here = self._fillers[slot]()
            zh = zh.replace(f"{{{slot}}}", there, 1)
            en = en.replace(f"{{{slot}}}", here, 1)
        return zh, en

    def _term(self) -> tuple[str, str]:
        """Choose a concept, the N-th about as often as 1/N; right in 98 of 100 texts, quoted in 5."""
        place = int(20 * ((_CONCEPTS + 20) / 20) ** self.rng.random() - 20)
        self._marked = zh, en = self._name(self._concepts[place])
        return (f"“{zh}”", f"“{en}”") if self.rng.random() < 0.05 else (zh, en)

    def _name(self, concept: Concept) -> tuple[str, str]:
        luck = self.rng.random()
        if concept.other and luck < 0.02:
            return concept.zh, concept.other
        return concept.zh, self.rng.choice(self._concepts).en if luck > 0.99 else concept.en

    def _number(self) -> tuple[str, str]:
        number = self.rng.randrange(4, 2000)
        return str(number), f"{number:,}"

    def _percentage(self) -> tuple[str, str]:
        share = f"{self.rng.randrange(11, 990) / 10:g}"
        return f"{share}%", f"{share}{self.rng.choice(('%', ' percent'))}"

    def _money(self) -> tuple[str, str]:
        """Make an amount; two in a thousand are ten times too much in English."""
        number = self.rng.randrange(11, 99)
        wrong = 10 if self.rng.random() < 0.002 else 1
        zh, value, word = self.rng.choice(
            (
                (f"{number / 10:g}万亿元", number / 10, "trillion"),
                (f"{number / 10:g}亿元", number * 10, "million"),
                (f"{number}00万元", number, "million"),
            )
        )
        return zh, f"{value * wrong:g} {word} yuan"

    def _day(self) -> tuple[str, str]:
        year, month, day = self.rng.randrange(2012, 2027), self.rng.randrange(1, 13), self.rng.randrange(1, 29)
        return f"{year}年{month}月{day}日", f"{_MONTHS[month - 1]} {day}, {year}"

    def _ordinal(self) -> tuple[str, str]:
        number = self.rng.randrange(1, 20)
        zh = ("十" if number > 9 else "") + (_DIGITS[number % 10] if number % 10 else "")
        return zh, _ORDINALS.get(number, f"{number}th")
