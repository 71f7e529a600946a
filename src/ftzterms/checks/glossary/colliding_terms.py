"""One term is an approved name of two concepts.

A checker cannot know which is meant, and a translator has to guess. Tell the two apart (a fuller name, a note, another
status) or make one entry of them. Where the other language's side tells them apart, because both have the same names
there too, see `duplicate-concept`.

Bad:
    a: zh 自由贸易区 · en ⟦free trade zone⟧
    b: zh 自贸试验区 · en free trade zone
Good:
    a: zh 自由贸易区 · en free trade area
    b: zh 自贸试验区 · en pilot free trade zone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import by_name, remark
from ftzterms.model import AdministrativeStatus, Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def colliding_terms(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for _, named in by_name(entries, lambda term: term.status is AdministrativeStatus.PREFERRED):
        first, term = named[0]
        for entry, _ in named[1:]:
            if entry.id != first.id:
                yield remark(
                    f"“{term.text}” is also the preferred term of {first.id!r}: tell them apart",
                    entry,
                    term.text,
                )
