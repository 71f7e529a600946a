"""Bilingual tables that Excel opens by a double click: no cell is calculated, and reading gives every text back."""

from __future__ import annotations

from ftzterms.formats._bitext_format import table_format

bitext_excel = table_format("bilingual table in CSV for Excel", (), ",", excel=True)
