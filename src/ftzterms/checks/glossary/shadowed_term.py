"""A deprecated term has an approved term of the same concept inside itself, or the reverse, spelt alike.

A deprecated form that differs from an approved one only in case, hyphens or plural can never be told from it: the
approved one wins, and the deprecated one is never found.

Bad:
    a: zh 部际联席会议 · en inter-ministerial joint meeting, not “⟦Inter-ministerial joint meetings⟧”
Good:
    a: zh 部际联席会议 · en inter-ministerial joint meeting, not “inter-ministerial joint conference”
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, PartOfSpeech, Remark, Severity, Term, primary
from ftzterms.text.fold import fold
from ftzterms.text.forms import Change, folded_forms


@glossary_check(Severity.WARNING, Category.TERMINOLOGY)
def shadowed_term(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        if not any(term.status.forbidden for term in entry.terms()):
            continue
        forms = {form: term for term in entry.terms() if term.status.approved for form in _right_forms(term)}
        for term in entry.terms():
            approved = forms.get(fold(term.text.strip()).text)
            if term.status.forbidden and approved and not _told_apart(term, approved):
                message = f"“{term.text}” is a form of the approved “{approved.text}” and is never found: withdraw it"
                yield remark(message, entry, term.text)


def _right_forms(term: Term) -> Iterator[str]:
    """Give the forms in which a term is right: itself, plural, verb forms."""
    if primary(term.language) != "en":
        yield fold(term.text.strip()).text
        return
    for form, change in folded_forms(term.text, verbal=term.part_of_speech is PartOfSpeech.VERB).items():
        if change in (Change.NONE, Change.INFLECTION):
            yield form


def _told_apart(forbidden: Term, approved: Term) -> bool:
    """Say whether hyphens tell the two apart, as they do where both are spelt out."""
    return forbidden.text.count("-") != approved.text.count("-")
