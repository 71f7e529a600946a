"""A Chinese personal or place name is not in its official or pinyin form.

Names of people on the mainland are written in pinyin (GB/T 28039): family name first, given name in one word without a
hyphen (“Li Haiyan”), with the apostrophe of “Xi'an”; Lü, Lyu and Lu are one. Places are written in pinyin, with forms
of their own such as Shaanxi (陕西, beside Shanxi, 山西), Harbin, Inner Mongolia, Xizang or Macao.
Only a spelling that is near to the right one is reported: another order, parted syllables, Wade-Giles, one or two wrong
letters, a province with nearly the same name. Names of Hong Kong, Macao, Taiwan and foreign people, of minorities and
of institutions (“Peking University”, “Canton Fair”) stand as they are; a name that is not recognised is not judged.

Bad:
    zh: 局长李海燕主持会议。
    en: Director-General ⟦Li Hai Yan⟧ chaired the meeting.
Good:
    zh: 局长李海燕主持会议。
    en: Director-General Li Haiyan chaired the meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, is_traditional, primary
from ftzterms.text.persons import Misspelling, misspelt_names, spelt_surnames
from ftzterms.text.places import Misplaced, absent_places, exchanged, misplaced
from ftzterms.text.script import simplifying


def _with_names(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    """Leave out units of Chinese and English that have no surname, and all places as they should be."""
    translated = any(primary(unit.source_language) == "zh" for unit in units)
    surnames = spelt_surnames("\n".join([unit.target_text for unit in units])) if translated else set()
    for unit in units:
        source, target = unit.source_text, unit.target_text
        if (
            primary(unit.target_language) != "en"
            or is_traditional(unit.source_language)
            or (surnames and any(map(target.__contains__, surnames)))
            or absent_places(source, target)
        ):
            yield unit


@unit_check(Severity.WARNING, Category.MISSPELLING, _with_names)
def name_romanization(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    languages = primary(unit.source_language), primary(unit.target_language)
    if languages == ("zh", "en"):
        if is_traditional(unit.source_language):
            source = source.translate(simplifying())
        else:
            for name in misspelt_names(source, target):
                yield _misspelt(name, target)
        for place in misplaced(source, target):
            yield _misplaced(place, target)
    elif languages == ("en", "zh"):
        for place in exchanged(source, target):
            yield _exchanged(place, target)


def _misspelt(name: Misspelling, target: str) -> Remark:
    span = Span(name.start, name.end)
    message = f"“{span.of(target)}”: {name.name} is “{name.expected}” in pinyin"
    confidence = Confidence.HIGH if name.exact else Confidence.MEDIUM
    return Remark(span, message, confidence=confidence, fix=Fix(span, name.expected))


def _misplaced(place: Misplaced, target: str) -> Remark:
    span = Span(place.start, place.end)
    other = f" is {place.other}" if place.other else ""
    message = f"“{span.of(target)}”{other}: {place.name} is “{place.expected}”"
    return Remark(span, message, fix=Fix(span, place.expected))


def _exchanged(place: Misplaced, target: str) -> Remark:
    span = Span(place.start, place.end)
    message = f"“{span.of(target)}” is {place.other}; {place.name} is “{place.expected}”"
    return Remark(span, message, fix=Fix(span, place.expected))
