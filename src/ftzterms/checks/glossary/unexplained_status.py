"""A term is deprecated or superseded, and nothing says why.

Translators obey a ban that they understand. Say whose wording it is (`authority`), until when it was right
(`valid_until`), or why it is wrong (`note`).

Bad:
    a: zh 新质生产力 · en new quality productive forces, not “⟦new quality productivity⟧”
Good:
    a: zh 新质生产力 · en new quality productive forces, not “new quality productivity” (machine translation)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.INFO, Category.TERMINOLOGY)
def unexplained_status(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for term in entry.terms():
            if term.status.forbidden and not (term.authority or term.note or term.valid_until):
                message = f"“{term.text}” is {term.status} without a reason: give its authority, a note or a date"
                yield remark(message, entry, term.text)
