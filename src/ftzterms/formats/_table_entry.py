"""Make concept entries of the rows of a foreign glossary table: one concept a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ftzterms.formats._table import Row
from ftzterms.formats._table_columns import Columns
from ftzterms.model import AdministrativeStatus, ConceptEntry, FtzTermsError, LanguageSection, Term, primary

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_TRUE = frozenset({"true", "yes", "1", "x", "是"})


def foreign_entries(
    rows: list[Row], columns: Columns, name: str, warnings: list[FtzTermsError]
) -> Iterator[ConceptEntry]:
    """Yield the concepts; a row that is too long or too short is read as far as it goes, with a warning."""
    taken: set[str] = set()
    width = len(rows[0].cells)
    for row in rows[1:] if columns.header else rows:
        if len(row.cells) != width:
            message = f"{len(row.cells)} cells where the first row has {width}; read as far as they go"
            hint = "quote cells that hold a comma"
            warnings.append(FtzTermsError(message, path=name, line=row.line, hint=hint, code="ragged-row"))
        entry = _entry(row, columns, name)
        if entry is None:
            message = "a row without a term was left out"
            warnings.append(FtzTermsError(message, path=name, line=row.line, code="no-term"))
            continue
        yield _named(entry, row, taken)


def _entry(row: Row, columns: Columns, name: str) -> ConceptEntry | None:
    cells = {column: cell for column, cell in enumerate(row.cells) if cell.strip()}
    said: dict[str, list[str]] = {}
    notes: dict[str, str] = {}
    examples: list[tuple[str, str]] = []
    for column, meaning in columns.meanings.items():
        language = columns.language_before(column)
        if column not in cells:
            continue
        if meaning == "example":
            examples.append((language, cells[column]))
        elif meaning == "note" and language and columns.header:
            notes[language] = cells[column]
        else:
            said.setdefault(meaning, []).append(cells[column])
    forbidden = said.get("forbidden", [""])[0].strip().lower() in _TRUE
    sections: dict[str, list[Term]] = {}
    for column, language in columns.terms.items():
        if column in cells:
            terms = sections.setdefault(language, [])
            avoided = forbidden and column != min(columns.terms)
            terms.append(Term(cells[column], language, _status(terms, avoided=avoided), note=notes.get(language, "")))
    if not sections:
        return None
    return ConceptEntry(
        said.get("id", [""])[0],
        tuple(LanguageSection(language, tuple(terms)) for language, terms in sections.items()),
        subject_field="; ".join(said.get("subject_field", ())),
        definition="\n".join(said.get("definition", ())),
        note="\n".join(said.get("note", ())),
        examples=tuple(examples),
        file=name,
        line=row.line,
    )


def _status(before: list[Term], *, avoided: bool) -> AdministrativeStatus:
    if avoided:
        return AdministrativeStatus.DEPRECATED
    return AdministrativeStatus.ADMITTED if before else AdministrativeStatus.PREFERRED


def _named(entry: ConceptEntry, row: Row, taken: set[str]) -> ConceptEntry:
    """Name a concept by its English term, else by its line, so that no two have one name."""
    from dataclasses import replace

    english = next((term.text for term in entry.terms() if primary(term.language) == "en"), "")
    wanted = entry.id or _NO_LETTER.sub("-", english.lower()).strip("-") or f"row-{row.line}"
    name = wanted if wanted not in taken else f"{wanted}-row-{row.line}"
    taken.add(name)
    return replace(entry, id=name)
