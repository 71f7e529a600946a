"""Which script a Chinese text is written in, told by the characters that only one of the two scripts has.

What a script has is what its national character set holds: a Traditional character that GB 2312 lacks is foreign to a
Simplified text, a Simplified one that the common level of Big5 lacks is foreign to a Traditional text. Characters that
both scripts write (后, 里, 台, 干) are no evidence.
"""

from __future__ import annotations

from functools import cache

from ftzterms.text.han import is_han, traditional_to_simplified
from ftzterms.text.late import late

LETTER = r"[^\W\x00-\u02ff]"
"""A pattern for a letter that is not Latin: in a Chinese or English text nearly always a Han character. A class of all
Han ranges takes milliseconds to compile; `is_han` tells for sure."""

_LETTER = late(LETTER)
KANA = late(r"[\u3041-\u30fa\u30fc-\u30ff]")

_BIG5_LAST_COMMON = 0xC6
_STILL_TRADITIONAL = "後於徵"
"""In GB 2312 for names and old texts only."""
_ANY_STILL_TRADITIONAL = late(f"[{_STILL_TRADITIONAL}]")
_BOTH_AFTER_ALL = "祇夥餘鍾"
"""Written by Simplified texts too: 神祇, 甚夥, 餘 and 鍾 in names."""
_WORDS_OF_BOTH = late(r"拮据|万俟|[魏角]徵|徵羽|於[菟期]")


def holds_han(text: str) -> bool:
    """Say whether any Han character stands in a text, quickly for one in another script."""
    found = _LETTER.search(text)
    while found and not is_han(found[0]):
        found = _LETTER.search(text, found.end())
    return found is not None


def plainly_simplified(text: str) -> bool:
    """Say quickly whether a text has no character that only Traditional texts write: GB 2312 holds all of it."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return not _ANY_STILL_TRADITIONAL.search(text)


@cache
def only_traditional() -> frozenset[str]:
    """Give the characters that a Simplified text does not write."""
    found = "".join(old for old in traditional_to_simplified() if old < "\uf900")
    simplified = found.encode("gb2312", "ignore").decode("gb2312")
    return frozenset(found).difference(simplified).union(_STILL_TRADITIONAL).difference(_BOTH_AFTER_ALL)


@cache
def only_simplified() -> frozenset[str]:
    """Give the characters that a Traditional text does not write."""
    return frozenset(new for new in traditional_to_simplified().values() if not _in_traditional_set(new))


@cache
def simplifying() -> dict[int, str]:
    """Give the table with which `str.translate` writes a text in Simplified characters, one for one."""
    return str.maketrans(traditional_to_simplified())


def foreign_runs(text: str, *, traditional: bool) -> list[tuple[int, int]]:
    """Give the half-open stretches of a text that belong to the script it is not written in."""
    foreign = only_simplified() if traditional else only_traditional()
    shared = {i for word in _WORDS_OF_BOTH.finditer(text) for i in range(*word.span())}
    runs: list[tuple[int, int]] = []
    for i, character in enumerate(text):
        if character not in foreign or i in shared:
            continue
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def mostly_traditional(text: str) -> bool:
    """Say whether more characters of a text are only Traditional than only Simplified."""
    return sum(map(only_traditional().__contains__, text)) > sum(map(only_simplified().__contains__, text))


def _in_traditional_set(character: str) -> bool:
    try:
        return character.encode("big5")[0] <= _BIG5_LAST_COMMON
    except UnicodeEncodeError:
        return False
