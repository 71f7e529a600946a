"""The concept entry: what a glossary says (ISO 30042:2019, TBX)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ftzterms.model.language import is_traditional, primary
from ftzterms.model.value import value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


class AdministrativeStatus(StrEnum):
    """How an authority regards a term (TBX `administrativeStatus`, without its `-admn-sts` suffix)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"

    @property
    def approved(self) -> bool:
        """Preferred or admitted: may stand in a translation."""
        return self is _PREFERRED or self is _ADMITTED

    @property
    def forbidden(self) -> bool:
        """Deprecated or superseded: must not stand in a translation."""
        return self is not _PREFERRED and self is not _ADMITTED


_PREFERRED, _ADMITTED = AdministrativeStatus.PREFERRED, AdministrativeStatus.ADMITTED
"""By name: looking one up in its class takes ten times as long."""


class TermKind(StrEnum):
    """What sort of name a term is (TBX `termType`)."""

    FULL_FORM = "full form"
    ABBREVIATION = "abbreviation"
    SHORT_FORM = "short form"
    PHRASE = "phrase"


class PartOfSpeech(StrEnum):
    """TBX `partOfSpeech`."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    OTHER = "other"


class TermMatch(StrEnum):
    """How strictly a term is looked for; a term without any is found in every form of it."""

    EXACT_CASE = "exact case"
    """Only with the capitals that it is written with (`AI`, not `ai`)."""
    EXACT_FORM = "exact form"
    """No plural or other generated form."""
    BESIDE_CONCEPT = "beside concept"
    """Judged only where the other language's side names the concept: a wording that is wrong for this
    concept and right for others (`two institutions`)."""


@value
class Source:
    """Where a term is attested."""

    title: str
    date: str = ""
    """ISO 8601, as precise as the source is: `2023-03-05`, `2023-03` or `2023`."""
    url: str = ""
    authority: str = ""
    """The body that published it."""


@value
class Term:
    """One name of a concept in one language (TBX `termSec`)."""

    text: str
    language: str
    """BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`, `en-GB` …"""
    status: AdministrativeStatus = AdministrativeStatus.PREFERRED
    kind: TermKind = TermKind.FULL_FORM
    part_of_speech: PartOfSpeech | None = None
    match: frozenset[TermMatch] = frozenset()
    valid_from: date | None = None
    valid_until: date | None = None
    authority: str = ""
    """Whose usage it is: a body, a house, or `machine translation`."""
    sources: tuple[Source, ...] = ()
    note: str = ""

    def valid_on(self, day: date) -> bool:
        """Say whether the term was in use on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@value
class LanguageSection:
    """The terms of one language (TBX `langSec`), preferred first as the file has them."""

    language: str
    terms: tuple[Term, ...]
    definition: str = ""


@value
class ConceptEntry:
    """One concept with its names in every language (TBX `conceptEntry`)."""

    id: str
    sections: tuple[LanguageSection, ...]
    subject_field: str = ""
    definition: str = ""
    note: str = ""
    sources: tuple[Source, ...] = ()
    """Attest the preferred terms, unless a term has its own."""
    examples: tuple[tuple[str, str], ...] = ()
    """(language, sentence): each must contain a term of the concept in that language."""
    related: tuple[str, ...] = ()
    """Ids of other concepts."""
    not_inside: tuple[str, ...] = ()
    """Longer words in which a term of this concept is only letters: `中国` in `其中国有`."""
    file: str = ""
    line: int = 0
    """Where the entry stands, for messages."""
    geographical_usage: tuple[str, ...] = ()
    """Regions (`CN`) where the Chinese terms name this concept; empty for everywhere (TBX `geographicalUsage`)."""
    formerly: tuple[str, ...] = ()
    """Ids that this concept had, or that concepts had which it has taken in."""

    def terms(self, language: str = "") -> Iterator[Term]:
        """Yield the terms, of one language when it is given (`zh` takes both scripts)."""
        wanted = primary(language)
        for section in self.sections:
            if not wanted or primary(section.language) == wanted:
                yield from section.terms

    def preferred(self, language: str) -> Term | None:
        """Give the rendering to use in a language: preferred, else admitted, the script as asked."""
        best: Term | None = None
        for term in self.terms(language):
            if term.status.approved and (best is None or _rank(term, language) < _rank(best, language)):
                best = term
        return best


def _rank(term: Term, language: str) -> tuple[bool, bool, bool]:
    """Order terms for use: status first, then the script asked for, then full forms."""
    return (
        term.status is not AdministrativeStatus.PREFERRED,
        is_traditional(term.language) != is_traditional(language),
        term.kind is TermKind.ABBREVIATION,
    )
