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

from collections.abc import Iterator

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Span, is_traditional, primary
from ftzterms.text.persons import misspelt_names
from ftzterms.text.places import Misplaced, exchanged, misplaced
from ftzterms.text.script import simplifying


@unit_check(Severity.WARNING, Category.MISSPELLING)
def name_romanization(unit: AnnotatedUnit) -> Iterator[Remark]:
    languages = primary(unit.source_language), primary(unit.target_language)
    if languages == ("zh", "en"):
        yield from _in_english(unit)
    elif languages == ("en", "zh"):
        for found in exchanged(unit.source_text, unit.target_text):
            span = Span(found.start, found.end)
            message = f"“{span.of(unit.target_text)}” is {found.other}; {found.name} is “{found.expected}”"
            yield Remark(span, message, fix=Fix(span, found.expected))


def _in_english(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    traditional = is_traditional(unit.source_language)
    if traditional:
        source = source.translate(simplifying())
    if not traditional:
        for name in misspelt_names(source, target):
            span = Span(name.start, name.end)
            message = f"“{span.of(target)}”: {name.name} is “{name.expected}” in pinyin"
            confidence = Confidence.HIGH if name.exact else Confidence.MEDIUM
            yield Remark(span, message, confidence=confidence, fix=Fix(span, name.expected))
    for place in misplaced(source, target):
        span = Span(place.start, place.end)
        yield Remark(span, _message(span.of(target), place), fix=Fix(span, place.expected))


def _message(flagged: str, place: Misplaced) -> str:
    if place.other:
        return f"“{flagged}” is {place.other}: {place.name} is “{place.expected}”"
    return f"“{flagged}”: {place.name} is “{place.expected}”"
