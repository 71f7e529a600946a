"""A term is deprecated in one entry and approved in another.

Whatever the translator writes, one of the two entries objects. Make the deprecated wording more exact, mark it *beside
concept* so that it is judged only where its own concept is meant, or withdraw one of them.

Bad:
    a: zh 共同富裕 · en common prosperity, not “⟦common wealth⟧”
    b: zh 英联邦 · en common wealth
Good:
    a: zh 共同富裕 · en common prosperity, not “common wealth” (beside concept)
    b: zh 英联邦 · en common wealth
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import by_name, remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, TermMatch


@glossary_check(Severity.ERROR, Category.TERMINOLOGY)
def forbidden_but_preferred(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for _, named in by_name(entries, lambda term: TermMatch.BESIDE_CONCEPT not in term.match):
        approved = next((entry for entry, term in named if term.status.approved), None)
        for entry, term in named:
            if approved is not None and term.status.forbidden:
                message = f"“{term.text}” is {term.status} here and approved in {approved.id!r}: only one can be right"
                yield remark(message, entry, term.text)
