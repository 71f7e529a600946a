"""Tell what a format cannot hold of the values that are to be written in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from typing import Any

from ftzterms.formats._format import Format
from ftzterms.model import ConceptEntry, LanguageSection, Segment, Source, Term, TranslationUnit, Variant

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

    Of a format that holds some properties only, the others are named one by one.
    """
    lost: set[str] = set()
    partly = any(name.startswith(_PROPERTY) for name in form.holds)
    for item in items:
        lost.update(name for name in _used(item, partly=partly) if name not in form.holds)
    return sorted(lost)


def _used(value: Any, *, partly: bool) -> Iterator[str]:
    """Yield the names of the attributes that differ from their defaults, of the value and all values in it."""
    prefix = _PREFIXES.get(type(value), "")
    for field in fields(value):
        content = getattr(value, field.name)
        nested = [part for part in (content if isinstance(content, tuple) else (content,)) if type(part) in _PREFIXES]
        used = bool(content) if field.default is MISSING else content != field.default
        if partly and not prefix and field.name == "properties":
            yield from (_PROPERTY + key for key, _ in content)
        elif used and field.name not in _NEVER_LOST:
            yield prefix + field.name
        for part in nested:
            yield from _used(part, partly=partly)
