"""Glossary tables with tabs between the cells: ours, and those of others."""

from __future__ import annotations

from ftzterms.formats._table_format import table_format

glossary_tsv = table_format("glossary table, tab-separated", (".tsv", ".tab"), "\t")
