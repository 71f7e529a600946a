"""Count what a glossary holds, and what it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ftzterms.model import AdministrativeStatus, ConceptEntry, Source, Term, primary, value

_LANGUAGES = ("zh", "en")


@value
class FieldCounts:
    """The concepts of one subject field, and its terms by status, in the order of the statuses."""

    field: str
    concepts: int
    terms: tuple[int, ...]


@value
class GlossaryCounts:
    """What a glossary holds."""

    concepts: int
    terms: int
    with_preferred: int
    """Concepts that have a preferred term."""
    preferred: int
    dated: int
    """Preferred terms with a dated source, their own or their concept's."""
    fields: tuple[FieldCounts, ...]
    languages: Mapping[str, int]
    """Terms by language tag."""
    sources: Mapping[str, int]
    """Concepts by the body or house that attests a preferred term; those that attest most come first."""
    authorities: Mapping[str, int]
    """Terms by the body or house whose usage they are."""
    missing: Mapping[str, tuple[str, ...]]
    """Ids of the concepts that lack something, by what they lack."""


def counted(entries: Sequence[ConceptEntry]) -> GlossaryCounts:
    """Count a glossary."""
    terms = [(entry, term) for entry in entries for term in entry.terms()]
    preferred = [(entry, term) for entry, term in terms if term.status is AdministrativeStatus.PREFERRED]
    attested = {
        (source.authority or source.title, entry.id)
        for entry, term in preferred
        for source in evidence(entry, term)
        if source.date
    }
    return GlossaryCounts(
        concepts=len(entries),
        terms=len(terms),
        with_preferred=len({id(entry) for entry, _ in preferred}),
        preferred=len(preferred),
        dated=sum(any(source.date for source in evidence(entry, term)) for entry, term in preferred),
        fields=tuple(_fields(entries)),
        languages=_ordered(term.language for _, term in terms),
        sources=_ordered(name for name, _ in attested),
        authorities=_ordered(term.authority for _, term in terms if term.authority),
        missing={name: found for name, lacks in _LACKS.items() if (found := _those(entries, lacks))},
    )


def evidence(entry: ConceptEntry, term: Term) -> tuple[Source, ...]:
    """Give the sources of a term: its own, else those of its concept."""
    return term.sources or entry.sources


def _fields(entries: Iterable[ConceptEntry]) -> Iterable[FieldCounts]:
    by_field: dict[str, list[ConceptEntry]] = {}
    for entry in entries:
        by_field.setdefault(entry.subject_field, []).append(entry)
    for field, own in sorted(by_field.items()):
        counts = Counter(term.status for entry in own for term in entry.terms())
        yield FieldCounts(field, len(own), tuple(counts[status] for status in AdministrativeStatus))


def _ordered(names: Iterable[str]) -> dict[str, int]:
    """Count names, the most frequent first, those of one number by name."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _those(entries: Iterable[ConceptEntry], lacks: Callable[[ConceptEntry], bool]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries if lacks(entry))


def _no_term(entry: ConceptEntry) -> bool:
    return not all(entry.preferred(language) for language in _LANGUAGES)


def _no_preferred(entry: ConceptEntry) -> bool:
    languages = {primary(term.language) for term in entry.terms() if term.status is AdministrativeStatus.PREFERRED}
    return not languages.issuperset(_LANGUAGES)


def _no_source(entry: ConceptEntry) -> bool:
    return not (entry.sources or any(term.sources for term in entry.terms()))


_LACKS: Mapping[str, Callable[[ConceptEntry], bool]] = {
    "an approved term in both languages": _no_term,
    "a preferred term in both languages": _no_preferred,
    "a source": _no_source,
    "a subject field": lambda entry: not entry.subject_field,
    "a definition": lambda entry: not (entry.definition or any(section.definition for section in entry.sections)),
    "an example": lambda entry: not entry.examples,
}
