"""The translation memory: units kept in one SQLite file, found again, and compared."""

from __future__ import annotations

from ftzterms.memory._anonymous import anonymous
from ftzterms.memory.comparing import Change, Conflict, Difference, conflicts, differences, last_change, usage
from ftzterms.memory.counts import Counts
from ftzterms.memory.difference import DifferenceKind, TextDifference
from ftzterms.memory.leverage import Band, Share, leverage
from ftzterms.memory.match import (
    Context,
    Match,
    MatchKind,
    Occurrence,
    Penalties,
    Penalty,
)
from ftzterms.memory.translation_memory import Added, Replayed, TranslationMemory
from ftzterms.memory.unit_filter import UnitFilter, users, value_of

__all__ = [
    "Added",
    "Band",
    "Change",
    "Conflict",
    "Context",
    "Counts",
    "Difference",
    "DifferenceKind",
    "Match",
    "MatchKind",
    "Occurrence",
    "Penalties",
    "Penalty",
    "Replayed",
    "Share",
    "TextDifference",
    "TranslationMemory",
    "UnitFilter",
    "anonymous",
    "conflicts",
    "differences",
    "last_change",
    "leverage",
    "usage",
    "users",
    "value_of",
]
