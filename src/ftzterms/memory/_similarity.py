"""How like two texts are, and in which places they differ.

The similarity is 1 − edits / length of the longer text, in characters of the folded texts (`text/fold`: case, width,
quotation marks, hyphens and Traditional characters do not count). The places are whole words, figures, or single Han
characters, as a reader would point at them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ftzterms.memory._signature import is_dense
from ftzterms.memory.difference import DifferenceKind, TextDifference
from ftzterms.model import Span, primary
from ftzterms.text import figures
from ftzterms.text.fold import SEPARATOR, fold

_TOKEN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\s+|.", re.S)

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile("[，。；！？]")
"""What a figure of a Chinese text does not reach beyond."""


class Token(NamedTuple):
    """A figure in a text, as a whole."""

    start: int
    end: int
    text: str
    figures: tuple[figures.Figure, ...]
    """What it says, its parts together."""


class Cut(NamedTuple):
    """A text cut into what differs as a whole: words, Han characters, figures and signs."""

    pieces: list[str]
    starts: list[int]
    """Where each piece starts, and where the last one ends."""
    figures: dict[int, tuple[figures.Figure, ...]]
    """What the pieces say that are figures, by their place."""


def similarity(asked: str, found: str) -> float:
    """Compare two texts: 1 is the same but for case, width and the like, 0 nothing in common."""
    return folded_similarity(fold(asked).text, fold(found).text)


def folded_similarity(asked: str, found: str) -> float:
    """Compare two folded texts."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(asked, found))


@lru_cache(64)
def differences(asked: str, found: str, language: str) -> tuple[TextDifference, ...]:
    """Tell the places where two texts differ, in text order."""
    if asked == found:
        return ()
    left, right = cut(asked, language), cut(found, language)
    return tuple(
        TextDifference(kind, _span(left, a, b), _span(right, c, d)) for kind, a, b, c, d in _unequal(left, right)
    )


def has_other_words(asked: str, found: str, language: str) -> bool:
    """Say whether it is certain, at a glance, that words differ: *asked* has some that *found*, folded, has not."""
    if not is_dense(language):
        return any(word not in found for word in _words(asked, language))
    return not (_plain_characters(asked).issubset(found) and _characters(asked, language).issubset(found))


def may_differ_in_case(asked: str, found: str) -> bool:
    """Say whether one word could be written with other capitals in the two texts."""
    if asked == asked.lower() and found == found.lower():
        return False
    words = {*_WORD.findall(asked), *_WORD.findall(found)}
    return len({word.lower() for word in words}) < len(words)


@lru_cache(64)
def _words(text: str, language: str) -> tuple[str, ...]:
    """Give the words that are no figures, folded."""
    return tuple(dict.fromkeys(_WORD.findall(_without_figures(text, language))))


@lru_cache(64)
def _characters(text: str, language: str) -> frozenset[str]:
    """Give the characters that are outside of figures, folded."""
    return frozenset(filter(str.isalnum, _without_figures(text, language)))


@lru_cache(64)
def _plain_characters(text: str) -> frozenset[str]:
    """Give those of them that are in clauses without any figure, which takes much less time."""
    plain = SEPARATOR.join([clause for clause in _CLAUSE.split(text) if not figures.may_hold(clause)])
    return frozenset(filter(str.isalnum, fold(plain).text))


def _without_figures(text: str, language: str) -> str:
    left, at = list[str](), 0
    for figure in _expressions(text, language):
        start, end = figure[0].whole
        left.append(text[at:start])
        at = max(at, end)
    return fold(SEPARATOR.join([*left, text[at:]])).text


def figures_in(text: str, language: str) -> list[Token]:
    """Give the figures of a text, in order."""
    pieces, starts, said = cut(text, language)
    return [Token(starts[place], starts[place + 1], pieces[place], parts) for place, parts in said.items()]


@lru_cache(64)
def cut(text: str, language: str) -> Cut:
    """Cut a text into words, Han characters, figures and signs."""
    pieces: list[str] = []
    said: dict[int, tuple[figures.Figure, ...]] = {}
    at = 0
    for figure in _expressions(text, language):
        start, end = figure[0].whole
        if start >= at:
            pieces += _TOKEN.findall(text, at, start)
            said[len(pieces)] = figure
            pieces.append(text[start:end])
            at = end
    pieces += _TOKEN.findall(text, at)
    return Cut(pieces, list(accumulate(map(len, pieces), initial=0)), said)


def _expressions(text: str, language: str) -> list[tuple[figures.Figure, ...]]:
    """Give the figures of a text, the parts of one expression together."""
    whole: dict[tuple[int, int], list[figures.Figure]] = {}
    for figure in figures.parse(text, primary(language)):
        whole.setdefault(figure.whole, []).append(figure)
    return [tuple(parts) for _, parts in sorted(whole.items())]


_Place = tuple[DifferenceKind, int, int, int, int]


def _unequal(left: Cut, right: Cut) -> list[_Place]:
    """Align two cut texts; give the stretches of pieces that are not the same, and what differs in each."""
    from rapidfuzz.distance import Levenshtein

    found: list[_Place] = []
    for step in Levenshtein.opcodes(left.pieces, right.pieces):
        if step.tag == "equal":
            continue
        a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
        kind = _kind(left, right, a, b, c, d)
        if found and found[-1][2] == a and found[-1][4] == c and found[-1][0] is kind:
            _, a, _, c, _ = found.pop()
            kind = _kind(left, right, a, b, c, d)
        found.append((kind, a, b, c, d))
    return found


def _span(row: Cut, start: int, end: int) -> Span:
    return Span(row.starts[start], row.starts[end])


def _kind(left: Cut, right: Cut, a: int, b: int, c: int, d: int) -> DifferenceKind:
    one, other = "".join(left.pieces[a:b]), "".join(right.pieces[c:d])
    if not (one and other):
        return DifferenceKind.WORDS if any(map(str.isalnum, one + other)) else DifferenceKind.PUNCTUATION
    if one.lower() == other.lower():
        return DifferenceKind.CASE
    if fold(one).text == fold(other).text or not any(map(str.isalnum, one + other)):
        return DifferenceKind.PUNCTUATION
    if left.figures.keys() >= {*range(a, b)} and right.figures.keys() >= {*range(c, d)}:
        return DifferenceKind.NUMBER
    return DifferenceKind.WORDS
