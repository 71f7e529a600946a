"""A glossary ready for use: its entries, and the matcher compiled from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from io import BytesIO

from ftzterms.matcher.term_matcher import TermMatcher
from ftzterms.model import ConceptEntry, FtzTermsError, TermHit, blake2b, primary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO


class Glossary:
    """Concept entries with a name, found by id and in texts."""

    def __init__(self, entries: Iterable[ConceptEntry], name: str = "", *, digest: str = "") -> None:
        self._entries: Sequence[ConceptEntry] = entries if isinstance(entries, Sequence) else tuple(entries)
        self.name = name
        self._digest = digest
        self.warnings: list[FtzTermsError] = []
        """What was repaired or left out when the glossary was read."""

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "", *, digest: str = "") -> Glossary | None:
        """Give the glossary that `to_bytes` wrote; None for any other bytes."""
        stream = BytesIO(data)
        return cls.from_stream(stream, name, digest=digest) if cls.is_whole(stream) else None

    @staticmethod
    def is_whole(stream: BinaryIO) -> bool:
        """Say whether a file holds what `to_bytes` wrote, unharmed from end to end."""
        from ftzterms.matcher._storage import is_whole

        return is_whole(stream)

    @classmethod
    def from_stream(cls, stream: BinaryIO, name: str = "", *, digest: str = "") -> Glossary | None:
        """Give the glossary of a file that `is_whole`; None for one of another kind or length."""
        from ftzterms.matcher._storage import restore

        restored = restore(stream)
        if restored is None:
            return None
        glossary = cls(restored[0], name, digest=digest)
        glossary.__dict__["matcher"] = restored[1]
        return glossary

    def to_bytes(self) -> bytes:
        """Give the entries and the compiled matcher as bytes, which are quick to read again."""
        from ftzterms.matcher._storage import store

        return store(self._entries, self.matcher)

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def entries(self) -> tuple[ConceptEntry, ...]:
        """All entries, in the order of the files."""
        return tuple(self._entries)

    @cached_property
    def matcher(self) -> TermMatcher:
        """The compiled form; built at the first use."""
        return TermMatcher(self._entries)

    @cached_property
    def _by_id(self) -> dict[str, ConceptEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that name the content."""
        return (
            self._digest or blake2b(repr(self.entries).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
        )

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
