"""`ftzterms repair`."""

from __future__ import annotations

import os

import click

from ftzterms.cli._status import Status, complain, say
from ftzterms.reporters import count


@click.command(short_help="Make a foreign TMX valid.")
@click.argument("given", metavar="IN")
@click.argument("wanted", metavar="OUT")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def repair(*, given: str, wanted: str, dry_run: bool) -> Status:
    """Make a TMX file valid against the schema of TMX 1.4, so that every tool opens it, and list every change.

    No text is lost: an attribute or value that TMX does not have becomes a prop, an element a note, and foreign tags in
    a segment become native codes round the same text. A file that is cut off or broken is saved first, as
    `inspect --recover` does. OUT is held to the schema before it is written; IN stays as it is.

    Exit status: 0 OUT is valid, 1 it is and some of IN could not be read, 2 nothing could be repaired.
    """
    from ftzterms.formats import atomic_write
    from ftzterms.formats import repair as repaired

    if os.path.exists(wanted) and os.path.exists(given) and os.path.samefile(given, wanted):
        raise click.UsageError("OUT is IN itself, which stays as it is: name another.")
    found = repaired(given)
    for told in (*found.lost, *found.changes):
        complain(told)
    if not dry_run:
        with atomic_write(wanted) as stream:
            stream.write(found.data)
    changed = count(len(found.changes), "change") if found.changes else "nothing to change"
    lost = f", {count(len(found.lost), 'piece')} left out" if found.lost else ""
    say(f"{wanted}: {'would be ' if dry_run else ''}valid TMX 1.4, {count(found.units, 'unit')}, {changed}{lost}")
    return Status.FINDINGS if found.lost else Status.CLEAN
