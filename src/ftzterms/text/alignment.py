"""Whether two texts can be each other's translation at all, by their lengths and figures."""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.text import figures
from ftzterms.text.coverage import han_length, share

_EXTREME = 4.0
"""No translation is so many times as long as is usual, or as short."""
_ODD = 1.6
_UNLIKE = 2.0
"""Of the sentences of one paragraph none is so many times as long as is usual, or as short, unless they are mixed."""
_LEAST = 12
"""Chinese characters; shorter texts have no usual length."""


def misaligned(source: str, target: str, language: str) -> str:
    """Say why a text cannot be the translation of another between Chinese and English; empty when it can.

    *language* is that of the source, `zh` or `en`.
    """
    part = share(source, target, language)
    odd = max(part, 1 / max(part, 0.01))
    length = f"the target has {part:.0%} of the usual length"
    if odd >= _EXTREME and max(map(han_length, (source, target))) >= _LEAST:
        return length
    other = "en" if language == "zh" else "zh"
    reading = figures.read_both(source, language, target, other)
    if reading is None or reading.alike:
        return ""
    mine, theirs = figures.parse(source, language), figures.parse(target, other)
    wrong = sum(len(mismatch.source) for mismatch in figures.compare(mine, theirs))
    if wrong and wrong >= len(mine) and theirs and (odd >= _ODD or len(mine) > 2):
        return f"none of {len(mine)} figures agrees, and {length}" if odd >= _ODD else "no figure agrees"
    return ""


def counterparts(pairs: Iterable[tuple[str, str]], language: str) -> bool:
    """Say whether sentences that stand side by side are each other's translation, by their lengths and figures.

    *language* is that of the first of each pair, `zh` or `en`. In doubt they are not.
    """
    return all(_counterpart(source, target, language) for source, target in pairs)


def _counterpart(source: str, target: str, language: str) -> bool:
    part = share(source, target, language)
    long = max(map(han_length, (source, target))) >= _LEAST
    if long and max(part, 1 / max(part, 0.01)) > _UNLIKE:
        return False
    reading = figures.read_both(source, language, target, "en" if language == "zh" else "zh")
    return reading is None or reading.alike
