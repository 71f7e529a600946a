"""Say how the columns of a glossary table are understood, so that a user sees it before anything is taken over."""

from __future__ import annotations

from typing import BinaryIO

from ftzterms.formats._format import ColumnUse, Mapping
from ftzterms.formats._table import read_table
from ftzterms.formats._table_columns import columns
from ftzterms.formats._table_rows import COLUMNS, attributes, is_own
from ftzterms.formats._toml_entry import EVERYTHING
from ftzterms.model import Unreadable


def mapping(stream: BinaryIO, name: str) -> Mapping:
    """Give the meaning of each column; a table in our own layout says all that there is of a concept."""
    problems: list[Unreadable] = []
    rows = list(read_table(stream, name, problems).rows)
    if not rows:
        return Mapping(whole=True, columns=(), holds=frozenset())
    titles = rows[0].cells
    if is_own(titles):
        uses = (ColumnUse(title, title if title in COLUMNS else "") for title in titles)
        return Mapping(whole=True, columns=tuple(uses), holds=attributes(titles))
    found = columns(rows, name)
    said = found.meanings | {column: f"terms ({language})" for column, language in found.terms.items()}
    names = titles if found.header else [f"column {number}" for number, _ in enumerate(titles, 1)]
    uses = (ColumnUse(title, said.get(column, "").replace("_", " ")) for column, title in enumerate(names))
    return Mapping(whole=False, columns=tuple(uses), holds=EVERYTHING)
