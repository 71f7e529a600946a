"""Put edits into the cells of a bilingual table of text."""

from __future__ import annotations

from collections.abc import Sequence

from ftzterms.formats._bitext_columns import Roles, roles
from ftzterms.formats._column_choice import ColumnChoice
from ftzterms.formats._decoded import Splice, decoded
from ftzterms.formats._edited import edited
from ftzterms.formats._encoding import detect
from ftzterms.formats._format import Edit, Patched
from ftzterms.formats._table import Row, table_of
from ftzterms.formats._table_cells import guarded, spelt, unguarded
from ftzterms.model import Segment, Side


def patch_table(data: bytes, edits: Sequence[Edit], choice: ColumnChoice) -> Patched:
    """Write the edited cells anew, in quotation marks where they had them or now need them."""
    file = decoded(data, detect(data))
    table = table_of(iter([file.text]), "")
    rows = list(table.rows)
    columns = roles(rows[:200], choice, "")
    units = [
        row for row in (rows[1:] if columns.header else rows) if len(row.cells) > max(columns.source, columns.target)
    ]
    by_text: dict[tuple[int, Side], list[Edit]] = {}
    refused: list[Edit] = []
    for edit in sorted(edits):
        mine = by_text.setdefault((edit.unit, edit.side), [])
        if mine and edit.start < max(mine[-1].end, mine[-1].start + 1):
            refused.append(edit)
        else:
            mine.append(edit)
    splices: list[Splice] = []
    for (order, side), mine in by_text.items():
        splice = _splice(units[order], columns, side, mine, table.separator)
        if splice and file.holds(splice.text):
            splices.append(splice)
        else:
            refused += mine
    return Patched(file.spliced(sorted(splices)), file.codec, tuple(sorted(refused)))


def _splice(row: Row, columns: Roles, side: Side, edits: Sequence[Edit], separator: str) -> Splice | None:
    """Give the new cell; None where nothing would stand in it, or in its place something else."""
    column = columns.source if side is Side.SOURCE else columns.target
    is_guarded = column in columns.guarded
    text = unguarded(row.cells[column]) if is_guarded else row.cells[column]
    if not text or any(edit.end > len(text) for edit in edits):
        return None
    new = edited(Segment(text), edits).text
    if not new.strip():
        return None
    cell = guarded(new) if is_guarded else new
    return Splice(*row.span(column), spelt(cell, separator, quoted=row.quoted(column)))
