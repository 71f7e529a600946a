"""What is known of the content of files, for as long as they are as they were when it was found out.

To name a file's content, or to see that it is whole, it must be read from end to end. A file whose path, size, times,
device and inode are those of before has not been written since: so git's index takes it. As there, times count only
once they are some seconds old, for a file may be written twice in what is one moment to its file system.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence

from ftzterms.cache import cache_file, keep
from ftzterms.model import blake2b

_SETTLED = 3_000_000_000
"""Nanoseconds: FAT tells times in steps of two seconds."""
_MARK = 16


def known(name: str, files: Sequence[str], find_out: Callable[[], str]) -> str:
    """Give what *find_out* says of some files, or said of them in an earlier run; *name* says what is asked of which.

    An empty answer is not kept.
    """
    path = cache_file(f"{name}.stamps")
    stamps, latest = _stamps(files) if path else (b"", 0)
    if not stamps:
        return find_out()
    kept = _read(path)
    if kept[:_MARK] == _mark(stamps, kept[_MARK:]):
        return kept[_MARK:].decode("ascii")
    found = find_out()
    if found and latest + _SETTLED < time.time_ns():
        answer = found.encode("ascii")
        keep(path, lambda: _mark(stamps, answer) + answer)
    return found


def _read(path: str) -> bytes:
    """Give the answer that is kept, behind its mark; nothing where none is."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError:
        return b""


def _mark(stamps: bytes, answer: bytes) -> bytes:
    """Give what only the same stamps have with the same answer."""
    return blake2b(stamps + answer, digest_size=_MARK).digest()


def _stamps(files: Sequence[str]) -> tuple[bytes, int]:
    """Give what the system tells of files, and when the last of them was written; nothing where one is not there."""
    stamps: list[tuple[object, ...]] = []
    latest = 0
    try:
        for file in files:
            told = os.stat(file)
            stamps.append((file, told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_dev, told.st_ino))
            latest = max(latest, told.st_mtime_ns, told.st_ctime_ns)
    except OSError:
        return b"", 0
    return ascii(stamps).encode("ascii"), latest
