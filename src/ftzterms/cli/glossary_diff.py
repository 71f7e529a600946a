"""`ftzterms glossary diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ftzterms.cli._editions import editions
from ftzterms.cli._status import Status, say
from ftzterms.reporters import Screen, Style, cells, json_page, pad, safe, screen, shorten, wrap

if TYPE_CHECKING:
    from ftzterms.keeping import Change, ChangeKind, Changes, Edition

_TITLE = 18
"""Cells for the Chinese term that stands before each change."""


@click.command("diff", short_help="Tell what changed in a glossary, as release notes do.")
@click.argument("old", metavar="OLD|REV")
@click.argument("new", required=False, metavar="[NEW|PATH]")
@click.option("--brief", is_flag=True, help="Only count.")
@click.option("-o", "--output", type=click.Choice(["full", "json"]), default="full", help="For people, or as JSON.")
def glossary_diff(*, old: str, new: str | None, brief: bool, output: str) -> Status:
    """Tell what changed between two glossaries, or since a revision of git, as release notes do.

    \b
    Examples:
      ftzterms glossary diff ours.tbx theirs.csv       # any two formats
      ftzterms glossary diff v0.3 glossary/            # since a tag
      ftzterms glossary diff v0.2..v0.3 glossary/      # between two

    Exit status: 0 they say the same, 1 they differ.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.keeping import compared

    before, after = editions(old, new)
    changes = compared(before.entries, after.entries)
    page = screen(sys.stdout)
    if output == "json":
        page.stream.write(json_page(_document(before, after, changes)))
    elif not brief:
        for line in _lines(page, changes):
            page.line(line)
    say(f"{before.name} → {after.name}: {_summary(changes)}")
    return Status.FINDINGS if changes.changes else Status.CLEAN


def _summary(changes: Changes) -> str:
    from ftzterms.keeping import ChangeKind

    told = [f"{len(found):,} {_plural(kind, len(found))}" for kind in ChangeKind if (found := changes.of(kind))]
    size = f"{changes.before:,} → {changes.after:,} concepts" if changes.before != changes.after else ""
    return "; ".join(filter(None, (", ".join(told) or "no difference", size)))


def _lines(page: Screen, changes: Changes) -> Iterator[str]:
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
    return f"{kind}s" if number > 1 and kind == "new concept" else str(kind)


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


def _document(before: Edition, after: Edition, changes: Changes) -> dict[str, object]:
    """Give the changes as plain data (version 1): of each what it says, its kind and its concept first."""
    keys = ("kind", "concept", "title", "language", "term", "part", "before", "after", "remark")
    return {
        "version": 1,
        "before": {"name": before.name, "concepts": changes.before},
        "after": {"name": after.name, "concepts": changes.after},
        "changes": [{key: str(said) for key in keys if (said := getattr(change, key))} for change in changes.changes],
    }
