"""The translation memory: units kept in one SQLite file."""

from __future__ import annotations

from ftzterms.memory._anonymous import anonymous
from ftzterms.memory.translation_memory import Added, Replayed, TranslationMemory
from ftzterms.memory.unit_filter import UnitFilter, users, value_of

__all__ = ["Added", "Replayed", "TranslationMemory", "UnitFilter", "anonymous", "users", "value_of"]
