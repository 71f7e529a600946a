"""Make concept entries of a table without titles: a term, its rendering, a comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ftzterms.formats._glossary_pairs import read_remark
from ftzterms.formats._table import Row
from ftzterms.formats._table_entry import named
from ftzterms.model import AdministrativeStatus, ConceptEntry, FtzTermsError, LanguageSection, Term


def pair_entries(
    rows: list[Row], languages: tuple[str, str], name: str, warnings: list[FtzTermsError]
) -> Iterator[ConceptEntry]:
    """Yield the concepts: a row, and those behind it that only add a rendering or another term for the same."""
    source, target = languages
    taken: set[str] = set()
    draft: _Draft | None = None
    for row in rows:
        cells = [cell.strip() for cell in row.cells] + ["", "", ""]
        if not (cells[0] and cells[1]):
            message = "a row without a term and its rendering was left out"
            warnings.append(FtzTermsError(message, path=name, line=row.line, code="no-term"))
            continue
        if draft and draft.takes(cells):
            continue
        if draft:
            yield named(draft.entry(source, target, name), taken)
        draft = _Draft(row.line, cells[2])
        draft.add(cells)
    if draft:
        yield named(draft.entry(source, target, name), taken)


@dataclass(slots=True)
class _Draft:
    """A concept to which rows may still be added."""

    line: int
    comment: str
    sources: list[str] = field(default_factory=list)
    targets: dict[str, str] = field(default_factory=dict)
    """Renderings with what is said of each."""

    def add(self, cells: list[str]) -> None:
        """Take the first row."""
        self.sources.append(cells[0])
        self.targets[cells[1]] = ""

    def takes(self, cells: list[str]) -> bool:
        """Take a row that says more of the same concept; false for one that does not."""
        source, target, comment = cells[:3]
        _, further, note = read_remark(comment)
        if further and source in self.sources:
            self.targets.setdefault(target, note)
            return True
        if comment and comment == self.comment and target in self.targets and source not in self.sources:
            self.sources.append(source)
            return True
        return False

    def entry(self, source: str, target: str, name: str) -> ConceptEntry:
        """Give the concept."""
        avoid, _, note = read_remark(self.comment)
        terms = [Term(text, target, _status(at), note=said) for at, (text, said) in enumerate(self.targets.items())]
        terms += [Term(text, target, AdministrativeStatus.DEPRECATED) for text in avoid if text.strip()]
        sections = (
            LanguageSection(source, tuple(Term(text, source, _status(at)) for at, text in enumerate(self.sources))),
            LanguageSection(target, tuple(terms)),
        )
        return ConceptEntry("", sections, note=note, file=name, line=self.line)


def _status(at: int) -> AdministrativeStatus:
    return AdministrativeStatus.ADMITTED if at else AdministrativeStatus.PREFERRED
