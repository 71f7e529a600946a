"""`ftzterms glossary diff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ftzterms.cli._changes import change_lines, summary
from ftzterms.cli._editions import editions
from ftzterms.cli._status import Status, say
from ftzterms.reporters import json_page, screen

if TYPE_CHECKING:
    from ftzterms.keeping import Changes, Edition


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
        for line in change_lines(page, changes):
            page.line(line)
    say(f"{before.name} → {after.name}: {summary(changes)}")
    return Status.FINDINGS if changes.changes else Status.CLEAN


def _document(before: Edition, after: Edition, changes: Changes) -> dict[str, object]:
    """Give the changes as plain data (version 1): of each what it says, its kind and its concept first."""
    keys = ("kind", "concept", "title", "language", "term", "part", "before", "after", "remark")
    return {
        "version": 1,
        "before": {"name": before.name, "concepts": changes.before},
        "after": {"name": after.name, "concepts": changes.after},
        "changes": [{key: str(said) for key in keys if (said := getattr(change, key))} for change in changes.changes],
    }
