"""Write a file so that its old content or its new content stands there at every instant."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from ftzterms.model import FtzTermsError

if TYPE_CHECKING:
    from pathlib import Path


@contextmanager
def atomic_write(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Give a stream whose bytes replace the file when the block ends well, and vanish when it does not.

    The bytes go to a file beside the target and reach the disk before the name moves. A symbolic link stays
    a link: the file it points at is replaced. What is no regular file, such as `/dev/null` or a pipe, is written to and
    never replaced. Raises `FtzTermsError` when the system refuses.
    """
    if _is_special(path):
        with _through(path) as stream:
            yield stream
        return
    from pathlib import Path
    from tempfile import mkstemp

    target = Path(os.path.realpath(path))
    try:
        handle, name = mkstemp(prefix=f".{target.name[:64]}.", suffix=".new", dir=target.parent)
    except OSError as error:
        raise _refused(path, error) from error
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(_mode(target))
        new.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with suppress(OSError):
            new.unlink()


def rewrite(path: str | os.PathLike[str], before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read.

    Raises `FtzTermsError` when the file is write-protected, or has changed since.
    """
    if not os.access(path, os.W_OK):
        raise FtzTermsError("is write-protected", path=os.fspath(path), hint="make it writable, or only look at it")
    with open(path, "rb") as stream:
        if stream.read() != before:
            raise FtzTermsError("changed meanwhile; left as it is", path=os.fspath(path), hint="run it again")
    with atomic_write(path) as stream:
        stream.write(after)


def _is_special(path: str | os.PathLike[str]) -> bool:
    """Say whether a device, a pipe or a socket stands there; root could put a file in its place."""
    with suppress(OSError, ValueError):
        mode = os.stat(path).st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


@contextmanager
def _through(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    try:
        with open(path, "wb") as stream:
            yield stream
    except OSError as error:
        raise _refused(path, error) from error


def _mode(target: Path) -> int:
    """Give the permissions of the file, or those that a new file gets."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power loss, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: str | os.PathLike[str], error: OSError) -> FtzTermsError:
    reason = error.strerror or str(error)
    return FtzTermsError(
        f"cannot be written: {reason}",
        path=os.fspath(path),
        hint="the old file, if any, is unchanged",
        code="not-written",
    )
