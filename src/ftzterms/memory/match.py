"""What a search gives: a unit, how like it is, and why not more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ftzterms.memory._similarity import differences
from ftzterms.memory.difference import TextDifference
from ftzterms.model import Span, TranslationUnit, primary


class MatchKind(StrEnum):
    """How a unit matches."""

    CONTEXT = "context"
    """The same text, and the same neighbours or the same id."""
    EXACT = "exact"
    """The same text, letter by letter."""
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Penalty:
    """What was taken off a score."""

    name: str
    amount: float
    """0–1."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the text asked for stands; what is not known is None, or empty."""

    before: str | None = None
    """The source text before it."""
    after: str | None = None
    """The source text after it."""
    id: str = ""
    """Its own id."""


NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Penalties:
    """How much is taken off a score (0–1) for what the similarity does not see."""

    case: float = 0.01
    """Only capitals differ somewhere."""
    punctuation: float = 0.01
    """Marks, spaces, width or Traditional characters differ somewhere."""
    numbers: float = 0.01
    """Figures alone differ, and the suggestion has the right ones."""
    numbers_left: float = 0.05
    """Figures alone differ, and the translator must change them."""
    tags: float = 0.01
    """The unit has inline tags."""
    fuzzy: float = 0.1
    """The unit is marked as unsure (PO `fuzzy`)."""
    initial: float = 0.2
    """The unit is marked as not translated yet."""
    machine: float = 0.1
    """Its user, or a property with `origin` in its name, is a machine (MT, DeepL …)."""
    users: tuple[tuple[str, float], ...] = ()
    """For units of these users, by name."""
    per_year: float = 0.0
    """For each year since the unit was changed last."""


DEFAULT_PENALTIES = Penalties()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A unit that has the words asked for."""

    number: int
    """Of the unit in its memory."""
    unit: TranslationUnit
    source: tuple[Span, ...]
    """Where the words stand in the source text."""
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that is like the text asked for."""

    number: int
    """Of the unit in its memory."""
    unit: TranslationUnit
    kind: MatchKind
    score: float
    """0–1; an exact match in its context has 1.01 (one neighbour) or 1.02 (both, or the same id)."""
    similarity: float
    """0–1: 1 − edits / length of the longer text, in characters of the folded texts, before anything is taken off."""
    asked: str
    """The text asked for."""
    text: str
    """The side of the unit that was compared."""
    other: str
    """Its other side, as the memory has it."""
    language: str
    """Of the side that was compared."""
    other_language: str
    suggestion: str
    """The other side with the figures of the text asked for, where figures alone differ; else as the memory has it."""
    penalties: tuple[Penalty, ...] = ()
    replaced: tuple[Span, ...] = ()
    """Where *suggestion* has figures that the memory does not have."""
    omegat: tuple[int, int, int] | None = None
    """OmegaT's three scores, percent, where they were asked for."""

    @property
    def differences(self) -> tuple[TextDifference, ...]:
        """The places where *asked* and *text* differ, in text order; found out when they are asked for."""
        return differences(self.asked, self.text, primary(self.language))
