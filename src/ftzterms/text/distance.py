"""How many letters differ between two words."""

from __future__ import annotations


def distance(left: str, right: str, limit: int) -> int:
    """Give the Levenshtein distance of two words, or more than *limit* as soon as it is known to be more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, character in enumerate(left, 1):
        previous, row = row, [i]
        for j, other in enumerate(right, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (character != other)))
        if min(row) > limit:
            return limit + 1
    return row[-1]
