"""Import files into a memory: each once, however often it is asked for, and from where it stopped."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from ftzterms.formats import Item, format_of, formats, opened, read_bitext
from ftzterms.memory import Added, TranslationMemory
from ftzterms.model import Bitext, FtzTermsError, Unreadable, blake2b

_BLOCK = 1 << 20


class OneLanguageError(FtzTermsError):
    """A text in one language, which a memory has no use for."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file."""

    path: str
    added: Added
    unreadable: tuple[Unreadable, ...] = ()
    """What could not be read, or was repaired in reading."""

    @property
    def was_there(self) -> bool:
        """True when an earlier import had taken all of it, so that it was not even read."""
        return bool(self.added.before) and not self.added.read


def import_file(
    memory: TranslationMemory,
    path: str | os.PathLike[str],
    *,
    source: str | os.PathLike[str] | None = None,
    columns: str = "",
    again: bool = False,
    watch: Callable[[Bitext], Bitext] = lambda bitext: bitext,
    acknowledge: Callable[[Added], None] | None = None,
) -> Imported:
    """Import a file of translation units; what is added is on the disk whenever *acknowledge* is told.

    With *source* it is a document, and that its source document. *columns* says what stands where in a table.

    The memory remembers a file by the digest of its bytes. One that was taken whole is not taken again, so that units
    removed since stay away, unless *again*. Raises `FtzTermsError` for a file that cannot be read to its end: what
    stands before the fault is kept then.
    """
    digest = _digest(path) + (_digest(source) if source else "") + columns
    if again:
        memory.forget(digest)
    bitext = watch(read_bitext(path, source=source, whole=True, columns=columns))
    if bitext.target_language and not bitext.source_language:
        raise OneLanguageError(
            "a text in one language is no translation", path=os.fspath(path), hint="--source names its source document"
        )
    taken = 0

    def told(added: Added) -> None:
        nonlocal taken
        taken = added.before + added.read
        if acknowledge:
            acknowledge(added)

    try:
        added = memory.add(bitext, digest=digest, acknowledge=told)
    except FtzTermsError as error:
        if taken and error.path != memory.path:
            kept = f"{taken:,} units before it are kept"
            error.hint = f"{error.hint}; {kept}" if error.hint else kept
        raise
    return Imported(os.fspath(path), added, tuple(bitext.unreadable))


def merge(memory: TranslationMemory, other: TranslationMemory) -> Added:
    """Add the units of another memory; give what became of them."""
    digest = blake2b(digest_size=16)
    for name, _ in other.digests():
        digest.update(name)
    return memory.add(other.bitext(), digest=digest.hexdigest())


def open_units(path: str | os.PathLike[str]) -> TranslationMemory:
    """Open a memory to be read, or read a file of units into one that is gone with the program."""
    if format_of(path, Item.UNIT) is formats()["memory"]:
        return TranslationMemory(path, read_only=True)
    memory = TranslationMemory()
    memory.path = os.fspath(path)
    import_file(memory, path)
    return memory


def _digest(path: str | os.PathLike[str]) -> str:
    """Name the bytes of a file."""
    digest = blake2b(digest_size=16)
    with opened(path) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
