"""A term is preferred although its validity has ended, or its dates contradict each other.

Usage changes; the entry should say what replaced the term. Make it *superseded*, and prefer the term of today.

Bad:
    a: zh 国家计委 · en ⟦State Planning Commission⟧ (preferred, valid until 2003-03-10)
Good:
    a: zh 国家计委 · en State Planning Commission (superseded, valid until 2003-03-10)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import AdministrativeStatus, Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def stale_validity(
    entries: Sequence[ConceptEntry], *, today: date | None = None
) -> Iterator[tuple[ConceptEntry, Remark]]:
    day = today or datetime.now(UTC).date()
    for entry in entries:
        for term in entry.terms():
            if term.valid_from and term.valid_until and term.valid_until < term.valid_from:
                message = f"“{term.text}” is valid until {term.valid_until}, before it begins ({term.valid_from})"
                yield remark(message, entry, term.text)
            elif term.status is AdministrativeStatus.PREFERRED and term.valid_until and term.valid_until < day:
                message = f"“{term.text}” is preferred, but valid only until {term.valid_until}: supersede it"
                yield remark(message, entry, term.text)
