"""DOCX: the paragraphs of a Word document, its tables, text boxes, notes, diagrams, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._document import lines_of
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._office import Story, drawings, read_office
from ftzterms.formats._package import Package
from ftzterms.model import Bitext

_WHAT = "a Word document (docx)"


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a document in one language, which is told by its script."""
    return read_office(stream, name, _WHAT, _stories)


def _stories(package: Package) -> Iterator[Story]:
    main = package.main("document")
    yield Story(main, "body")
    for kind in ("footnotes", "endnotes"):
        for part in package.related(main, kind):
            yield Story(part, kind.removesuffix("s"), kind.removesuffix("s"))
    yield from drawings(package, main)
    for kind in ("header", "footer"):
        for number, part in enumerate(package.related(main, kind), start=1):
            yield Story(part, kind, f"{kind}{number}.")


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._office_patch import patch

    return patch(data, edits, _WHAT, _stories)


def _shown(data: bytes) -> str:
    return lines_of(_read(BytesIO(data), ""))


docx = UnitFormat(
    title="Word document, one language",
    suffixes=(".docx", ".docm", ".dotx", ".dotm"),
    read=_read,
    patch=_patch,
    segmented=True,
    shown=_shown,
)
