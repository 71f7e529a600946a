"""Glossary tables, comma-separated: ours, one row a term and nothing lost, and the simple ones of others.

Ours begins with the columns `concept,language,term`; what belongs to the concept stands in its first row. Others have
a column for each language, named by its code, or `source` and `target`.
"""

from __future__ import annotations

from ftzterms.formats._table_format import table_format

glossary_csv = table_format("glossary table, comma-separated", (".csv",), ",")
