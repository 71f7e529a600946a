"""Chinese personal names: found in a Chinese text, and recognised in an English one that spells them otherwise.

`persons.txt` has, in five parts: the surnames of one character and of two; how families of Hong Kong, Macao, Taiwan
and South-East Asia write them, besides Wade-Giles; people known under another romanization who are named without a
word of where they live; words that tell that a text speaks of such people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ftzterms.text.distance import distance
from ftzterms.text.pinyin import letters, readings, spellings, wade_giles, written

_TOKEN = re.compile(r"[A-Z](?:[a-zü]+|[A-Z]+)(?:[A-Z][a-zü]+)?(?:['’](?!s\b)[A-Za-zü]+|-[A-Za-zü]+)*")
_NO_NAME_ENDS = "报省市县区镇乡网社厂院校馆寺庙街店"
_HONORIFICS = frozenset(("lao", "xiao", "a"))


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A Chinese name of the source that the English text spells otherwise."""

    start: int
    end: int
    """The half-open stretch of the English text."""
    name: str
    """The name as the Chinese text has it."""
    expected: str
    """Its pinyin form."""
    exact: bool
    """The letters are those of the pinyin; only order, spaces, hyphens or capitals differ."""


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    family: str
    """The surname's characters."""
    surname: str
    given: str
    """Bare letters of the pinyin."""
    wade: str
    """Bare letters of the given name in Wade-Giles."""
    expected: str


@dataclass(frozen=True, slots=True)
class _Data:
    surnames: tuple[str, ...]
    abroad: dict[str, list[str]]
    known_otherwise: frozenset[str]
    elsewhere: re.Pattern[str]


@cache
def _data() -> _Data:
    """Read what is known of names."""
    parts = Path(__file__).with_name("persons.txt").read_text(encoding="utf-8").split("\n\n")
    single, double, abroad, known, elsewhere = parts
    return _Data(
        (*single.replace("\n", ""), *double.split()),
        {line[0]: line.split()[1:] for line in abroad.split("\n")},
        frozenset(known.split()),
        re.compile("|".join(elsewhere.split())),
    )


@cache
def _surname_spellings() -> dict[str, frozenset[str]]:
    """Map each bare spelling of a surname, in pinyin or otherwise, to the surnames that it may stand for."""
    found: dict[str, set[str]] = {}
    for surname in _data().surnames:
        pinyin = ["".join(syllables) for syllables in spellings(surname)]
        other = [wade_giles(syllable) for syllable in readings(surname)] if len(surname) == 1 else []
        for spelling in (*pinyin, *other, *_data().abroad.get(surname, ())):
            found.setdefault(letters(spelling), set()).add(surname)
    return {spelling: frozenset(surnames) for spelling, surnames in found.items()}


@cache
def _surname_search() -> re.Pattern[str]:
    """Compile a search for words that may be a surname, as one tree of letters so that it runs fast."""
    tree: dict[str, Any] = {}
    for spelling in {*_surname_spellings(), "lü", "lyu"}:
        node = tree
        for letter in spelling.capitalize():
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(rf"{_branch(tree)}\b")


def _branch(node: dict[str, Any]) -> str:
    """Write a tree of letters as a regular expression."""
    ways = [letter + _branch(rest) for letter, rest in node.items() if letter]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)}){'?' if '' in node else ''}"


def misspelt_names(chinese: str, english: str) -> list[Misspelling]:
    """Find Chinese names (Simplified) that the English text spells neither in pinyin nor in a way of their own.

    A name is taken for one only where the English has a surname and a given name near to its pinyin; names of people
    from Hong Kong, Macao, Taiwan and abroad are accepted as they stand.
    """
    if not _surname_search().search(english):
        return []
    surnames = _surnames(chinese, english)
    if not surnames or _data().elsewhere.search(chinese):
        return []
    names = [name for name in _names(chinese, surnames) if name.text not in _data().known_otherwise]
    return list(_compare(names, english)) if names else []


def _surnames(chinese: str, english: str) -> set[str]:
    """Give the surnames of the Chinese text that may stand in the English one beside another capitalised word."""
    surnames: set[str] = set()
    for found in _surname_search().finditer(english):
        start, end = found.span()
        after, before = english[end : end + 2], english[start - 2 : start]
        if (after[:1] == " " and after[1:].isupper()) or (before[1:] == " " and before[:1].isalpha()):
            surnames.update(_surname_spellings().get(letters(found[0]), ()))
    return {surname for surname in surnames if surname in chinese}


def _names(chinese: str, surnames: set[str]) -> Iterator[_Name]:
    """Give whatever may be a name with one of these surnames: the surname and the one or two characters after it."""
    for surname in surnames:
        for found in re.finditer(surname, chinese):
            for length in (2, 1):
                given = chinese[found.end() : found.end() + length]
                if len(given) == length and given[-1] not in _NO_NAME_ENDS:
                    yield from _readings_of(surname, given)


@lru_cache(maxsize=4096)
def _readings_of(surname: str, given: str) -> tuple[_Name, ...]:
    return tuple(
        _Name(
            surname + given,
            surname,
            letters("".join(family)),
            letters("".join(syllables)),
            letters("".join(map(wade_giles, syllables))),
            f"{written(family)} {written(syllables)}",
        )
        for syllables in spellings(given)
        for family in spellings(surname)
    )


def _compare(names: list[_Name], english: str) -> Iterator[Misspelling]:
    """Go through pairs and triples of capitalised words that stand side by side, right names first."""
    tokens = list(_TOKEN.finditer(english))
    right = {(name.surname, name.given) for name in names}
    taken: set[int] = set()
    spelt, families = _surname_spellings(), {name.family for name in names}
    ends = [not families.isdisjoint(spelt.get(letters(token[0]), ())) for token in tokens]
    pairs, triples = (list(_windows(english, tokens, ends, size)) for size in (2, 3))
    for window in triples:
        yield from _judge(window, names, taken, exact=True)
    for first, second in pairs:
        if (letters(first[0]), letters(second[0])) in right and _plain(second[0]):
            taken.update((first.start(), second.start()))
    for window in (*triples, *pairs):
        yield from _judge(window, names, taken, exact=False)


def _windows(
    english: str, tokens: list[re.Match[str]], surnames: list[bool], size: int
) -> Iterator[list[re.Match[str]]]:
    """Give runs of capitalised words with one space between them, one that may be a surname first or last."""
    for i in range(len(tokens) - size + 1):
        window = tokens[i : i + size]
        if (surnames[i] or surnames[i + size - 1]) and all(
            english[a.end() : b.start()] == " " for a, b in pairwise(window)
        ):
            yield window


def _judge(window: list[re.Match[str]], names: list[_Name], taken: set[int], *, exact: bool) -> Iterator[Misspelling]:
    """Yield a window that spells one of the names wrongly; *exact* asks for all letters of the pinyin."""
    if not taken.isdisjoint(token.start() for token in window):
        return
    words = [token[0] for token in window]
    same = sorted(letters("".join(words)))
    for name in names:
        equal = same == sorted(name.surname + name.given)
        if (equal or not exact) and _alike(name, words):
            taken.update(token.start() for token in window)
            yield Misspelling(window[0].start(), window[-1].end(), name.text, name.expected, equal)
            return


def _plain(word: str) -> bool:
    """Say whether a word has no hyphen and no capital inside, as a given name in pinyin."""
    return "-" not in word and (word[1:].islower() or word.isupper() or len(word) == 1)


def _alike(name: _Name, words: list[str]) -> bool:
    """Say whether words spell a name, but not as pinyin writes it."""
    given, turned = "".join(words[1:]), "".join(words[:-1])
    family = letters(words[0])
    if name.family in _surname_spellings().get(family, ()) and _is_given(given, name, own=family == name.surname):
        return True
    if "-" in turned or turned.lower() in _HONORIFICS:
        return False
    return letters(words[-1]) == name.surname and letters(turned) == name.given


def _is_given(given: str, name: _Name, *, own: bool) -> bool:
    """Compare a given name; one with a hyphen only letter by letter, since its bearer may have chosen it.

    *own* says that the surname is in pinyin, which makes a slip in the first letter as likely as in any other.
    """
    bare = letters(given)
    if bare in (name.given, name.wade):
        return True
    return "-" not in given and (own or bare[:1] == name.given[:1]) and _near(bare, name.given)


def _near(spelt: str, expected: str) -> bool:
    """Say whether two spellings differ by one letter, or by two in a long name."""
    allowed = 0 if len(expected) < 4 else 1 if len(expected) < 7 else 2
    return 0 < distance(spelt, expected, allowed) <= allowed
