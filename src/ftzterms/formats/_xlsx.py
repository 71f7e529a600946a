"""Read the tables of an Excel workbook (ECMA-376, SpreadsheetML): rows of texts, formulas and errors told.

No library for workbooks tells formulas from texts, keeps memory flat and goes through our doors for ZIP and XML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ftzterms.formats._package import relationships
from ftzterms.formats._table import Row
from ftzterms.formats._xlsx_cells import Cells, shared_text, whole
from ftzterms.formats._xml import elements
from ftzterms.formats._zip import Archive, open_archive
from ftzterms.model import FtzTermsError, Unreadable, UnreadableFileError, value

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_LARGEST_COLUMN = 16_384


@value
class Sheet:
    """A sheet of a workbook; its rows are read as they are asked for, each as long as the first."""

    title: str
    rows: Iterator[Row]
    hidden: bool = False


def sheets(stream: BinaryIO, name: str, problems: list[Unreadable]) -> list[Sheet]:
    """Give the sheets in their order. What is left out of them is told in *problems* while they are read.

    Raises `UnreadableFileError` for what is no workbook.
    """
    archive = open_archive(stream, name)
    book, members = _members(archive, name)
    strings = _strings(archive, members)
    styles = members.get("styles", "")
    found: list[Sheet] = []
    dated_from_1904 = False
    with archive.inside(book):
        listed = []
        for element in elements(archive.xml(book, []), "workbookPr", "sheet"):
            if element.tag.endswith("workbookPr"):
                dated_from_1904 = element.get("date1904") in ("1", "true")
            else:
                listed.append((element.get("name", ""), _relation(element), element.get("state", "visible")))
    cells = Cells(strings, _date_styles(archive, styles), problems, dated_from_1904=dated_from_1904)
    for title, relation, state in listed:
        member = members.get(relation, "")
        if member in archive:
            found.append(Sheet(title, _rows(archive, member, cells), state != "visible"))
    if not found:
        raise UnreadableFileError("there is no sheet in it", path=name, hint="save it again as xlsx", code="no-element")
    return found


def chosen_sheet(found: list[Sheet], problems: list[Unreadable], *, alone: bool = False) -> Iterator[Row]:
    """Give the rows of the first sheet that can be seen; the others are told, unless it is wanted *alone*."""
    seen = [sheet for sheet in found if not sheet.hidden] or found
    rows = _seen(seen[0].rows)
    if alone:
        return rows
    others = [sheet.title for sheet in found if sheet is not seen[0] and any(_seen(sheet.rows))]
    if others:
        names = ", ".join(others)
        problems.append(
            Unreadable(f"only the sheet {seen[0].title!r} is read; not {names}", 1, 1, lost=False, code="unread-sheet")
        )
    return rows


def first_titles(stream: BinaryIO) -> list[str]:
    """Give the cells of the first row of a workbook; none when it cannot be read."""
    try:
        first = next(chosen_sheet(sheets(stream, "", []), [], alone=True), None)
    except FtzTermsError:
        return []
    return first.cells if first else []


def _seen(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(map(str.strip, row.cells)))


def _members(archive: Archive, name: str) -> tuple[str, dict[str, str]]:
    """Give the workbook's member, and the members that it names, by their relation and by their kind."""
    book = next((each.part for each in relationships(archive, "") if each.kind == "officeDocument"), "")
    if book not in archive:
        raise UnreadableFileError("this is no Excel workbook", path=name, hint="save it as xlsx", code="wrong-kind")
    members = {}
    for each in relationships(archive, book):
        members[each.id] = each.part
        if each.kind in ("sharedStrings", "styles"):
            members[each.kind] = each.part
    return book, members


def _relation(element: Any) -> str:
    return element.get(_RELATION) or element.get(_STRICT_RELATION) or ""


def _strings(archive: Archive, members: dict[str, str]) -> list[str]:
    member = members.get("sharedStrings", "")
    if member not in archive:
        return []
    with archive.inside(member):
        return [shared_text(element) for element in elements(archive.xml(member, []), "si")]


def _date_styles(archive: Archive, member: str) -> frozenset[int]:
    from ftzterms.formats._xlsx_cells import date_styles

    if member not in archive:
        return frozenset()
    with archive.inside(member):
        return date_styles(elements(archive.xml(member, []), "numFmt", "cellXfs"))


def _rows(archive: Archive, member: str, cells: Cells) -> Iterator[Row]:
    """Yield the rows of a sheet; those after the first are filled up to its length."""
    width = number = 0
    with archive.inside(member):
        for element in elements(archive.xml(member, []), "row"):
            number = max(whole(element.get("r"), number + 1), number + 1)
            texts: list[str] = []
            for column, text in cells.of(element, number):
                if column >= _LARGEST_COLUMN:
                    break
                texts += [""] * (column + 1 - len(texts))
                texts[column] = text
            while texts and not texts[-1]:
                texts.pop()
            width = width or len(texts)
            yield Row(number, texts + [""] * (width - len(texts)))
