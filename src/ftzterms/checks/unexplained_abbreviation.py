"""An abbreviation stands before its full form introduced it.

Readers outside the trade do not know NDRC or RCEP; the full form comes first, with the abbreviation in brackets. Only
English targets are judged, only abbreviations of the glossary that have a full form there, and only their first use.
Abbreviations that every newspaper prints bare are left alone (option `known`).

Bad:
    zh: 国家发展改革委昨日印发通知。
    en: The ⟦NDRC⟧ issued a circular yesterday.
    zh: 国家发展改革委要求抓紧落实。
    en: The National Development and Reform Commission called for prompt action.
Good:
    zh: 国家发展改革委昨日印发通知。
    en: The National Development and Reform Commission (NDRC) issued a circular yesterday.
    zh: 国家发展改革委要求抓紧落实。
    en: The NDRC called for prompt action.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import document_check
from ftzterms.checks._terms import is_acronym, short_kinds
from ftzterms.model import AnnotatedUnit, Category, ConceptEntry, Remark, Severity, Term, TermHit, primary

_KNOWN = tuple("5G 6G AI APEC ASEAN BRICS CEO COVID-19 EU G7 G20 GDP GPS IMF IT R&D TV UK UN US USA WHO".split())
_IN_BRACKETS = re.compile(r"[(（][^()（）]*$")


@document_check(Severity.WARNING, Category.TERMINOLOGY)
def unexplained_abbreviation(
    document: Sequence[AnnotatedUnit], *, known: tuple[str, ...] = _KNOWN
) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    settled: set[str] = set()
    for unit in document:
        if primary(unit.target_language) != "en":
            continue
        for hit in unit.target_terms:
            if hit.entry.id in settled or not hit.term.status.approved or primary(hit.term.language) != "en":
                continue
            full = _full_form(hit.entry, hit.term.text)
            if full is None or hit.term.text in known or not _meant(unit, hit):
                continue
            settled.add(hit.entry.id)
            if is_acronym(hit.term) and not _introduced(unit, hit):
                message = f"“{hit.term.text}” stands before its full form: write “{full.text} ({hit.term.text})” first"
                yield unit, Remark(hit.span, message, concept=hit.entry.id)


def _meant(unit: AnnotatedUnit, hit: TermHit) -> bool:
    """Say whether the letters stand for this concept: where there is a source, it names it."""
    return not unit.source_text or any(other.entry.id == hit.entry.id for other in unit.source_terms)


def _full_form(entry: ConceptEntry, short: str) -> Term | None:
    """Give the English name that an abbreviation of the concept is short for."""
    approved = (term for term in entry.terms("en") if term.status.approved and not short_kinds(term))
    return next((term for term in approved if not is_acronym(term) and short not in term.text), None)


def _introduced(unit: AnnotatedUnit, hit: TermHit) -> bool:
    """Say whether the abbreviation stands in brackets after some wording, or its full form in brackets after it."""
    text = unit.target_text
    if _IN_BRACKETS.search(text[: hit.span.start]):
        return True
    after = text[hit.span.end : hit.span.end + 3].strip()
    return after.startswith(("(", "（")) and any(
        other.entry.id == hit.entry.id and 0 <= other.span.start - hit.span.end < 4 for other in unit.target_terms
    )
