"""How many letters differ between two words."""

from __future__ import annotations


def distance(left: str, right: str, limit: int) -> int:
    """Give the Levenshtein distance of two words, or more than *limit* when it is known to be more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 — few texts come so far

    return Levenshtein.distance(left, right, score_cutoff=limit)
