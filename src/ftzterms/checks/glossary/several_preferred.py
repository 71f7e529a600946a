"""A concept has two preferred terms of one kind in one language.

“Preferred” answers the question which term to write, and two answers are none: the first one is demanded, and the other
might as well be admitted. A full form and its abbreviation, or a noun and a verb, may both be preferred.

Bad:
    a: zh 部际联席会议 · en inter-ministerial joint meeting (preferred), ⟦joint meeting of ministries⟧ (preferred)
Good:
    a: zh 部际联席会议 · en inter-ministerial joint meeting (preferred), joint meeting of ministries (admitted)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import AdministrativeStatus, Category, ConceptEntry, Remark, Severity, Term


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def several_preferred(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        first: dict[tuple[object, ...], Term] = {}
        for term in entry.terms():
            if term.status is AdministrativeStatus.PREFERRED:
                known = first.setdefault((term.language, term.kind, term.part_of_speech), term)
                if known is not term:
                    message = f"“{term.text}” is preferred beside “{known.text}”: prefer one and admit the other"
                    yield remark(message, entry, term.text)
