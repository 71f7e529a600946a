"""Say how the columns of a glossary table are understood, so that a user sees it before anything is taken over."""

from __future__ import annotations

from collections.abc import Iterable

from ftzterms.formats._column_choice import ColumnChoice
from ftzterms.formats._format import ColumnUse, Mapping
from ftzterms.formats._table import Row
from ftzterms.formats._table_columns import Column, columns
from ftzterms.formats._table_glossary import unguarded_rows
from ftzterms.formats._table_rows import COLUMNS, attributes, is_own
from ftzterms.formats._toml_entry import EVERYTHING


def mapping(found: Iterable[Row], name: str, choice: ColumnChoice) -> Mapping:
    """Give the meaning of each column; a table in our own layout says all that there is of a concept."""
    rows = unguarded_rows(list(found))
    if not rows:
        return Mapping(whole=True, columns=(), holds=frozenset())
    titles = rows[0].cells
    if is_own(titles) and not choice:
        uses = (ColumnUse(title, title if title in COLUMNS else "") for title in titles)
        return Mapping(whole=True, columns=tuple(uses), holds=attributes(titles))
    said = columns(rows, name, choice)
    names = titles if said.header else [f"column {number}" for number, _ in enumerate(titles, 1)]
    uses = (ColumnUse(title, _meaning(said.known.get(at))) for at, title in enumerate(names))
    return Mapping(whole=False, columns=tuple(uses), holds=EVERYTHING)


def _meaning(column: Column | None) -> str:
    if column is None:
        return ""
    role = "terms" if column.role == "term" else column.role.replace("_", " ")
    return f"{role} ({column.language})" if column.language else role
