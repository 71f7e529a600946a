"""Remarks, findings and fixes. A check says what; the validator says who and where."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from ftzterms.model.value import value


class Severity(IntEnum):
    """How bad a fault is."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Confidence(IntEnum):
    """How sure a check is."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    def __str__(self) -> str:
        return self.name.lower()


class Category(StrEnum):
    """ITS 2.0 localization quality issue types (§8.18.1)."""

    TERMINOLOGY = "terminology"
    INCONSISTENCY = "inconsistency"
    UNTRANSLATED = "untranslated"
    OMISSION = "omission"
    NUMBERS = "numbers"
    MARKUP = "markup"
    LOCALE = "locale-specific-content"
    CHARACTERS = "characters"
    MISSPELLING = "misspelling"
    TYPOGRAPHICAL = "typographical"
    WHITESPACE = "whitespace"
    DUPLICATION = "duplication"


class Side(StrEnum):
    """Which text of a unit a span counts in."""

    SOURCE = "source"
    TARGET = "target"
    UNIT = "unit"


@value
class Span:
    """A half-open stretch of a segment's plain text, in Unicode code points."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Cut the stretch out of its text."""
        return text[self.start : self.end]


@value
class Fix:
    """A patch on the segment's plain text."""

    span: Span
    replacement: str
    safe: bool = False
    """True when the change is certain and mechanical."""


@value
class Related:
    """Another place that a remark speaks of."""

    unit: str
    side: Side
    span: Span
    text: str


@value
class Remark:
    """What a check knows."""

    span: Span
    message: str
    side: Side = Side.TARGET
    confidence: Confidence = Confidence.HIGH
    concept: str = ""
    """The concept's id, where a term is concerned."""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


@value
class Finding:
    """A remark with who says it and where it stands."""

    check: str
    severity: Severity
    confidence: Confidence
    category: Category
    message: str
    path: str
    line: int
    column: int
    unit: str
    side: Side
    start: int
    end: int
    text: str
    """The flagged words."""
    concept: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    """The same for the same fault wherever the unit moves to."""
    source: str = ""
    """The unit's source text, for a reader."""
    target: str = ""
    source_language: str = ""
    target_language: str = ""
    order: int = 0
    """The unit's position in its file, from 0."""
