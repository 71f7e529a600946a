"""The translation memory: units kept in one SQLite file."""

from __future__ import annotations

from ftzterms.memory.translation_memory import Added, TranslationMemory

__all__ = ["Added", "TranslationMemory"]
