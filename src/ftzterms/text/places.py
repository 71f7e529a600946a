"""Chinese provinces and cities and how English writes them.

`places.txt` has, in three parts: the places that are written in pinyin; those with forms of their own; the forms of
former days, by Wade-Giles or the post, that a text of today does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ftzterms.text.late import compiled, late
from ftzterms.text.pinyin import letters, spellings, written
from ftzterms.text.shipped import shipped
from ftzterms.text.tuples import NamedTuple

_NAMED_FOR = late(
    r"[’']?s? (?:University|Opera|Union|[Dd]uck|[Mm]an|Fair|Tower|Beer|Brewery|Treaty|Road|cuisine|dialect|Medical|"
    r"Hotel|Club|Delta)"
)
_WORD = late(r"[A-Z][a-zü]+(?:['’](?!s\b)[a-z]+)?")
_SHORTEST = 5
_MAY_BE_EXCHANGED = late("[西北南](?<=[陕山]西|[湖河]北|[湖河海]南)")
_EXCHANGED = (("陕西", "山西"), ("湖北", "河北"), ("湖南", "河南"), ("湖南", "海南"), ("河南", "海南"))


class Misplaced(NamedTuple):
    """A place of the Chinese text under another name in the English one."""

    start: int
    end: int
    """The half-open stretch of the English text."""
    name: str
    expected: str
    other: str = ""
    """The Chinese name of the place that the English text names instead."""


class _Data(NamedTuple):
    names: tuple[str, ...]
    own: dict[str, tuple[str, ...]]
    """The accepted English forms of the places that are not written in pinyin, the usual one first."""
    old: dict[str, tuple[str, ...]]
    """The forms of former days."""


@cache
def _data() -> _Data:
    parts = shipped("places.txt").split("\n\n")
    own, old = (
        {name: tuple(forms.split("|")) for name, _, forms in (line.partition("=") for line in part.strip().split("\n"))}
        for part in parts[1:]
    )
    return _Data((*parts[0].split(), *own), own, old)


@cache
def _forms(name: str) -> tuple[str, ...]:
    """Give the accepted English forms of a place, the usual one first."""
    return _data().own.get(name) or (written(spellings(name)[0]),)


@cache
def _starts() -> tuple[re.Pattern[str], dict[tuple[str, str], list[str]]]:
    """Compile a search for two characters that may begin a place; list the places by them."""
    places: dict[tuple[str, str], list[str]] = {}
    for name in _data().names:
        places.setdefault((name[0], name[1]), []).append(name)
    first, second = ("".join(sorted({start[n] for start in places})) for n in (0, 1))
    return compiled(f"([{first}])(?=([{second}]))"), places


def _named(chinese: str) -> set[str]:
    """Give the places that stand in a text, by their letters; they may be part of another word."""
    search, places = _starts()
    starts = search.findall(chinese)
    return {name for start in starts for name in places.get(start, ()) if name in chinese} if starts else set()


@cache
def _by_form() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in _data().names:
        for form in _forms(name):
            found.setdefault(form.lower(), set()).add(name)
    return found


def absent_places(chinese: str, english: str) -> list[str]:
    """Give the places of a Chinese text (Simplified) that the English one has not in their usual form."""
    return [name for name in _named(chinese) if _forms(name)[0] not in english]


def misplaced(chinese: str, english: str) -> list[Misplaced]:
    """Find places of the Chinese text (Simplified) that the English one has in no accepted form, but in a wrong one."""
    absent = absent_places(chinese, english)
    if not absent:
        return []
    names = _named(chinese)
    lower = english.lower()
    return [
        place
        for name in sorted(absent)
        if not any(form.lower() in lower or _plain(form) in lower for form in _forms(name))
        for place in _wrong(name, names, english)
    ]


def _plain(form: str) -> str:
    """Spell a form with the typographic apostrophe."""
    return form.lower().replace("'", "’")


def _wrong(name: str, names: set[str], english: str) -> Iterator[Misplaced]:
    expected = _forms(name)[0]
    old = [form for form in _data().old.get(name, ()) if form in english]
    if old and (found := re.search(rf"\b(?:{'|'.join(old)})\b", english)):
        if not _NAMED_FOR.match(english, found.end()):
            yield Misplaced(*found.span(), name, expected)
        return
    parted = _parted(name, english)
    if parted and parted[0] not in _forms(name):
        yield Misplaced(*parted.span(), name, expected)
        return
    for found in _WORD.finditer(english):
        others = _by_form().get(found[0].lower().replace("’", "'"), set())
        if others and others.isdisjoint(names) and _confusable(name, others, found[0], expected):
            yield Misplaced(*found.span(), name, expected, min(others))
        elif not others and _near(found[0], expected, 1 if len(expected) < 8 else 2):
            yield Misplaced(*found.span(), name, expected)


def _confusable(name: str, others: set[str], word: str, form: str) -> bool:
    """Say whether another place is named by a slip of one letter, or is a province that is often taken for this one."""
    exchanged = any(name in pair and not others.isdisjoint(pair) for pair in _EXCHANGED)
    return exchanged or _near(word, form, 1)


def _parted(name: str, english: str) -> re.Match[str] | None:
    """Find the pinyin of a name with its syllables apart, by spaces, hyphens or nothing."""
    readings = spellings(name)
    if not readings or not all(syllable[1:] in english for syllable in readings[0]):
        return None
    parted = r"[ '’-]?".join(f"[{s[0].upper()}{s[0]}]{s[1:]}" for s in readings[0])
    return re.search(rf"\b{parted}\b", english)


def _near(word: str, form: str, allowed: int) -> bool:
    spelt, expected = letters(word), letters(form)
    if len(expected) < _SHORTEST or spelt[:1] != expected[:1]:
        return False
    from ftzterms.text.distance import distance  # noqa: PLC0415  few names come so far

    return 0 < distance(spelt, expected, allowed) <= allowed


def exchanged(english: str, chinese: str) -> Iterator[Misplaced]:
    """Find a province of an English source that its Chinese translation takes for one with nearly the same name."""
    if not _MAY_BE_EXCHANGED.search(chinese):
        return
    for pair in _EXCHANGED:
        for wanted, taken in (pair, pair[::-1]):
            if taken in chinese and wanted not in chinese:
                form, other = _forms(wanted)[0], _forms(taken)[0]
                if re.search(rf"\b{form}\b", english) and not re.search(rf"\b{other}\b", english):
                    start = chinese.index(taken)
                    yield Misplaced(start, start + len(taken), form, wanted, other)
