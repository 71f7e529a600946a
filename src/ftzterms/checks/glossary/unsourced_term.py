"""A preferred term has no dated public source.

“Preferred” is a claim: somebody with authority says so, somewhere, since some day. Give the source with its date, or
make the term *admitted*.

Bad:
    a: zh 营商环境 · en ⟦business environment⟧ (no source)
Good:
    a: zh 营商环境 · en business environment (Report on the Work of the Government, 2023-03-05)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import AdministrativeStatus, Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def unsourced_term(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for term in entry.terms():
            sources = term.sources or entry.sources
            if term.status is AdministrativeStatus.PREFERRED and not any(source.date for source in sources):
                yield remark(
                    f"“{term.text}” is preferred without a dated source: add one, or admit it",
                    entry,
                    term.text,
                )
