"""Excel workbooks: what openpyxl writes is read, what we write openpyxl reads, and what is no text is told."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_samples import Program
from conftest import Beside
from formats_samples import entries
from ftzterms.formats import Item, format_of, formats, read_bitext, read_entries, write_bitext, write_entries
from ftzterms.formats._xlsx import chosen_sheet, sheets
from ftzterms.formats._xlsx_write import write_xlsx
from ftzterms.model import (
    Bitext,
    CellLocation,
    ConceptEntry,
    FtzTermsError,
    LanguageSection,
    Segment,
    State,
    Term,
    TranslationUnit,
    UnreadableFileError,
    Variant,
)


def workbook(folder: Path, rows: Iterable[Sequence[Any]], name: str = "a.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def test_reads_what_openpyxl_writes(tmp_path: Path) -> None:
    rows = [
        ("source", "target", "note"),
        ("外商投资", "foreign investment", 3.5),
        ("  法\n条 ", "<law> & x", datetime(2024, 1, 31)),  # noqa: DTZ001
        (None, None, None),
        ("区", "zone", True),
        ("=1+1", "x", date(2024, 2, 29)),
        ("税", "tax", 2024),
    ]
    bitext = read_bitext(workbook(tmp_path, rows))
    units = list(bitext.units)
    assert [(unit.source and unit.source.text, unit.target and unit.target.text, *unit.notes) for unit in units] == [
        ("外商投资", "foreign investment", "3.5"),
        ("  法\n条 ", "<law> & x", "2024-01-31"),
        ("区", "zone", "TRUE"),
        ("", "x", "2024-02-29"),
        ("税", "tax", "2024"),
    ]
    assert units[2].target
    assert units[2].target.location == CellLocation(5, 2)
    assert [(problem.message, problem.line) for problem in bitext.unreadable] == [
        ("A6 holds a formula that gives no text; left out", 6)
    ]


def test_reads_the_first_sheet_that_can_be_seen_and_tells_the_others(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["old", "rows"])
    book.active.sheet_state = "hidden"
    book.create_sheet("terms").append(["zh", "en"])
    book["terms"].append(["区", "zone"])
    book.create_sheet("more").append(["x"])
    book.create_sheet("empty")
    book.save(tmp_path / "a.xlsx")
    warnings: list[FtzTermsError] = []
    assert len(read_entries(tmp_path / "a.xlsx", warnings=warnings)) == 1
    assert [warning.message for warning in warnings] == ["only the sheet 'terms' is read; not Sheet, more"]


def test_takes_the_text_of_runs_and_the_last_value_of_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        write_xlsx([["zh", "en"], ["区", "zone"]], stream)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c t="inlineStr"><is><t>zh</t></is></c><c t="inlineStr"><is><t>en</t></is></c></row>'
        '<row r="2"><c t="inlineStr"><is><r><t>自</t></r><r><t>贸区</t></r><rPh sb="0"><t>zi</t></rPh></is></c>'
        '<c t="str"><f>A1</f><v>free trade zone</v></c></row>'
        '<row r="3"><c t="s"><v>7</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row r="4"><c r="ZZZ4"><v>1</v></c></row></sheetData></worksheet>'
    )
    changed(path, "xl/worksheets/sheet1.xml", sheet.encode())
    warnings: list[FtzTermsError] = []
    [entry] = read_entries(path, warnings=warnings)
    assert [term.text for term in entry.terms()] == ["自贸区", "free trade zone"]
    assert [warning.message for warning in warnings] == [
        "B2 holds a formula; its last value is taken",
        "A3 refers to the text '7', which the workbook does not have; left out",
        "B3 holds the error #REF!; left out",
    ]


def test_numbers_that_are_none_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        write_xlsx([["zh", "en"], ["区", "zone"]], stream)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c t="inlineStr"><is><t>zh</t></is></c><c t="inlineStr"><is><t>en</t></is></c></row>'
        '<row r="abc"><c r="A2" s="x"><v>1</v></c><c r="1" t="zzz"><v>7</v></c></row>'
        '<row r="99999999999999999999"><c t="s"><v>-1</v></c><c r="B4"><v>1e5</v></c></row></sheetData></worksheet>'
    )
    changed(path, "xl/worksheets/sheet1.xml", sheet.encode())
    units = list(read_bitext(path, columns="zh=A,en=B").units)
    assert [(unit.target and unit.target.text, unit.location and unit.location.line) for unit in units] == [
        ("7", 2),
        ("1e5", 3),
    ]


def changed(path: Path, member: str, content: bytes | None) -> None:
    """Put other content into a member, or take it out."""
    with zipfile.ZipFile(path) as old:
        contents = {name: old.read(name) for name in old.namelist() if name != member}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in (contents | ({member: content} if content is not None else {})).items():
            new.writestr(name, data)


@pytest.mark.parametrize(
    ("member", "content", "message"),
    [
        ("_rels/.rels", None, "no Excel workbook"),
        ("xl/worksheets/sheet1.xml", None, "there is no sheet"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>", r"xl/worksheets/sheet1.xml: "),
        ("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY y "z">]><x/>', r"xl/workbook.xml: declares entities"),
    ],
)
def test_says_what_is_wrong_with_a_workbook(tmp_path: Path, member: str, content: bytes | None, message: str) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        write_xlsx([["zh", "en"], ["区", "zone"]], stream)
    changed(path, member, content)
    with pytest.raises(UnreadableFileError, match=message) as fault:
        read_entries(path)
    assert fault.value.path == str(path)


def test_refuses_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not really")
    for read in (read_bitext, read_entries):
        with pytest.raises(UnreadableFileError, match="damaged"):
            read(tmp_path / "a.xlsx")


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=60)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=4))
def test_writes_what_openpyxl_and_we_read(rows: list[list[str]]) -> None:
    stream = BytesIO()
    write_xlsx([["a", "b", "c"], *rows], stream)
    theirs = [[cell.value for cell in row] for row in openpyxl.load_workbook(stream).active.iter_rows()]
    wide = [[*row, *[None] * (3 - len(row))] for row in theirs]
    lines = [[cell.replace("\r\n", "\n") if cell else cell for cell in row] for row in wide]
    assert lines[1:] == [[as_openpyxl_reads(cell) for cell in row] for row in rows[: len(theirs) - 1]]
    stream.seek(0)
    found = [row.cells for row in chosen_sheet(sheets(stream, "a", []), [])]
    assert found[1:] == [row for row in rows if any(map(str.strip, row))]


def as_openpyxl_reads(cell: str) -> str | None:
    """Spell what it leaves as it stands in the file: `_xHHHH_` of control characters, and CR."""
    from ftzterms.formats._xlsx_write import _SPECIAL

    return _SPECIAL.sub(lambda found: f"_x{ord(found[0]):04X}_", cell) or None


@pytest.mark.parametrize(
    ("cell", "message"), [("x" * 32_768, "row 2 has a text of 32,768 characters"), ("\ud800", "half a character")]
)
def test_refuses_what_excel_cannot_hold(tmp_path: Path, cell: str, message: str) -> None:
    unit = TranslationUnit("#1", Variant("zh", Segment(cell)), Variant("en", Segment("x")))
    with pytest.raises(FtzTermsError, match=message):
        write_bitext(Bitext("", "zh", "en", [unit]), tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


@settings(max_examples=30)
@given(found=st.lists(entries(), max_size=3, unique_by=lambda entry: entry.id))
def test_a_glossary_loses_nothing(tmp_path_factory: pytest.TempPathFactory, found: list[ConceptEntry]) -> None:
    path = tmp_path_factory.getbasetemp() / "glossary.xlsx"
    write_entries(found, path)
    assert [replace(entry, file="", line=0) for entry in read_entries(path)] == found


def test_units_lose_nothing_that_a_table_holds(tmp_path: Path) -> None:
    unit = TranslationUnit(
        "7",
        Variant("zh-CN", Segment("=区\r\n")),
        Variant("en", Segment("zone\x07")),
        State.FINAL,
        notes=("a\nb", "c|d"),
        properties=(("k", "v | w"),),
    )
    write_bitext(Bitext("", "zh-CN", "en", [unit]), tmp_path / "a.xlsx")
    [again] = read_bitext(tmp_path / "a.xlsx").units
    assert again.source
    assert again.target
    bare = replace(
        again, location=None, source=replace(again.source, location=None), target=replace(again.target, location=None)
    )
    assert bare == unit


def test_a_workbook_without_titles_is_a_text_in_one_language(tmp_path: Path) -> None:
    bitext = read_bitext(workbook(tmp_path, [("外资", ""), (None, "准入")]))
    assert [(unit.id, unit.target and unit.target.text, unit.location) for unit in bitext.units] == [
        ("Sheet!A1", "外资", CellLocation(1, 1)),
        ("Sheet!B2", "准入", CellLocation(2, 2)),
    ]
    assert bitext.source_language == ""
    paired = read_bitext(
        workbook(tmp_path, [("investment", ""), (None, "access")], "b.xlsx"), source=tmp_path / "a.xlsx"
    )
    assert [unit.source.text for unit in paired.units if unit.source] == ["外资", "准入"]


def test_reads_the_bad_workbook_as_the_manifest_says(shared: Beside) -> None:
    path = shared / "badinput/xlsx_formula_and_errors.xlsx"
    warnings: list[FtzTermsError] = []
    assert len(read_entries(path, warnings=warnings)) == 2
    assert [warning.message[:2] for warning in warnings] == ["A4", "B4"]
    assert len(list(read_bitext(path).units)) == 2


def test_tells_our_glossary_from_a_bilingual_table(tmp_path: Path) -> None:
    entry = ConceptEntry("a", (LanguageSection("en", (Term("zone", "en"),)),))
    write_entries([entry], tmp_path / "a.xlsx")
    assert format_of(tmp_path / "a.xlsx") is formats()["glossary_xlsx"]
    assert format_of(workbook(tmp_path, [("zh", "en"), ("区", "zone")], "b.xlsx")) is formats()["xlsx"]
    assert format_of(tmp_path / "b.xlsx", Item.ENTRY) is formats()["glossary_xlsx"]
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    assert format_of(tmp_path / "c.xlsx") in (formats()["xlsx"], formats()["glossary_xlsx"])


def test_a_workbook_goes_through_the_program(program: Program) -> None:
    workbook(program.folder, [("x", "zh", "en"), ("1", "部际联席会议", "inter-ministerial joint conference")])
    assert program.ours("check", "a.xlsx").status == 1
    assert program.ours("check", "a.xlsx", "--columns", "source=B,target=C").status == 1
    assert program("convert", "a.xlsx", "b.toml", "--columns", "zh-Hans=B,en=C").status == 0
    assert program("convert", "b.toml", "c.xlsx").status == 0
    assert program("check", "wrong.tmx", "--no-builtin", "-g", "c.xlsx").err == ""
    (program.folder / "all").mkdir()
    workbook(program.folder / "all", [("zh", "en"), ("办法", "measures")])
    workbook(program.folder / "all", [("a", 1)], "b.xlsx")
    assert "1 unit" in program("check", "all", "--no-builtin").out
