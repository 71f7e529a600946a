"""The three scores of OmegaT for two texts, by its public definition.

Each is 100 · (longer − distance) / longer, rounded down, where the distance is Levenshtein's over tokens and `longer`
is the greater number of tokens: over stemmed words without stop words, over words as they stand, and over everything
with numbers and tags. OmegaT compares Chinese verbatim by characters; its English stems are those of Porter's
algorithm.
"""

from __future__ import annotations

import re

from ftzterms.memory._stem import stem

_HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]|[^\W\d_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*")
_VERBATIM = re.compile(rf"<[^<>]*>|[{_HAN}]|[^\W\d_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*|\d+(?:[.,]\d+)*|\s+|.", re.S)
_TAG = re.compile("<[^<>]*>")
_MOST = 1000
"""OmegaT gives up on longer rows of tokens."""
STOP_WORDS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this "
    "to was will with".split()
)
"""Lucene's English stop words."""


def omegat_scores(asked: str, found: str, language: str) -> tuple[int, int, int]:
    """Give the stemmed, the unstemmed and the full score of two texts, percent."""
    words = [[word.lower() for word in _WORD.findall(_TAG.sub(" ", text))] for text in (asked, found)]
    stems = [[stem(word) for word in row if word not in STOP_WORDS] for row in words] if language == "en" else words
    return _score(*stems), _score(*words), _score(_VERBATIM.findall(asked), _VERBATIM.findall(found))


def _score(left: list[str], right: list[str]) -> int:
    from rapidfuzz.distance import Levenshtein

    longer = max(len(left), len(right))
    if not longer or longer > _MOST:
        return 0
    return 100 * (longer - Levenshtein.distance(left, right)) // longer
