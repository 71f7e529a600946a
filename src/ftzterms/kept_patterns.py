"""Patterns that one run has compiled are kept in the user's cache folder for the next.

The file holds a magic line, a checksum, and what `text.late` has learnt, as `marshal` writes it. Its name tells the
Python that compiled it.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ftzterms.cache import cache_file, keep
from ftzterms.text.late import Key, memory

if TYPE_CHECKING:
    from ftzterms.text.programs import Program

_MAGIC = b"ftzterms compiled patterns 1\n"
_WORTH = 60
"""Characters: to compile so many takes a fiftieth of what it takes to keep them, but in every run."""
_MOST = 2000


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Have the patterns of earlier runs at hand, and keep those that this one had to compile."""
    path = cache_file(f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}.patterns")
    if not path:
        yield
        return
    memory.kept = lambda: _read(path)
    yield
    if sum(len(pattern) for pattern, _ in memory.learnt) >= _WORTH:
        keep(path, lambda: _bytes(_read(path)))


def _read(path: str) -> Mapping[Key, Program]:
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except OSError:
        return {}
    start = len(_MAGIC) + 4
    if not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != _checksum(data[start:]):
        return {}
    try:
        kept = marshal.loads(data[start:])  # noqa: S302  ours
    except (EOFError, TypeError, ValueError):
        return {}
    return kept if isinstance(kept, dict) and len(kept) < _MOST else {}


def _bytes(known: Mapping[Key, Program]) -> bytes:
    from ftzterms.text.programs import program_of

    programs = dict(known)
    for pattern, flags in memory.learnt:
        if program := program_of(pattern, flags):
            programs[pattern, flags] = program
    body = marshal.dumps(programs)
    return _MAGIC + _checksum(body) + body


def _checksum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(4, "little")
