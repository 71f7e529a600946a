"""An approved source term occurs and no approved term of its concept stands in the target.

A reader of the translation no longer meets the concept by its name. Any approved term of the concept satisfies it, in
any of its forms; a registered abbreviation stands for its full form on either side. Occurrences are counted, but a
later mention may be a pronoun, the head noun alone (“the zone”), or share its head with another name (“the Jiangsu and
Zhejiang pilot free trade zones”). A term that is nearly right is a `variant-term`, a wrong one that the glossary knows
a `forbidden-term`, one left standing an `untranslated-term`; none of them is reported here again.

Slogans and verb phrases (kind *phrase*), which good translators render freely, are reported with low confidence only;
so is a name whose words stand in another order (“management of credit risk” for “credit risk management”).

Bad:
    zh: 要优化⟦营商环境⟧。
    en: The commercial climate should be improved.
Good:
    zh: 这个自由贸易试验区设立五年来，自由贸易试验区内企业大幅增加。
    en: Since this pilot free trade zone was set up five years ago, businesses in it have multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.checks._terms import at_home, authority, rendering, renderings, same_language
from ftzterms.model import (
    AdministrativeStatus,
    AnnotatedUnit,
    Category,
    ConceptEntry,
    Confidence,
    Form,
    Remark,
    Severity,
    Side,
    Term,
    TermHit,
    TermKind,
    primary,
    region,
)
from ftzterms.text.fold import fold
from ftzterms.text.late import late
from ftzterms.text.mentions import by_its_head, is_head, may_be_fewer, places, reordered, stands_inside

_BRACKET = late(r"\s*[(（]\s*(?:简称|下称|以下简称|hereinafter)?\W*")


def _not_all_rendered(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    """Leave out most units: those in which every concept of the source stands as often in the target."""
    for unit in units:
        if unit.source_terms:
            left = [hit.entry.id for hit in unit.target_terms]
            for hit in unit.source_terms:
                if hit.entry.id not in left:
                    yield unit
                    break
                left.remove(hit.entry.id)


@unit_check(Severity.ERROR, Category.TERMINOLOGY, _not_all_rendered)
def missing_term(unit: AnnotatedUnit) -> Iterator[Remark]:
    if not unit.target_text.strip():
        return
    names = {hit.entry.id for hit in unit.source_terms}
    for hits in _expected(unit).values():
        present = _present(hits[0].entry, unit, names)
        if any(hit.term.status.forbidden or not at_home(hit, unit.target_language) for hit in present):
            continue
        if len(present) >= len(hits) or _inside_longer(hits[0].entry, unit, names):
            continue
        if not present:
            if not _across_others(hits[0].entry, unit):
                near = _nearly(hits[0].entry, unit)
                yield _remark(hits[0], unit, Confidence.LOW if near else _confidence(hits[0], unit))
        elif not _may_be_fewer(present, unit):
            yield _remark(hits[-1], unit, min(_confidence(hits[-1], unit), Confidence.MEDIUM))


def _expected(unit: AnnotatedUnit) -> dict[str, list[TermHit]]:
    """Group the approved source hits by concept, where the concept has a name in the target language.

    Letters that name two concepts expect the one whose rendering is there; else the first.
    """
    spans: dict[tuple[int, int], list[TermHit]] = {}
    for hit in unit.source_terms:
        if hit.term.status.approved and same_language(hit.term.language, unit.source_language):
            spans.setdefault((hit.span.start, hit.span.end), []).append(hit)
    target = {hit.entry.id for hit in unit.target_terms}
    expected: dict[str, list[TermHit]] = {}
    for hits in spans.values():
        chosen = next((hit for hit in hits if hit.entry.id in target), hits[0])
        earlier = expected.get(chosen.entry.id)
        if earlier and _introduces(earlier[-1], chosen, unit.source_text):
            continue
        if rendering(chosen.entry, unit.target_language):
            expected.setdefault(chosen.entry.id, []).append(chosen)
    return expected


def _introduces(full: TermHit, short: TermHit, text: str) -> bool:
    """Say whether a hit is the abbreviation in brackets after its full form, which is one mention."""
    return _BRACKET.fullmatch(text[full.span.end : short.span.start]) is not None


def _present(entry: ConceptEntry, unit: AnnotatedUnit, names: set[str]) -> list[TermHit]:
    """Give the target's hits of a concept, those of a longer term that nobody asked for and that ends in it among them.

    “Prudent fiscal framework” renders 财政制度, whatever else the glossary knows by that name.
    """
    called = renderings(entry, unit.target_language)
    return [
        hit
        for hit in unit.target_terms
        if hit.entry.id == entry.id
        or (hit.entry.id not in names and any(is_head(text, hit.span.of(unit.target_text)) for text in called))
    ]


def _inside_longer(entry: ConceptEntry, unit: AnnotatedUnit, names: set[str]) -> bool:
    """Say whether a rendering stands inside a longer term.

    海关通关手续 may be “customs clearance formalities”: there 海关 is not missing.
    """
    spaced = primary(unit.target_language) == "en"
    called = renderings(entry, unit.target_language)
    for hit in unit.target_terms:
        longer = hit.span.of(unit.target_text)
        named = hit.entry.id in names and hit.entry.id != entry.id
        for text in called:
            if stands_inside(text, longer, named=named) if spaced else named and fold(text).text in fold(longer).text:
                return True
    return False


def _across_others(entry: ConceptEntry, unit: AnnotatedUnit) -> bool:
    """Say whether an English rendering stands partly in other terms: “operational risk management | framework”."""
    if primary(unit.target_language) != "en":
        return False
    terms = [(hit.span.start, hit.span.end) for hit in unit.target_terms]
    found = (place for name in renderings(entry, unit.target_language) for place in places(name, unit.target_text))
    return any(not any(start <= first and last <= end for start, end in terms) for first, last in found)


def _nearly(entry: ConceptEntry, unit: AnnotatedUnit) -> bool:
    """Say whether an English target calls the thing by the head of its name, or has its words in another order."""
    if primary(unit.target_language) != "en":
        return False
    text = unit.target_text
    return any(by_its_head(name, text) or reordered(name, text) for name in renderings(entry, unit.target_language))


def _may_be_fewer(present: list[TermHit], unit: AnnotatedUnit) -> bool:
    """Say whether later mentions may do without the name."""
    if any(hit.plural for hit in present):
        return True
    places = [(hit.span.start, hit.span.end) for hit in present]
    return may_be_fewer(unit.target_text, primary(unit.target_language), present[0].term.text, places)


def _confidence(hit: TermHit, unit: AnnotatedUnit) -> Confidence:
    """Say how surely the letters name the concept."""
    term = hit.term
    if hit.doubtful or term.kind is TermKind.PHRASE or hit.form is Form.CASE or _elsewhere(hit, unit):
        return Confidence.LOW
    if primary(unit.source_language) == "en" and _everyday(hit.span.of(unit.source_text), term):
        return Confidence.LOW
    return Confidence.HIGH


def _elsewhere(hit: TermHit, unit: AnnotatedUnit) -> bool:
    """Say whether a body of one region may be another's of the same name: in a text of Hong Kong, or `波兰司法部`."""
    home = hit.entry.geographical_usage
    if not home:
        return False
    sides = (unit.source_language, unit.target_language)
    regions = {region(tag) for tag in sides if primary(tag) == "zh"} - {""}
    if regions and regions.isdisjoint(home):
        return True
    from ftzterms.text.abroad import is_foreign  # noqa: PLC0415  few offices are missing

    return is_foreign(unit.source_text[: hit.span.start], primary(unit.source_language))


def _everyday(found: str, term: Term) -> bool:
    """Say whether one English word may be meant in its everyday sense: an admitted one, or a name in small letters."""
    if not term.text.isalpha():
        return False
    return term.status is AdministrativeStatus.ADMITTED if term.text.islower() else found.islower()


def _remark(hit: TermHit, unit: AnnotatedUnit, confidence: Confidence) -> Remark:
    """Make the remark; letters that name several concepts may be rendered as any of them."""
    found = hit.span.of(unit.source_text)
    meant = [other.entry for other in unit.source_terms if other.span == hit.span]
    offered = dict.fromkeys(rendering(entry, unit.target_language) for entry in (hit.entry, *meant))
    better = " or ".join(f"“{text}”" for text in offered if text)
    message = f"“{found}” has no approved rendering here: write {better}{authority(hit.entry, unit.target_language)}"
    return Remark(hit.span, message, Side.SOURCE, confidence, hit.entry.id)
