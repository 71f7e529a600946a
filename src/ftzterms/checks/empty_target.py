"""A source text has no translation.

An empty segment reaches the reader as a hole in the document, and every other check passes it in silence.
A target of spaces, dots or inline tags only is empty too, and so is a translator's mark such as “TODO” or 待译.
A dash or a dot for a source of one or two characters (无) is a translation and is left alone.

Bad:
    zh: 现将有关事项通知如下。
    en: ⟦⟧
Good:
    zh: 现将有关事项通知如下。
    en: The following matters are hereby notified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ftzterms.checks import unit_check
from ftzterms.model import AnnotatedUnit, Category, Remark, Severity, Span
from ftzterms.text.late import late

_WORD = late(r"\w")
_MARK = late(
    r"\W*(?:todo|fixme|untranslated|not translated|to be translated|待译|待翻译|未翻译|待補譯|未譯|待譯)\W*",
    re.I,
)
_SHORT = 2
_LONG = 20
"""Characters of a target that is no mark of a missing translation."""


def _short_or_wordless(units: Sequence[AnnotatedUnit]) -> Iterator[AnnotatedUnit]:
    for unit in units:
        target = unit.target_text
        if len(target) < _LONG or not (target[0].isalnum() or _WORD.search(target)):
            yield unit


@unit_check(Severity.ERROR, Category.UNTRANSLATED, _short_or_wordless)
def empty_target(unit: AnnotatedUnit) -> Iterator[Remark]:
    source, target = unit.source_text, unit.target_text
    if _WORD.search(target) and not (len(target) < _LONG and _MARK.fullmatch(target)):
        return
    words = len(_WORD.findall(source))
    if words > (_SHORT if target.strip() else 0) and not _MARK.fullmatch(source):
        yield Remark(Span(0, len(target)), "no translation: translate the source text")
