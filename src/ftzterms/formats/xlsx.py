"""Excel workbooks: a bilingual table, one unit a row; without titles that name two texts, the cells of all sheets.

Columns are those of `bitext_csv`. A formula or an error is no text, and is told with its cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ftzterms.formats._bitext_columns import titles_tell
from ftzterms.formats._bitext_rows import HELD, unit_rows
from ftzterms.formats._bitext_table import table_bitext
from ftzterms.formats._column_choice import ColumnChoice, parsed
from ftzterms.formats._document import Passage, document
from ftzterms.formats._format import UnitFormat
from ftzterms.formats._problems import Problems
from ftzterms.formats._xlsx import Sheet, chosen_sheet, first_titles, sheets
from ftzterms.formats._xlsx_cells import letters_of
from ftzterms.formats._xlsx_write import write_xlsx
from ftzterms.model import Bitext, CellLocation, Segment


def _format(choice: ColumnChoice = ()) -> UnitFormat:
    def open_(stream: BinaryIO, name: str, *, whole: bool) -> Bitext:
        problems = Problems()
        found = sheets(stream, name, problems)
        if choice or _is_bilingual(stream):
            return table_bitext(chosen_sheet(found, problems), name, problems, choice, whole=whole)
        return document(name, _cells(found), problems)

    return UnitFormat(
        title="Excel workbook",
        suffixes=(".xlsx", ".xlsm"),
        read=lambda stream, name: open_(stream, name, whole=False),
        write=lambda bitext, stream: write_xlsx(unit_rows(bitext), stream),
        claims=_is_bilingual,
        holds=HELD,
        read_whole=lambda stream, name: open_(stream, name, whole=True),
        common=True,
        with_columns=lambda text: _format(parsed(text)),
    )


def _is_bilingual(stream: BinaryIO) -> bool:
    """Say whether the first row names two texts."""
    return titles_tell(first_titles(stream))


def _cells(found: list[Sheet]) -> Iterator[Passage]:
    """Yield the texts of the cells that can be seen, sheet by sheet and row by row, each named as in a formula."""
    for sheet in found:
        for row in sheet.rows if not sheet.hidden else ():
            for column, text in enumerate(row.cells):
                place = CellLocation(row.line, column + 1)
                yield Passage(f"{sheet.title}!{letters_of(column)}{row.line}", "cell", place, Segment(text))


xlsx = _format()
