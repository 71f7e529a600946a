"""Make the formats of glossary tables, of text and of workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ftzterms.formats._column_choice import ColumnChoice, parsed
from ftzterms.formats._format import EntryFormat, Mapping
from ftzterms.formats._table import Row, first_row, read_table
from ftzterms.formats._table_cells import write_cells
from ftzterms.formats._table_glossary import table_entries
from ftzterms.formats._table_mapping import mapping
from ftzterms.formats._table_rows import COLUMNS, is_own, table_rows
from ftzterms.formats._toml_entry import EVERYTHING
from ftzterms.model import ConceptEntry, FtzTermsError, Unreadable


def table_format(
    title: str, suffixes: tuple[str, ...], separator: str, *, excel: bool = False, choice: ColumnChoice = ()
) -> EntryFormat:
    """Make the format of a table of text; with *excel* nothing in it is calculated by a spreadsheet."""

    def read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
        problems: list[Unreadable] = []
        table = read_table(stream, name, problems)
        return table_entries(table.rows, name, problems, warnings, choice, may_be_empty=bool(table.comments))

    def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
        write_cells(table_rows(entries), stream, separator, excel=excel)

    def understood(stream: BinaryIO, name: str) -> Mapping:
        return mapping(read_table(stream, name, []).rows, name, choice)

    def sniff(head: bytes) -> bool:
        mark = "'" if excel else ""
        return first_row(head)[:3] == [mark + title for title in COLUMNS[:3]] and separator.encode() in head

    return EntryFormat(
        title=title,
        suffixes=suffixes,
        read=read,
        write=write,
        sniff=sniff,
        holds=EVERYTHING,
        mapping=understood,
        with_columns=lambda text: table_format(title, suffixes, separator, excel=excel, choice=parsed(text)),
    )


def workbook_format(choice: ColumnChoice = ()) -> EntryFormat:
    """Make the format of a table in an Excel workbook."""

    def rows(stream: BinaryIO, name: str, problems: list[Unreadable]) -> list[Row]:
        from ftzterms.formats._xlsx import chosen_sheet, sheets

        return list(chosen_sheet(sheets(stream, name, problems), problems))

    def is_ours(stream: BinaryIO) -> bool:
        from ftzterms.formats._xlsx import first_titles

        return is_own(first_titles(stream))

    def read(stream: BinaryIO, name: str, warnings: list[FtzTermsError]) -> Iterator[ConceptEntry]:
        problems: list[Unreadable] = []
        return table_entries(rows(stream, name, problems), name, problems, warnings, choice)

    def write(entries: Iterable[ConceptEntry], stream: BinaryIO) -> None:
        from ftzterms.formats._xlsx_write import write_xlsx

        write_xlsx(table_rows(entries), stream)

    return EntryFormat(
        title="glossary table in an Excel workbook",
        suffixes=(".xlsx", ".xlsm"),
        read=read,
        write=write,
        holds=EVERYTHING,
        claims=is_ours,
        mapping=lambda stream, name: mapping(rows(stream, name, []), name, choice),
        with_columns=lambda text: workbook_format(parsed(text)),
    )
