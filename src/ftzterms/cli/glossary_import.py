"""`ftzterms glossary import`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from ftzterms.cli._changes import change_lines, summary
from ftzterms.cli._entries import entries_of, tell_twins
from ftzterms.cli._options import columns_option
from ftzterms.cli._status import Status, say
from ftzterms.model import ConceptEntry
from ftzterms.reporters import count, screen

if TYPE_CHECKING:
    from ftzterms.formats import Mapping
    from ftzterms.keeping import Revised


@click.command("import", short_help="Take the concepts of any glossary into a TOML glossary.")
@click.argument("given", metavar="FILE")
@click.argument("into", metavar="INTO")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--diff", "as_patch", is_flag=True, help="Print the changes in the files as a patch; write nothing.")
@click.option("--partly/--whole", default=None, help="FILE says some, or all, of each concept (default: as it looks).")
@columns_option
def glossary_import(
    *, given: str, into: str, dry_run: bool, as_patch: bool, partly: bool | None, columns: str
) -> Status:
    """Take the concepts of a glossary, a file of any format or a folder, into a TOML glossary, a file or a folder.

    Concepts are known by their ids, those of a foreign table also by their names. Only what FILE says otherwise is
    changed, and new concepts are added: every comment and all the rest stay byte for byte. What the format of FILE
    cannot hold stays as it is, and no concept is removed.

    \b
    Examples:
      ftzterms glossary export glossary/ edit.csv        # edit it, then
      ftzterms glossary import edit.csv glossary/ --diff
      ftzterms glossary import edit.csv glossary/

    Exit status: 0 done, or with --dry-run nothing to do; 1 with --dry-run or --diff when something would change.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.formats import column_mapping
    from ftzterms.keeping import revised

    entries = entries_of(given, columns)
    mapping = None if os.path.isdir(given) else column_mapping(given, columns)
    if mapping:
        _say_mapping(given, mapping)
    in_part = partly if partly is not None else bool(mapping and not mapping.whole)
    done = revised(into, entries, mapping.holds if mapping else _held(entries), partly=in_part)
    _show(done, as_patch=as_patch)
    tell_twins(done.after, done.before)
    if not (dry_run or as_patch):
        for file in done.files:
            file.write()
    told_what = f"{summary(done.changes)} in {count(len(done.files), 'file')}" if done.files else "nothing to change"
    not_written = ", not written" if done.files and (dry_run or as_patch) else ""
    rest = f"; {done.elsewhere:,} that {given} does not name stay as they are" if done.elsewhere else ""
    say(f"{into}: {told_what}{not_written}; {count(done.same, 'concept')} the same{rest}")
    return Status.FINDINGS if done.files and (dry_run or as_patch) else Status.CLEAN


def _held(entries: Iterable[ConceptEntry]) -> frozenset[str]:
    """Give what the formats of the files hold that entries come from."""
    from ftzterms.formats import entry_format

    held = [entry_format(file).holds for file in dict.fromkeys(entry.file for entry in entries)]
    return frozenset.intersection(*held) if held else frozenset()


def _say_mapping(given: str, mapping: Mapping) -> None:
    """Say what each column of a foreign table is taken for; reading it has told which are not used."""
    if not mapping.whole:
        pairs = ((use.title, use.meaning) for use in mapping.columns if use.title.strip() and use.meaning)
        say(f"{given}: columns: {', '.join(f'{title} → {meaning}' for title, meaning in pairs)}")


def _show(done: Revised, *, as_patch: bool) -> None:
    """Show the changes, for people or as a patch."""
    from ftzterms.cli._diff import show

    if as_patch:
        for file in done.files:
            show(file.path, file.before.decode("utf-8"), file.after.decode("utf-8"), sys.stdout)
        return
    page = screen(sys.stdout)
    for line in change_lines(page, done.changes):
        page.line(line)
