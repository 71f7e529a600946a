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

from collections.abc import Iterator, Sequence

from ftzterms.checks import document_check
from ftzterms.checks._terms import is_acronym, short_kinds
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity, Span, Term, TermHit, primary
from ftzterms.text.late import late

_KNOWN = tuple("5G 6G AI APEC ASEAN BRICS CEO COVID-19 EU G7 G20 GDP GPS IMF IT R&D TV UK UN US USA WHO".split())
_IN_BRACKETS = late(r"[(（][^()（）]*$")


@document_check(Severity.WARNING, Category.TERMINOLOGY)
def unexplained_abbreviation(
    document: Sequence[AnnotatedUnit], *, known: tuple[str, ...] = _KNOWN
) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    settled: set[str] = set()
    whole: set[tuple[str, str]] = set()
    """Names that are short for nothing, or that everybody knows."""
    passed: set[int] = set()
    """The terms, by identity, of which nothing more is to be said."""
    for unit in document:
        open_hits = [hit for hit in unit.target_terms if id(hit.term) not in passed]
        if not open_hits or primary(unit.target_language) != "en":
            continue
        unexplained: dict[Span, list[TermHit]] = {}
        for hit in open_hits:
            if hit.entry.id in settled or (hit.entry.id, hit.term.text) in whole:
                passed.add(id(hit.term))
                continue
            if not _meant(unit, hit):
                continue
            if hit.term.text in known or not _full_form(hit):
                whole.add((hit.entry.id, hit.term.text))
                continue
            settled.add(hit.entry.id)
            if is_acronym(hit.term) and not _introduced(unit, hit):
                unexplained.setdefault(hit.span, []).append(hit)
        for hits in unexplained.values():
            yield unit, _remark(hits)


def _remark(hits: Sequence[TermHit]) -> Remark:
    """Make one remark of the concepts that the same letters may name."""
    short = hits[0].term.text
    written = " or ".join(f"“{full.text} ({short})”" for hit in hits if (full := _full_form(hit)))
    message = f"“{short}” stands before its full form: write {written} first"
    return Remark(hits[0].span, message, concept=hits[0].entry.id)


def _meant(unit: AnnotatedUnit, hit: TermHit) -> bool:
    """Say whether the letters stand for this concept: where there is a source, it names it."""
    return not unit.source_text or any(other.entry.id == hit.entry.id for other in unit.source_terms)


def _full_form(hit: TermHit) -> Term | None:
    """Give the English name that an approved English abbreviation is short for."""
    if not hit.term.status.approved or primary(hit.term.language) != "en":
        return None
    approved = (term for term in hit.entry.terms("en") if term.status.approved and not short_kinds(term))
    return next((term for term in approved if not is_acronym(term) and hit.term.text not in term.text), None)


def _introduced(unit: AnnotatedUnit, hit: TermHit) -> bool:
    """Say whether the abbreviation stands in brackets after some wording, or its full form in brackets after it."""
    text = unit.target_text
    if _IN_BRACKETS.search(text[: hit.span.start]):
        return True
    after = text[hit.span.end : hit.span.end + 3].strip()
    return after.startswith(("(", "（")) and any(
        other.entry.id == hit.entry.id and 0 <= other.span.start - hit.span.end < 4 for other in unit.target_terms
    )
