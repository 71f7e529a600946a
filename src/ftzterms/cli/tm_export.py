"""`ftzterms tm export`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, say
from ftzterms.cli._unit_filter import UnitChoice, unit_options
from ftzterms.model import Bitext, TranslationUnit
from ftzterms.reporters import count

if TYPE_CHECKING:
    from ftzterms.memory import TranslationMemory

_UNFIT = re.compile(r"[^\w.-]+")
"""What a file name had better not hold."""


@click.command("export", short_help="Write a memory as TMX, or in another format.")
@click.argument("memory", metavar="MEMORY")
@click.argument("wanted", metavar="OUT")
@click.option("--to", "name", default="", metavar="FORMAT", help="The format of OUT, if its suffix does not say.")
@click.option("--anonymise", is_flag=True, help="Call users user1, user2 …")
@click.option("--split-by", metavar="NAME", help="A file for each value of this attribute: OUT.VALUE.tmx.")
@click.option("--recover", is_flag=True, help="Save what can be read of a damaged memory.")
@unit_options
def tm_export(
    *, memory: str, wanted: str, name: str, anonymise: bool, split_by: str | None, recover: bool, choice: UnitChoice
) -> Status:
    """Write the units of a memory into a file, in the order in which they came, with all they say.

    \b
    Examples:
      ftzterms tm export policy.db policy.tmx
      ftzterms tm export policy.db march.tmx --since 2024-03 --anonymise
      ftzterms tm export policy.db policy.tmx --split-by client
    """  # noqa: D301  click reads the mark as "do not fill"
    from ftzterms.memory import Replayed, TranslationMemory, anonymous, value_of

    with TranslationMemory(memory, read_only=True, damaged=recover) as store:
        bitext = _rescued(store) if recover else store.bitext(choice.filter())
        given = bitext.units
        if anonymise:
            bitext = replace(bitext, units=Replayed(lambda: anonymous(given)))
        if split_by is None:
            _write(bitext, wanted, name)
            return Status.CLEAN
        for value in sorted({value_of(unit, split_by) for unit in given}):
            chosen = Replayed(partial(_with, bitext, split_by, value))
            _write(replace(bitext, units=chosen), _named(wanted, value), name)
    return Status.CLEAN


def _rescued(store: TranslationMemory) -> Bitext:
    from ftzterms.memory import Replayed

    return Bitext(store.path, "", "", Replayed(store.rescue))


def _with(bitext: Bitext, attribute: str, value: str) -> Iterator[TranslationUnit]:
    from ftzterms.memory import value_of

    return (unit for unit in bitext.units if value_of(unit, attribute) == value)


def _write(bitext: Bitext, wanted: str, name: str) -> None:
    from ftzterms.cli._writing import tell_losses, writable, write_counted
    from ftzterms.formats import Item, losses

    form = writable(wanted, name, Item.UNIT)
    if form:
        tell_losses(wanted, losses(bitext.units, form))
    say(f"{wanted}: {count(write_counted(bitext, wanted, name), 'unit')}")


def _named(wanted: str, value: str) -> str:
    """Give the name of the file for one value; units without one go to the file that was named."""
    path = Path(wanted)
    fit = _UNFIT.sub("_", value).strip("._")[:80]
    return str(path.with_name(f"{path.stem}.{fit}{path.suffix}")) if fit else wanted
