"""An example does not contain any approved term of its concept.

Examples prove that a term is found where it stands. One that does not is a slip, or shows that the term as it is
written can never match: a check that never matches reports a clean file.

Bad:
    a: zh 新质生产力 · example “⟦发展新的生产力。⟧”
Good:
    a: zh 新质生产力 · example “因地制宜发展新质生产力。”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, PartOfSpeech, Remark, Severity, primary
from ftzterms.text.fold import fold
from ftzterms.text.forms import folded_forms


@glossary_check(Severity.ERROR, Category.TERMINOLOGY)
def unmatched_example(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        for language, sentence in entry.examples:
            folded = fold(sentence).text
            if not any(form in folded for form in _forms(entry, language)):
                yield remark(f"the example “{sentence}” has no approved term of the concept: add one", entry, sentence)


def _forms(entry: ConceptEntry, language: str) -> Iterator[str]:
    for term in entry.terms(language):
        if term.status.approved:
            if primary(language) == "en":
                yield from folded_forms(term.text, verbal=term.part_of_speech is PartOfSpeech.VERB)
            else:
                yield fold(term.text).text
