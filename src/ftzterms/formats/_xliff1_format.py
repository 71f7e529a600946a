"""XLIFF 1.2 and its dialects: read and patched alike, told apart by their namespaces."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._xliff_kinds import HEAD_1, HELD_1, names, version_of
from ftzterms.model import Bitext, FtzTermsError


def xliff1(title: str, *suffixes: str, namespace: str = "") -> UnitFormat:
    """Make the format of a dialect that declares a *namespace*; without one, of XLIFF 1 itself."""
    return UnitFormat(
        title=title,
        suffixes=suffixes,
        read=_read,
        write=partial(_write, title, namespace) if namespace else _write_plain,
        patch=_patch,
        sniff=partial(_sniff, namespace.encode()),
        holds=HELD_1,
        mark=HEAD_1,
    )


def _read(stream: BinaryIO, name: str) -> Bitext:
    from ftzterms.formats._xliff1_read import read

    return read(stream, name)


def _write_plain(bitext: Bitext, stream: BinaryIO) -> None:
    from ftzterms.formats._xliff1_write import write

    write(bitext, stream)


def _write(title: str, namespace: str, bitext: Bitext, stream: BinaryIO) -> None:
    """Write a file that was read as this dialect. Raises `FtzTermsError` for others: its tool would not open them."""
    if namespace not in dict(bitext.properties).get(HEAD_1, ""):
        raise FtzTermsError(
            f"{title} is made by its tool from the document to be translated",
            hint="write XLIFF 1.2 (.xlf with --to xliff12) or TMX, and import that",
        )
    _write_plain(bitext, stream)


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._xliff_patch import patch

    return patch(data, edits, _read(BytesIO(data), ""))


def _sniff(namespace: bytes, head: bytes) -> bool:
    return names(head, namespace) if namespace else version_of(head).startswith("1")
