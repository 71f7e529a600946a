"""Placeholders, variables, markup or addresses differ between source and target.

`{name}`, `%s`, `%(count)d`, `${USER}`, `{{title}}`, `<br/>`, web and e-mail addresses are for a program or a server:
one changed letter, and a page breaks or a reader lands nowhere.
They are compared as a bag, since word order differs between languages. The language part of an address (`/zh/`,
`/en/`, `english.`) may differ, the text in an ICU message may be translated, the bare address of a site may stand for
its Chinese name, and the percent sign in “5% of” is no placeholder.

Bad:
    zh: 共有{count}份文件，由{user}上传。
    en: {count} documents were uploaded by ⟦{name}⟧.
Good:
    zh: 共有{count}份文件，由{user}上传。
    en: {count} documents were uploaded by {user}.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Confidence, Fix, Remark, Severity, Side, Span
from ftzterms.text.placeholders import Placeholder, may_have_placeholders, placeholders


def _with_placeholders(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        if may_have_placeholders(unit.source_text) or may_have_placeholders(unit.target_text):
            yield unit


@unit_check(Severity.ERROR, Category.MARKUP, _with_placeholders)
def placeholder_mismatch(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    if not (may_have_placeholders(source) or may_have_placeholders(target)):
        return
    if not source.strip() or not target.strip() or source == target:
        return
    expected, found = placeholders(source), placeholders(target)
    missing, extra = _surplus(expected, found), _surplus(found, expected)
    for kind in dict.fromkeys(item.kind for item in (*missing, *extra)):
        pairs = zip_longest((m for m in missing if m.kind == kind), (e for e in extra if e.kind == kind))
        for lost, odd in pairs:
            yield _remark(unit, lost, odd)


def _surplus(these: Sequence[Placeholder], those: Sequence[Placeholder]) -> list[Placeholder]:
    """Give the placeholders of one side that the other lacks, each as often as it is too many."""
    left = Counter(item.key for item in those)
    surplus = []
    for item in these:
        if left[item.key] > 0:
            left[item.key] -= 1
        else:
            surplus.append(item)
    return surplus


def _remark(unit: AnnotatedUnit, lost: Placeholder | None, odd: Placeholder | None) -> Remark:
    if odd is None:
        assert lost is not None
        span = Span(lost.start, lost.end)
        token = span.of(unit.source_text)
        again = token in unit.target_text
        message = f"“{token}” is missing in the target: put it in{' again' if again else ''}"
        return Remark(span, message, Side.SOURCE, Confidence.LOW if again else Confidence.HIGH)
    span = Span(odd.start, odd.end)
    token = span.of(unit.target_text)
    if lost is None:
        again = token in unit.source_text
        message = f"“{token}” stands {'more often than in' if again else 'not in'} the source: take it out"
        return Remark(span, message, confidence=Confidence.LOW if again or odd.kind == "url" else Confidence.HIGH)
    wanted = unit.source_text[lost.start : lost.end]
    return Remark(span, f"“{token}”: the source has “{wanted}”", fix=Fix(span, wanted))
