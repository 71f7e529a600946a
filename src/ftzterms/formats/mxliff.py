"""MXLIFF, the bilingual files of Phrase TMS (Memsource)."""

from __future__ import annotations

from ftzterms.formats._xliff1_format import xliff1

mxliff = xliff1("MXLIFF", ".mxliff", namespace="http://www.memsource.com/mxlf/")
