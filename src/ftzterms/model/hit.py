"""The glossary laid over a unit."""

from __future__ import annotations

from enum import StrEnum

from ftzterms.model.concept import ConceptEntry, Term
from ftzterms.model.finding import Span
from ftzterms.model.unit import TranslationUnit
from ftzterms.model.value import value


class Form(StrEnum):
    """In which form a term was found; those of `VARIANTS` are nearly right."""

    EXACT = "exact"
    INFLECTED = "inflected"
    """Plural, possessive or a verb form."""
    HYPHEN = "hyphen"
    CASE = "case"
    SPELLING = "spelling"
    NUMBER = "number form"
    QUOTES = "quotes"
    """With or without the quotation marks that the glossary writes; no fault."""

    @property
    def variant(self) -> bool:
        return self in VARIANTS


VARIANTS = frozenset({Form.HYPHEN, Form.CASE, Form.SPELLING, Form.NUMBER})


@value
class TermHit:
    """A term standing in a text."""

    span: Span
    """In the original text, code points."""
    term: Term
    entry: ConceptEntry
    form: Form
    doubtful: bool = False
    """The letters stand there, but they may be part of other words; tolerated as a rendering, never accused."""
    plural: bool = False


@value
class AnnotatedUnit:
    """A unit with the terms found on both sides, in text order. Nested terms are not listed."""

    unit: TranslationUnit
    source_text: str
    target_text: str
    source_language: str
    target_language: str
    source_terms: tuple[TermHit, ...]
    target_terms: tuple[TermHit, ...]
    order: int = 0
    """The unit's position in its document, from 0."""
