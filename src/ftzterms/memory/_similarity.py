"""How like two texts are, and in which places they differ.

The similarity is 1 − edits / length of the longer text, in characters of the folded texts (`text/fold`: case, width,
quotation marks, hyphens and Traditional characters do not count). The places are whole words, figures, or single Han
characters, as a reader would point at them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ftzterms.memory.match import DifferenceKind, TextDifference
from ftzterms.model import Span, primary
from ftzterms.text import figures
from ftzterms.text.fold import fold

_TOKEN = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\s+|.", re.S)


class Token(NamedTuple):
    """A stretch of a text that differs as a whole."""

    start: int
    end: int
    text: str
    figures: tuple[figures.Figure, ...] = ()
    """What it says, when it is a figure."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def similarity(asked: str, found: str) -> float:
    """Compare two texts: 1 is the same but for case, width and the like, 0 nothing in common."""
    return folded_similarity(fold(asked).text, fold(found).text)


def folded_similarity(asked: str, found: str) -> float:
    """Compare two folded texts."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(asked, found))


def differences(asked: str, found: str, language: str) -> tuple[TextDifference, ...]:
    """Tell the places where two texts differ, in text order."""
    if asked == found:
        return ()
    left, right = tokens(asked, language), tokens(found, language)
    return tuple(
        TextDifference(_kind(left[a:b], right[c:d]), _span(left, a, b), _span(right, c, d))
        for a, b, c, d in _unequal(left, right)
    )


@lru_cache(64)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Cut a text into words, Han characters, figures and signs."""
    found: list[Token] = []
    at = 0
    for figure in _expressions(text, language):
        start, end = figure[0].whole
        if start >= at:
            found += _plain(text, at, start)
            found.append(Token(start, end, text[start:end], figure))
            at = end
    return (*found, *_plain(text, at, len(text)))


def _expressions(text: str, language: str) -> list[tuple[figures.Figure, ...]]:
    """Give the figures of a text, the parts of one expression together."""
    whole: dict[tuple[int, int], list[figures.Figure]] = {}
    for figure in figures.parse(text, primary(language)):
        whole.setdefault(figure.whole, []).append(figure)
    return [tuple(parts) for _, parts in sorted(whole.items())]


def _plain(text: str, start: int, end: int) -> list[Token]:
    found = []
    for piece in _TOKEN.findall(text, start, end):
        found.append(Token(start, start + len(piece), piece))
        start += len(piece)
    return found


def _unequal(left: Sequence[Token], right: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    """Align two rows of tokens; give the stretches that are not the same."""
    from rapidfuzz.distance import Levenshtein

    aligned = Levenshtein.opcodes([token.text for token in left], [token.text for token in right])
    found: list[tuple[int, int, int, int]] = []
    for step in aligned:
        if step.tag == "equal":
            continue
        place = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if (
            found
            and found[-1][1] == place[0]
            and found[-1][3] == place[2]
            and not _apart(left, right, found[-1], place)
        ):
            found[-1] = (found[-1][0], place[1], found[-1][2], place[3])
        else:
            found.append(place)
    return found


def _apart(
    left: Sequence[Token], right: Sequence[Token], one: tuple[int, int, int, int], two: tuple[int, int, int, int]
) -> bool:
    """Say whether two stretches beside each other are different matters: a number and a word."""
    kinds = [_kind(left[a:b], right[c:d]) for a, b, c, d in (one, two)]
    return kinds[0] is not kinds[1]


def _span(row: Sequence[Token], start: int, end: int) -> Span:
    if start < end:
        return Span(row[start].start, row[end - 1].end)
    at = row[start].start if start < len(row) else row[-1].end if row else 0
    return Span(at, at)


def _kind(left: Sequence[Token], right: Sequence[Token]) -> DifferenceKind:
    texts = ["".join(token.text for token in row) for row in (left, right)]
    if texts[0].lower() == texts[1].lower():
        return DifferenceKind.CASE
    if fold(texts[0]).text == fold(texts[1]).text or not any(map(str.isalnum, texts[0] + texts[1])):
        return DifferenceKind.PUNCTUATION
    if left and right and all(token.figures for token in (*left, *right)):
        return DifferenceKind.NUMBER
    return DifferenceKind.WORDS
