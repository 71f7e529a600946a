"""Glossary tables as Excel workbooks: ours, one row a term and nothing lost, and those of others."""

from __future__ import annotations

from ftzterms.formats._table_format import workbook_format

glossary_xlsx = workbook_format()
