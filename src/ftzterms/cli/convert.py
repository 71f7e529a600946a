"""`ftzterms convert`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ftzterms.cli._status import Status, complain, say
from ftzterms.model import FtzTermsError, TranslationUnit
from ftzterms.reporters import count

if TYPE_CHECKING:
    from ftzterms.formats import Format, Item


@click.command(short_help="Convert between formats that carry the same thing.")
@click.argument("given", metavar="IN")
@click.argument("wanted", metavar="OUT")
@click.option("--to", "name", default="", metavar="FORMAT", help="The format of OUT, if its suffix does not say.")
def convert(*, given: str, wanted: str, name: str) -> Status:
    """Convert a bilingual file, or a glossary, into another format of the same.

    The format is told by the suffix. What the format of OUT cannot hold is named before OUT is written; the old
    file stays until the new one is complete.
    """
    from ftzterms.formats import Item, format_of

    item = format_of(given).item
    form = _writable(wanted, name, item)
    written = _units(given, wanted, name, form) if item is Item.UNIT else _entries(given, wanted, name, form)
    say(f"{wanted}: {written}")
    return Status.CLEAN


def _writable(path: str, name: str, item: Item) -> Format | None:
    """Give the format to write; None leaves it to the writer to say which there are."""
    from ftzterms.formats import formats

    named = [
        form
        for key, form in formats().items()
        if (key == name or f".{name}" in form.suffixes if name else path.lower().endswith(form.suffixes))
    ]
    fit = [form for form in named if form.item is item]
    if named and not fit:
        raise FtzTermsError(
            f"a file of the kind “{item}” cannot become one of the kind “{named[0].item}”",
            path=path,
            hint="the two carry different things",
        )
    return fit[0] if fit else None


def _units(given: str, wanted: str, name: str, form: Format | None) -> str:
    """Convert a bilingual file, reading it twice so that a large one does not stand in memory."""
    from ftzterms.formats import losses, read_bitext, write_bitext

    whole = bool(form and "others" in form.holds)
    if form:
        _tell(wanted, losses(read_bitext(given, whole=whole).units, form))
    bitext = read_bitext(given, whole=whole)
    counted = _Counted(bitext.units)
    write_bitext(replace(bitext, units=counted), wanted, name)
    for problem in bitext.unreadable:
        complain(FtzTermsError(problem.message, path=given, line=problem.line, column=problem.column))
    return count(counted.number, "unit")


def _entries(given: str, wanted: str, name: str, form: Format | None) -> str:
    from ftzterms.formats import losses, read_entries, write_entries

    told: list[FtzTermsError] = []
    entries = read_entries(given, warnings=told)
    for warning in told:
        complain(warning)
    if form:
        _tell(wanted, losses(entries, form))
    write_entries(entries, wanted, name)
    return count(len(entries), "concept")


def _tell(path: str, lost: Iterable[str]) -> None:
    """Name what will not stand in the new file."""
    names = [name.replace("_", " ").replace(".", " ") for name in lost]
    if names:
        say(f"{path}: this format cannot hold {', '.join(names)}; left out")


class _Counted:
    """Units that are counted as they pass."""

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._units = units
        self.number = 0

    def __iter__(self) -> Iterator[TranslationUnit]:
        for unit in self._units:
            self.number += 1
            yield unit
