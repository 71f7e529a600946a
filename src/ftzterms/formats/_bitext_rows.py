"""Our own bilingual table: a unit a row, with its state, notes and properties."""

from __future__ import annotations

from collections.abc import Iterator

from ftzterms.formats._table_lists import bars, joined, lines
from ftzterms.model import Bitext, Variant

HELD = frozenset({"source", "target", "state", "notes", "properties", "others"})


def unit_rows(bitext: Bitext) -> Iterator[list[str]]:
    """Yield the titles, then a row for every unit; the two languages head the columns of the texts."""
    source, target = bitext.source_language or "source", bitext.target_language or "target"
    yield [
        "id",
        *((source, target) if source != target else ("source", "target")),
        "state",
        "notes",
        "properties",
        "others",
    ]
    for number, unit in enumerate(bitext.units, start=1):
        yield [
            unit.id if unit.id != f"#{number}" else "",
            _text(unit.source),
            _text(unit.target),
            str(unit.state),
            lines(unit.notes),
            joined(map(bars, unit.properties)),
            joined(bars((other.language, other.text)) for other in unit.others),
        ]


def _text(variant: Variant | None) -> str:
    return variant.text if variant else ""
