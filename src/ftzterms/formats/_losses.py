"""Tell what a format cannot hold of the values that are to be written in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from itertools import chain
from typing import Any

from ftzterms.formats._format import EntryFormat, Format
from ftzterms.model import ConceptEntry, LanguageSection, Segment, Source, Term, TranslationUnit, Variant

XLIFF_1, XLIFF_2 = "what only XLIFF 1 has a place for", "what only XLIFF 2 has a place for"
_OF_XLIFF_1 = ("trans-unit/", "seg-source/", "target/@state", "target/@xml:", "source/@xml:", "mrk/", "sdl:seg/")
_OF_OTHERS = ("note[", "prop[")
_HELD_ELSEWHERE = frozenset(
    {
        "trans-unit/@id",
        "trans-unit/segment",
        "unit/@id",
        "unit/segment",
        "segment/@id",
        "segment/@state",
        "target/@state",
    }
    | {"mrk/@mid", "mrk/@mtype"}
    | {f"{part}/@xml:space" for part in ("trans-unit", "unit")}
    | {f"{side}/@xml:{name}" for side in ("source", "target", "mrk") for name in ("lang", "space")}
)
"""Ids, states and languages, which units have in any format."""
_NEVER_LOST = frozenset({"id", "file", "line", "location", "language", "text", "segment", "sections", "terms"})
_PROPERTY = "properties."
_PREFIXES = {
    Variant: "variant.",
    Segment: "segment.",
    LanguageSection: "section.",
    Term: "term.",
    Source: "source.",
}


def losses(items: Iterable[TranslationUnit] | Iterable[ConceptEntry], form: Format) -> list[str]:
    """Name the attributes that the items use and the format does not hold, such as `notes` or `term.match`.

    Of a format that holds some properties only, the others are named one by one; one that holds a detail of one side
    says `target.changed_at` for `variant.changed_at`.
    """
    lost: set[str] = set()
    if isinstance(form, EntryFormat) and form.leaves_out:
        items = [item for item in items if isinstance(item, ConceptEntry)]
        lost.update(form.leaves_out(items))
    partly = any(name.startswith(_PROPERTY) for name in form.holds)
    for item in items:
        lost.update(name for name, of_side in _used(item, partly=partly) if not form.holds & {name, of_side})
        if isinstance(item, TranslationUnit):
            lost.update(name for name in _details(item) if name not in form.holds)
    return sorted(lost)


def _details(unit: TranslationUnit) -> Iterator[str]:
    """Yield whether a unit has attributes and elements that only one version of XLIFF has a place for."""
    sides = (side.attributes for side in (unit.source, unit.target) if side)
    for key, value in chain(unit.attributes, *sides):
        named = key == "unit/@name" and value == unit.id
        if _is_of_xliff(key) and key not in _HELD_ELSEWHERE and not named:
            yield XLIFF_1 if key.startswith(_OF_XLIFF_1) else XLIFF_2


def _is_of_xliff(key: str) -> bool:
    """Say whether an attribute is named by where it stands in an XLIFF file."""
    return "/" in key and not key.startswith(_OF_OTHERS)


def _used(value: Any, *, partly: bool, side: str = "") -> Iterator[tuple[str, str]]:
    """Yield the names of the attributes that differ from their defaults, of the value and all values in it.

    The second name says of which side of a unit, where it is of one.
    """
    prefix = _PREFIXES.get(type(value), "")
    for field in fields(value):
        content = getattr(value, field.name)
        if field.name == "attributes":
            content = tuple(pair for pair in content if not _is_of_xliff(pair[0]))
        nested = [part for part in (content if isinstance(content, tuple) else (content,)) if type(part) in _PREFIXES]
        used = bool(content) if field.default is MISSING else content != field.default
        if partly and not prefix and field.name == "properties":
            yield from ((_PROPERTY + key, "") for key, _ in content)
        elif used and field.name not in _NEVER_LOST:
            yield prefix + field.name, f"{side}.{field.name}" if side else ""
        for part in nested:
            own = field.name if isinstance(value, TranslationUnit) and field.name in ("source", "target") else ""
            yield from _used(part, partly=partly, side=own)
