"""A glossary ready for use: its entries, and the matcher compiled from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import blake2b

from ftzterms.matcher.term_matcher import TermMatcher
from ftzterms.model import ConceptEntry, TermHit, primary


class Glossary:
    """Concept entries with a name, found by id and in texts."""

    def __init__(self, entries: Iterable[ConceptEntry], name: str = "") -> None:
        self.entries = tuple(entries)
        self.name = name

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def matcher(self) -> TermMatcher:
        """The compiled form; built at the first use."""
        return TermMatcher(self.entries)

    @cached_property
    def _by_id(self) -> dict[str, ConceptEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that name the content."""
        return blake2b(repr(self.entries).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()

    def get(self, concept: str) -> ConceptEntry | None:
        """Give the entry with this id."""
        return self._by_id.get(concept)

    def find(self, text: str, language: str = "") -> list[TermHit]:
        """Find the terms in a text, of one language when it is given.

        Spans are half-open, in code points of the text. Any string is taken, none raises.
        """
        hits = self.matcher.find(text)
        wanted = primary(language)
        return [hit for hit in hits if not wanted or primary(hit.term.language) == wanted]
