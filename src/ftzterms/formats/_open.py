"""Open a file for reading, keep it open while its units are read, and name it in every fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from ftzterms.formats._problems import Problems
from ftzterms.model import Bitext, FtzTermsError, TranslationUnit


def opened(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file of bytes. Raises `FtzTermsError` when the system refuses."""
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FtzTermsError(
            f"cannot be read: {reason}", path=os.fspath(path), hint=_hint(path), code="not-opened"
        ) from None


def _hint(path: str | os.PathLike[str]) -> str:
    if os.fspath(path) == "-":
        return "standard input is not read: name a file, whose suffix tells its format"
    return "check the path"


@contextmanager
def placed(path: str | os.PathLike[str], *, written: bool = False) -> Iterator[None]:
    """Name the file in a fault that does not name one yet; of one that is *written*, its writer tells more."""
    try:
        yield
    except FtzTermsError as error:
        error.path = error.path or os.fspath(path)
        raise
    except OSError as error:
        if written:
            raise
        reason = error.strerror or str(error)
        raise FtzTermsError(f"cannot be read: {reason}", path=os.fspath(path), code="not-opened") from error


class LazyUnits:
    """The units of a file that is closed after the last of them, at the first fault, or when nobody wants more."""

    def __init__(self, bitext: Bitext, stream: BinaryIO, name: str) -> None:
        self._units = bitext.units
        self._problems = bitext.unreadable
        self._stream = stream
        self._name = name

    def __iter__(self) -> Iterator[TranslationUnit]:
        try:
            with self._stream, placed(self._name):
                yield from self._units
        finally:
            if isinstance(self._problems, Problems):
                self._problems.end()

    def __del__(self) -> None:
        self._stream.close()
