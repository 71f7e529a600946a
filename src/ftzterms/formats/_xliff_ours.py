"""What XLIFF has no word for, and we write in groups of our own, so that nothing is lost on the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ftzterms.formats._tmx_unit import FIELDS
from ftzterms.model import TranslationUnit, Variant

OURS = "ftzterms:"
"""Begins the names of our groups."""
_FIELDS = tuple(FIELDS.values())
Pairs = tuple[tuple[str, str], ...]


class Ours:
    """What was read in our groups."""

    def __init__(self) -> None:
        self._groups: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, name: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Take the content of a group; *name* begins with `OURS`."""
        self._groups[name.removeprefix(OURS)] += pairs

    def pairs(self, name: str) -> Pairs:
        """Give the content of a group."""
        return tuple(self._groups[name]) if name in self._groups else ()

    def variant(self, side: str, variant: Variant) -> Variant:
        """Give a variant all that we wrote of it."""
        if side not in self._groups:
            return variant
        said = self._groups[side]
        fields: dict[str, Any] = {key: value for key, value in said if key in (*_FIELDS, "language")}
        return replace(
            variant,
            notes=tuple(value for key, value in said if key == "note"),
            properties=tuple((key[5:], value) for key, value in said if key.startswith("prop:")),
            attributes=variant.attributes + tuple((key[1:], value) for key, value in said if key.startswith("@")),
            **fields,
        )


def groups(
    unit: TranslationUnit, properties: Pairs, attributes: Pairs, languages: tuple[str, str]
) -> Iterator[tuple[str, Pairs]]:
    """Yield the groups to be written for a unit, by name; of its own properties and attributes those given.

    *languages* are those that the file says its source and target are in; a tag that differs is kept.
    """
    named = {"properties": properties, "attributes": attributes, "source": (), "target": ()}
    for side, variant, language in zip(("source", "target"), (unit.source, unit.target), languages, strict=True):
        if variant:
            named[side] = tuple(_of_side(variant, language))
    for name, pairs in named.items():
        if pairs:
            yield OURS + name, pairs


def _of_side(variant: Variant, language: str) -> Iterator[tuple[str, str]]:
    if language and variant.language != language:
        yield "language", variant.language
    for name in _FIELDS:
        if value := getattr(variant, name):
            yield name, value
    for note in variant.notes:
        yield "note", note
    for key, value in variant.properties:
        yield f"prop:{key}", value
    for key, value in variant.attributes:
        if "/" not in key:
            yield f"@{key}", value


def is_spaced(unit: TranslationUnit) -> bool:
    """Say whether the white space of a unit's texts must be asked to stay."""
    texts = [side.text for side in (unit.source, unit.target) if side]
    return any(text != " ".join(text.split()) for text in texts)
