"""Chinese personal names: found in a Chinese text, and recognised in an English one that spells them otherwise.

`persons.txt` has, in four parts: how surnames of one character and of two are spelt, in pinyin, in Wade-Giles and as
families of Hong Kong, Macao, Taiwan and South-East Asia write them; people known under another romanization who are
named without a word of where they live; words that tell that a text speaks of such people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ftzterms.text.late import late
from ftzterms.text.pinyin import letters, spellings, wade_giles, written
from ftzterms.text.shipped import shipped
from ftzterms.text.tuples import NamedTuple

_TITLED = late(r"[A-TW-Zü][a-zü]*+\b")
"""A word that may be a surname. (Three ranges make a class that is searched faster than one.)"""
_TOKEN = late(r"[A-Z](?:[a-zü]+|[A-Z]+)(?:[A-Z][a-zü]+)?(?:['’](?!s\b)[A-Za-zü]+|-[A-Za-zü]+)*")
_NO_NAME_ENDS = "报省市县区镇乡网社厂院校馆寺庙街店"
_Window = list[re.Match[str]]
"""Capitalised words side by side."""
_HONORIFICS = frozenset(("lao", "xiao", "a"))


class Misspelling(NamedTuple):
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


class _Name(NamedTuple):
    text: str
    family: str
    """The surname's characters."""
    surname: str
    given: str
    """Bare letters of the pinyin."""
    syllables: tuple[tuple[str, ...], tuple[str, ...]]
    """The pinyin of surname and given name."""


class _Data(NamedTuple):
    surnames: dict[str, tuple[str, ...]]
    """The surnames by how they are spelt."""
    known_otherwise: frozenset[str]
    elsewhere: re.Pattern[str]


@cache
def _data() -> _Data:
    """Read what is known of names."""
    parts = shipped("persons.txt").split("\n\n")
    single, double, known, elsewhere = map(str.split, parts)
    surnames = {spelling: tuple(stand_for) for spelling, _, stand_for in (entry.partition("=") for entry in single)}
    for spelling, _, surname in (entry.partition("=") for entry in double):
        surnames[spelling] = (*surnames.get(spelling, ()), surname)
    return _Data(surnames, frozenset(known), late("|".join(elsewhere)))


@lru_cache(maxsize=8192)
def _surnames_of(word: str) -> tuple[str, ...]:
    """Give the surnames that a capitalised word may stand for, whatever its hyphens and capitals."""
    return _data().surnames.get(letters(word).capitalize(), ())


def spelt_surnames(english: str) -> set[str]:
    """Give the words of an English text that may be Chinese surnames."""
    return _data().surnames.keys() & _TITLED.findall(english)


def misspelt_names(chinese: str, english: str) -> list[Misspelling]:
    """Find Chinese names (Simplified) that the English text spells neither in pinyin nor in a way of their own.

    A name is taken for one only where the English has a surname and a given name near to its pinyin; names of people
    from Hong Kong, Macao, Taiwan and abroad are accepted as they stand.
    """
    words = _TITLED.findall(english)
    if _data().surnames.keys().isdisjoint(words):
        return []
    surnames = _surnames(chinese, english, words)
    if not surnames or _data().elsewhere.search(chinese):
        return []
    names = list(_names(chinese, surnames))
    return list(_compare(names, english)) if names else []


def _surnames(chinese: str, english: str, words: list[str]) -> list[str]:
    """Give the surnames of the Chinese text that may stand in the English one beside another capitalised word."""
    known = _data().surnames
    surnames: set[str] = set()
    for word in words:
        named = [surname for surname in known.get(word, ()) if surname in chinese]
        if named and _beside_another(english, word):
            surnames.update(named)
    return sorted(surnames)


def _beside_another(english: str, word: str) -> bool:
    """Say whether a word stands somewhere before a capital or after a letter, with one space between them."""
    start = english.find(word)
    while start >= 0:
        end = start + len(word)
        before, after = english[start - 2 : start], english[end : end + 2]
        if after[:1] == " " and after[1:].isupper():
            return True
        if before[:1].isalpha() and before[1:] == " " and not (after[:1].isalnum() or after[:1] == "_"):
            return True
        start = english.find(word, end)
    return False


def _names(chinese: str, surnames: list[str]) -> Iterator[_Name]:
    """Give what may be a name with one of these surnames: it and one or two characters, but none known otherwise."""
    known = _data().known_otherwise
    for surname in surnames:
        start = chinese.find(surname)
        while start >= 0:
            end = start + len(surname)
            for length in (2, 1):
                given = chinese[end : end + length]
                if surname + given in known:  # so the shorter one is no name either
                    break
                if len(given) == length and given[-1] not in _NO_NAME_ENDS:
                    yield from _readings_of(surname, given)
            start = chinese.find(surname, end)


@lru_cache(maxsize=4096)
def _readings_of(surname: str, given: str) -> tuple[_Name, ...]:
    return tuple(
        _Name(surname + given, surname, letters("".join(family)), letters("".join(syllables)), (family, syllables))
        for syllables in spellings(given)
        for family in spellings(surname)
    )


@lru_cache(maxsize=4096)
def _wade_giles(syllables: tuple[str, ...]) -> str:
    """Give the bare letters of a given name in Wade-Giles."""
    return letters("".join(map(wade_giles, syllables)))


def _compare(names: list[_Name], english: str) -> Iterator[Misspelling]:
    """Go through pairs and triples of capitalised words that stand side by side, right names first."""
    pairs, triples = _windows(english, {name.family for name in names})
    taken: set[int] = set()
    for window in triples:
        yield from _judge(window, names, taken, exact=True)
    right = {(name.surname, name.given) for name in names}
    for first, second in pairs:
        if (letters(first[0]), letters(second[0])) in right and _plain(second[0]):
            taken.update((first.start(), second.start()))
    for window in (*triples, *pairs):
        yield from _judge(window, names, taken, exact=False)


def _windows(english: str, families: set[str]) -> tuple[list[_Window], list[_Window]]:
    """Give pairs and triples of capitalised words with one space between them, one of the families first or last."""
    tokens = list(_TOKEN.finditer(english))
    ends = [at for at, token in enumerate(tokens) if not families.isdisjoint(_surnames_of(token[0]))]
    near = {at for end in ends for at in range(max(end - 2, 0), min(end + 2, len(tokens) - 1))}
    beside_next = [at for at in sorted(near) if english[tokens[at].end() : tokens[at + 1].start()] == " "]
    pairs = [tokens[at : at + 2] for at in beside_next if at in ends or at + 1 in ends]
    triples = [tokens[at : at + 3] for at in beside_next if at + 1 in beside_next and (at in ends or at + 2 in ends)]
    return pairs, triples


def _judge(window: _Window, names: list[_Name], taken: set[int], *, exact: bool) -> Iterator[Misspelling]:
    """Yield a window that spells one of the names wrongly; *exact* asks for all letters of the pinyin."""
    starts = [token.start() for token in window]
    if not taken.isdisjoint(starts):
        return
    words = [token[0] for token in window]
    same = sorted(letters("".join(words)))
    for name in names:
        equal = len(same) == len(name.surname + name.given) and same == sorted(name.surname + name.given)
        if (equal or not exact) and _alike(name, words):
            taken.update(starts)
            yield Misspelling(starts[0], window[-1].end(), name.text, " ".join(map(written, name.syllables)), equal)
            return


def _plain(word: str) -> bool:
    """Say whether a word has no hyphen and no capital inside, as a given name in pinyin."""
    return "-" not in word and (word[1:].islower() or word.isupper() or len(word) == 1)


def _alike(name: _Name, words: list[str]) -> bool:
    """Say whether words spell a name, but not as pinyin writes it."""
    given, turned = "".join(words[1:]), "".join(words[:-1])
    own = letters(words[0]) == name.surname
    if name.family in _surnames_of(words[0]) and _is_given(given, name, own=own):
        return True
    if "-" in turned or turned.lower() in _HONORIFICS:
        return False
    return letters(words[-1]) == name.surname and letters(turned) == name.given


def _is_given(given: str, name: _Name, *, own: bool) -> bool:
    """Compare a given name; one with a hyphen only letter by letter, since its bearer may have chosen it.

    *own* says that the surname is in pinyin, which makes a slip in the first letter as likely as in any other.
    """
    bare = letters(given)
    if bare in (name.given, _wade_giles(name.syllables[1])):
        return True
    return "-" not in given and (own or bare[:1] == name.given[:1]) and _near(bare, name.given)


def _near(spelt: str, expected: str) -> bool:
    """Say whether two spellings differ by one letter, or by two in a long name."""
    allowed = 0 if len(expected) < 4 else 1 if len(expected) < 7 else 2
    from ftzterms.text.distance import distance  # noqa: PLC0415  few names come so far

    return 0 < distance(spelt, expected, allowed) <= allowed
