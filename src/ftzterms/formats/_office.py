"""Read the paragraphs of a docx or pptx file, part after part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NamedTuple

from ftzterms.formats._document import Passage, document
from ftzterms.formats._office_text import OfficeText, Paragraph
from ftzterms.formats._package import Package
from ftzterms.model import Bitext, NumberedLocation, Segment, Unreadable


class Story(NamedTuple):
    """A part that is read, and how its paragraphs are named."""

    part: str
    kind: str
    """`body`, `footnote`, `header`, `slide` …"""
    prefix: str = ""
    """`slide3.` before the names of its paragraphs; of notes the name before their number."""
    number: int = 0
    """The line that all its paragraphs stand on; 0 when each is one of its own."""
    kept: bool = False
    """See `OfficeText`."""


Stories = Callable[[Package], Iterable[Story]]


def read_office(stream: BinaryIO, name: str, what: str, stories: Stories) -> Bitext:
    """Read a document; its paragraphs come as they are asked for."""
    problems: list[Unreadable] = []
    package = Package(stream, name, problems, what)
    found = (passage for _, _, passage in passages(package, stories))
    return document(name, found, problems)


def passages(package: Package, stories: Stories) -> Iterator[tuple[Story, int, Passage]]:
    """Yield the paragraphs of a package, each with its part and its position in the part.

    The numbers of the paragraphs of further parts go on where those of the main part end.
    """
    before = number = 0
    for story in stories(package):
        for position, paragraph in enumerate(_paragraphs(package, story)):
            number = before + (position + 1 if paragraph.note else paragraph.number)
            yield story, position, _passage(story, paragraph, story.number or number)
        before = number


def drawings(package: Package, part: str, prefix: str = "", number: int = 0) -> Iterator[Story]:
    """Yield the diagrams and charts of a part; of a chart only its titles are paragraphs."""
    for kind, name in (("diagramData", "diagram"), ("chart", "chart")):
        for order, found in enumerate(package.related(part, kind), start=1):
            yield Story(found, name, f"{prefix}{name}{order}.", number, kept=True)


def _paragraphs(package: Package, story: Story) -> Iterator[Paragraph]:
    from ftzterms.formats._xml import told

    reader = OfficeText(kept=story.kept)
    with package.archive.inside(story.part):
        for _ in told(package.archive.xml(story.part, package.problems), reader):
            yield from reader.done
            reader.done.clear()
    yield from reader.done


def _passage(story: Story, paragraph: Paragraph, line: int) -> Passage:
    prefix = f"{story.prefix}{paragraph.note}." if paragraph.note else story.prefix
    kind = paragraph.kind if story.kind == "body" else story.kind
    segment = Segment(paragraph.text, tuple(paragraph.tags))
    return Passage(f"{prefix}p{paragraph.number}", kind, NumberedLocation(line, 1), segment)
