"""Choose which languages of a multilingual file are its source and its target."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.model import canonical, primary
from ftzterms.text.tuples import NamedTuple

_OURS = {"zh": "en", "en": "zh"}
ANY = "*all*"


class Choice(NamedTuple):
    """Which variants of a unit are its source and its target, by their positions; -1 for none."""

    source: int
    target: int
    unusual: bool = False
    """The source language that the file names is not there; others were taken."""


def pair_of(languages: Sequence[str], named: str) -> tuple[str, str]:
    """Choose a file's source and target among its languages, as spelt, in file order.

    *named* is the source language that the header names: empty, or `*all*`, when it does not bind.
    """
    if named and named != ANY:
        return named, _partner(named, languages)
    first = next((tag for tag in languages if primary(tag) in _OURS), "")
    if first and any(primary(tag) == _OURS[primary(first)] for tag in languages):
        return first, _partner(first, languages)
    first = languages[0] if languages else ""
    return first, _partner(first, languages)


def choose(languages: Sequence[str], pair: tuple[str, str], named: str = "") -> Choice:
    """Choose the source and the target of one unit; *named* is the source language that it names itself."""
    wanted, other = pair
    if named and named != ANY and canonical(named) != canonical(wanted):
        wanted, other = named, wanted if primary(other) == primary(named) else other
    source = _find(languages, wanted, -1)
    if source >= 0:
        return Choice(source, _find(languages, other, source))
    if len(languages) < 2:
        return Choice(-1, -1)
    first, second = pair_of(languages, "")
    source = _find(languages, first, -1)
    return Choice(source, _find(languages, second, source), unusual=True)


def repeated(languages: Sequence[str]) -> list[int]:
    """Give the positions of the languages that stood before in the same unit."""
    spelt = [canonical(tag) for tag in languages]
    return [index for index, tag in enumerate(spelt) if tag and tag in spelt[:index]]


def _find(languages: Sequence[str], wanted: str, taken: int) -> int:
    """Find a language exactly, else one of the same primary language."""
    for spell in (canonical, primary):
        for index, tag in enumerate(languages):
            if index != taken and tag and wanted and spell(tag) == spell(wanted):
                return index
    return -1


def _partner(language: str, languages: Sequence[str]) -> str:
    """Choose the other language: ours when one of ours is given, else the next that differs."""
    ours = _OURS.get(primary(language))
    others = [tag for tag in languages if canonical(tag) != canonical(language)]
    by_language = [tag for tag in others if primary(tag) != primary(language)]
    mine = [tag for tag in by_language if primary(tag) == ours]
    return next(iter(mine or by_language or others), "")
