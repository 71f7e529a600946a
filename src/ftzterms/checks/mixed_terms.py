"""Two different approved names of one concept stand in one document.

Each is right, but a reader takes two names for two things. Abbreviations and short forms belong to their full form and
are not mixed with it, nor is a name that is part of the other (“Greater Bay Area”) or differs only in hyphens and
commas. In a bilingual document the names are compared where they render the same source term. In a text without a
source, a deprecated wording that is judged only beside its concept counts as a name where an approved name stands too.

Bad:
    zh: 政府工作报告提出了增长目标。
    en: The Report on the Work of the Government set a growth target.
    zh: 政府工作报告还部署了重点任务。
    en: The ⟦Government Work Report⟧ also set out key tasks.
Good:
    zh: 政府工作报告提出了增长目标。
    en: The Report on the Work of the Government set a growth target.
    zh: 政府工作报告还部署了重点任务。
    en: The Report on the Work of the Government also set out key tasks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ftzterms.checks import document_check
from ftzterms.checks._places import Place, related, times
from ftzterms.checks._terms import is_acronym, same_language, short_kinds
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span, TermHit, TermKind, TermMatch
from ftzterms.text.fold import fold
from ftzterms.text.late import late

_WORDS = late(r"[^\W_]+")
_Hit = tuple[AnnotatedUnit, TermHit]


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def mixed_terms(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    told: set[tuple[int, Span]] = set()
    for hits, usual in sorted(_mixtures(document), key=lambda mixture: -len(mixture[0])):
        unit, hit = hits[0]
        if (unit.order, hit.span) not in told:
            told.add((unit.order, hit.span))
            yield _remark(hits, usual)


def _mixtures(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[list[_Hit], list[_Hit]]]:
    """Yield the places of a rarer name with those of the usual one."""
    for names in _names(document).values():
        usual = max(names, key=lambda name: _weight(names[name]))
        for name, hits in names.items():
            if name != usual and not _one_name(name, usual):
                yield hits, names[usual]


def _names(document: Sequence[AnnotatedUnit]) -> dict[tuple[str, str], dict[str, list[_Hit]]]:
    """Collect the names used for each concept and source term, with their places."""
    found: dict[tuple[str, str], dict[str, list[_Hit]]] = defaultdict(lambda: defaultdict(list))
    several = _of_several_names(document)
    for unit in document if several else ():
        for hit in unit.target_terms:
            if hit.entry.id in several and _counts(unit, hit):
                rendered = _rendered(unit, hit)
                if rendered is not None:
                    found[hit.entry.id, rendered][hit.term.text].append((unit, hit))
    return found


def _of_several_names(document: Sequence[AnnotatedUnit]) -> set[str]:
    """Give the concepts that a document names in more than one way; only these can be mixed."""
    met = {id(hit.term): hit for unit in document for hit in unit.target_terms}
    first: dict[str, str] = {}
    return {hit.entry.id for hit in met.values() if first.setdefault(hit.entry.id, hit.term.text) != hit.term.text}


def _counts(unit: AnnotatedUnit, hit: TermHit) -> bool:
    """Say whether a hit is a full name: approved or, in a text without a source, passed over by `forbidden-term`."""
    if (
        short_kinds(hit.term)
        or is_acronym(hit.term)
        or hit.doubtful
        or not same_language(hit.term.language, unit.target_language)
    ):
        return False
    return hit.term.status.approved or (not unit.source_text and TermMatch.BESIDE_CONCEPT in hit.term.match)


def _weight(hits: list[_Hit]) -> tuple[bool, int, int]:
    """Order names: an approved one first, then the more frequent, then the earlier."""
    unit, hit = hits[0]
    return hit.term.status.approved, len(hits), -unit.order


def _rendered(unit: AnnotatedUnit, hit: TermHit) -> str | None:
    """Give the source term that a hit renders; None where it is not there, or not one."""
    if not unit.source_text:
        return ""
    terms = {source.term.text for source in unit.source_terms if source.entry.id == hit.entry.id}
    return terms.pop() if len(terms) == 1 else None


def _one_name(name: str, usual: str) -> bool:
    """Say whether one name is part of the other, or spelt otherwise only."""
    left, right = (" ".join(_WORDS.findall(fold(text).text)) for text in (name, usual))
    if left.isascii():
        inside = f" {left} " in f" {right} " or f" {right} " in f" {left} "
        derived = " " not in left + right and left[:4] == right[:4]
        return inside or derived or left.replace(" ", "") == right.replace(" ", "")
    return left in right or right in left


def _remark(hits: list[_Hit], usual: list[_Hit]) -> tuple[AnnotatedUnit, Remark]:
    """Remark on the first place of the rarer name; the others are related."""
    unit, hit = hits[0]
    places, usual_places = _places(hits), _places(usual)
    found, name = hit.span.of(unit.target_text), usual[0][1].term.text
    message = (
        f"“{found}” ({times(places)}): the document also says “{name}” ({times(usual_places)}) for the same thing;"
        " keep to one name"
    )
    remark = Remark(
        hit.span,
        message,
        confidence=_confidence(unit, hit),
        concept=hit.entry.id,
        related=related(places[1:] + usual_places),
    )
    return unit, remark


def _places(hits: list[_Hit]) -> list[Place]:
    return [(unit, hit.span) for unit, hit in hits]


def _confidence(unit: AnnotatedUnit, hit: TermHit) -> Confidence:
    if hit.term.kind is TermKind.PHRASE and hit.term.status.approved:
        return Confidence.LOW
    return Confidence.HIGH if unit.source_text else Confidence.MEDIUM
