"""Walk over an XLIFF file: its frame of files and groups as it opens and closes, and all else as small trees."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from ftzterms.formats._tmx_segment import DEEPEST
from ftzterms.formats._tmx_unit import Places
from ftzterms.formats._xml import Parse, XmlFile
from ftzterms.formats._xml_tokens import Token, attributes, tags
from ftzterms.model import Location, UnreadableFileError
from ftzterms.text.late import late

LARGEST = 64 << 20
"""Bytes between the ends of two units; the files that they were made of may stand there."""
_XML = {"xml": "http://www.w3.org/XML/1998/namespace"}
_END = late(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|(</(?:[^\s<>/:]+:)?(?:trans-)?unit\s*>)", re.DOTALL
)


class Chunk(NamedTuple):
    """A stretch of a file."""

    text: str
    places: Places

    def at(self, offset: int) -> Location:
        """Give the place of an offset."""
        return self.places.at(offset)


@dataclass(slots=True, eq=False)
class Node:
    """An element as the file has it; of those that are open only the start is known."""

    chunk: Chunk
    name: str
    """As written, prefix and all."""
    said: str
    """Its attributes, as written."""
    start: int
    content: int
    """Where its content begins."""
    content_end: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    scope: Mapping[str, str] = field(default_factory=dict)
    """The namespaces that its prefixes stand for; the empty one is the default."""
    prefix: str = ""
    local: str = ""
    kind: str = ""
    """A name for what it is, given by who needs one."""
    _attributes: dict[str, str] | None = None

    def __post_init__(self) -> None:
        self.prefix, _, self.local = self.name.rpartition(":")

    @property
    def attributes(self) -> dict[str, str]:
        """Give its attributes by their names as written."""
        if self._attributes is None:
            self._attributes = dict(attributes(self.said)) if self.said else {}
        return self._attributes

    @property
    def namespace(self) -> str:
        return self.scope.get(self.prefix, "")

    @property
    def raw(self) -> str:
        """Give the whole element as written."""
        return self.chunk.text[self.start : self.end]

    @property
    def inner(self) -> str:
        """Give its content as written."""
        return self.chunk.text[self.content : self.content_end]

    @property
    def place(self) -> Location:
        return self.chunk.at(self.start)

    def own(self, *names: str) -> list[Node]:
        """Give its children of these local names that are of its own vocabulary."""
        return [child for child in self.children if child.local in names and self.is_like(child)]

    def is_like(self, child: Node) -> bool:
        """Say whether a child is of the same vocabulary."""
        same = child.scope is self.scope and child.prefix == self.prefix
        return same or child.namespace == self.namespace

    def prefixes(self) -> dict[str, str]:
        """Give the prefixes that it and the elements in it use, with the namespaces that they stand for."""
        names = [
            name for node in (self, *self.below()) if ":" in node.name or ":" in node.said for name in node.names()
        ]
        used = sorted({name.partition(":")[0] for name in names if ":" in name} - {"xml", "xmlns"})
        return {prefix: self.scope[prefix] for prefix in used if prefix in self.scope}

    def names(self) -> tuple[str, ...]:
        """Give its name and those of its attributes."""
        return self.name, *self.attributes

    def release(self) -> None:
        """Forget the way up, so that the tree is gone when nobody holds it, also where no collector runs."""
        for node in (self, *self.below()):
            node.parent = None

    def below(self) -> Iterator[Node]:
        """Yield all elements in it, in document order."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.children[::-1]


class Step(Enum):
    """What a walk comes upon."""

    OPEN = auto()
    """The start of a part of the frame."""
    WHOLE = auto()
    """An element in the frame that is not part of it."""
    CLOSE = auto()
    """The end of a part of the frame."""


class Walk:
    """Walks over a file once, after libxml2 has read each stretch of it."""

    def __init__(self, file: XmlFile, frame: Iterable[str]) -> None:
        self.open: list[Node] = []
        """The parts of the frame that have begun, outermost first."""
        self._file = file
        self._frame = frozenset(frame)
        self._parse = Parse(file)
        self._between: list[str] = []
        self._mark = 0
        self._chunk = Chunk("", Places("", 1, 1))

    def between(self, start: int, end: int) -> str:
        """Give what stands as written between the last element that this was asked for and the offset *start*.

        *end* is where the next such stretch begins.
        """
        found = "".join([*self._between, self._chunk.text[self._mark : start]])
        self._between.clear()
        self._mark = end
        return found

    def rest(self) -> str:
        """Give what stands after the last such element, once the walk is over."""
        return self.between(len(self._chunk.text), len(self._chunk.text))

    def steps(self) -> Iterator[tuple[Step, Node]]:
        """Yield what the walk comes upon. Raises `UnreadableFileError` for what is not well-formed."""
        parse = self._parse
        rest, place = "", Location(1, 1)
        for data, last in _cuts(self._file):
            parse.feed(data)
            if last:
                parse.close()
            else:
                parse.read_to_the_end(data)
            if b"\r" in data:
                data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")  # noqa: PLW2901
            text = rest + self._decoded(data)
            self._chunk, self._mark = Chunk(text, Places(text, place.line, place.column)), 0
            done = yield from self._walk(self._chunk)
            if not last:
                self._between.append(text[self._mark : done])
                rest, place = text[done:], self._chunk.at(done)

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise self._unread(self._chunk.at(len(self._chunk.text))) from None

    def _unread(self, at: Location) -> UnreadableFileError:
        """Give the fault of a file that libxml2 has stopped to read, and has not told why."""
        try:
            self._parse.close()
        except UnreadableFileError as error:
            return error
        return UnreadableFileError(
            "the document ends before its file",
            path=self._file.name,
            line=at.line,
            column=at.column,
            hint="export it again",
            code="second-document",
        )

    def _walk(self, chunk: Chunk) -> Generator[tuple[Step, Node], None, int]:
        """Walk over a chunk; give the offset up to which that was possible."""
        walk = tags(chunk.text)
        done = 0
        for token in walk:
            if not token.opens:
                if not self.open:
                    raise self._unread(chunk.at(token.start))
                node = self.open.pop()
                node.content_end, node.end = token.start, token.end
                yield Step.CLOSE, node
            elif token.name.rpartition(":")[2] in self._frame:
                node = self._node(chunk, token, self.open[-1] if self.open else None)
                self._refuse_depth(node)
                self.open.append(node)
                yield Step.OPEN, node
                if token.closes:
                    yield Step.CLOSE, self.open.pop()
            else:
                whole = self._tree(chunk, token, walk)
                if whole is None:
                    break
                yield Step.WHOLE, whole
                whole.release()
                done = whole.end
                continue
            done = token.end
        return done

    def _tree(self, chunk: Chunk, token: Token, walk: Iterator[Token]) -> Node | None:
        """Read an element to its end; None when the chunk ends before."""
        top = node = self._node(chunk, token, self.open[-1] if self.open else None)
        depth = len(self.open)
        if token.closes:
            return top
        for token in walk:  # noqa: PLR1704
            if token.opens:
                child = self._node(chunk, token, node)
                node.children.append(child)
                if not token.closes:
                    node = child
                    depth += 1
                    if depth > DEEPEST:
                        self._refuse_depth(node, depth)
                continue
            node.content_end, node.end = token.start, token.end
            depth -= 1
            if node is top or node.parent is None:
                return top
            node = node.parent
        return None

    def _node(self, chunk: Chunk, token: Token, parent: Node | None) -> Node:
        node = Node(
            chunk, token.name, token.attributes, token.start, token.end, token.end, token.end, parent=parent,
            scope=parent.scope if parent else _XML,
        )  # fmt: skip
        if "xmlns" in token.attributes:
            named = {key[6:]: value for key, value in attributes(token.attributes) if key.partition(":")[0] == "xmlns"}
            node.scope = {**node.scope, **named}
        if ":" in token.name or ":" in token.attributes:
            self._refuse_unbound(node)
        return node

    def _refuse_unbound(self, node: Node) -> None:
        """Refuse a prefix that no namespace is declared for (Namespaces in XML 1.0 §5)."""
        for name in (node.name, *(key for key, _ in attributes(node.said))):
            prefix, colon, _ = name.partition(":")
            if colon and prefix not in node.scope and prefix != "xmlns":
                hint = f"declare it in the first element: xmlns:{prefix}"
                raise self._fault(f"the prefix of {name} stands for no namespace", node, hint, "not-well-formed")

    def _refuse_depth(self, node: Node, depth: int = 0) -> None:
        if (depth or len(self.open)) > DEEPEST:
            raise self._fault(
                f"elements are nested deeper than {DEEPEST}", node, "no such file is a real one", "too-deep"
            )

    def _fault(self, message: str, node: Node, hint: str, code: str) -> UnreadableFileError:
        at = node.place
        return UnreadableFileError(message, path=self._file.name, line=at.line, column=at.column, hint=hint, code=code)


def _cuts(file: XmlFile) -> Iterator[tuple[bytes, bool]]:
    """Yield the file in pieces that end after a unit, and whether that is the last."""
    waiting: list[bytes] = []
    for block in file.blocks:
        waiting.append(block)
        if b"unit" in block:
            data = b"".join(waiting)
            end = max((found.end() for found in _END.finditer(data) if found[1]), default=0)
            if end:
                yield data[:end], False
            waiting = [data[end:]]
        if sum(map(len, waiting)) > LARGEST:
            raise UnreadableFileError(
                f"more than {LARGEST >> 20} million bytes without a unit",
                path=file.name,
                hint="the file is damaged",
                code="too-large",
            )
    yield b"".join(waiting), True
