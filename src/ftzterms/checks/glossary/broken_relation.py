"""An entry is related to itself, to a concept that is not there, or to one twice.

A reader who follows the reference ends nowhere, or where he was. A concept that was renamed is named by its new id. The
option `known` lists ids of other glossaries that may be named; `glossary lint` knows those of the built-in one.

Bad:
    negative-list, related to ⟦negativ-list⟧: zh 负面清单 · en negative list
Good:
    negative-list, related to positive-list: zh 负面清单 · en negative list
    positive-list: zh 正面清单 · en positive list
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.WARNING, Category.INCONSISTENCY)
def broken_relation(
    entries: Sequence[ConceptEntry], *, known: tuple[str, ...] = ()
) -> Iterator[tuple[ConceptEntry, Remark]]:
    there = {entry.id for entry in entries}.union(known)
    heirs = {former: entry.id for entry in entries for former in entry.formerly}
    for entry in entries:
        for name, times in Counter(entry.related).items():
            if name == entry.id:
                yield remark(f"{entry.id!r} is related to itself: take it out", entry, name)
            elif name not in there:
                better = f"its id is now {heirs[name]!r}" if name in heirs else "correct the id, or take it out"
                yield remark(f"{entry.id!r} is related to {name!r}, which is not there: {better}", entry, name)
            elif times > 1:
                yield remark(f"{entry.id!r} is related to {name!r} {times} times: once is enough", entry, name)
