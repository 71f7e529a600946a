"""What several term checks need to know of a unit's hits."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ftzterms.model import AnnotatedUnit, ConceptEntry, Term, TermHit, TermKind, primary


@lru_cache(maxsize=64)
def same_language(left: str, right: str) -> bool:
    """Say whether two tags mean one language, whatever region or script."""
    return primary(left) == primary(right)


def source_hits(unit: AnnotatedUnit) -> list[TermHit]:
    """Give the approved source-language terms that stand in the source."""
    return [
        hit
        for hit in unit.source_terms
        if hit.term.status.approved and same_language(hit.term.language, unit.source_language)
    ]


def concepts(hits: Iterable[TermHit]) -> set[str]:
    """Give the ids of the concepts hit."""
    return {hit.entry.id for hit in hits}


def is_acronym(term: Term) -> bool:
    """Say whether a term is an abbreviation in capitals, at home in either language (`RCEP`)."""
    return term.text.isascii() and term.text.upper() == term.text and any(map(str.isalpha, term.text))


def at_home(hit: TermHit, language: str) -> bool:
    """Say whether a term may stand as it is in a text of that language: its own, an abbreviation, a name in both."""
    if same_language(hit.term.language, language) or is_acronym(hit.term):
        return True
    return any(term.text == hit.term.text and term.status.approved for term in hit.entry.terms(language))


_KEPT = 16_384
_known: dict[tuple[int, str], tuple[ConceptEntry, Term | None, tuple[str, ...]]] = {}
"""What concepts that were met are called in a language, by identity; they are kept, so that no other has their id."""


def rendering(entry: ConceptEntry, language: str) -> str:
    """Give the rendering to use, or nothing where the concept has none in that language."""
    term = _preferred(entry, language)
    return term.text if term else ""


def renderings(entry: ConceptEntry, language: str) -> tuple[str, ...]:
    """Give all approved terms of a concept in a language."""
    return (_known.get((id(entry), language)) or _called(entry, language))[2]


def _preferred(entry: ConceptEntry, language: str) -> Term | None:
    return (_known.get((id(entry), language)) or _called(entry, language))[1]


def _called(entry: ConceptEntry, language: str) -> tuple[ConceptEntry, Term | None, tuple[str, ...]]:
    if len(_known) >= _KEPT:
        _known.clear()
    approved = tuple([term.text for term in entry.terms(language) if term.status.approved])
    _known[id(entry), language] = called = entry, entry.preferred(language), approved
    return called


def authority(entry: ConceptEntry, language: str) -> str:
    """Say where the preferred term is attested, as the end of a message."""
    term = _preferred(entry, language)
    sources = (term.sources if term else ()) or entry.sources
    if not sources:
        return ""
    first = sources[0]
    return (
        f" ({first.authority or first.title}, {first.date})" if first.date else f" ({first.authority or first.title})"
    )


def short_kinds(term: Term) -> bool:
    """Say whether a term is an abbreviation or a short form."""
    return term.kind in (TermKind.ABBREVIATION, TermKind.SHORT_FORM)
