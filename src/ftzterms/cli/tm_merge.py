"""`ftzterms tm merge`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, say
from ftzterms.cli._unit_lines import text_line
from ftzterms.model import TranslationUnit
from ftzterms.reporters import Screen, Style, count, screen

if TYPE_CHECKING:
    from ftzterms.memory import Conflict, TranslationMemory

_ALL = "all"


@click.command("merge", short_help="Put the units of other memories into one; list where they disagree.")
@click.argument("memory", metavar="MEMORY")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option(
    "--keep",
    type=click.Choice([_ALL, "newest", "most-used", "ask"]),
    default=_ALL,
    show_default=True,
    help="Which translation of a source stays where the memories have several.",
)
def tm_merge(*, memory: str, others: tuple[str, ...], keep: str) -> Status:
    """Put the units of other memories, or of files of units, into a memory.

    Where a source text has then several translations, they are listed: all stay, or the one that was changed last, or
    the most used, or the one that you name.
    """
    from ftzterms.importing import merge, open_units
    from ftzterms.memory import TranslationMemory, conflicts

    if keep == "ask" and not sys.stdin.isatty():
        raise click.UsageError("--keep ask needs a terminal; choose newest or most-used.")
    TranslationMemory(memory, read_only=True).close()  # one that is not there would be made below
    with TranslationMemory(memory) as store:
        highest, removed = store.highest(), 0
        for path in others:
            with open_units(path) as other:
                added = merge(store, other)
            say(f"{path}: {count(added.read + added.before, 'unit')}, {added.new:,} of them new")
        page = screen(sys.stdout)
        listed = list(conflicts(store, highest))
        for conflict in listed:
            removed += _settled(page, store, conflict, keep)
        told = f", {removed:,} removed" if removed else ""
        say(f"{memory}: {count(len(store), 'unit')}, {count(len(listed), 'source')} with several translations{told}")
    return Status.CLEAN


def _settled(page: Screen, store: TranslationMemory, conflict: Conflict, keep: str) -> int:
    """Show a conflict and remove what is not to stay; give how many units that are."""
    texts: dict[str, TranslationUnit] = {}
    for _, unit in conflict.units:
        texts.setdefault(_text(unit), unit)
    numbered = dict(conflict.units)
    first = conflict.units[0][1]
    stay = {"newest": _text(first), "most-used": _text(numbered[conflict.most_used])}.get(keep)
    assert first.source
    page.line(text_line(page, " ", first.source))
    for place, (text, unit) in enumerate(texts.items(), 1):
        assert unit.target
        line = text_line(page, str(place), unit.target, _told(unit))
        page.line(page.paint(line, Style.GREEN if stay in (None, text) else Style.RED))
    if keep == "ask":
        stay = _asked(list(texts))
    return 0 if stay is None else store.remove([number for number, unit in conflict.units if _text(unit) != stay])


def _asked(texts: list[str]) -> str | None:
    """Ask which translation stays; None for all."""
    choices = [str(place) for place in range(1, len(texts) + 1)]
    answer = click.prompt("which stays", type=click.Choice([*choices, _ALL]), default=_ALL, err=True)
    return None if answer == _ALL else texts[choices.index(answer)]


def _told(unit: TranslationUnit) -> str:
    """Say what helps to choose: when the translation was changed, and how often it was used."""
    from ftzterms.memory import last_change, usage

    date, used = last_change(unit), usage(unit)
    said = [f"{date[:4]}-{date[4:6]}-{date[6:8]}" if date else "", f"used {used:,}×" if used else ""]
    return f"  ({', '.join(filter(None, said))})" if any(said) else ""


def _text(unit: TranslationUnit) -> str:
    assert unit.target
    return unit.target.text
