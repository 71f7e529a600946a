"""`ftzterms glossary merge`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ftzterms.cli._entries import entries_of, tell_twins, write_told
from ftzterms.cli._status import Status, say
from ftzterms.reporters import Screen, Style, count, pad, safe, screen, wrap

if TYPE_CHECKING:
    from ftzterms.keeping import Conflict, Merged, Side
    from ftzterms.model import ConceptEntry

_LABEL = 8


@click.command("merge", short_help="Merge two glossaries; show by concept where they contradict each other.")
@click.argument("ours", metavar="A")
@click.argument("theirs", metavar="B")
@click.option("-o", "--output", "wanted", required=True, metavar="OUT", help="Where the result goes; may be A.")
@click.option("--base", metavar="PATH", help="What both come from: a path, or REV:PATH of git; merges three ways.")
@click.option("--prefer", type=click.Choice(["ours", "theirs"]), help="Settle all conflicts in favour of A, or of B.")
@click.option("--ask", is_flag=True, help="Ask about each conflict.")
def glossary_merge(*, ours: str, theirs: str, wanted: str, base: str | None, prefer: str | None, ask: bool) -> Status:
    """Merge two glossaries of any formats into one.

    What only one of them says is taken. Where they contradict each other, each conflict is shown, and OUT is written
    only when all are settled. With --base what only one side changed counts, and what one side took away goes. An OUT
    that is a TOML glossary already keeps its comments.

    \b
    Examples:
      ftzterms glossary merge ours/ client.tbx -o ours/
      ftzterms glossary merge ours/ theirs/ --base v0.3:ours/ --ask -o ours/

    Exit status: 0 merged, 1 conflicts are open and nothing is written.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.keeping import Side, merged

    if ask and not sys.stdin.isatty():
        raise click.UsageError("--ask needs a terminal; choose --prefer ours or theirs.")
    page = screen(sys.stdout)

    def choose(conflict: Conflict) -> Side | None:
        for line in _lines(page, conflict):
            page.line(line)
        return _asked() if ask else Side(prefer) if prefer else None

    mine, others = entries_of(ours), entries_of(theirs)
    done = merged(mine, others, _base(base) if base else None, choose)
    tell_twins(done.entries, mine, others)
    settled = f", {count(done.settled, 'conflict')} settled" if done.settled else ""
    if done.open:
        say(f"{count(len(done.open), 'conflict')} open{settled}; {wanted} is not written (--prefer, --ask)")
        return Status.FINDINGS
    say(f"{wanted}: {_written(done, wanted)}{settled}")
    return Status.CLEAN


def _base(name: str) -> tuple[ConceptEntry, ...]:
    from ftzterms.keeping import edition_at

    revision, mark, path = name.partition(":")
    return edition_at(revision, path).entries if mark and not os.path.exists(name) else entries_of(name)


def _written(done: Merged, wanted: str) -> str:
    """Write what was merged: into the text of a TOML glossary that is there, else as a new file."""
    from ftzterms.formats import entry_format
    from ftzterms.keeping import revised

    if not (os.path.isdir(wanted) or (os.path.exists(wanted) and wanted.lower().endswith(".toml"))):
        return write_told(done.entries, wanted, "")
    stay = {name for entry in done.entries for name in (entry.id, *entry.formerly)}
    gone = {entry.id for entry in entries_of(wanted)} - stay
    new = revised(wanted, done.entries, entry_format("x.toml").holds, gone=gone)
    for file in new.files:
        file.write()
    return f"{count(len(done.entries), 'concept')}, {count(len(new.files), 'file')} changed"


def _lines(page: Screen, conflict: Conflict) -> Iterator[str]:
    """Show both sides of a conflict beside each other."""
    name, part = page.paint(safe(conflict.title), Style.BOLD), page.paint(safe(conflict.part), Style.YELLOW)
    yield f"{name}  {safe(conflict.concept)}  {part}"
    for label, text, style in (
        ("base", conflict.base, Style.FAINT),
        ("ours", conflict.ours, Style.GREEN),
        ("theirs", conflict.theirs, Style.CYAN),
    ):
        for number, line in enumerate(wrap(safe(text), page.width - _LABEL - 2) if text else ()):
            yield f"  {pad('' if number else label, _LABEL)}{page.paint(line, style)}"


def _asked() -> Side | None:
    """Ask whose word counts; None leaves it open."""
    from ftzterms.keeping import Side

    choices = [*map(str, Side), "skip"]
    answer = click.prompt("which", type=click.Choice(choices), default="skip", err=True)
    return None if answer == "skip" else Side(answer)
