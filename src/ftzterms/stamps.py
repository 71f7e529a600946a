"""What is known of the content of files, for as long as they are as they were when it was found out.

To name a file's content, or to see that it is whole, it must be read from end to end. A file whose path, size, times,
device and inode are those of before has not been written since: so git's index takes it. As there, times count only
once they are some seconds old, for a file may be written twice in what is one moment to its file system.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence

from ftzterms.cache import cache_file, keep, read_sealed, sealed

_MAGIC = b"ftzterms stamps 1\n"
_SETTLED = 3_000_000_000
"""Nanoseconds: FAT tells times in steps of two seconds."""


def known(name: str, files: Sequence[str], find_out: Callable[[], str]) -> str:
    """Give what *find_out* says of some files, or said of them in an earlier run; *name* says what is asked of which.

    An empty answer is not kept.
    """
    path = cache_file(f"{name}.stamps")
    if not path:
        return find_out()
    stamps, latest = _stamps(files)
    kept = read_sealed(path, _MAGIC) or b""
    if stamps and kept.startswith(stamps):
        return kept[len(stamps) :].decode("ascii")
    found = find_out()
    if found and stamps and latest + _SETTLED < time.time_ns():
        keep(path, lambda: sealed(_MAGIC, stamps + found.encode("ascii")))
    return found


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
