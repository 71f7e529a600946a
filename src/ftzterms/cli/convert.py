"""`ftzterms convert`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from ftzterms.cli._entries import entries_of, write_told
from ftzterms.cli._options import columns_option
from ftzterms.cli._status import Status, complain, say
from ftzterms.cli._writing import tell_losses, writable, write_counted
from ftzterms.model import Bitext, FtzTermsError
from ftzterms.reporters import count

if TYPE_CHECKING:
    from ftzterms.formats import Format, Item


@click.command(short_help="Convert between formats that carry the same thing.")
@click.argument("given", metavar="IN")
@click.argument("wanted", metavar="OUT")
@click.option("--to", "name", default="", metavar="FORMAT", help="The format of OUT, if its suffix does not say.")
@click.option("--source", metavar="FILE", help="The source document of IN, if IN is a document in one language.")
@columns_option
def convert(*, given: str, wanted: str, name: str, source: str | None, columns: str) -> Status:
    """Convert a bilingual file, or a glossary, into another format of the same.

    The format is told by the suffix. What the format of OUT cannot hold is named before OUT is written; the old
    file stays until the new one is complete.
    """
    from ftzterms.formats import Item, read_bitext

    if os.path.exists(wanted) and os.path.exists(given) and os.path.samefile(given, wanted):
        raise click.UsageError("OUT is IN: name another file; what OUT cannot hold would be lost.")
    item = _item(given, wanted, name)
    read = partial(read_bitext, given, source=source, columns=columns)
    form = writable(wanted, name, item, read)
    if item is Item.UNIT:
        written = _units(read, wanted, name, form)
    else:
        written = write_told(entries_of(given, columns), wanted, name)
    say(f"{wanted}: {written}")
    return Status.CLEAN


def _item(given: str, wanted: str, name: str) -> Item:
    """Say which noun IN carries; where its suffix leaves both, as in tables, what OUT carries decides."""
    from ftzterms.formats import format_of, items_of

    known = items_of(given)
    common = known & items_of(wanted, name)
    return common.pop() if len(known) > 1 and len(common) == 1 else format_of(given).item


def _units(read: Callable[..., Bitext], wanted: str, name: str, form: Format | None) -> str:
    """Convert a bilingual file, reading it twice so that a large one does not stand in memory."""
    from ftzterms.cli._progress import watched
    from ftzterms.formats import losses

    whole = bool(form and "others" in form.holds)
    if form:
        bitext = read(whole=whole)
        tell_losses(wanted, losses(watched(bitext.units, bitext.name), form))
    bitext = read(whole=whole)
    number = write_counted(replace(bitext, units=watched(bitext.units, bitext.name)), wanted, name)
    for problem in bitext.unreadable:
        line, column, code = problem.line, problem.column, problem.code
        complain(FtzTermsError(problem.message, path=bitext.name, line=line, column=column, code=code))
    return count(number, "unit")
