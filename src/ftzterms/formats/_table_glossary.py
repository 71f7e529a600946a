"""Read a glossary table, ours or that of another tool, whatever it was cut from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ftzterms.formats._column_choice import ColumnChoice
from ftzterms.formats._pair_entries import pair_entries
from ftzterms.formats._table import Row, without_nul
from ftzterms.formats._table_cells import unguarded
from ftzterms.formats._table_columns import columns, guarded_columns
from ftzterms.formats._table_entry import foreign_entries
from ftzterms.formats._table_rows import is_own, own_entries
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable


def table_entries(
    found: Iterable[Row],
    name: str,
    problems: list[Unreadable],
    warnings: list[FtzTermsError],
    choice: ColumnChoice,
    *,
    may_be_empty: bool = False,
) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order; *problems* are what was met while the rows were read."""
    rows = list(found)
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    if not rows and may_be_empty:
        return
    if not rows:
        raise FtzTermsError(
            "the table is empty", path=name, line=1, hint="write zh-Hans,en in the first row", code="empty-file"
        )
    rows = unguarded_rows(rows)
    if is_own(rows[0].cells) and not choice:
        yield from own_entries(rows, name, warnings)
        return
    rows = list(without_nul(rows, name))
    meaning = columns(rows, name, choice)
    if meaning.header or choice:
        yield from foreign_entries(rows, meaning, name, warnings)
    else:
        yield from pair_entries(rows, (meaning.terms[0], meaning.terms[1]), name, warnings)


def unguarded_rows(rows: list[Row]) -> list[Row]:
    """Take away what keeps Excel from calculating cells, titles too."""
    guarded = guarded_columns(rows[0]) if rows else frozenset()
    if not guarded:
        return rows
    titles = [cell.removeprefix("'") for cell in rows[0].cells]
    return [
        rows[0]._replace(cells=titles),
        *(
            row._replace(cells=[unguarded(cell) if at in guarded else cell for at, cell in enumerate(row.cells)])
            for row in rows[1:]
        ),
    ]
