"""The contract of a format: streams in, values out, never a path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from ftzterms.model import Bitext, ConceptEntry, FtzTermsError


class Item(StrEnum):
    """Which of the two nouns a format carries."""

    UNIT = "translation unit"
    ENTRY = "concept entry"


@dataclass(frozen=True, slots=True)
class UnitFormat:
    """A format of translation units.

    `read(stream, name)` gives a `Bitext` whose units may be lazy: the stream stays open until they are read.
    `write(bitext, stream)` writes the whole file. `holds` names the attributes of a unit and its variants
    that survive writing; `convert` lists what is used and not held.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, str], Bitext]
    write: Callable[[Bitext, BinaryIO], None] | None = None
    sniff: Callable[[bytes], bool] | None = None
    """Says from the first 4 KiB, decoded or not, that a file is of this format."""
    holds: frozenset[str] = frozenset()
    item: Item = Item.UNIT


@dataclass(frozen=True, slots=True)
class EntryFormat:
    """A format of concept entries.

    `read(stream, name, warnings)` yields entries, raises one `GlossaryError` with every fault, and adds to
    *warnings* what was repaired or left out.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, str, list[FtzTermsError]], Iterator[ConceptEntry]]
    write: Callable[[Iterable[ConceptEntry], BinaryIO], None] | None = None
    sniff: Callable[[bytes], bool] | None = None
    holds: frozenset[str] = frozenset()
    item: Item = Item.ENTRY


Format = UnitFormat | EntryFormat
