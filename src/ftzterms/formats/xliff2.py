"""XLIFF 2.0, 2.1 and 2.2; written as 2.1."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._xliff_kinds import HEAD_2, HELD_2, version_of
from ftzterms.model import Bitext


def _read(stream: BinaryIO, name: str) -> Bitext:
    from ftzterms.formats._xliff2_read import read

    return read(stream, name)


def _write(bitext: Bitext, stream: BinaryIO) -> None:
    from ftzterms.formats._xliff2_write import write

    write(bitext, stream)


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._xliff_patch import patch

    return patch(data, edits, _read(BytesIO(data), ""))


def _sniff(head: bytes) -> bool:
    return version_of(head).startswith("2")


xliff2 = UnitFormat(
    title="XLIFF",
    suffixes=(".xlf", ".xliff", ".xlf2"),
    read=_read,
    write=_write,
    patch=_patch,
    sniff=_sniff,
    holds=HELD_2,
    mark=HEAD_2,
)
