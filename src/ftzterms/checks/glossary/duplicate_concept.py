"""Two entries have the same id, or the same preferred terms in both languages.

What one entry says, the other may contradict. Merge them.

Bad:
    a: zh 负面清单 · en negative list
    b: zh 负面清单 · en ⟦negative list⟧
Good:
    a: zh 负面清单 · en negative list
    b: zh 正面清单 · en positive list
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity
from ftzterms.text.fold import fold


@glossary_check(Severity.ERROR, Category.DUPLICATION)
def duplicate_concept(entries: Sequence[ConceptEntry]) -> Iterator[tuple[ConceptEntry, Remark]]:
    ids: dict[str, ConceptEntry] = {}
    names: dict[tuple[str, ...], ConceptEntry] = {}
    for entry in entries:
        if entry.id in ids:
            yield remark(f"the id {entry.id!r} stands twice{_where(ids[entry.id])}: give each concept its own", entry)
            continue
        ids[entry.id] = entry
        key = _names(entry)
        if len(key) > 1 and key in names:
            yield remark(f"{entry.id!r} has the names of {names[key].id!r}{_where(names[key])}: merge them", entry)
        names.setdefault(key, entry)


def _names(entry: ConceptEntry) -> tuple[str, ...]:
    preferred = (entry.preferred(section.language) for section in entry.sections)
    return tuple(sorted({fold(term.text).text for term in preferred if term}))


def _where(entry: ConceptEntry) -> str:
    return f" ({entry.file}:{entry.line})" if entry.file else ""
