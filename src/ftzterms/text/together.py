"""Several texts searched in one go, which takes less time than one by one where a pattern is rarely found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from re import Match

MARK = "\x1e "
"""What stands before, between and after the texts: white space that hardly any text has."""


def joined(texts: Iterable[str]) -> str:
    """Join texts; a pattern that needs no `MARK` finds in them what it finds in each, and nothing across two."""
    return MARK.join(("", *texts, ""))


def numbers(texts: Sequence[str], matches: Iterable[Match[str]]) -> set[int]:
    """Say in which of the texts matches in them `joined` begin; the mark before a text belongs to it."""
    starts = list(accumulate([len(text) + len(MARK) for text in texts], initial=0))
    return {bisect_right(starts, match.start()) - 1 for match in matches}
