"""One Chinese term is an approved name of two concepts, and nothing tells them apart.

Where a text has the word, the checker takes the concept whose rendering stands in the translation; a translator who
looks it up must choose. Tell the two apart: a definition in both entries, a note on the term in both, or `related` from
one to the other. Two *preferred* terms that collide are `colliding-terms`, in both languages.

Bad:
    a: zh 自由贸易区 (preferred) · en free trade area
    b: zh 自由贸易试验区, ⟦自由贸易区⟧ (admitted) · en pilot free trade zone
Good:
    a: zh 自由贸易区 (preferred) · en free trade area
    b, related to a: zh 自由贸易试验区, 自由贸易区 (admitted) · en pilot free trade zone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import Named, by_name, remark
from ftzterms.model import AdministrativeStatus, Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def shared_term(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for (language, _), named in by_name(entries, lambda term: term.status.approved):
        if language != "zh":
            continue
        first = named[0]
        for other in named[1:]:
            if other[0].id != first[0].id and not _told_apart(first, other) and not _both_preferred(first, other):
                message = f"“{other[1].text}” also names {first[0].id!r}: tell the two apart by definitions or notes"
                yield remark(message, other[0], other[1].text)


def _told_apart(one: Named, other: Named) -> bool:
    (entry, term), (second, same) = one, other
    related = entry.id in second.related or second.id in entry.related
    return related or bool(entry.definition and second.definition) or bool(term.note and same.note)


def _both_preferred(one: Named, other: Named) -> bool:
    return all(term.status is AdministrativeStatus.PREFERRED for _, term in (one, other))
