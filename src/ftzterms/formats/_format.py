"""The contract of a format: streams in, values out, never a path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import BinaryIO

from ftzterms.model import Bitext, ConceptEntry, FtzTermsError, Side, value
from ftzterms.text.tuples import NamedTuple


class Item(StrEnum):
    """Which of the two nouns a format carries."""

    UNIT = "translation unit"
    ENTRY = "concept entry"


class Edit(NamedTuple):
    """New words for a stretch of the plain text of one side of a unit."""

    unit: int
    """The unit's position among those that can be read, from 0."""
    side: Side
    start: int
    end: int
    """Half-open, in code points."""
    replacement: str


@value
class Patched:
    """The bytes of a file in which some words are new, all others the very bytes that stood there."""

    data: bytes
    codec: str
    """Python's name of the encoding; a byte order mark stands before the text."""
    refused: tuple[Edit, ...] = ()
    """Those that would have crossed markup, or that the file cannot hold; they are not in *data*."""


@value
class UnitFormat:
    """A format of translation units.

    `read(stream, name)` gives a `Bitext` whose units may be lazy: the stream stays open until they are read.
    `write(bitext, stream)` writes the whole file. `holds` names the attributes of a unit and its variants
    that survive writing; `convert` lists what is used and not held.
    `read_whole` also gives the units that are no pair of the file's two languages, with all they say in `others`.
    `patch(data, edits)` puts new words into the bytes of a file and leaves every other byte as it is; edits of one
    text do not overlap. When *segmented*, its units are paragraphs, which the door cuts into sentences; `shown(data)`
    gives a file that is no text as lines for people.
    """

    title: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, str], Bitext]
    write: Callable[[Bitext, BinaryIO], None] | None = None
    sniff: Callable[[bytes], bool] | None = None
    """Says from the first 4 KiB, decoded or not, that a file is of this format."""
    holds: frozenset[str] = frozenset()
    patch: Callable[[bytes, Sequence[Edit]], Patched] | None = None
    read_whole: Callable[[BinaryIO, str], Bitext] | None = None
    segmented: bool = False
    shown: Callable[[bytes], str] | None = None
    common: bool = False
    """Many other files have its suffixes too: in a folder, one is read when its first bytes say what it is."""
    claims: Callable[[BinaryIO], bool] | None = None
    """Says so of an open file, where the first bytes do not."""
    with_columns: Callable[[str], UnitFormat] | None = None
    """Gives the same format for a table whose columns are named so: `source=B,target=C`."""
    mark: str = ""
    """A property that a bitext has when it was read as this format, so that the suffix alone writes the same again."""
    item: Item = Item.UNIT

    def wrote(self, bitext: Bitext) -> bool:
        """Say whether a bitext was read as this format."""
        return bool(self.mark) and self.mark in dict(bitext.properties)


@value
class ColumnUse:
    """A column of a table, and what is taken from it; nothing, if *meaning* is empty."""

    title: str
    meaning: str


@value
class Mapping:
    """How a table of a glossary is understood."""

    whole: bool
    """True when the rows of a concept say all there is of it, false when they say some of it."""
    columns: tuple[ColumnUse, ...]
    holds: frozenset[str]
    """The attributes of entries and terms that its columns say."""


@value
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
    common: bool = False
    """Many other files have its suffixes too: in a folder, one is read when its first bytes say what it is."""
    claims: Callable[[BinaryIO], bool] | None = None
    """Says so of an open file, where the first bytes do not."""
    with_columns: Callable[[str], EntryFormat] | None = None
    """Gives the same format for a table whose columns are named so: `zh-Hans=A,en=B,note=C`."""
    leaves_out: Callable[[Sequence[ConceptEntry]], Iterable[str]] | None = None
    """Names the terms and concepts that it has no place for at all."""
    mapping: Callable[[BinaryIO, str], Mapping] | None = None
    """Says of a table how its columns are understood."""
    item: Item = Item.ENTRY


Format = UnitFormat | EntryFormat
