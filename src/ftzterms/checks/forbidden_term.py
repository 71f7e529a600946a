"""A deprecated, superseded or forbidden term stands in the target.

Old names live on in memories and in machine translation, and a reader takes two names for two things. A wording that
is wrong for one concept and right for others is judged only where the source names the concept. Where the source does
not name it, two or fewer lower-case words are taken for ordinary English: low confidence.

Bad:
    zh: 部际联席会议办公室设在商务部。
    en: The office of the ⟦inter-ministerial joint conference⟧ is in the Ministry of Commerce.
Good:
    zh: 部际联席会议办公室设在商务部。
    en: The office of the inter-ministerial joint meeting is in the Ministry of Commerce.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.checks._terms import authority, concepts, rendering, same_language
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, TermHit, TermMatch


def _with_forbidden(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        for hit in unit.target_terms:
            if hit.term.status.forbidden:
                yield unit
                break


@unit_check(Severity.ERROR, Category.TERMINOLOGY, _with_forbidden)
def forbidden_term(unit: AnnotatedUnit) -> Iterator[Remark]:
    for hit in unit.target_terms:
        if hit.term.status.forbidden and same_language(hit.term.language, unit.target_language):
            confidence = _confidence(hit, unit)
            if confidence:
                yield _remark(hit, unit, confidence)


def _confidence(hit: TermHit, unit: AnnotatedUnit) -> Confidence | None:
    """Say how surely the words mean this concept; None where they are right."""
    named = concepts(unit.source_terms)
    if hit.entry.id in named:
        return Confidence.HIGH
    if TermMatch.BESIDE_CONCEPT in hit.term.match or _right_elsewhere(hit, unit, named):
        return None
    if not unit.source_text:
        return Confidence.HIGH
    words = hit.term.text.split()
    ordinary = hit.term.text.isascii() and hit.term.text.islower() and len(words) < 3
    return Confidence.LOW if ordinary else Confidence.MEDIUM


def _right_elsewhere(hit: TermHit, unit: AnnotatedUnit, named: set[str]) -> bool:
    """Say whether the same words are the approved name of another concept that may be meant."""
    return any(
        other.span == hit.span and other.term.status.approved and (other.entry.id in named or not unit.source_text)
        for other in unit.target_terms
    )


def _remark(hit: TermHit, unit: AnnotatedUnit, confidence: Confidence) -> Remark:
    found = hit.span.of(unit.target_text)
    better = rendering(hit.entry, unit.target_language)
    why = f"; seen in {hit.term.authority}" if hit.term.authority else ""
    if not better:
        return Remark(hit.span, f"“{found}” is {hit.term.status}{why}", confidence=confidence, concept=hit.entry.id)
    from ftzterms.text.agreement import in_place_of  # noqa: PLC0415  where all is well it is not needed

    better = in_place_of(better, found)
    message = f"“{found}”: write “{better}”{authority(hit.entry, unit.target_language)}{why}"
    return Remark(hit.span, message, confidence=confidence, concept=hit.entry.id, fix=Fix(hit.span, better, safe=False))
