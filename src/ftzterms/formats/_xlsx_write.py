"""Write a table as an Excel workbook of one sheet: every cell a text, so that nothing is calculated or made a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from ftzterms.formats._characters import escaped
from ftzterms.formats._xlsx_cells import letters_of
from ftzterms.model import FtzTermsError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = (
    f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_BOOK = (
    f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="ftzterms" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_STYLES = (
    f'{_DECLARATION}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SHEET = (
    f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="{width}" width="24" style="0" customWidth="1"/>'
    "</cols><sheetData>"
)
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write_xlsx(rows: Iterable[Sequence[str]], stream: BinaryIO) -> None:
    """Write a table whose first row has the titles.

    Raises `FtzTermsError` for a cell or a number of rows that Excel cannot hold, and for half a character.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    def member(name: str) -> ZipInfo:
        info = ZipInfo(name, _FIRST_DAY)
        info.compress_type = ZIP_DEFLATED
        return info

    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr(member("[Content_Types].xml"), _CONTENT)
        archive.writestr(member("_rels/.rels"), _relations(("officeDocument", "xl/workbook.xml")))
        archive.writestr(member("xl/workbook.xml"), _BOOK)
        related = _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
        archive.writestr(member("xl/_rels/workbook.xml.rels"), related)
        archive.writestr(member("xl/styles.xml"), _STYLES)
        with archive.open(member("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            for number, row in enumerate(rows, start=1):
                start = _SHEET.format(width=max(len(row), 1)) if number == 1 else ""
                sheet.write((start + _row(row, number)).encode())
            sheet.write(b"</sheetData></worksheet>")


def _relations(*related: tuple[str, str]) -> str:
    parts = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{parts}</Relationships>'


def _row(row: Sequence[str], number: int) -> str:
    if number > _MOST_ROWS:
        raise FtzTermsError(
            f"more than {_MOST_ROWS:,} rows, and Excel holds no more", hint="write CSV, or split it", code="too-large"
        )
    style = int(number == 1)
    cells = "".join(
        f'<c r="{letters_of(column)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{_cell(text, number)}</t></is></c>"
        for column, text in enumerate(row)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _cell(text: str, number: int) -> str:
    if len(text) > _LONGEST_CELL:
        message = f"row {number} has a text of {len(text):,} characters, and a cell of Excel holds {_LONGEST_CELL:,}"
        raise FtzTermsError(message, hint="write CSV", code="too-large")
    if half := re.search("[\ud800-\udfff]", text):
        raise FtzTermsError(
            f"row {number} holds U+{ord(half[0]):04X}, half a character", hint="delete it", code="illegal-character"
        )
    return escaped(_SPECIAL.sub(lambda found: f"_x{ord(found[0]):04X}_", text))
