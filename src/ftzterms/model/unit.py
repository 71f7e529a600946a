"""The translation unit: what people translate."""

from __future__ import annotations

from enum import StrEnum

from ftzterms.model.value import value


class State(StrEnum):
    """How far a unit is (XLIFF 2.1 `state`; PO `fuzzy`)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    REVIEWED = "reviewed"
    FINAL = "final"


class TagKind(StrEnum):
    """What an inline tag does (TMX 1.4b §2.6)."""

    OPEN = "open"
    CLOSE = "close"
    STANDALONE = "standalone"


@value
class InlineTag:
    """One inline tag, standing off the text."""

    position: int
    """Offset in the segment's plain text, in code points, at which the tag stands."""
    kind: TagKind
    id: str
    """What pairs an opening with its closing tag (`i` or `x` in TMX), or the placeholder's name."""
    markup: str
    """The tag exactly as the file has it; writers put it back verbatim."""


@value
class Segment:
    """Plain text with its inline tags beside it (TMX `seg`, XLIFF `source` and `target`)."""

    text: str
    tags: tuple[InlineTag, ...] = ()


@value
class Location:
    """A place in a file, 1-based, in code points."""

    line: int
    column: int

    def at(self, offset: int, segment: Segment) -> Location:
        """Give the place of a character of a segment that begins here, behind the markup that stands before it."""
        parts, start = [], 0
        for tag in segment.tags:
            if tag.position <= offset:
                parts += [segment.text[start : tag.position], tag.markup]
                start = tag.position
        before = "".join([*parts, segment.text[start:offset]])
        newlines = before.count("\n")
        if newlines:
            return Location(self.line + newlines, len(before) - before.rfind("\n"))
        return Location(self.line, self.column + len(before))


class NumberedLocation(Location):
    """A place in a document that has no lines (docx, pptx).

    *line* is the number of a paragraph or slide, *column* counts the characters of a paragraph.
    """

    __slots__ = ()

    def at(self, offset: int, segment: Segment) -> NumberedLocation:  # noqa: ARG002  (markup is not seen)
        """Give the place of a character: neither markup nor a line end counts."""
        return NumberedLocation(self.line, self.column + offset)


class CellLocation(Location):
    """A place in a spreadsheet: row and column of a cell."""

    __slots__ = ()

    def at(self, offset: int, segment: Segment) -> CellLocation:  # noqa: ARG002  (it is that of the cell)
        """Give the place of a character, which is that of its cell."""
        return self


@value
class Variant:
    """One language side of a unit (TMX `tuv`)."""

    language: str
    """The tag as the file spells it (`xml:lang`)."""
    segment: Segment
    location: Location | None = None
    """Where the segment's text starts in the file."""
    created_at: str = ""
    """`creationdate`, as the file has it."""
    created_by: str = ""
    """`creationid`."""
    changed_at: str = ""
    """`changedate`."""
    changed_by: str = ""
    """`changeid`."""
    usage_count: str = ""
    """`usagecount`, as the file has it."""
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    """`prop` elements as (type, text), in file order."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Every other attribute of the element, as (name, value), so that a writer can put it back."""

    @property
    def text(self) -> str:
        return self.segment.text


@value
class TranslationUnit:
    """A source and its translation (TMX `tu`); a monolingual text has only targets."""

    id: str
    """The unit's own id (`tuid`), or `#N`, its 1-based position in the file."""
    source: Variant | None
    target: Variant | None
    state: State = State.TRANSLATED
    location: Location | None = None
    """Where the unit starts in the file."""
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    others: tuple[Variant, ...] = ()
    """Further languages, untouched."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Every other attribute of the element, as (name, value)."""


@value
class Unreadable:
    """An entry that could not be read, or was read only after a repair; never dropped in silence."""

    message: str
    line: int = 0
    column: int = 0
    unit: str = ""
    lost: bool = True
    """False when the entry was read after all and *message* only warns."""
    code: str = "odd-unit"
    """Names the kind of fault, as that of an error does."""
