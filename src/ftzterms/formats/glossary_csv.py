"""Glossary tables: ours, one row a term and nothing lost, and the simple ones of others, one row a concept.

Ours begins with the columns `concept,language,term`; what belongs to the concept stands in its first row. Others have
a column for each language, named by its code, or `source` and `target`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ftzterms.formats._format import EntryFormat
from ftzterms.formats._table_glossary import read_glossary_table
from ftzterms.formats._table_mapping import mapping
from ftzterms.formats._table_rows import COLUMNS, write_table
from ftzterms.formats._toml_entry import EVERYTHING
from ftzterms.model import ConceptEntry


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
    mapping=mapping,
)
