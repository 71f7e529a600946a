"""Glossary tables that Excel opens by a double click: no cell is calculated, and reading gives every text back."""

from __future__ import annotations

from ftzterms.formats._table_format import table_format

glossary_excel = table_format("glossary table in CSV for Excel", (), ",", excel=True)
