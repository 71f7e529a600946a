"""One source segment has two targets in the document.

The reader of the translation sees a difference that the author did not make. Capitals, spaces and the closing
punctuation do not count. Very short segments, which may be headings here and labels there, are reported with low
confidence.

Bad:
    zh: 请填写下列信息。
    en: Please fill in the following information.
    zh: 请填写下列信息。
    en: ⟦Enter the data below, please.⟧
Good:
    zh: 请填写下列信息。
    en: Please fill in the following information.
    zh: 请填写下列信息。
    en: Please fill in the following information.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ftzterms.checks import document_check
from ftzterms.checks._segments import by_text, place, same_text, too_short
from ftzterms.model import AnnotatedUnit, Category, Confidence, Remark, Severity, Span


@document_check(Severity.WARNING, Category.INCONSISTENCY)
def inconsistent_translation(document: Sequence[AnnotatedUnit]) -> Iterator[tuple[AnnotatedUnit, Remark]]:
    for units in by_text(document, attrgetter("source_text"), attrgetter("target_text")):
        targets: dict[str, list[AnnotatedUnit]] = {}
        for unit in units:
            targets.setdefault(same_text(unit.target_text), []).append(unit)
        if len(targets) < 2:
            continue
        usual = max(targets.values(), key=len)
        related = tuple(place(unit) for unit in usual[:5])
        for minority in targets.values():
            for unit in minority if minority is not usual else ():
                message = (
                    f"the same source is “{usual[0].target_text}” in unit {usual[0].unit.id}; keep to one translation"
                )
                confidence = Confidence.LOW if too_short(unit.source_text) else Confidence.HIGH
                span = Span(0, len(unit.target_text))
                yield unit, Remark(span, message, confidence=confidence, related=related)
