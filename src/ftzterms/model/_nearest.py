"""The known name that somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 60.0
"""Of 100, where 100 is equal: about every third letter may differ."""


def nearest(asked: str, known: Iterable[str]) -> str:
    """Give the known name most like the one asked for, upper and lower case alike; empty when none is like it."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 — only a slip of the keyboard needs it

    found = process.extractOne(asked, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE)
    return found[0] if found else ""
