"""Recurring phrases of a document, and what in their translations goes with them. Knows no glossary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ftzterms.text.forms import singular
from ftzterms.text.han import is_han

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
EMPTY_WORDS = frozenset(
    "a about after all also an and any are as at be been before being between both but by can could did do does during"
    " each for from further had has have he her his how if in into is it its made make more most must no not of off on one"
    " only or other our out over own said same shall she should so some such than that the their them then there these they"
    " this those through to under up was we well were what when where which while who will with within would you".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a Han character, with its place in the text."""

    form: str
    """Lower case, singular."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that stands in several texts."""

    tokens: tuple[str, ...]
    texts: tuple[int, ...]
    """Indices of the texts, ascending."""


def words(text: str) -> list[Token]:
    """Cut a text of a spaced script into words."""
    return [
        Token(singular(match[0].lower().replace("’", "'").removesuffix("'s")), *match.span())
        for match in _WORD.finditer(text)
    ]


def characters(text: str) -> list[Token]:
    """Cut a Chinese text into characters; what is no Han character ends a phrase."""
    return [Token(c if is_han(c) else "", i, i + 1) for i, c in enumerate(text)]


def pairs(text: str) -> list[Token]:
    """Cut a Chinese text into overlapping pairs of Han characters."""
    return [
        Token(text[i : i + 2], i, i + 2) for i in range(len(text) - 1) if is_han(text[i]) and is_han(text[i + 1])
    ]


def content(token: Token) -> bool:
    """Say whether a token carries meaning of its own."""
    return token.form not in EMPTY_WORDS and not token.form[:1].isdigit()


def recurring(texts: Sequence[Sequence[Token]], length: int, times: int) -> Iterator[Phrase]:
    """Yield the longest phrases of at least *length* tokens that stand in at least *times* texts.

    A phrase holds no empty token. Every phrase is given once, with all texts it stands in.
    """
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, tokens in enumerate(texts):
        for gram, _ in _grams(tokens, length):
            places = grams[gram]
            if not places or places[-1] != number:
                places.append(number)
    known = {gram: tuple(places) for gram, places in grams.items() if len(places) >= times}
    seen: set[tuple[str, ...]] = set()
    for number, tokens in enumerate(texts):
        for phrase in _longest(tokens, length, known):
            if phrase.texts[0] == number and phrase.tokens not in seen:
                seen.add(phrase.tokens)
                yield phrase


def _grams(tokens: Sequence[Token], length: int) -> Iterator[tuple[tuple[str, ...], int]]:
    forms = [token.form for token in tokens]
    for start in range(len(forms) - length + 1):
        gram = tuple(forms[start : start + length])
        if "" not in gram:
            yield gram, start


def _longest(
    tokens: Sequence[Token], length: int, known: dict[tuple[str, ...], tuple[int, ...]]
) -> Iterator[Phrase]:
    """Join neighbouring grams that stand in the same texts."""
    first: int | None = None
    last = -2
    texts: tuple[int, ...] = ()
    for gram, start in _grams(tokens, length):
        here = known.get(gram)
        if first is not None and (start != last + 1 or here != texts):
            yield _phrase(tokens, first, last + length, texts)
            first = None
        if here is not None:
            first = start if first is None else first
            last, texts = start, here
    if first is not None:
        yield _phrase(tokens, first, last + length, texts)


def _phrase(tokens: Sequence[Token], start: int, end: int, texts: tuple[int, ...]) -> Phrase:
    return Phrase(tuple(token.form for token in tokens[start:end]), texts)
