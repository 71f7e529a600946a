"""The translation memory: units kept in one SQLite file."""

from __future__ import annotations

from ftzterms.memory._anonymous import anonymous
from ftzterms.memory.comparing import Change, Conflict, Difference, conflicts, differences, usage
from ftzterms.memory.counts import Counts
from ftzterms.memory.translation_memory import Added, Replayed, TranslationMemory
from ftzterms.memory.unit_filter import UnitFilter, users, value_of

__all__ = [
    "Added",
    "Change",
    "Conflict",
    "Counts",
    "Difference",
    "Replayed",
    "TranslationMemory",
    "UnitFilter",
    "anonymous",
    "conflicts",
    "differences",
    "usage",
    "users",
    "value_of",
]
