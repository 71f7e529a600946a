"""Pinyin of names, without tones: what a character may be read as, and how a name or place is spelt.

`pinyin.txt` has, in its first part, the characters of each syllable (`v` stands for ü): the 3,755 common ones of
GB 2312, which that standard lists by their pinyin, and some five hundred rarer ones of names. The second part has the
characters that may be read in several ways, the usual one in names first.
Spelling follows GB/T 28039 (names: family name first, given name in one word) and GB/T 16159 (the apostrophe of Xi'an).
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from ftzterms.text.shipped import shipped

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _lists() -> tuple[str, str]:
    """Give the lists as they are: to search them for a character takes no longer than to make a table of few."""
    simple, several = shipped("pinyin.txt").replace("\n", " ").split("  ")
    return simple, several + " "


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """Give the syllables that a Simplified character may be read as in a name (`v` for ü), the usual one first."""
    if character.isascii():
        return ()
    simple, several = _lists()
    if (at := several.find(character)) >= 0:
        return tuple(several[at + 1 : several.index(" ", at)].split(","))
    if (at := simple.find(character)) < 0:
        return ()
    entry = simple[simple.rfind(" ", 0, at) + 1 : at]
    return (entry.removesuffix(entry.lstrip(_LETTERS)),)


def spellings(characters: str) -> list[tuple[str, ...]]:
    """Give the readings of a word as tuples of syllables; empty where a character is not known."""
    return list(product(*map(readings, characters)))


def written(syllables: tuple[str, ...]) -> str:
    """Write syllables as one capitalised word: (`xi`, `an`) → `Xi'an`, (`lv`, `shun`) → `Lüshun`."""
    word = syllables[0] + "".join(f"'{s}" if s[0] in "aeo" else s for s in syllables[1:])
    return _umlaut(word).capitalize()


@lru_cache(maxsize=8192)
def letters(text: str) -> str:
    """Give the bare letters of a romanized word, so that spellings compare: `Lü`, `Lyu` and `Lu` are all `lu`."""
    bare = "".join(filter(str.isalpha, text.lower().replace("ü", "v").replace("é", "e")))
    return bare.replace("lyu", "lv").replace("nyu", "nv").replace("lv", "lu").replace("nv", "nu")


def _umlaut(word: str) -> str:
    return word.replace("lve", "lüe").replace("nve", "nüe").replace("lv", "lü").replace("nv", "nü")


_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("r", "j"),
)  # fmt: skip
_WHOLE = {
    "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "er": "erh", "si": "ssu", "zi": "tzu",
    "ci": "tzu", "shi": "shih", "zhi": "chih", "chi": "chih", "ri": "jih", "ge": "ko", "ke": "ko", "he": "ho",
    "e": "o", "gui": "kuei",
}  # fmt: skip


@cache
def wade_giles(syllable: str) -> str:
    """Give the Wade-Giles spelling of a pinyin syllable, without apostrophes: `zhou` → `chou`, `xiao` → `hsiao`."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    new, old = next(((new, old) for new, old in _INITIALS if syllable.startswith(new)), ("", ""))
    final = syllable[len(new) :]
    if new in ("j", "q", "x") and final.startswith("u"):
        final = final.replace("ue", "ueh")
    for pinyin, wade in (("ong", "ung"), ("ian", "ien"), ("ie", "ieh")):
        if final.endswith(pinyin):
            final = final[: -len(pinyin)] + wade
    if final.endswith("uo") and new not in ("g", "k", "h", "sh"):
        final = final[:-2] + "o"
    return old + final
