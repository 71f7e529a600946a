"""Han characters: is it one, and which Simplified character stands for which Traditional one.

The pairs in `traditional.txt` (Traditional on the first line, Simplified on the second, one to one) are facts of
Unicode's Unihan database (`kSimplifiedVariant`) narrowed to one answer each, as OpenCC's character table gives it.
"""

from __future__ import annotations

from functools import cache

from ftzterms.text.shipped import shipped


@cache
def traditional_and_simplified() -> tuple[str, str]:
    """Give the Traditional characters, and in the same order the Simplified one written for each."""
    traditional, simplified, *_ = shipped("traditional.txt").split("\n")
    return traditional, simplified


@cache
def traditional_to_simplified() -> dict[str, str]:
    """Map each Traditional character to the Simplified one written for it."""
    return dict(zip(*traditional_and_simplified(), strict=True))


def is_han(character: str) -> bool:
    """Say whether a single character is a Han ideograph (URO, extensions, compatibility, `〇`)."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character == "〇"
    )


def has_han(text: str) -> bool:
    """Say whether any Han ideograph stands in the text."""
    return not text.isascii() and any(map(is_han, text))
