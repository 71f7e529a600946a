"""One target stands for two different sources in the document.

Often one of them was pasted from its neighbour or pre-filled from a memory and never edited. Sources that differ only
in outer spaces, capitals or closing punctuation are the same; very short ones are reported with low confidence.

Bad:
    zh: 服务热线全天开通。
    en: The hotline is open around the clock.
    zh: 咨询电话二十四小时有人值守。
    en: ⟦The hotline is open around the clock.⟧
Good:
    zh: 服务热线全天开通。
    en: The hotline is open around the clock.
    zh: 咨询电话二十四小时有人值守。
    en: The information line is staffed 24 hours a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ftzterms.checks import document_check
from ftzterms.checks._segments import by_text, place, same_text, too_short
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span


@document_check(Severity.INFO, Category.INCONSISTENCY)
def inconsistent_source(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    for units in by_text(document, attrgetter("target_text"), attrgetter("source_text")):
        first = units[0]
        known = {same_text(first.source_text)}
        for unit in units[1:]:
            if same_text(unit.source_text) in known:
                continue
            known.add(same_text(unit.source_text))
            message = f"the same target stands for another source in unit {first.unit.id}: “{first.source_text}”"
            confidence = Confidence.LOW if too_short(unit.source_text) else Confidence.HIGH
            span = Span(0, len(unit.target_text))
            yield unit, Remark(span, message, confidence=confidence, related=(place(first),))
