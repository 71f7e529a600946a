"""A source is dated on a day that does not exist, or that is still to come.

A slip in a date makes a source hard to find, and a source of the future can attest nothing. Dates are those of ISO
8601, as precise as they are known: 2023-03-05, 2023-03 or 2023. That a term ends before it begins is a
`stale-validity`.

Bad:
    a: zh 营商环境 · en business environment (Report on the Work of the Government, ⟦2023-02-30⟧)
Good:
    a: zh 营商环境 · en business environment (Report on the Work of the Government, 2023-03-05)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from ftzterms.checks import glossary_check
from ftzterms.checks.glossary._entries import remark, sources
from ftzterms.model import Category, ConceptEntry, Remark, Severity

_FIRST_DAY = {4: "-01-01", 7: "-01", 10: ""}
"""What makes a date of a year, a month or a day, by their lengths."""
_SHAPE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


@glossary_check(Severity.ERROR, Category.NUMBERS)
def unreal_date(entries: Sequence[ConceptEntry], *, today: date | None = None) -> Iterator[tuple[ConceptEntry, Remark]]:
    day = today or datetime.now(UTC).date()
    for entry in entries:
        for source in sources(entry):
            wrong = _wrong(source.date, day) if source.date else ""
            if wrong:
                yield remark(f"“{source.title}” is dated {source.date}, {wrong}", entry, source.date)


def _wrong(said: str, today: date) -> str:
    if not _SHAPE.fullmatch(said):
        return "which is no date: write 2024-01-31, 2024-01 or 2024"
    try:
        first = date.fromisoformat(said + _FIRST_DAY[len(said)])
    except ValueError:
        return "a day that does not exist"
    return "which is still to come" if first > today else ""
