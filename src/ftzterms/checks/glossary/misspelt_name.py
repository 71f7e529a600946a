"""An approved English term spells a Chinese place or person otherwise than the Chinese term says.

Such a term demands a misspelling from everybody. Places have the forms of `name-romanization`, persons their pinyin;
spellings that differ only in an apostrophe, a space or a hyphen (Xiongan, Xi'an) are left to the house.

Bad:
    a: zh 陕西自贸试验区 · en ⟦Shanxi⟧ Pilot Free Trade Zone
Good:
    a: zh 陕西自贸试验区 · en Shaanxi Pilot Free Trade Zone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity
from ftzterms.text.persons import misspelt_names
from ftzterms.text.pinyin import letters
from ftzterms.text.places import misplaced
from ftzterms.text.script import simplifying


@glossary_check(Severity.WARNING, Category.MISSPELLING)
def misspelt_name(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    for entry in entries:
        chinese = "，".join(term.text for term in entry.terms("zh") if term.status.approved).translate(simplifying())
        for term in entry.terms("en"):
            if term.status.approved and chinese:
                for name, found, expected in _misspelt(chinese, term.text):
                    yield remark(f"“{term.text}”: {name} is “{expected}”, not “{found}”", entry, term.text)


def _misspelt(chinese: str, english: str) -> Iterator[tuple[str, str, str]]:
    """Yield names, how the English spells them, and how it should."""
    found = [(wrong.start, wrong.end, wrong.name, wrong.expected) for wrong in misplaced(chinese, english)]
    found += [(wrong.start, wrong.end, wrong.name, wrong.expected) for wrong in misspelt_names(chinese, english)]
    for start, end, name, expected in found:
        if letters(english[start:end]) != letters(expected):
            yield name, english[start:end], expected
