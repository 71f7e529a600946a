"""Which page a concept has: named by its id where every file system takes that, else by a digest of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ftzterms.model import blake2b

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 100
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices."""


class PageNames:
    """The pages of the concepts of a site."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)

    def of(self, concept: str) -> str:
        """Give the path of a concept's page in the site."""
        plain = _PLAIN.fullmatch(concept) and len(concept) <= _LONGEST and concept not in _RESERVED
        return f"concept/{concept if plain else self._digest(concept)}.html"

    def _digest(self, concept: str) -> str:
        name = blake2b(concept.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return f"{name}-" if name in self._ids else name
