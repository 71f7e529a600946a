"""Units without the names of those who made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ftzterms.model import TranslationUnit, Variant

_USER = re.compile(
    r"(?:x-)?(?:(?:last)?(?:used|modified|changed|created|reviewed|translated)by|creation_?id|change_?id"
    r"|user|author|translator|reviewer|owner)(?::.*)?",
    re.IGNORECASE,
)
"""Attributes and props of CAT tools that name people, such as `x-LastUsedBy` and `x-createdBy:SingleString`."""
Pairs = tuple[tuple[str, str], ...]


def anonymous(units: Iterable[TranslationUnit]) -> Iterator[TranslationUnit]:
    """Yield units in which each user is called by a number, the same wherever he or she stands: `user1`."""
    names: dict[str, str] = {}

    def called(name: str) -> str:
        return names.setdefault(name, f"user{len(names) + 1}") if name else ""

    def pairs(said: Pairs) -> Pairs:
        return tuple((key, called(value) if _USER.fullmatch(key) else value) for key, value in said)

    def variant(side: Variant) -> Variant:
        return replace(
            side,
            created_by=called(side.created_by),
            changed_by=called(side.changed_by),
            properties=pairs(side.properties),
            attributes=pairs(side.attributes),
        )

    for unit in units:
        yield replace(
            unit,
            source=unit.source and variant(unit.source),
            target=unit.target and variant(unit.target),
            others=tuple(map(variant, unit.others)),
            properties=pairs(unit.properties),
            attributes=pairs(unit.attributes),
        )
