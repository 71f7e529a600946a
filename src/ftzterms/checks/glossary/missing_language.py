"""A concept has no approved term in one of the glossary's languages.

Nothing can be demanded or proposed there, so its occurrences go unchecked. The languages are those that most entries
have.

Bad:
    a: zh ⟦营商环境⟧
Good:
    a: zh 营商环境 · en business environment
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, primary


@glossary_check(Severity.WARNING, Category.OMISSION)
def missing_language(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    counts = Counter(language for entry in entries for language in _languages(entry))
    wanted = [language for language, count in counts.items() if count * 2 >= len(entries)]
    for entry in entries:
        missing = sorted(set(wanted) - _languages(entry))
        if missing:
            yield remark(f"{entry.id!r} has no approved term in {', '.join(missing)}: add one", entry)


def _languages(entry: ConceptEntry) -> set[str]:
    return {primary(term.language) for term in entry.terms() if term.status.approved}
