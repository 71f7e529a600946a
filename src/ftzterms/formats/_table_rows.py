"""Our own glossary table: one row a term; a cell that lists several values has one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import BinaryIO, TypeVar

from ftzterms.formats._table import Row
from ftzterms.formats._table_cells import write_cells
from ftzterms.formats._table_lists import bars, items, joined, lines, parts_of, source_cell, source_of, unescape
from ftzterms.model import (
    AdministrativeStatus,
    ConceptEntry,
    FtzTermsError,
    GlossaryError,
    LanguageSection,
    PartOfSpeech,
    Term,
    TermKind,
    TermMatch,
)

Word = TypeVar("Word", bound=StrEnum)
_OF_TERM = (
    "status",
    "kind",
    "part_of_speech",
    "match",
    "valid_from",
    "valid_until",
    "authority",
    "sources",
    "note",
    "language_definition",
)
_OF_CONCEPT = (
    "subject_field",
    "definition",
    "concept_note",
    "concept_sources",
    "examples",
    "related",
    "not_inside",
    "geographical_usage",
    "formerly",
)
COLUMNS = ("concept", "language", "term", *_OF_TERM, *_OF_CONCEPT)
_ATTRIBUTES = {
    "concept_note": "note",
    "concept_sources": "sources",
    "language_definition": "section.definition",
}


def is_own(titles: Iterable[str]) -> bool:
    """Say whether a first row is that of our own layout."""
    return {"concept", "language", "term"} <= set(titles)


def attributes(titles: Iterable[str]) -> frozenset[str]:
    """Give the names of the attributes of entries that columns of our layout hold."""
    known = _ATTRIBUTES | {name: name for name in _OF_CONCEPT if name not in _ATTRIBUTES}
    known |= {name: f"term.{name}" for name in _OF_TERM if name not in _ATTRIBUTES}
    found = {known[title] for title in titles if title in known}
    return frozenset(found | {f"source.{part}" for part in ("title", "date", "url", "authority")})


def write_table(entries: Iterable[ConceptEntry], stream: BinaryIO, separator: str, *, excel: bool = False) -> None:
    """Write a glossary without loss."""
    write_cells(table_rows(entries), stream, separator, excel=excel)


def table_rows(entries: Iterable[ConceptEntry]) -> Iterator[list[str]]:
    """Yield the titles, then the rows of every concept."""
    yield list(COLUMNS)
    for entry in entries:
        for row in _rows(entry):
            yield [row.get(column, "") for column in COLUMNS]


def _rows(entry: ConceptEntry) -> Iterator[dict[str, str]]:
    said = {
        "subject_field": entry.subject_field,
        "definition": entry.definition,
        "concept_note": entry.note,
        "concept_sources": joined(map(source_cell, entry.sources)),
        "examples": joined(map(bars, entry.examples)),
        "related": lines(entry.related),
        "not_inside": lines(entry.not_inside),
        "geographical_usage": lines(entry.geographical_usage),
        "formerly": lines(entry.formerly),
    }
    sections = entry.sections or (LanguageSection("", ()),)
    for section in sections:
        for number, term in enumerate(section.terms or (None,)):
            row = {"concept": entry.id, "language": section.language, **said}
            if not number:
                row["language_definition"] = section.definition
            yield row | (_term(term) if term else {})
            said = {}


def _term(term: Term) -> dict[str, str]:
    return {
        "term": term.text,
        "status": term.status,
        "kind": term.kind,
        "part_of_speech": term.part_of_speech or "",
        "match": ", ".join(sorted(term.match)),
        "valid_from": term.valid_from.isoformat() if term.valid_from else "",
        "valid_until": term.valid_until.isoformat() if term.valid_until else "",
        "authority": term.authority,
        "sources": joined(map(source_cell, term.sources)),
        "note": term.note,
    }


def own_entries(rows: list[Row], name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts; the rows of one stand together. Raises `GlossaryError` with every fault."""
    header = rows[0].cells
    for cell in header:
        if cell and cell not in COLUMNS:
            message = f"the column {cell!r} is unknown and left out"
            warnings.append(
                FtzTermsError(
                    message, path=name, line=rows[0].line, hint=f"known are {', '.join(COLUMNS)}", code="unknown-column"
                )
            )
    faults: list[FtzTermsError] = []
    drafts: dict[str, _Draft] = {}
    for row in rows[1:]:
        cells = dict(zip(header, row.cells, strict=False))
        concept = cells.get("concept", "")
        draft = drafts.setdefault(concept, _Draft(concept, name, row.line))
        draft.add(cells, row.line, faults)
    if faults:
        raise GlossaryError(faults, path=name)
    for draft in drafts.values():
        yield draft.entry()


@dataclass(slots=True)
class _Draft:
    """A concept of which not all rows are read."""

    id: str
    file: str
    line: int
    said: dict[str, str] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[Term]] = field(default_factory=dict)

    def add(self, cells: dict[str, str], line: int, faults: list[FtzTermsError]) -> None:
        """Take a row."""
        for key in _OF_CONCEPT:
            if cells.get(key):
                self.said.setdefault(key, cells[key])
        language = cells.get("language", "")
        if not language and not cells.get("term"):
            return
        terms = self.terms.setdefault(language, [])
        if cells.get("language_definition"):
            self.definitions.setdefault(language, cells["language_definition"])
        if cells.get("term"):
            try:
                terms.append(_read_term(cells, language, first=not terms))
            except ValueError as error:
                faults.append(
                    FtzTermsError(str(error), path=self.file, line=line, hint="correct the cell", code="bad-entry")
                )

    def entry(self) -> ConceptEntry:
        """Give the concept."""
        said = self.said.get
        return ConceptEntry(
            self.id,
            tuple(
                LanguageSection(language, tuple(terms), self.definitions.get(language, ""))
                for language, terms in self.terms.items()
            ),
            said("subject_field", ""),
            said("definition", ""),
            said("concept_note", ""),
            tuple(map(source_of, items(said("concept_sources", "")))),
            tuple(
                (parts[0], parts[1] if len(parts) > 1 else "") for parts in map(parts_of, items(said("examples", "")))
            ),
            tuple(map(unescape, items(said("related", "")))),
            tuple(map(unescape, items(said("not_inside", "")))),
            self.file,
            self.line,
            tuple(map(unescape, items(said("geographical_usage", "")))),
            tuple(map(unescape, items(said("formerly", "")))),
        )


def _read_term(cells: dict[str, str], language: str, *, first: bool) -> Term:
    usual = AdministrativeStatus.PREFERRED if first else AdministrativeStatus.ADMITTED
    part = cells.get("part_of_speech", "")
    return Term(
        cells["term"],
        language,
        _word(cells.get("status") or usual, "status", AdministrativeStatus),
        _word(cells.get("kind") or TermKind.FULL_FORM, "kind", TermKind),
        _word(part, "part_of_speech", PartOfSpeech) if part else None,
        frozenset(
            _word(word.strip(), "match", TermMatch) for word in cells.get("match", "").split(",") if word.strip()
        ),
        _day(cells.get("valid_from", "")),
        _day(cells.get("valid_until", "")),
        cells.get("authority", ""),
        tuple(map(source_of, items(cells.get("sources", "")))),
        cells.get("note", ""),
    )


def _word(value: str, key: str, words: type[Word]) -> Word:
    try:
        return words(value.strip().lower())
    except ValueError:
        raise ValueError(f"{key} cannot be {value!r}: write {', '.join(word.value for word in words)}") from None


def _day(value: str) -> date | None:
    return date.fromisoformat(value.strip()) if value.strip() else None
