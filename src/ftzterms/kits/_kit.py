"""The contract of a kit: nouns in, a folder out that one tool or service opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ftzterms.formats import Drops
from ftzterms.kits._folder import Folder
from ftzterms.model import Bitext, ConceptEntry


@dataclass(frozen=True, slots=True)
class Stock:
    """What goes into a kit."""

    bitexts: Iterable[Bitext]
    """Read once, one after another; the last part of a name gives a file its name."""
    entries: tuple[ConceptEntry, ...]
    source: str
    """The project's source language with its region: `zh-CN`."""
    target: str
    drops: Drops
    """What the tool will drop is counted here while the kit is made."""

    def quiet(self) -> Stock:
        """Give the same for a second file of the same things: what is dropped is counted once."""
        return replace(self, drops=Drops())


@dataclass(frozen=True, slots=True)
class Kit:
    """What a tool opens, and what is known of its limits; the tables of the manual are made of it."""

    title: str
    """The tool's name."""
    write: Callable[[Stock, Folder], None]
    languages: str
    """How it spells them."""
    files: tuple[tuple[str, str], ...]
    """(file, what it is)."""
    limits: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    """What it has no place for."""
    known: str = ""
    """Where these facts come from, after “these facts are”."""
