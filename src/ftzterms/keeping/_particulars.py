"""The particulars of an entry or a term besides its terms, statuses and sources, put in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, overload

from ftzterms.model import ConceptEntry, Source, Term

_ELSEWHERE = frozenset({"id", "sections", "sources", "file", "line", "text", "language", "status"})


@overload
def particulars(old: ConceptEntry, new: ConceptEntry) -> Iterator[tuple[str, str, str]]: ...
@overload
def particulars(old: Term, new: Term) -> Iterator[tuple[str, str, str]]: ...
def particulars(old: Any, new: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what differs: its name, and how it was and is said."""
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in _ELSEWHERE and before != after:
            yield field.name.replace("_", " "), told_content(before), told_content(after)
    if isinstance(new, ConceptEntry):
        before, after = (
            {section.language: section.definition for section in entry.sections if section.definition}
            for entry in (old, new)
        )
        for language in sorted(before.keys() | after.keys()):
            if before.get(language) != after.get(language):
                yield f"definition ({language})", before.get(language, ""), after.get(language, "")


def told_source(source: Source) -> str:
    """Name a source on one line."""
    return ", ".join(filter(None, (source.title, source.authority, source.date, source.url)))


def told_content(content: Any) -> str:
    """Put the value of an attribute on one line; empty for none."""
    if isinstance(content, frozenset):
        content = sorted(content)
    if isinstance(content, (tuple, list)):
        return " · ".join(map(_part, content))
    return "" if content is None else str(content)


def _part(content: Any) -> str:
    if isinstance(content, Source):
        return told_source(content)
    return ": ".join(content) if isinstance(content, tuple) else str(content)
