"""Make the format of a bilingual table of text out of its separator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from ftzterms.formats._bitext_columns import titles_tell
from ftzterms.formats._bitext_rows import HELD, unit_rows
from ftzterms.formats._bitext_table import table_bitext
from ftzterms.formats._column_choice import ColumnChoice, parsed
from ftzterms.formats._format import Edit, Patched, UnitFormat
from ftzterms.formats._problems import Problems
from ftzterms.formats._table import first_row, open_table
from ftzterms.formats._table_cells import marked_as_guarded, write_cells
from ftzterms.model import Bitext


def table_format(
    title: str, suffixes: tuple[str, ...], separator: str, *, excel: bool = False, choice: ColumnChoice = ()
) -> UnitFormat:
    """Make the format; with *excel* no cell of what it writes is one that a spreadsheet would calculate."""

    def open_(stream: BinaryIO, name: str, *, whole: bool) -> Bitext:
        problems = Problems()
        return table_bitext(open_table(stream, name, problems).rows, name, problems, choice, whole=whole)

    def read(stream: BinaryIO, name: str) -> Bitext:
        return open_(stream, name, whole=False)

    def read_whole(stream: BinaryIO, name: str) -> Bitext:
        return open_(stream, name, whole=True)

    def write(bitext: Bitext, stream: BinaryIO) -> None:
        write_cells(unit_rows(bitext), stream, separator, excel=excel)

    def patch(data: bytes, edits: Sequence[Edit]) -> Patched:
        from ftzterms.formats._bitext_table_patch import patch_table

        return patch_table(data, edits, choice)

    def sniff(head: bytes) -> bool:
        row = first_row(head)
        return bool(row) and titles_tell(row) and (not excel or any(map(marked_as_guarded, row)))

    return UnitFormat(
        title=title,
        suffixes=suffixes,
        read=read,
        write=write,
        sniff=sniff,
        holds=HELD,
        patch=patch,
        read_whole=read_whole,
        common=True,
        with_columns=lambda text: table_format(title, suffixes, separator, excel=excel, choice=parsed(text)),
    )
