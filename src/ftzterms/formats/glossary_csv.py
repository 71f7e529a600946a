"""Glossary tables: ours, one row a term and nothing lost, and the simple ones of others, one row a concept.

Ours begins with the columns `concept,language,term`; what belongs to the concept stands in its first row. Others have
a column for each language, named by its code, or `source` and `target`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._format import EntryFormat
from ftzterms.formats._table import read_table
from ftzterms.formats._table_columns import columns
from ftzterms.formats._table_entry import foreign_entries
from ftzterms.formats._table_rows import COLUMNS, own_entries, write_table
from ftzterms.formats._toml_entry import EVERYTHING
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable


def read_glossary_table(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield the concepts in file order."""
    problems: list[Unreadable] = []
    rows = read_table(stream, name, problems)
    warnings += [FtzTermsError(p.message, path=name, line=p.line, column=p.column) for p in problems]
    if not rows:
        raise FtzTermsError("the table is empty", path=name, line=1, hint="write zh-Hans,en in the first row")
    if {"concept", "language", "term"} <= set(rows[0].cells):
        yield from own_entries(rows, name, warnings)
    else:
        yield from foreign_entries(rows, columns(rows, name), name, warnings)


def _write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
    write_table(entries, stream, ",")


def _sniff(head: bytes) -> bool:
    return ",".join(COLUMNS[:3]).encode() in head


glossary_csv = EntryFormat(
    title="glossary table, comma-separated",
    suffixes=(".csv",),
    read=read_glossary_table,
    write=_write,
    sniff=_sniff,
    holds=EVERYTHING,
)
