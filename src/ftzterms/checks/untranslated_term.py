"""A source term was left standing in the target.

The reader of the translation does not know the word. Abbreviations in capitals (RCEP, GDP) are at home in both
languages; a source term quoted beside its translation, or a term that the glossary spells alike in both languages, is
none either.

Bad:
    zh: 这项协定将惠及所有发展中国家。
    en: The agreement will benefit all ⟦发展中国家⟧.
Good:
    zh: 这项协定将惠及所有发展中国家。
    en: The agreement will benefit all developing countries (发展中国家).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.checks._terms import at_home, rendering, same_language
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity, TermHit


def _with_foreign_terms(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        for hit in unit.target_terms:
            if same_language(hit.term.language, unit.source_language):
                yield unit
                break


@unit_check(Severity.ERROR, Category.UNTRANSLATED, _with_foreign_terms)
def untranslated_term(unit: AnnotatedUnit) -> Iterator[Remark]:
    if not unit.source_text or same_language(unit.source_language, unit.target_language):
        return
    for hit in unit.target_terms:
        if same_language(hit.term.language, unit.source_language) and not _fits(hit, unit):
            better = rendering(hit.entry, unit.target_language)
            write = f": write “{better}”" if better else ""
            yield Remark(
                hit.span,
                f"“{hit.span.of(unit.target_text)}” was left untranslated{write}",
                concept=hit.entry.id,
            )


def _fits(hit: TermHit, unit: AnnotatedUnit) -> bool:
    return at_home(hit, unit.target_language) or _is_gloss(hit, unit)


def _is_gloss(hit: TermHit, unit: AnnotatedUnit) -> bool:
    """Say whether the term's translation stands in the target too."""
    return any(
        other.entry.id == hit.entry.id and same_language(other.term.language, unit.target_language)
        for other in unit.target_terms
    )
