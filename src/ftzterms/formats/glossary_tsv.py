"""Glossary tables with tabs between the cells: ours, and those of others, OmegaT's among them."""

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
    write_table(entries, stream, "\t")


def _sniff(head: bytes) -> bool:
    return "\t".join(COLUMNS[:3]).encode() in head


glossary_tsv = EntryFormat(
    title="glossary table, tab-separated",
    suffixes=(".tsv", ".tab"),
    read=read_glossary_table,
    write=_write,
    sniff=_sniff,
    holds=EVERYTHING,
    mapping=mapping,
)
