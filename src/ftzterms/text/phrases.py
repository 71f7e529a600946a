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
    "a about after all also an and any are as at be been before being between both but by can could did do does during"
    " each for from further had has have he her his how if in into is it its made make more most must no not of off on one"
    " only or other our out over own said same shall she should so some such than that the their them then there these they"
    " this those through to under up was we well were what when where which while who will with within would you".split()
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
    where: dict[Run, list[int]] = {gram: [] for gram in _in_three(texts, length)}
    for number, runs in enumerate(texts):
        for run in runs:
            for start in range(len(run) - length + 1):
                places = where.get(run[start : start + length])
                if places is not None and (not places or places[-1] != number):
                    places.append(number)
    known = {gram: tuple(places) for gram, places in where.items()}
    phrases: dict[Run, Phrase] = {}
    for number in sorted({places[0] for places in known.values()}):
        for run in texts[number]:
            for phrase in _longest(run, length, known):
                if phrase.texts[0] == number:
                    phrases.setdefault(phrase.tokens, phrase)
    return sorted(phrases.values(), key=lambda phrase: (-len(phrase.tokens), phrase.texts, phrase.tokens))


def _in_three(texts: Sequence[Sequence[Run]], length: int) -> set[Run]:
    """Give the grams that stand in three texts; most stand in one, and cost no more than that."""
    once: set[Run] = set()
    twice: set[Run] = set()
    thrice: set[Run] = set()
    for runs in texts:
        grams = {run[start : start + length] for run in runs for start in range(len(run) - length + 1)}
        again = grams & once
        if again:
            thrice |= again & twice
            twice |= again
        once |= grams
    return thrice


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
