"""SDLXLIFF, the bilingual files of Trados Studio."""

from __future__ import annotations

from ftzterms.formats._xliff1_format import xliff1

sdlxliff = xliff1("SDLXLIFF", ".sdlxliff", namespace="http://sdl.com/FileTypes/SdlXliff/")
