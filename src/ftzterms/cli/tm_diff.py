"""`ftzterms tm diff`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, say
from ftzterms.cli._unit_lines import text_line
from ftzterms.model import TranslationUnit, Variant
from ftzterms.reporters import Screen, Style, safe, screen

if TYPE_CHECKING:
    from ftzterms.memory import Difference


@click.command("diff", short_help="Show what differs between two memories, or files of units.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--brief", is_flag=True, help="Only count.")
def tm_diff(*, old: str, new: str, brief: bool) -> Status:
    """Show what differs between two memories, or TMX and other files of units.

    Exit status: 0 they say the same, 1 they differ.
    """
    from ftzterms.importing import open_units
    from ftzterms.memory import Change, differences

    page = screen(sys.stdout)
    counted: Counter[str] = Counter()
    with open_units(old) as before, open_units(new) as after:
        for difference in differences(before, after):
            counted[difference.change] += 1
            if not brief:
                for line in _lines(page, difference):
                    page.line(line)
    told = ", ".join(f"{counted[change]:,} {change}" for change in Change if counted[change])
    say(f"{old} → {new}: {told or 'no difference'}")
    return Status.FINDINGS if counted else Status.CLEAN


def _lines(page: Screen, difference: Difference) -> Iterator[str]:
    """Set out a difference: the source, and the target before and after."""
    unit = difference.new or difference.old
    assert unit
    yield f"{safe(unit.id)}  {page.paint(difference.change, Style.YELLOW)}"
    yield from _side(page, " ", unit.source, Style.PLAIN)
    old, new = _target(difference.old), _target(difference.new)
    if old and new and old.text == new.text:
        yield from _side(page, " ", new, Style.PLAIN)
        return
    yield from _side(page, "-", old, Style.RED)
    yield from _side(page, "+", new, Style.GREEN)


def _target(unit: TranslationUnit | None) -> Variant | None:
    return unit.target if unit else None


def _side(page: Screen, mark: str, side: Variant | None, style: Style) -> Iterator[str]:
    if side:
        yield page.paint(text_line(page, mark, side), style)
