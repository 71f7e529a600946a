"""An id that others may refer to is gone, or stands for two things.

An id is a promise: other entries, other glossaries, suppressed findings and memories refer to it. Who renames a concept
records the old id in `formerly`; who joins two concepts records that of the one that goes in the one that stays. An id
that was given up is never given to another concept. `glossary lint --since REV` looks for the ids that a revision of
git has; the option `kept` lists ids that must not vanish, for glossaries that are in no repository.

Bad:
    ⟦ftz⟧, which was there in the revision: zh 自贸试验区 · en pilot free trade zone
    pilot-free-trade-zone: zh 自贸试验区 · en pilot free trade zone
Good:
    pilot-free-trade-zone, formerly ftz: zh 自贸试验区 · en pilot free trade zone
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark
from ftzterms.model import Category, ConceptEntry, Remark, Severity


@glossary_check(Severity.ERROR, Category.INCONSISTENCY)
def unstable_id(
    entries: Sequence[ConceptEntry], *, kept: tuple[str, ...] = ()
) -> Iterator[tuple[ConceptEntry, Remark]]:
    here = {entry.id for entry in entries}
    heirs: dict[str, ConceptEntry] = {}
    for entry in entries:
        for former in dict.fromkeys(entry.formerly):
            if former in here:
                message = f"the former id {former!r} is that of a concept here: an id that was given up stays unused"
                yield remark(message, entry, former)
            elif heirs.setdefault(former, entry) is not entry:
                yield remark(
                    f"{former!r} is a former id of {heirs[former].id!r} too: only one can go on", entry, former
                )
    for lost in kept:
        if lost not in here and lost not in heirs:
            hint = f'write formerly = ["{lost}"] in the entry that has taken its place'
            yield remark(f"the id {lost!r} is gone: {hint}", ConceptEntry(lost, ()))
