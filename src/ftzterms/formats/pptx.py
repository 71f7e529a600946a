"""PPTX: the paragraphs of the slides of a presentation, their tables, diagrams, charts and speaker's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from ftzterms.formats._document import lines_of
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._office import Story, drawings, read_office
from ftzterms.formats._package import Package
from ftzterms.model import Bitext

_WHAT = "a PowerPoint presentation (pptx)"


def _read(stream: BinaryIO, name: str) -> Bitext:
    """Read a presentation in one language, which is told by its script."""
    return read_office(stream, name, _WHAT, _stories)


def _stories(package: Package) -> Iterator[Story]:
    main = package.main("presentation")
    for number, slide in enumerate(_slides(package, main), start=1):
        yield Story(slide, "slide", f"slide{number}.", number, kept=True)
        yield from drawings(package, slide, f"slide{number}.", number)
        for part in package.related(slide, "notesSlide"):
            yield Story(part, "notes", f"slide{number}.notes.", number, kept=True)


def _slides(package: Package, main: str) -> Iterator[str]:
    """Yield the slides in the order in which they are shown."""
    from ftzterms.formats._xml import elements

    parts = {each.id: each.part for each in package.relationships(main) if each.kind == "slide"}
    with package.archive.inside(main):
        ids = [
            next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            for element in elements(package.archive.xml(main, package.problems), "sldId")
        ]
    yield from (part for each in ids if (part := parts.get(each, "")) in package.archive)


def _patch(data: bytes, edits: Sequence[Edit]) -> Patched:
    from ftzterms.formats._office_patch import patch

    return patch(data, edits, _WHAT, _stories)


def _shown(data: bytes) -> str:
    return lines_of(_read(BytesIO(data), ""))


pptx = UnitFormat(
    title="PowerPoint presentation, one language",
    suffixes=(".pptx", ".pptm", ".potx", ".ppsx"),
    read=_read,
    patch=_patch,
    segmented=True,
    shown=_shown,
)
