"""Recurring phrases of a document, and what in their translations goes with them. Knows no glossary.

A *run* is an unbroken stretch of a text: a string of Han characters, or a tuple of words. A phrase is a part of a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ftzterms.text.forms import singular
from ftzterms.text.han import is_han

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
_HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_BREAK = re.compile(r"[^\w\s'’-]+")
EMPTY_WORDS = frozenset(
    "a about after all also an and any are as at be been before being between both but by can could did do does "
    "during each for from further had has have he her his how if in into is it its made make more most must no not "
    "of off on one only or other our out over own said same shall she should so some such than that the their them "
    "then there these they this those through to under up was we well were what when where which while who will "
    "with within would you".split()
)

Run = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a pair of Han characters, with its place in the text."""

    form: str
    """Lower case, singular."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that stands in several texts."""

    tokens: Run
    texts: tuple[int, ...]
    """Indices of the texts, ascending."""

    def __str__(self) -> str:
        return self.tokens if isinstance(self.tokens, str) else " ".join(self.tokens)


def words(text: str) -> list[Token]:
    """Cut a text of a spaced script into words."""
    return [
        Token(singular(match[0].lower().replace("’", "'").removesuffix("'s")), *match.span())
        for match in _WORD.finditer(text)
    ]


def pairs(text: str) -> list[Token]:
    """Cut a Chinese text into overlapping pairs of Han characters."""
    return [Token(text[i : i + 2], i, i + 2) for i in range(len(text) - 1) if is_han(text[i]) and is_han(text[i + 1])]


def word_forms(text: str) -> frozenset[str]:
    """Give the words of a spaced script that carry meaning of their own, lower case, singular."""
    found = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(singular(word.removesuffix("'s")) for word in found if _content(word))


def pair_forms(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring Han characters."""
    return frozenset(run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1))


def content(token: Token) -> bool:
    """Say whether a token carries meaning of its own."""
    return _content(token.form)


def _content(form: str) -> bool:
    return form not in EMPTY_WORDS and not form[0].isdigit()


def han_runs(text: str) -> list[Run]:
    """Give the runs of Han characters."""
    return list(_HAN_RUN.findall(text))


def word_runs(text: str) -> list[Run]:
    """Give the runs of lower-case words between punctuation marks."""
    return [tuple(part.split()) for part in _BREAK.split(text.lower())]


def recurring(texts: Sequence[Sequence[Run]], length: int) -> list[Phrase]:
    """Give the longest phrases of at least *length* tokens that stand in three or more texts, longest first."""
    runs = _places(texts, length)
    known = _known(runs, length)
    phrases: dict[Run, Phrase] = {}
    for run in runs:
        for phrase in _longest(run, length, known):
            phrases.setdefault(phrase.tokens, phrase)
    return sorted(phrases.values(), key=lambda phrase: (-len(phrase.tokens), phrase.texts, phrase.tokens))


def _places(texts: Sequence[Sequence[Run]], length: int) -> dict[Run, list[int]]:
    """Give the distinct runs that are long enough, each with the texts it stands in."""
    places: dict[Run, list[int]] = {}
    for number, runs in enumerate(texts):
        for run in runs:
            if len(run) >= length:
                places.setdefault(run, []).append(number)
    return places


def _known(runs: dict[Run, list[int]], length: int) -> dict[Run, tuple[int, ...]]:
    """Give the grams that stand in three or more texts, with these texts."""
    counts: dict[Run, int] = {}
    for run, places in runs.items():
        weight = len(places)
        for start in range(len(run) - length + 1):
            gram = run[start : start + length]
            counts[gram] = counts.get(gram, 0) + weight
    within: dict[Run, list[int]] = {gram: [] for gram, count in counts.items() if count > 2}
    for number, run in enumerate(runs):
        for start in range(len(run) - length + 1):
            numbers = within.get(run[start : start + length])
            if numbers is not None:
                numbers.append(number)
    return _texts_of(within, list(runs.values()))


def _texts_of(within: dict[Run, list[int]], places: list[list[int]]) -> dict[Run, tuple[int, ...]]:
    """Give the texts of each gram, by the runs it stands in; neighbours stand in the same, so each set is made once."""
    made: dict[tuple[int, ...], tuple[int, ...]] = {}
    known: dict[Run, tuple[int, ...]] = {}
    for gram, numbers in within.items():
        key = tuple(numbers)
        if key not in made:
            made[key] = tuple(sorted({text for number in numbers for text in places[number]}))
        if len(made[key]) > 2:
            known[gram] = made[key]
    return known


def _longest(run: Run, length: int, known: dict[Run, tuple[int, ...]]) -> Iterator[Phrase]:
    """Join neighbouring grams that stand in the same texts."""
    first = -1
    texts: tuple[int, ...] | None = None
    for start in range(len(run) - length + 2):
        here = known.get(run[start : start + length]) if start + length <= len(run) else None
        if here != texts:
            if texts is not None:
                yield Phrase(run[first : start + length - 1], texts)
            first, texts = start, here
