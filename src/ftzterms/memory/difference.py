"""A place where two texts differ, and what differs there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ftzterms.model import Span


class DifferenceKind(StrEnum):
    """What differs at a place."""

    WORDS = "words"
    NUMBER = "number"
    CASE = "case"
    PUNCTUATION = "punctuation"
    """Marks, spaces, width of characters, Traditional for Simplified."""


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A place where the text asked for and the text of the memory differ."""

    kind: DifferenceKind
    asked: Span
    """In the text asked for, code points; empty where the memory has more."""
    found: Span
    """In the text of the memory; empty where it has less."""
