"""Bilingual tables with tabs between the cells: one unit a row."""

from __future__ import annotations

from ftzterms.formats._bitext_format import table_format

bitext_tsv = table_format("bilingual table, tab-separated", (".tsv", ".tab"), "\t")
