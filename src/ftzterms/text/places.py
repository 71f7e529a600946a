"""Chinese provinces and cities and how English writes them.

`places.txt` has, in three parts: the places that are written in pinyin; those with forms of their own; the forms of
former days, by Wade-Giles or the post, that a text of today does not use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ftzterms.text.distance import distance
from ftzterms.text.pinyin import letters, spellings, written

_NAMED_FOR = re.compile(
    r"[’']?s? (?:University|Opera|Union|[Dd]uck|[Mm]an|Fair|Tower|Beer|Brewery|Treaty|Road|cuisine|dialect|Medical|"
    r"Hotel|Club|Delta)"
)
_WORD = re.compile(r"[A-Z][a-zü]+(?:['’](?!s\b)[a-z]+)?")
_SHORTEST = 5
_EXCHANGED = (("陕西", "山西"), ("湖北", "河北"), ("湖南", "河南"), ("湖南", "海南"), ("河南", "海南"))


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A place of the Chinese text under another name in the English one."""

    start: int
    end: int
    """The half-open stretch of the English text."""
    name: str
    expected: str
    other: str = ""
    """The Chinese name of the place that the English text names instead."""


@cache
def _data() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Read the accepted English forms of each place, the usual one first, and the forms of former days."""
    parts = Path(__file__).with_name("places.txt").read_text(encoding="utf-8").split("\n\n")
    forms: dict[str, tuple[str, ...]] = {name: (_spelt(name),) for name in parts[0].split()}
    own, old = (dict(line.split("=") for line in part.strip().split("\n")) for part in parts[1:])
    forms.update({name: tuple(accepted.split("|")) for name, accepted in own.items()})
    return forms, old


def _forms() -> dict[str, tuple[str, ...]]:
    return _data()[0]


def _spelt(name: str) -> str:
    return written(spellings(name)[0])


@cache
def _starts() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Compile a search for what may begin a place; list the places by their first two characters, long ones first."""
    places: dict[str, list[str]] = {}
    for name in sorted(_forms(), key=len, reverse=True):
        places.setdefault(name[:2], []).append(name)
    first, second = ("".join({start[n] for start in places}) for n in (0, 1))
    return re.compile(f"[{first}](?=[{second}])"), places


def _named(chinese: str) -> set[str]:
    """Give the places that stand in a text, by their letters; they may be part of another word."""
    search, places = _starts()
    starts = [found.start() for found in search.finditer(chinese)]
    return {name for at in starts for name in places.get(chinese[at : at + 2], ()) if chinese.startswith(name, at)}


@cache
def _by_form() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, forms in _forms().items():
        for form in forms:
            found.setdefault(form.lower(), set()).add(name)
    return found


def misplaced(chinese: str, english: str) -> Iterator[Misplaced]:
    """Find places of the Chinese text (Simplified) that the English one has in no accepted form, but in a wrong one."""
    names = _named(chinese)
    absent = [name for name in names if _forms()[name][0] not in english]
    if not absent:
        return
    lower = english.lower()
    for name in sorted(absent):
        forms = _forms()[name]
        if not any(form.lower() in lower for form in forms) and not any(_plain(form) in lower for form in forms):
            yield from _wrong(name, forms, names, english)


def _plain(form: str) -> str:
    """Spell a form with the typographic apostrophe."""
    return form.lower().replace("'", "’")


def _wrong(name: str, forms: tuple[str, ...], names: set[str], english: str) -> Iterator[Misplaced]:
    old = _data()[1].get(name)
    if old and (found := re.search(rf"\b(?:{old})\b", english)):
        if not _NAMED_FOR.match(english, found.end()):
            yield Misplaced(*found.span(), name, forms[0])
        return
    parted = re.search(rf"\b{_parted(name)}\b", english)
    if parted and parted[0] not in forms:
        yield Misplaced(*parted.span(), name, forms[0])
        return
    for found in _WORD.finditer(english):
        others = _by_form().get(found[0].lower().replace("’", "'"), set())
        if others and others.isdisjoint(names) and _confusable(name, others, found[0], forms[0]):
            yield Misplaced(*found.span(), name, forms[0], min(others))
        elif not others and _near(found[0], forms[0], 1 if len(forms[0]) < 8 else 2):
            yield Misplaced(*found.span(), name, forms[0])


def _confusable(name: str, others: set[str], word: str, form: str) -> bool:
    """Say whether another place is named by a slip of one letter, or is a province that is often taken for this one."""
    exchanged = any(name in pair and not others.isdisjoint(pair) for pair in _EXCHANGED)
    return exchanged or _near(word, form, 1)


def _parted(name: str) -> str:
    """Write the pinyin of a name as a pattern with its syllables apart, by spaces, hyphens or nothing."""
    readings = spellings(name)
    return r"[ '’-]?".join(f"[{s[0].upper()}{s[0]}]{s[1:]}" for s in readings[0]) if readings else r"(?!)"


def _near(word: str, form: str, allowed: int) -> bool:
    spelt, expected = letters(word), letters(form)
    if len(expected) < _SHORTEST or spelt[:1] != expected[:1]:
        return False
    return 0 < distance(spelt, expected, allowed) <= allowed


def exchanged(english: str, chinese: str) -> Iterator[Misplaced]:
    """Find a province of an English source that its Chinese translation takes for one with nearly the same name."""
    for pair in _EXCHANGED:
        for wanted, taken in (pair, pair[::-1]):
            if taken in chinese and wanted not in chinese:
                form, other = _forms()[wanted][0], _forms()[taken][0]
                if re.search(rf"\b{form}\b", english) and not re.search(rf"\b{other}\b", english):
                    start = chinese.index(taken)
                    yield Misplaced(start, start + len(taken), form, wanted, other)
