"""Keeping a glossary: counted, compared with what it was, merged, and changed without touching what nobody meant."""

from __future__ import annotations

from ftzterms.keeping.changes import Change, ChangeKind, Changes, compared
from ftzterms.keeping.counting import FieldCounts, GlossaryCounts, counted
from ftzterms.keeping.merging import Conflict, Merged, Side, merged
from ftzterms.keeping.revising import Revised, RevisedFile, revised
from ftzterms.keeping.revisions import Edition, edition, edition_at

__all__ = [
    "Change",
    "ChangeKind",
    "Changes",
    "Conflict",
    "Edition",
    "FieldCounts",
    "GlossaryCounts",
    "Merged",
    "Revised",
    "RevisedFile",
    "Side",
    "compared",
    "counted",
    "edition",
    "edition_at",
    "merged",
    "revised",
]
