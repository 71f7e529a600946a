"""Read a glossary table, ours or that of another tool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ftzterms.formats._table import read_table
from ftzterms.formats._table_columns import columns
from ftzterms.formats._table_entry import foreign_entries
from ftzterms.formats._table_rows import is_own, own_entries
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable


def read_glossary_table(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order."""
    problems: list[Unreadable] = []
    rows = list(read_table(stream, name, problems).rows)
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column, code=p.code) for p in problems]
    if not rows:
        raise FtzTermsError(
            "the table is empty", path=name, line=1, hint="write zh-Hans,en in the first row", code="empty-file"
        )
    if is_own(rows[0].cells):
        yield from own_entries(rows, name, warnings)
    else:
        yield from foreign_entries(rows, columns(rows, name), name, warnings)
