"""Keep the ids of a file apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from ftzterms.model import ConceptEntry, FtzTermsError


def distinct(entries: Iterable[ConceptEntry], warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
    """Yield every entry; one without an id, or with one that was taken, gets the next free id and a warning."""
    taken: set[str] = set()
    for entry in entries:
        wanted = entry.id or "concept"
        free = wanted if wanted not in taken else _next(wanted, taken)
        taken.add(free)
        if entry.id and free != entry.id:
            warnings.append(
                FtzTermsError(
                    f"the id {entry.id!r} is taken by an earlier concept; this one is read as {free!r}",
                    path=entry.file,
                    line=entry.line,
                    hint="give every concept an id of its own",
                    code="duplicate-id",
                )
            )
        elif not entry.id:
            message = f"a concept without an id; it is read as {free!r}"
            warnings.append(FtzTermsError(message, path=entry.file, line=entry.line, code="missing-id"))
        yield entry if free == entry.id else replace(entry, id=free)


def _next(wanted: str, taken: set[str]) -> str:
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)
