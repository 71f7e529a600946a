"""Read bilingual XML of older tools: a frame, and in it elements that are units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from ftzterms.formats._problems import Problems
from ftzterms.formats._tmx_segment import TooDeepError, Vocabulary, segment
from ftzterms.formats._xliff_nodes import Node, Step, Walk
from ftzterms.formats._xml import open_xml
from ftzterms.formats._xml_tokens import UndeclaredEntityError
from ftzterms.model import Location, Segment, TagKind, TranslationUnit, Unreadable, UnreadableFileError

UT = Vocabulary({"ut": TagKind.STANDALONE}, {"": ("x",)})
"""`ut` stands for markup of the document; other elements mark up text."""


class Reader:
    """Walks over one file."""

    def __init__(self, stream: BinaryIO, name: str, root: str, frame: tuple[str, ...]) -> None:
        self.problems = Problems()
        self.count = 0
        file = open_xml(stream, name, self.problems)
        if file.root not in (root, ""):
            raise UnreadableFileError(
                f"the root element is <{file.root}>, not <{root}>",
                path=name,
                line=file.line,
                column=file.column,
                hint="give the file the suffix of its format",
                code="wrong-kind",
            )
        self.steps = Walk(file, frame).steps()

    def root(self) -> dict[str, str]:
        """Go to the first element, and give its attributes."""
        return next((node.attributes for step, node in self.steps if step is Step.OPEN), {})

    def readable(self, node: Node, name: str, make: Callable[[], TranslationUnit | None]) -> Iterator[TranslationUnit]:
        """Yield the unit of an element; when there is none, tell why."""
        self.count += 1
        try:
            unit = make()
        except (UndeclaredEntityError, TooDeepError) as error:
            deep = isinstance(error, TooDeepError)
            self._tell(
                node,
                name,
                "tags nested deeper than in any real file" if deep else f"the entity {error} is defined nowhere",
                "too-deep" if deep else "unknown-entity",
            )
            return
        if unit is None:
            self._tell(node, name, f"a {node.name} without its two texts", "no-segment")
            return
        yield unit

    def _tell(self, node: Node, name: str, message: str, code: str) -> None:
        place = node.place
        self.problems.append(Unreadable(message, place.line, place.column, name, code=code))


def placed_segment(node: Node, vocabulary: Vocabulary) -> tuple[Segment, Location]:
    """Give the content of an element, and where it begins. Raises `UndeclaredEntityError` and `TooDeepError`."""
    return segment(node.inner, vocabulary)[0], node.chunk.at(node.content)
