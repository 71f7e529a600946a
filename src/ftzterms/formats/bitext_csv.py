"""Bilingual tables, comma-separated: one unit a row.

The titles name the columns: `source` and `target`, or two languages; of others, notes, ids and states are understood,
and the rest is kept as properties. Semicolons, bars and tabs are read too.
"""

from __future__ import annotations

from ftzterms.formats._bitext_format import table_format

bitext_csv = table_format("bilingual table, comma-separated", (".csv",), ",")
