"""Findings of a run that finds very many: the first thousands stand in memory, the others wait in a temporary file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeAlias

from ftzterms.model import Finding

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory
    from types import TracebackType

    from ftzterms.shelf._file import Stretch

_HELD = 2_048
"""So many findings of one shelf stand in memory."""
_TOGETHER = 512
"""So many are read at once."""
Piece: TypeAlias = "tuple[Finding, ...] | Stretch"


class Shelf:
    """Takes findings in, in pieces, and is empty once it is closed.

    *file* names the file to use, if there is need; with None all stays in memory.
    """

    def __init__(self, file: str | None = "") -> None:
        self._file = file
        self._folder: TemporaryDirectory[str] | None = None
        self._held = 0
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Delete what was written; a file that was named is for others to read and to delete."""
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def file(self, name: str = "findings") -> str | None:
        """Name a file that stays until the shelf is closed, for other shelves too; None where none can be made."""
        from tempfile import TemporaryDirectory

        try:
            self._folder = self._folder or TemporaryDirectory(prefix="ftzterms-", ignore_cleanup_errors=True)
        except OSError:
            return None
        return os.path.join(self._folder.name, name)

    def put(self, findings: Iterable[Finding]) -> Iterator[Piece]:
        """Take findings, and give them piece by piece."""
        findings = iter(findings)
        while piece := tuple(islice(findings, _TOGETHER)):
            self._held += len(piece)
            if self._held > _HELD and self._file == "":
                self._file = self.file()
            yield self._written(self._file, piece) if self._held > _HELD and self._file else piece

    def _written(self, file: str, piece: tuple[Finding, ...]) -> Stretch:
        from ftzterms.shelf._file import write

        written = write(file, self._end, piece)
        self._end += written.size
        return written


def shelved(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Give findings as a sequence: a tuple of few, many on a shelf."""
    shelf = Shelf()
    return together(list(shelf.put(findings)), shelf)


def together(pieces: Sequence[Piece], shelf: object) -> Sequence[Finding]:
    """Make a sequence of pieces, which need *shelf* to stay."""
    if not all(isinstance(piece, tuple) for piece in pieces):
        from ftzterms.shelf._file import Findings

        return Findings(pieces, shelf)
    return tuple(chain.from_iterable(pieces))
