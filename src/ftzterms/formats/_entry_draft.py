"""Gather what a glossary file says of a concept and its terms, by data categories, and make an entry of it."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ftzterms.formats._statuses import KINDS, PARTS_OF_SPEECH, STATUSES, known_status
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    PartOfSpeech,
    Source,
    Term,
    TermKind,
    TermMatch,
)

_TRUE = ("true", "yes", "1")


class Datum(NamedTuple):
    """One data category with its content."""

    category: str
    text: str
    target: str
    line: int


class Unknown:
    """Collects the data categories that our model has no place for: one warning for the file."""

    def __init__(self, name: str, warnings: list[FtzTermsError]) -> None:
        self.name = name
        self.warnings = warnings
        self._seen: dict[str, int] = {}

    def add(self, datum: Datum) -> None:
        """Note a category that is not kept."""
        self._seen.setdefault(datum.category, datum.line)

    def warn(self, message: str, line: int, code: str, hint: str = "") -> None:
        """Report a fault of one entry."""
        self.warnings.append(FtzTermsError(message, path=self.name, line=line, hint=hint, code=code))

    def report(self) -> None:
        """Name all of them at once."""
        if self._seen:
            names = ", ".join(sorted(self._seen))
            self.warn(f"not kept, for want of a place: {names}", min(self._seen.values()), "unknown-category")


class ConceptDraft:
    """Gathers what is said of a concept."""

    def __init__(self, unknown: Unknown) -> None:
        self.unknown = unknown
        self.examples: list[tuple[str, str]] = []
        self._texts: dict[str, list[str]] = {"subjectField": [], "definition": [], "note": []}
        self.sources: list[Source] = []
        self._related: list[str] = []
        self._sections: dict[str, LanguageSection] = {}

    def add(self, datum: Datum) -> None:
        """Take one data category."""
        if datum.category in self._texts:
            self._texts[datum.category].append(datum.text)
        elif source := _source(datum):
            self.sources.append(source)
        elif datum.category in ("crossReference", "relatedConcept") and datum.target:
            self._related.append(datum.target)
        else:
            self.unknown.add(datum)

    def add_section(self, section: LanguageSection) -> None:
        """Take the terms of a language; a second section of a language joins the first."""
        known = self._sections.get(section.language)
        self._sections[section.language] = _joined(known, section) if known else section

    @property
    def has_terms(self) -> bool:
        return any(section.terms for section in self._sections.values())

    def entry(self, concept: str, file: str, line: int) -> ConceptEntry:
        """Give the entry."""
        return ConceptEntry(
            id=concept,
            sections=tuple(self._sections.values()),
            subject_field="; ".join(self._texts["subjectField"]),
            definition="\n".join(self._texts["definition"]),
            note="\n".join(self._texts["note"]),
            sources=tuple(self.sources),
            examples=tuple(self.examples),
            related=tuple(self._related),
            file=file,
            line=line,
        )


class TermDraft:
    """Gathers what is said of a term."""

    def __init__(self, unknown: Unknown) -> None:
        self._unknown = unknown
        self.status: AdministrativeStatus | None = None
        self._kind = TermKind.FULL_FORM
        self._part: PartOfSpeech | None = None
        self._match: set[TermMatch] = set()
        self._notes: list[str] = []
        self.sources: list[Source] = []

    def add(self, datum: Datum) -> None:
        """Take one data category."""
        key = datum.text.lower()
        match datum.category:
            case "administrativeStatus" | "normativeAuthorization" | "usageStatus":
                self._take_status(datum)
            case "forbidden" | "preferred":
                if key in _TRUE:
                    self.status = STATUSES[datum.category]
            case "caseSensitive":
                self._match |= {TermMatch.EXACT_CASE} if key in _TRUE else set()
            case "exactMatch":
                self._match |= {TermMatch.EXACT_FORM} if key in _TRUE else set()
            case "termType":
                self._kind = KINDS.get(key.replace(" ", ""), TermKind.FULL_FORM)
            case "partOfSpeech":
                self._part = PARTS_OF_SPEECH.get(key.replace(" ", ""), PartOfSpeech.OTHER)
            case "note" | "usageNote" | "Usage note":
                self._notes.append(datum.text)
            case _:
                self._take_source(datum)

    def _take_source(self, datum: Datum) -> None:
        if source := _source(datum):
            self.sources.append(source)
        else:
            self._unknown.add(datum)

    def _take_status(self, datum: Datum) -> None:
        known = known_status(datum.text)
        if known:
            self.status = known
        else:
            self._unknown.warn(
                f"the status {datum.text!r} is unknown",
                datum.line,
                "unknown-status",
                "write preferredTerm-, admittedTerm-, deprecatedTerm- or supersededTerm-admn-sts",
            )

    def term(self, text: str, language: str) -> Term:
        """Give the term."""
        return Term(
            text,
            language,
            self.status or AdministrativeStatus.PREFERRED,
            self._kind,
            self._part,
            frozenset(self._match),
            sources=tuple(self.sources),
            note="\n".join(self._notes),
        )


def _source(datum: Datum) -> Source | None:
    """Read a source or an outside reference."""
    if datum.category in ("source", "sourceIdentifier"):
        return Source(datum.text)
    if datum.category == "externalCrossReference":
        return Source(datum.text, url=datum.target)
    return None


def ranked(terms: list[tuple[Term, bool]]) -> tuple[Term, ...]:
    """Admit the terms whose status is not said, but prefer the first of them when no other is preferred."""
    preferred = any(said and term.status is AdministrativeStatus.PREFERRED for term, said in terms)
    ranked = []
    for term, said in terms:
        if said:
            ranked.append(term)
        else:
            status = AdministrativeStatus.ADMITTED if preferred else AdministrativeStatus.PREFERRED
            ranked.append(replace(term, status=status))
            preferred = True
    return tuple(ranked)


def _joined(first: LanguageSection, second: LanguageSection) -> LanguageSection:
    """Put two sections of one language together; the preferred terms of the second become admitted."""
    has = any(term.status is AdministrativeStatus.PREFERRED for term in first.terms)
    more = tuple(
        replace(term, status=AdministrativeStatus.ADMITTED)
        if has and term.status is AdministrativeStatus.PREFERRED
        else term
        for term in second.terms
    )
    definitions = filter(None, (first.definition, second.definition))
    return LanguageSection(first.language, first.terms + more, "\n".join(definitions))
