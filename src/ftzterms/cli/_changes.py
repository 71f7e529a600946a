"""Changes of a glossary set out for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ftzterms.reporters import Screen, Style, cells, pad, safe, shorten, wrap

if TYPE_CHECKING:
    from ftzterms.keeping import Change, ChangeKind, Changes

_NO_NOUNS = frozenset({"preferred", "newly", "status", "renamed", "taken"})
"""The first words of kinds that stay as they are for several changes."""
_TITLE = 18
"""Cells for the Chinese term that stands before each change."""


def summary(changes: Changes) -> str:
    """Count the changes by kind."""
    from ftzterms.keeping import ChangeKind

    told = [f"{len(found):,} {_plural(kind, len(found))}" for kind in ChangeKind if (found := changes.of(kind))]
    size = f"{changes.before:,} → {changes.after:,} concepts" if changes.before != changes.after else ""
    return "; ".join(filter(None, (", ".join(told) or "no difference", size)))


def change_lines(page: Screen, changes: Changes) -> Iterator[str]:
    """Set the changes out by kind, the weightiest first."""
    from ftzterms.keeping import ChangeKind

    said = False
    for kind in ChangeKind:
        found = changes.of(kind)
        if found:
            if said:
                yield ""
            yield page.paint(f"{_plural(kind, len(found)).capitalize()} ({len(found):,})", Style.BOLD)
            for change in found:
                yield from _change(page, change)
            said = True


def _plural(kind: ChangeKind, number: int) -> str:
    first, _, rest = kind.partition(" ")
    if number == 1 or first in _NO_NOUNS:
        return str(kind)
    return f"{kind}s" if first == "new" else f"{first.removesuffix('y')}{'ies' if first[-1] == 'y' else 's'} {rest}"


def _change(page: Screen, change: Change) -> Iterator[str]:
    """Set a change beside its concept, its id behind where there is room."""
    label = pad(shorten(safe(change.title), _TITLE), _TITLE)
    room = page.width - _TITLE - 4
    told = safe(_told(change))
    lines = wrap(told, room)
    name = safe(change.concept)
    if cells(lines[-1]) + len(name) + 2 <= room:
        lines[-1] += f"  {page.paint(name, Style.FAINT)}"
    else:
        lines.append(page.paint(shorten(name, room), Style.FAINT))
    for number, line in enumerate(lines):
        yield f"  {' ' * _TITLE if number else label}  {line}"


def _told(change: Change) -> str:
    """Put a change in words; the heading above it says of what sort it is."""
    term = f"“{change.term}”" if change.term else ""
    if change.part:
        told = f"{change.part}: {change.before or '–'} → {change.after or '–'}"
        return f"{term}, {told}" if term else told
    remark = f" ({change.remark})" if change.remark else ""
    if not (change.before and change.after):
        return ": ".join(filter(None, (term, change.before + change.after))) + remark
    turned = f"{change.before} → {change.after}"
    return f"{term}: {turned}{remark}" if term and term != f"“{change.after}”" else turned + remark
