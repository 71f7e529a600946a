"""`ftzterms glossary show`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ftzterms.cli._card import full_card
from ftzterms.cli._options import GlossaryChoice, glossary_options
from ftzterms.cli._status import Status
from ftzterms.model import ConceptEntry, ConfigurationError, nearest
from ftzterms.reporters import screen

if TYPE_CHECKING:
    from ftzterms.matcher import Glossary


@click.command("show", short_help="Show all that the glossary says of a concept.")
@click.argument("name", nargs=-1, required=True, metavar="ID|TERM")
@glossary_options
def glossary_show(*, name: tuple[str, ...], glossary: GlossaryChoice) -> Status:
    """Show all that the glossary says of a concept, by its id, a former one, or any of its terms."""
    asked = " ".join(name)
    page = screen(sys.stdout)
    chosen = glossary.read()
    for number, entry in enumerate(_entries(chosen, asked)):
        if number:
            page.line()
        for line in full_card(page, entry, chosen.get):
            page.line(line)
    return Status.CLEAN


def _entries(glossary: Glossary, asked: str) -> list[ConceptEntry]:
    """Give the entries of that id, now or once, or with that term, in any form of it."""
    by_id = glossary.get(asked)
    if by_id:
        return [by_id]
    renamed = [entry for entry in glossary.entries if asked in entry.formerly]
    if renamed:
        return renamed
    folded = asked.casefold()
    exact = [entry for entry in glossary.entries if any(term.text.casefold() == folded for term in entry.terms())]
    found = exact or list({hit.entry.id: hit.entry for hit in glossary.find(asked)}.values())
    if not found:
        raise ConfigurationError(f"no concept has the id or the term “{asked}”", hint=_suggestion(glossary, asked))
    return found


def _suggestion(glossary: Glossary, asked: str) -> str:
    names = [name for entry in glossary.entries for name in (entry.id, *(term.text for term in entry.terms()))]
    close = nearest(asked, names)
    return f"did you mean {close}?" if close else "`ftzterms glossary list` shows what there is"
