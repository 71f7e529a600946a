"""Letters that a language does not write, above all those that look like ones it does (Cyrillic а for Latin a)."""

from __future__ import annotations

from functools import cache
from typing import Any

_OWN = {
    "en": r"[\p{Script=Latin}\p{Script=Greek}]",
    "zh": r"[\p{Script=Han}\p{Script=Latin}\p{Script=Greek}\p{Script=Bopomofo}\p{Script=Kana}\p{Script=Hira}]",
}
"""Per language the letters that its terms may hold (Unicode Standard Annex 24); Greek for units and formulae."""


def foreign_letters(text: str, language: str) -> str:
    """Give the letters of other scripts than those of a language (`en` or `zh`), each once, in order of the text."""
    return "" if text.isascii() else "".join(dict.fromkeys(_foreign(language).findall(text)))


@cache
def _foreign(language: str) -> Any:
    import regex  # noqa: PLC0415 — `re` knows no scripts

    return regex.compile(rf"(?V1)[\p{{Letter}}--{_OWN[language]}--[\p{{Script=Common}}\p{{Script=Inherited}}]]")
