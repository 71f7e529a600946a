"""One word has two statuses, or is of two kinds, in its two scripts.

Texts in Traditional characters are matched as if they were Simplified, so the two writings of a word are one term: what
is said of one holds for the other, and a checker cannot obey both. Say the same of both, or leave out the one that is a
mere conversion.

Bad:
    a: zh-Hans 自由贸易港 (preferred) · zh-Hant ⟦自由貿易港⟧ (admitted) · en free trade port
Good:
    a: zh-Hans 自由贸易港 · zh-Hant 自由貿易港 · en free trade port
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity, is_traditional
from ftzterms.text.fold import fold

_PARTS = ("status", "kind", "part_of_speech", "match")


@glossary_check(Severity.WARNING, Category.INCONSISTENCY)
def unequal_scripts(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        terms = list(entry.terms("zh"))
        simplified = {fold(term.text).text: term for term in terms if not is_traditional(term.language)}
        for term in terms:
            other = simplified.get(fold(term.text).text) if is_traditional(term.language) else None
            differing = [part for part in _PARTS if other and getattr(term, part) != getattr(other, part)]
            if other and differing:
                said = " and ".join(part.replace("_", " ") for part in differing)
                yield remark(f"“{term.text}” and “{other.text}” are one word, but differ in {said}", entry, term.text)
