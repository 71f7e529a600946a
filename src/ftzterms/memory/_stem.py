"""English stems by Porter's algorithm (M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980)."""

from __future__ import annotations

import re
from functools import lru_cache

_DOUBLE = re.compile(r"([^aeioulsz])\1$")
_SECOND = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
)  # fmt: skip
_THIRD = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_FOURTH = "al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize".split()
_SHORTEST = 3


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Give the stem of a word in small letters."""
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return word
    word = _plural(word)
    word = _past(word)
    if word.endswith("y") and _vowels(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _SECOND)
    word = _replaced(word, _THIRD)
    return _end(_without(word))


def _shape(word: str) -> str:
    """Write each letter as c or v: y is a vowel after a consonant."""
    shape = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(word: str) -> int:
    """Count the changes from a vowel to a consonant (m in the paper)."""
    return _shape(word).count("vc")


def _vowels(word: str) -> bool:
    return "v" in _shape(word)


def _is_short(word: str) -> bool:
    """Say whether a word ends consonant, vowel, consonant, the last not w, x or y (*o in the paper)."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _plural(word: str) -> str:
    for suffix, kept in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(suffix):
            return word.removesuffix(suffix) + kept
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        if word.endswith(suffix):
            rest = word.removesuffix(suffix)
            return _mended(rest) if _vowels(rest) else word
    return word


def _mended(word: str) -> str:
    """Give back the letter that a past or -ing form has lost, or take the doubled one."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLE.search(word):
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _is_short(word) else word


def _replaced(word: str, suffixes: tuple[tuple[str, str], ...]) -> str:
    suffix, kept = max(
        (pair for pair in suffixes if word.endswith(pair[0])), key=lambda pair: len(pair[0]), default=("", "")
    )
    rest = word.removesuffix(suffix)
    return rest + kept if suffix and _measure(rest) else word


def _without(word: str) -> str:
    suffix = max((suffix for suffix in _FOURTH if word.endswith(suffix)), key=len, default="")
    kept = suffix[0] if suffix in ("sion", "tion") else ""
    rest = word.removesuffix(suffix) + kept
    return rest if suffix and _measure(rest) > 1 else word


def _end(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        measure = _measure(rest)
        word = rest if measure > 1 or (measure == 1 and not _is_short(rest)) else word
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
