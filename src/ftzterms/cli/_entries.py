"""Read the entries of a glossary that a command line names, and write them in any format."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.cli._status import complain, say
from ftzterms.cli._writing import tell_losses, writable
from ftzterms.model import ConceptEntry, FtzTermsError
from ftzterms.reporters import count

BUILTIN = "builtin"


def place_of(path: str) -> str:
    """Give the path of a glossary that a command line names; “builtin” is the built-in one."""
    from ftzterms.glossary import data_folder

    return data_folder("glossary") if path == BUILTIN else path


def entries_of(path: str, columns: str = "") -> tuple[ConceptEntry, ...]:
    """Read a glossary file or folder; tell what was repaired in reading."""
    from ftzterms.formats import read_entries

    told: list[FtzTermsError] = []
    entries = read_entries(path, warnings=told, columns=columns)
    for warning in told:
        complain(warning)
    return entries


def write_told(entries: tuple[ConceptEntry, ...], wanted: str, name: str) -> str:
    """Write entries, and name first what the format cannot hold; say how many they are."""
    from ftzterms.formats import Item, losses, write_entries

    form = writable(wanted, name, Item.ENTRY)
    if form:
        tell_losses(wanted, losses(entries, form))
    write_entries(entries, wanted, name)
    return count(len(entries), "concept")


def tell_twins(after: Sequence[ConceptEntry], *before: Sequence[ConceptEntry]) -> None:
    """Say which concepts have the names of another one now, and had not before: they may be one."""
    from ftzterms.checks import glossary_checks

    check = glossary_checks("duplicate-concept".__eq__)["duplicate-concept"]
    known = {entry.id for entries in before for entry, _ in check.function(entries)}
    for entry, remark in check.function(after):
        if entry.id not in known:
            say(f"{remark.message}, or tell them apart")
