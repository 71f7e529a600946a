"""Understand the header of a foreign glossary table: terms of which language, and what is said of which term.

Known are the tables of memoQ, Phrase, MateCat, Weblate, TermExcelerator and InterpretBank, and simple ones of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.formats._column_choice import ColumnChoice, column_of, names_a_title
from ftzterms.formats._field_words import ROLES, role_of
from ftzterms.formats._language_names import language_named
from ftzterms.formats._script import language_of
from ftzterms.formats._table import Row, title_of
from ftzterms.formats._table_cells import marked_as_guarded
from ftzterms.model import ConfigurationError, FtzTermsError, value

OF_CONCEPT = frozenset({"id", "concept", "subject_field"})


@value
class Column:
    """What a column holds: the terms of a language (`term`), or something said of them or of the concept."""

    role: str
    language: str = ""
    """Of a term, or of the one that something is said of; empty when a title does not name it."""


@value
class Columns:
    """The meaning of the columns that have one."""

    known: dict[int, Column]
    unknown: dict[int, str]
    """Titles of the others."""
    header: bool = True
    """False when the first row is data already."""

    @property
    def terms(self) -> dict[int, str]:
        """Languages of the columns with terms, the first of which is the source."""
        return {at: column.language for at, column in self.known.items() if column.role == "term"}

    def owner(self, at: int) -> int:
        """Give the column of the term that another column speaks of, -1 for the concept."""
        column = self.known[at]
        if column.role in OF_CONCEPT:
            return -1
        mine = [term for term, language in self.terms.items() if column.language in ("", language)]
        before = [term for term in mine if term < at]
        if before or not column.language:
            return before[-1] if before else -1
        return mine[0] if mine else -1


def columns(rows: Sequence[Row], name: str, choice: ColumnChoice = ()) -> Columns:
    """Read the header, or tell the languages by their scripts. Raises `FtzTermsError` when neither can be done."""
    titles = [title_of(cell) for cell in rows[0].cells]
    header = True
    if choice:
        known = _chosen(choice, titles)
        header = names_a_title(choice, titles) or any(column.role == "term" for column in _told(titles).values())
    else:
        known = _told(titles)
        if not any(column.role == "term" for column in known.values()):
            header = False
            known = {at: Column("term") for at in range(2)} if len(titles) > 1 else {}
            known |= {2: Column("note")}
    data = rows[1:] if header else rows
    if header and not choice and sum(any(row.cells[len(titles) :]) for row in data) * 2 > len(data):
        raise FtzTermsError(
            f"the first row has {len(titles)} titles, and most of the others have more cells",
            path=name,
            line=rows[0].line,
            column=1,
            hint="give every column a title, or name columns with --columns zh-Hans=A,en=B",
            code="ragged-row",
        )
    by_script = [at for at, column in known.items() if column.role == "term" and not column.language]
    for at in by_script:
        known[at] = Column("term", language_of(" ".join(row.cells[at] for row in data if at < len(row.cells))))
    terms = [column.language for column in known.values() if column.role == "term"]
    told = {known[at].language for at in by_script}
    if not terms or not all(terms) or len(told) < len(by_script):
        raise FtzTermsError(
            "the header does not name the languages of the columns",
            path=name,
            line=rows[0].line,
            column=1,
            hint="write zh-Hans,en or other codes in the first row, or name columns with --columns zh-Hans=A,en=B",
            code="unknown-column",
        )
    unknown = {at: title for at, title in enumerate(titles) if header and at not in known and title}
    return Columns(dict(sorted(known.items())), unknown, header)


def guarded_columns(row: Row) -> frozenset[int]:
    """Give the columns whose titles say that their cells are guarded from Excel."""
    return frozenset(column for column, cell in enumerate(row.cells) if marked_as_guarded(cell))


def _told(titles: Sequence[str]) -> dict[int, Column]:
    found = {}
    for at, title in enumerate(titles):
        if column := _titled(title):
            found[at] = column
    return found


def _titled(title: str) -> Column | None:
    role = role_of(title)
    if role:
        return Column("term" if role == "text" else role)
    if language := language_named(title):
        return Column("term", language)
    for cut in (at for at, letter in enumerate(title) if letter in " _-"):
        language, role = language_named(title[:cut]), role_of(title[cut + 1 :])
        if language and role and role not in OF_CONCEPT:
            return Column("term" if role == "text" else role, language)
    return None


def _chosen(choice: ColumnChoice, titles: Sequence[str]) -> dict[int, Column]:
    found = {}
    for role, reference in choice:
        column = _titled(role)
        if column is None:
            hint = f"known are source, target, codes of languages, {', '.join(ROLES)}"
            raise ConfigurationError(f"a column cannot be {role!r}", hint=hint)
        found[column_of(reference, titles)] = column
    return found
