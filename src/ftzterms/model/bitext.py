"""A bilingual file: many translation units."""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.model.unit import TranslationUnit, Unreadable
from ftzterms.model.value import field, value


@value
class Bitext:
    """The units of one file, in file order."""

    name: str
    """The path as the user gave it, or a name for text that came from no file."""
    source_language: str
    """The source language's tag as the file spells it; empty for a monolingual text."""
    target_language: str
    units: Iterable[TranslationUnit]
    """May be lazy: a reader that streams yields each unit once."""
    unreadable: list[Unreadable] = field(default_factory=list)
    """Filled while the units are read."""
    properties: tuple[tuple[str, str], ...] = ()
    """The header's attributes, properties and notes, as (name, value)."""
