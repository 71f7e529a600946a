"""`ftzterms tm clean`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, say
from ftzterms.cli._unit_filter import UnitChoice, unit_options
from ftzterms.cli._unit_lines import unit_lines
from ftzterms.model import Bitext
from ftzterms.reporters import Style, count, safe, screen

if TYPE_CHECKING:
    from ftzterms.cleaning import Blemish

REASONS = ("empty", "identical", "encoding", "language", "tags", "misaligned", "duplicate")


def _reasons(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """Take reasons one by one or with commas between them."""
    named = frozenset(name.strip() for value in values for name in value.split(",") if name.strip())
    if unknown := sorted(named - set(REASONS)):
        raise click.BadParameter(f"there is no reason {unknown[0]!r}; choose of {', '.join(REASONS)}")
    return named


@click.command("clean", short_help="Remove duplicates, empty, damaged and misaligned units.")
@click.argument("memory", metavar="MEMORY")
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and why; remove nothing.")
@click.option("--select", multiple=True, callback=_reasons, metavar="REASON,…", help=f"Only: {', '.join(REASONS)}.")
@click.option("--ignore", multiple=True, callback=_reasons, metavar="REASON,…", help="Not for these reasons.")
@click.option("--save", metavar="FILE", help="Write what is removed into this file first, as TMX.")
@unit_options
def tm_clean(
    *,
    memory: str,
    dry_run: bool,
    select: frozenset[str],
    ignore: frozenset[str],
    save: str | None,
    choice: UnitChoice,
) -> Status:
    """Remove the units that are better not in a memory, and give the reason for each.

    empty: no text on a side. identical: the same text on both. encoding: decoded wrongly somewhere. language: not in
    the language or script that it says. tags: lost or crossed. misaligned: lengths and figures that cannot be of one
    text and its translation. duplicate: another unit says the same; the one that was changed last stays.

    \b
    Examples:
      ftzterms tm clean policy.db --dry-run
      ftzterms tm clean policy.db --select duplicate,empty --save removed.tmx

    Exit status: 0 nothing is left to remove, 1 with --dry-run when there is something.
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.cleaning import Reason, blemishes, remove
    from ftzterms.memory import TranslationMemory

    wanted = [reason for reason in Reason if (not select or reason in select) and reason not in ignore]
    TranslationMemory(memory, read_only=True).close()  # one that is not there would be made below
    with TranslationMemory(memory, read_only=dry_run) as store:
        found = list(blemishes(store, wanted, choice.filter()))
        _show(found)
        if save and found:
            _save(store.bitext(), found, save)
        if not dry_run:
            remove(store, found)
        left = len(store)
    reasons = Counter(str(blemish.reason) for blemish in found)
    told = ", ".join(f"{number:,} {reason}" for reason, number in sorted(reasons.items()))
    done = "would be removed" if dry_run else "removed"
    say(f"{memory}: {count(len(found), 'unit')} {done}{f' ({told})' if told else ''}, {left:,} in the memory")
    return Status.FINDINGS if dry_run and found else Status.CLEAN


def _show(found: list[Blemish]) -> None:
    page = screen(sys.stdout)
    for blemish in found:
        page.line(f"{safe(blemish.unit.id)}  {page.paint(blemish.reason, Style.YELLOW)}: {safe(blemish.message)}")
        for line in unit_lines(page, blemish.unit):
            page.line(line)


def _save(header: Bitext, found: list[Blemish], path: str) -> None:
    from dataclasses import replace

    from ftzterms.formats import write_bitext

    write_bitext(replace(header, units=[blemish.unit for blemish in found]), path)
    say(f"{path}: {count(len(found), 'unit')}")
