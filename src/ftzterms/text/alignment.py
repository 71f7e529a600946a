"""Whether two texts can be each other's translation at all, by their lengths and figures."""

from __future__ import annotations

from ftzterms.text import figures
from ftzterms.text.coverage import han_length, share

_EXTREME = 4.0
"""No translation is so many times as long as is usual, or as short."""
_ODD = 1.6
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
