"""A term is so short that it will be found in other words.

One Han character is part of thousands of words, and no evidence settles which; two Latin letters in lower case are
syllables. Write the full name, or have the term found in capitals only (*exact case*).

Bad:
    a: zh ⟦税⟧ · en tax
Good:
    a: zh 税收 · en tax revenue
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, Term


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def short_term(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for term in entry.terms():
            if _short(term):
                yield remark(
                    f"“{term.text}” is too short to be told from other words: write a longer form",
                    entry,
                    term.text,
                )


def _short(term: Term) -> bool:
    text = term.text.strip()
    return len(text) < 2 or (len(text) == 2 and text.isascii() and text.islower())
