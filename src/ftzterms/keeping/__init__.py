"""Keeping a glossary: counted, compared with what it was, merged, and changed without touching what nobody meant."""

from __future__ import annotations

from ftzterms.keeping.changes import Change, ChangeKind, Changes, compared
from ftzterms.keeping.counting import FieldCounts, GlossaryCounts, counted
from ftzterms.keeping.revising import Revised, RevisedFile, revised
from ftzterms.keeping.revisions import Edition, edition, edition_at

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "Edition",
    "FieldCounts",
    "GlossaryCounts",
    "Revised",
    "RevisedFile",
    "compared",
    "counted",
    "edition",
    "edition_at",
    "revised",
]
