"""Recurring phrases of a document, and what in their translations goes with them. Knows no glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from ftzterms.text.forms import singular
from ftzterms.text.han import is_han
from ftzterms.text.late import compiled, late
from ftzterms.text.tuples import NamedTuple

_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
_HAN_RUN = late("[\u3400-\u4dbf\u4e00-\u9fff]+")
_MOST_TEXTS = 60
"""A phrase in more texts than this is a formula."""
_MOST_GRAMS = 4_000
EMPTY_WORDS = frozenset(
    "a about after all also an and any are as at be been before being between both but by can could did do does "
    "during each for from further had has have he her his how if in into is it its made make more most must no not "
    "of off on one only or other our out over own said same shall she should so some such than that the their them "
    "then there these they this those through to under up was we well were what when where which while who will "
    "with within would you".split()
)


class Token(NamedTuple):
    """A word, or a pair of Han characters, with its place in the text."""

    form: str
    """Lower case, singular."""
    start: int
    end: int


class Phrase(NamedTuple):
    """A phrase that stands in several texts."""

    text: str
    texts: tuple[int, ...]
    """Indices of the texts, ascending."""


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
    return frozenset(chain.from_iterable(map(_forms, text.lower().replace("’", "'").split())))


@lru_cache(maxsize=16384)
def _forms(row: str) -> tuple[str, ...]:
    """Do so for a row of characters without a space."""
    return tuple([singular(word.removesuffix("'s")) for word in _WORD.findall(row) if _content(word)])


def pair_forms(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring Han characters."""
    return frozenset(run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1))


def content(token: Token) -> bool:
    """Say whether a token carries meaning of its own."""
    return _content(token.form)


def _content(form: str) -> bool:
    return form not in EMPTY_WORDS and not form[0].isdigit()


def recurring(texts: Sequence[str], language: str) -> list[Phrase]:
    """Give the longest phrases that stand in three to sixty of the texts, longest first.

    Six Han characters or four words at least, within one clause. Where a memory repeats everything, the first few
    thousand of what recurs are looked at.
    """
    grams = _grams(language)
    found = [grams.findall(text) for text in texts]
    counts = Counter(chain.from_iterable(found))
    frequent = set(islice((gram for gram, count in counts.items() if 2 < count <= _MOST_TEXTS), _MOST_GRAMS))
    where: dict[str, list[int]] = {gram: [] for gram in frequent}
    for number, here in enumerate(found):
        for gram in frequent.intersection(here):
            where[gram].append(number)
    known = {gram: tuple(numbers) for gram, numbers in where.items() if len(numbers) > 2}
    phrases: dict[str, Phrase] = {}
    for number in sorted({numbers[0] for numbers in known.values()}):
        for phrase in _longest(texts[number], grams, known):
            phrases.setdefault(phrase.text, phrase)
    return sorted(phrases.values(), key=lambda phrase: (-len(phrase.text), phrase.texts, phrase.text))


@cache
def _grams(language: str) -> re.Pattern[str]:
    """Find every stretch of six Han characters or four words, overlapping."""
    if language == "zh":
        return compiled("(?=([\u3400-\u4dbf\u4e00-\u9fff]{6}))")
    return compiled(r"(?<![\w'’-])(?=([\w'’-]+(?: [\w'’-]+){3})(?![\w'’-]))")


def _longest(text: str, grams: re.Pattern[str], known: dict[str, tuple[int, ...]]) -> Iterator[Phrase]:
    """Join neighbouring grams that stand in the same texts."""
    start = end = 0
    texts: tuple[int, ...] | None = None
    for match in grams.finditer(text):
        here = known.get(match[1])
        if here is None and texts is None:
            continue
        if here == texts and match.start() < end:
            end = match.end(1)
            continue
        if texts is not None:
            yield Phrase(text[start:end], texts)
        texts = here
        start, end = match.span(1)
    if texts is not None:
        yield Phrase(text[start:end], texts)
