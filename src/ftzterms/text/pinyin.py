"""Pinyin of names, without tones: what a character may be read as, and how a name or place is spelt.

GB 2312 lists its 3,755 common characters by their pinyin, so the first character of each syllable is all the table
there need be (`pinyin.txt`, first part; `v` stands for ü). The second part has some five hundred rarer characters of
names, the third the characters that may be read in several ways, the usual one in names first.
Spelling follows GB/T 28039 (names: family name first, given name in one word) and GB/T 16159 (the apostrophe of Xi'an).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from itertools import product

from ftzterms.text.shipped import shipped


@cache
def _table() -> tuple[list[bytes], list[str], dict[str, tuple[str, ...]]]:
    """Give the codes at which the syllables begin, the syllables, and the readings that the order does not tell."""
    first, rare, several = shipped("pinyin.txt").split("\n\n")
    readings: dict[str, tuple[str, ...]] = {}
    for entry in rare.split():
        characters = entry.lstrip("abcdefghijklmnopqrstuvwxyz")
        readings.update(dict.fromkeys(characters, (entry[: -len(characters)],)))
    readings.update({entry[0]: tuple(entry[1:].split(",")) for entry in several.split()})
    entries = first.split()
    return [entry[0].encode("gb2312") for entry in entries], [entry[1:] for entry in entries], readings


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """Give the syllables that a Simplified character may be read as in a name (`v` for ü), the usual one first."""
    codes, syllables, several = _table()
    if character in several:
        return several[character]
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ()
    return (syllables[bisect_right(codes, code) - 1],) if b"\xb0\xa1" <= code <= b"\xd7\xf9" else ()


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
