"""Recurring phrases of a document, and what in their translations goes with them. Knows no glossary."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import TypeAlias

from ftzterms.text.forms import singular
from ftzterms.text.han import is_han
from ftzterms.text.late import late
from ftzterms.text.tuples import NamedTuple

_WORD = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?")
_HAN_RUN = late("[\u3400-\u4dbf\u4e00-\u9fff]+")
_HAN_CLAUSE = late("[\u3400-\u4dbf\u4e00-\u9fff]{6,}")
_WORD_CLAUSE = late(r"(?<![\w'’-])[\w'’-]++(?: [\w'’-]++){3,}")
_MOST_TEXTS = 60
"""A phrase in more texts than this is a formula."""
_MOST_GRAMS = 4_000
_Grams: TypeAlias = "array[int]"
"""The hashes of all grams of a clause, in their order."""
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
    thousand of what recurs are looked at. Clauses that come again, which are many, are cut up only once.
    """
    han = language == "zh"
    where: dict[str, list[int]] = {}
    for number, clauses in enumerate(map((_HAN_CLAUSE if han else _WORD_CLAUSE).findall, texts)):
        for clause in clauses:
            where.setdefault(clause, []).append(number)
    cut = _han_grams if han else _word_grams
    grams = {clause: array("q", cut(clause)) for clause in where}
    known, clauses = _standing(grams, where)
    firsts = {numbers[0] for numbers in known.values()}
    found = {
        (clause[start:end] if han else " ".join(clause.split(" ")[start:end])): here
        for clause in clauses
        if not firsts.isdisjoint(where[clause])
        for start, end, here in _longest(grams[clause], known, 6 if han else 4)
    }
    phrases = [Phrase(text, here) for text, here in found.items()]
    return sorted(phrases, key=lambda phrase: (-len(phrase.text), phrase.texts, phrase.text))


def _han_grams(clause: str) -> list[int]:
    return [hash(clause[at : at + 6]) for at in range(len(clause) - 5)]


def _word_grams(clause: str) -> list[int]:
    row = clause.split(" ")
    return [hash(" ".join(row[at : at + 4])) for at in range(len(row) - 3)]


def _standing(grams: dict[str, _Grams], where: dict[str, list[int]]) -> tuple[dict[int, tuple[int, ...]], list[str]]:
    """Say in which texts each gram stands that recurs, ascending; and give the clauses that have any.

    Grams are told by their hashes: those of thousands of texts would take up half as much memory as the whole window.
    """
    counts = Counter(chain.from_iterable(grams.values()))
    for clause, numbers in where.items():
        if len(numbers) > 1:
            for gram in grams[clause]:
                counts[gram] += min(len(numbers) - 1, _MOST_TEXTS)
    frequent = set(islice((gram for gram, count in counts.items() if 2 < count <= _MOST_TEXTS), _MOST_GRAMS))
    del counts
    found: dict[int, set[int]] = {gram: set() for gram in frequent}
    clauses = []
    for clause, cut in grams.items():
        if here := frequent.intersection(cut):
            clauses.append(clause)
            for gram in here:
                found[gram].update(where[clause])
    return {gram: tuple(sorted(numbers)) for gram, numbers in found.items() if len(numbers) > 2}, clauses


def _longest(
    grams: _Grams, known: dict[int, tuple[int, ...]], length: int
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Join neighbouring grams of a clause that stand in the same texts: from where to where, in which texts."""
    start = 0
    texts: tuple[int, ...] | None = None
    for at, here in enumerate(map(known.get, grams)):
        if here == texts:
            continue
        if texts is not None:
            yield start, at - 1 + length, texts
        start, texts = at, here
    if texts is not None:
        yield start, len(grams) - 1 + length, texts
