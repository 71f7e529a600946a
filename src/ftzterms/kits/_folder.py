"""Write a folder of files so that it is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, BinaryIO

from ftzterms.model import FtzTermsError

if TYPE_CHECKING:
    from typing_extensions import Buffer


@dataclass
class Made:
    """A file of a kit, and what went into it."""

    name: str
    stream: BinaryIO
    keep: bool
    """A file of this name that stands there already is the user's own, and stays."""
    counts: dict[str, int] = field(default_factory=dict)
    """`unit`, `concept` or `term`, and how many."""

    def count(self, noun: str, number: int = 1) -> None:
        """Count what was written."""
        self.counts[noun] = self.counts.get(noun, 0) + number


class Folder:
    """The files of a kit while they are made; without a place they are written nowhere, and only counted."""

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self.made: dict[str, Made] = {}
        self.folders: list[str] = []

    def file(self, name: str, *, keep: bool = False) -> Made:
        """Open a file by its path in the kit (`tm/auto/news.tmx`), or give the one that is open already."""
        if name not in self.made:
            self.made[name] = Made(name, self._opened(name), keep)
        return self.made[name]

    def folder(self, name: str) -> None:
        """Make an empty folder."""
        self.folders.append(name)
        if self._place:
            (self._place / name).mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Close all files; what was written reaches the disk."""
        with ExitStack() as closing:
            for made in self.made.values():
                closing.callback(made.stream.close)
            for made in self.made.values():
                if self._place and not made.stream.closed:
                    made.stream.flush()
                    os.fsync(made.stream.fileno())

    def _opened(self, name: str) -> BinaryIO:
        if not self._place:
            return _Nowhere()
        path = self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")


@dataclass(frozen=True, slots=True)
class Pack:
    """A kit that is made, and not yet in its place."""

    folder: Folder
    target: Path
    new: Path | None

    def place(self) -> None:
        """Put it in its place; in a folder that holds files only those of the kit are replaced."""
        self.folder.close()
        if not self.new:
            return
        if not self.target.exists() or not any(self.target.iterdir()):
            with suppress(FileNotFoundError):
                self.target.rmdir()
            self.new.rename(self.target)
            return
        for name in self.folder.folders:
            (self.target / name).mkdir(parents=True, exist_ok=True)
        for made in self.folder.made.values():
            wanted = self.target / made.name
            if not (made.keep and wanted.exists()):
                wanted.parent.mkdir(parents=True, exist_ok=True)
                (self.new / made.name).replace(wanted)


@contextmanager
def packing(path: str, *, force: bool = False, nowhere: bool = False) -> Iterator[Pack]:
    """Give a folder to fill, beside the one that is wanted; it vanishes unless it is put in its place.

    Raises `FtzTermsError` when something stands there that would have to give way, or the system refuses.
    """
    target = Path(os.path.realpath(path))
    _look_at(path, target, force=force)
    new: Path | None = None
    try:
        if not nowhere:
            target.parent.mkdir(parents=True, exist_ok=True)
            new = Path(mkdtemp(prefix=f".{target.name[:64]}.", suffix=".new", dir=target.parent))
            new.chmod(0o777 & ~_mask())
        pack = Pack(Folder(new), target, new)
        try:
            yield pack
        finally:
            with suppress(OSError):
                pack.folder.close()
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "each file there is whole, old or new" if force else "nothing there has changed"
        raise FtzTermsError(f"cannot be written: {reason}", path=path, hint=hint) from error
    finally:
        if new:
            rmtree(new, ignore_errors=True)


def _look_at(path: str, target: Path, *, force: bool) -> None:
    if target.exists() and not target.is_dir():
        raise FtzTermsError("this is a file, and a folder is to be written", path=path, hint="name a new folder")
    if target.is_dir() and not force and any(target.iterdir()):
        raise FtzTermsError(
            "this folder holds files", path=path, hint="name a new folder, or add --force: it deletes none of them"
        )


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class _Nowhere(BytesIO):
    """Takes bytes, counts them and forgets them."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def write(self, data: Buffer, /) -> int:
        size = memoryview(data).nbytes
        self._at += size
        return size

    def tell(self) -> int:
        return self._at
