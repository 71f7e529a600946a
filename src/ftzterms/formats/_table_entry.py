"""Make concept entries of the rows of a foreign glossary table: one concept a row, or as many rows as share its id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ftzterms.formats._statuses import KINDS, PARTS_OF_SPEECH, known_status
from ftzterms.formats._table import Row
from ftzterms.formats._table_columns import Column, Columns
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
    primary,
)

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_TRUE = frozenset({"true", "yes", "1", "x", "是", "wahr", "vrai", "verdadero"})
_INFO = {"casesense": TermMatch.EXACT_CASE, "exact": TermMatch.EXACT_FORM}
"""What memoQ says of a term; exact matching is usual for Chinese, and says nothing there."""
_NO_STATUS = frozenset({"approved", "new", "draft", "not approved", "proposed", "candidate", "reviewed"})
"""How far the work on a term is; no judgement of it."""


def foreign_entries(
    rows: list[Row], columns: Columns, name: str, warnings: list[FtzTermsError]
) -> Iterator[ConceptEntry]:
    """Yield the concepts; a row that is too long or too short is read as far as it goes, with a warning."""
    told = _Told(name, warnings)
    if columns.unknown:
        told.add(
            f"not kept, for want of a place: the columns {', '.join(columns.unknown.values())}",
            rows[0].line,
            code="unknown-column",
        )
    width = len(rows[0].cells)
    drafts: dict[str, _Draft] = {}
    for row in rows[1:] if columns.header else rows:
        if len(row.cells) != width:
            message = f"{len(row.cells)} cells where the first row has {width}; read as far as they go"
            told.add(message, row.line, "quote cells that hold a comma", code="ragged-row")
        draft = _Draft(name, row.line)
        draft.read(row, columns, told)
        if not draft.terms:
            told.add("a row without a term was left out", row.line, code="no-term")
            continue
        shared = "".join(draft.said.get("concept", ()))
        known = drafts.get(shared)
        if shared and known:
            known.join(draft)
        else:
            drafts[shared or f"\0{row.line}"] = draft
    taken: set[str] = set()
    for draft in drafts.values():
        yield named(draft.entry(), taken)


@dataclass(slots=True)
class _Told:
    """Gathers the warnings of a file, a word that is not known once."""

    name: str
    warnings: list[FtzTermsError]
    words: set[str] = field(default_factory=set)

    def add(self, message: str, line: int, hint: str = "", *, code: str) -> None:
        """Add a warning."""
        self.warnings.append(FtzTermsError(message, path=self.name, line=line, hint=hint, code=code))

    def add_word(self, what: str, word: str, line: int) -> None:
        """Warn of a word that is not known, the first time."""
        if (key := f"{what} {word}") not in self.words:
            self.words.add(key)
            self.add(f"the {what} {word!r} is unknown, and left out", line, code="unknown-status")


@dataclass(slots=True)
class _Draft:
    """A concept of which not all rows may be read."""

    file: str
    line: int
    said: dict[str, list[str]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    examples: list[tuple[str, str]] = field(default_factory=list)
    terms: list[tuple[Term, bool]] = field(default_factory=list)
    """Each with whether its status is said."""

    def read(self, row: Row, columns: Columns, told: _Told) -> None:
        """Take a row."""
        cells = {at: cell for at, cell in enumerate(row.cells) if cell.strip()}
        of_terms: dict[int, dict[str, list[str]]] = {}
        for at, column in columns.known.items():
            if at in cells and column.role not in ("term", "abbreviation"):
                owner = columns.owner(at)
                language = column.language or columns.terms.get(owner, "")
                said = self.said if owner < 0 else of_terms.setdefault(owner, {})
                self._take(column, language, cells[at], said)
        avoided = _is_true(self.said.get("forbidden", [""])[0])
        first = min(columns.terms)
        for at, language in columns.terms.items():
            if at in cells:
                said = of_terms.get(at, {}) | ({"forbidden": ["true"]} if avoided and at != first else {})
                self.terms += _terms(cells[at], language, said, told, row.line)
        for at in [at for at, column in columns.known.items() if column.role == "abbreviation" and at in cells]:
            language = columns.known[at].language or columns.terms.get(columns.owner(at), "")
            self.terms.append((Term(cells[at].strip(), language, kind=TermKind.ABBREVIATION), False))

    def _take(self, column: Column, language: str, cell: str, said: dict[str, list[str]]) -> None:
        """Take what a cell says, of the concept or of the term that *said* is about."""
        if column.role == "example":
            self.examples.append((language, cell))
        elif column.role == "definition" and column.language:
            self.definitions.setdefault(column.language, cell)
        elif column.role == "definition":
            self.said.setdefault("definition", []).append(cell)
        else:
            said.setdefault(column.role, []).append(cell)

    def join(self, other: _Draft) -> None:
        """Take what another row says of the same concept."""
        for key, texts in other.said.items():
            mine = self.said.setdefault(key, [])
            mine += [text for text in texts if text not in mine]
        self.definitions = other.definitions | self.definitions
        self.examples += other.examples
        known = {(term.text, term.language) for term, _ in self.terms}
        self.terms += [(term, said) for term, said in other.terms if (term.text, term.language) not in known]

    def entry(self) -> ConceptEntry:
        """Give the concept."""
        sections: dict[str, list[tuple[Term, bool]]] = {}
        for term, said in self.terms:
            sections.setdefault(term.language, []).append((term, said))
        said_of = self.said.get
        return ConceptEntry(
            "".join(said_of("id", [""])[0:1]) or "".join(said_of("concept", [""])[0:1]),
            tuple(
                LanguageSection(language, tuple(_ranked(terms)), self.definitions.get(language, ""))
                for language, terms in sections.items()
            ),
            subject_field="; ".join(said_of("subject_field", ())),
            definition="\n".join(said_of("definition", ())),
            note="\n".join(said_of("note", ())),
            sources=tuple(map(Source, said_of("origin", ()))),
            examples=tuple(self.examples),
            file=self.file,
            line=self.line,
        )


def _terms(cell: str, language: str, said: dict[str, list[str]], told: _Told, line: int) -> Iterator[tuple[Term, bool]]:
    """Yield the terms of a cell, which are parted by bars, with whether their status is said."""
    texts = [part.strip() for part in cell.split("|")] if "|" in cell else [cell]
    part, kind = (
        _word(said, role, words, told, line) for role, words in (("part_of_speech", PARTS_OF_SPEECH), ("kind", KINDS))
    )
    for number, text in enumerate(texts):
        if not text:
            continue
        status = _status(said, number, told, line)
        term = Term(
            text,
            language,
            status or AdministrativeStatus.PREFERRED,
            kind if isinstance(kind, TermKind) else TermKind.FULL_FORM,
            part if isinstance(part, PartOfSpeech) else None,
            _match(said, language),
            sources=tuple(map(Source, said.get("origin", ()))),
            note="\n".join(said.get("note", ())),
        )
        yield term, status is not None


def _word(
    said: dict[str, list[str]], role: str, words: dict[str, PartOfSpeech] | dict[str, TermKind], told: _Told, line: int
) -> PartOfSpeech | TermKind | None:
    cell = "".join(said.get(role, [""])[0:1]).strip()
    known = words.get(cell.lower().replace(" ", "").replace("-", ""))
    if cell and known is None:
        told.add_word(role.replace("_", " "), cell, line)
    return known


def _status(said: dict[str, list[str]], number: int, told: _Told, line: int) -> AdministrativeStatus | None:
    """Give the status of the nth term of a cell, none when it is not said."""
    info = {part.strip().lower() for cell in said.get("info", ()) for part in cell.split(";")}
    if "forbidden" in info or any(map(_is_true, said.get("forbidden", ()))):
        return AdministrativeStatus.DEPRECATED
    if any(map(_is_true, said.get("preferred", ()))):
        return AdministrativeStatus.PREFERRED
    for cell in said.get("status", ()):
        parts = [part.strip().lower() for part in cell.split("|")]
        word = parts[min(number, len(parts) - 1)]
        if word in _NO_STATUS:
            continue
        if known := known_status(word):
            return known
        told.add_word("status", word, line)
    return None


def _match(said: dict[str, list[str]], language: str) -> frozenset[TermMatch]:
    info = {part.strip().lower() for cell in said.get("info", ()) for part in cell.split(";")}
    found = {match for word, match in _INFO.items() if word in info}
    if primary(language) == "zh":
        found.discard(TermMatch.EXACT_FORM)
    found |= {TermMatch.EXACT_CASE} if any(map(_is_true, said.get("case", ()))) else set()
    found |= {TermMatch.EXACT_FORM} if any(map(_is_true, said.get("exact", ()))) else set()
    return frozenset(found)


def _is_true(cell: str) -> bool:
    return cell.strip().lower() in _TRUE


def _ranked(terms: Iterable[tuple[Term, bool]]) -> Iterator[Term]:
    """Admit the terms whose status is not said, but prefer the first of them when no other is preferred."""
    terms = list(terms)
    preferred = any(said and term.status is AdministrativeStatus.PREFERRED for term, said in terms)
    for term, said in terms:
        yield term if said or not preferred else replace(term, status=AdministrativeStatus.ADMITTED)
        preferred = preferred or not said


def named(entry: ConceptEntry, taken: set[str]) -> ConceptEntry:
    """Name a concept by its English term, else by its line, so that no two have one name."""
    english = next((term.text for term in entry.terms() if primary(term.language) == "en"), "")
    wanted = entry.id or _NO_LETTER.sub("-", english.lower()).strip("-") or f"row-{entry.line}"
    name = wanted if wanted not in taken else f"{wanted}-row-{entry.line}"
    taken.add(name)
    return replace(entry, id=name)
