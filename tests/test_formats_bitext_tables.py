"""Bilingual tables of text: what the columns are, exact cells, places, and edits of single cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_samples import Program
from conftest import Beside
from formats_samples import ANY_TEXT, NAMES, read
from ftzterms.formats import Edit, formats, losses, patch_bitext, read_bitext, write_bitext
from ftzterms.formats._table import table_of
from ftzterms.model import (
    Bitext,
    ConfigurationError,
    FtzTermsError,
    Location,
    Segment,
    Side,
    State,
    TranslationUnit,
    UnreadableFileError,
    Variant,
)


def pairs(folder: Path, text: str, name: str = "a.csv", columns: str = "") -> list[tuple[str, str]]:
    (folder / name).write_bytes(text.encode())
    units = read_bitext(folder / name, columns=columns).units
    return [(unit.source.text, unit.target.text) for unit in units if unit.source and unit.target]


@pytest.mark.parametrize(
    "text",
    [
        "source,target\n法,law\n",
        "\ufeffTarget;Source\r\nlaw;法\r\n",
        "sep=|\nzh-CN|en\n法|law\n",
        "ID\tEnglish\tSimplified Chinese\n7\tlaw\t法\n",
        "法\tlaw\n",
        "原文,译文\n法,law\n\n,\n",
        "source_language,source,target_language,target\nzh_Hans,法,en,law\n",
        '"source","target"\r"法","law"\r',
    ],
)
def test_tells_which_columns_hold_the_texts(tmp_path: Path, text: str) -> None:
    bitext, [unit], problems = read(tmp_path, text.encode(), "a.csv")
    assert {unit.source and unit.source.text, unit.target and unit.target.text} == {"法", "law"}
    assert {bitext.source_language[:2], bitext.target_language[:2]} == {"zh", "en"}
    assert not problems


def test_keeps_what_else_a_table_says(tmp_path: Path) -> None:
    text = (
        "location,source,target,id,fuzzy,context,translator_comments,de,state\n"
        "a.py:1,law,法,x1,True,menu,mind it,Gesetz,\n"
        "a.py:2,tax,税,x2,,,,,approved\n"
        "a.py:3,zone,,x3,,,,,in legal review\n"
    )
    _, [first, second, third], _ = read(tmp_path, text.encode(), "a.csv")
    assert (first.id, first.state, first.notes) == ("x1", State.FUZZY, ("mind it",))
    assert first.properties == (("location", "a.py:1"), ("context", "menu"))
    assert [(other.language, other.text) for other in first.others] == [("de", "Gesetz")]
    assert (second.state, third.state) == (State.FINAL, State.INITIAL)
    assert third.properties[-1] == ("state", "in legal review")
    assert third.target == Variant("zh", Segment(""), Location(4, 13))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("source=B,target=C", ("法", "law")),
        ("source=2,target=3", ("法", "law")),
        ("source=C,target=B", ("law", "法")),
        ("zh-CN=zwei,en=drei", ("法", "law")),
    ],
)
def test_takes_the_columns_that_are_named(tmp_path: Path, columns: str, expected: tuple[str, str]) -> None:
    assert expected in pairs(tmp_path, "eins,zwei,drei\nx,法,law\n", columns=columns)
    if "zwei" not in columns:
        assert pairs(tmp_path, "x,法,law\n", columns=columns) == [expected]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("source", "cannot be read"),
        ("source=zwie,target=B", "there is no column 'zwie'.*did you mean 'zwei'"),
        ("soruce=A,target=B", "a column cannot be 'soruce'"),
        ("source=A,target=Z", "does not say which columns"),
    ],
)
def test_says_what_is_wrong_with_the_columns_named(tmp_path: Path, columns: str, message: str) -> None:
    with pytest.raises(FtzTermsError, match=message):
        pairs(tmp_path, "eins,zwei\n法,law\n", columns=columns)
    with pytest.raises(ConfigurationError, match="is no table"):
        pairs(tmp_path, "法", "a.txt", columns=columns)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "the table is empty", 1),
        ("a,b\nc,d\n", "does not say which columns hold", 1),
        ('source,target\n法,"la\nw,x\n', "never closed", 2),
        ('source,target\n法,law\n"\n法"x,law\n', "behind a closing quotation mark", 4),
        ("PK\x03\x04", "not a table of text", 1),
    ],
)
def test_places_the_faults(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(FtzTermsError, match=message) as fault:
        pairs(tmp_path, text)
    assert fault.value.line == line


def test_tells_of_rows_of_another_length(tmp_path: Path) -> None:
    text = "source,target\n法,law,extra\n税\n区,zone\n"
    _, found, problems = read(tmp_path, text.encode(), "a.csv")
    assert [unit.id for unit in found] == ["#1", "#3"]
    assert found[0].properties == (("column 3", "extra"),)
    assert [(problem.line, problem.unit, problem.lost) for problem in problems] == [(2, "#1", False), (3, "#2", True)]
    whole = list(read_bitext(tmp_path / "a.csv", whole=True).units)
    assert whole[1].source == Variant("zh", Segment("税"), Location(3, 1))
    assert whole[1].target is None


def test_places_a_text_behind_cells_of_several_lines(tmp_path: Path) -> None:
    _, [unit], _ = read(tmp_path, 'source,note,target\n"法\n\n条","""x"",","la""w"\n'.encode(), "a.csv")
    assert unit.source == Variant("zh", Segment("法\n\n条"), Location(2, 2))
    assert unit.target == Variant("en", Segment('la"w'), Location(4, 14))


def test_a_tab_table_may_have_quotation_marks_within(tmp_path: Path) -> None:
    text = 'source\ttarget\n"法"的\t"law" of\n'
    assert pairs(tmp_path, text, "a.tsv") == [('"法"的', '"law" of')]
    assert pairs(tmp_path, 'source\ttarget\n"法\n"\t"la"\n', "a.tsv") == [("法\n", "la")]


TEXT = 'id,source,target\r\n1,法,law\r\n2,"税","a ""tax"", now"\r\n3,=区,zone'


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Edit(0, Side.TARGET, 0, 3, "act"), "law", "act"),
        (Edit(0, Side.TARGET, 3, 3, ", act"), "law", '"law, act"'),
        (Edit(1, Side.TARGET, 2, 7, '"duty"'), '""tax""', '""duty""'),
        (Edit(2, Side.SOURCE, 1, 2, "域"), "=区", "=域"),
    ],
)
def test_writes_only_the_cell_that_is_edited_anew(tmp_path: Path, edit: Edit, old: str, new: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        (tmp_path / "a.csv").write_bytes(TEXT.encode(encoding))
        made = patch_bitext(tmp_path / "a.csv", [edit])
        assert made.data == TEXT.replace(old, new).encode(encoding)
        assert not made.refused


def test_refuses_edits_that_a_cell_cannot_take(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TEXT.encode())
    edits = [Edit(0, Side.TARGET, 0, 3, " "), Edit(1, Side.SOURCE, 0, 1, "费"), Edit(1, Side.SOURCE, 0, 1, "赋")]
    made = patch_bitext(tmp_path / "a.csv", edits)
    assert made.refused == (edits[0], edits[2])
    assert made.data == TEXT.replace("税", "费").encode()


def test_a_table_for_excel_has_no_formula_and_reads_back(tmp_path: Path) -> None:
    cells = ["=1+1", "-1", "+1", "@x", "'q", "\tx", "\rx", "'=x", "plain"]
    units = [
        TranslationUnit(f"#{number}", Variant("zh", Segment(cell)), Variant("en", Segment(cell)))
        for number, cell in enumerate(cells, start=1)
    ]
    path = tmp_path / "a.csv"
    write_bitext(Bitext("", "zh", "en", units), path, "bitext_excel")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert all(cell[:1] not in set("=+-@\t\r") for row in rows[1:] for cell in row if cell)
    again = [unit.source.text for unit in read_bitext(path).units if unit.source]
    assert again == cells
    [first, *_] = read_bitext(path).units
    assert first.source
    assert first.source.location == Location(2, 3)
    made = patch_bitext(path, [Edit(0, Side.TARGET, 1, 2, "2")])
    assert b"'=2+1" in made.data


CELLS = st.text(st.sampled_from('ab",;\t\r\n 法'), max_size=6)


@settings(max_examples=300)
@given(table=st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=1, max_size=5), size=st.integers(1, 7))
def test_cuts_rows_as_the_standard_library_does(table: list[list[str]], size: int) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["t1", "t2", "t3"], *table])
    text = buffer.getvalue()
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    rows = list(table_of(pieces, "").rows)
    assert [row.cells for row in rows[1:]] == [row for row in table if any(map(str.strip, row))]
    for row in rows:
        assert text.startswith(row.raw, row.at)
        for column, cell in enumerate(row.cells):
            start, end = row.span(column)
            assert text[start:end].strip('"').replace('""', '"') == cell.strip('"')


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    """Draw what a table holds without loss."""
    said = ANY_TEXT.filter(bool)
    units = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        text = draw(ANY_TEXT)
        units.append(
            TranslationUnit(
                draw(st.sampled_from([f"#{number}", f"id {number}", "=1"])),
                Variant("zh-CN", Segment(text or "法")),
                Variant("en", Segment(draw(ANY_TEXT))),
                draw(st.sampled_from(State)),
                notes=tuple(draw(st.lists(said, max_size=2))),
                properties=tuple(draw(st.lists(st.tuples(NAMES, ANY_TEXT), max_size=2))),
                others=tuple(Variant("fr", Segment(text)) for text in draw(st.lists(ANY_TEXT, max_size=2))),
            )
        )
    return Bitext("a", "zh-CN", "en", units)


@settings(max_examples=60)
@given(bitext=bitexts(), name=st.sampled_from(["bitext_csv", "bitext_tsv", "bitext_excel"]))
def test_reads_back_what_it_wrote(tmp_path_factory: pytest.TempPathFactory, bitext: Bitext, name: str) -> None:
    from dataclasses import replace

    path = tmp_path_factory.getbasetemp() / "round.csv"
    write_bitext(bitext, path, name)
    again = read_bitext(path)
    bare = [
        replace(
            unit,
            location=None,
            source=unit.source and replace(unit.source, location=None),
            target=unit.target and replace(unit.target, location=None),
            others=tuple(replace(other, location=None) for other in unit.others),
        )
        for unit in again.units
    ]
    assert bare == bitext.units
    assert not again.unreadable
    assert not losses(bare, formats()[name])


def test_reads_the_bad_tables_as_the_manifest_says(shared: Beside) -> None:
    folder = shared / "badinput"
    assert [len(list(read_bitext(path).units)) for path in sorted(folder.glob("csv_[fgru]*.csv"))[:4]] == [1, 5, 4, 5]
    with pytest.raises(UnreadableFileError) as fault:
        read_bitext(folder / "csv_unclosed_quote.csv").units.__iter__().__next__()
    assert fault.value.line == 4


def test_a_folder_is_searched_for_bilingual_tables_alone(program: Program) -> None:
    program.write("all/bitext.csv", "source,target\n办法,measures\n")
    program.write("all/data.csv", "name,value\na,1\n")
    ran = program("check", "all", "--no-builtin", "-o", "concise")
    assert (ran.status, "data.csv" in ran.err) == (0, False), ran.err
    assert "1 unit" in ran.out + ran.err


def test_fixes_and_converts_tables(program: Program) -> None:
    path = program.write("a.csv", "x,办法施行,measures  here\n")
    ran = program("fix", "a.csv", "--columns", "source=B,target=C", "--no-builtin", "--select", "whitespace")
    assert path.read_text("utf-8") == "x,办法施行,measures here\n", ran.err
    assert program("convert", "a.csv", "b.tmx", "--columns", "zh-CN=B,en=C").status == 0
    assert program("convert", "b.tmx", "c.tsv").status == 0
    assert pairs(program.folder, (program.folder / "c.tsv").read_text("utf-8"), "e.tsv") == [
        ("办法施行", "measures here")
    ]
    assert program("tm", "import", "m.db", "a.csv", "--columns", "source=B,target=C").status == 0


def test_keeps_units_that_are_no_pair(tmp_path: Path) -> None:
    alone = TranslationUnit("a", None, None, State.INITIAL, others=(Variant("fr", Segment("loi | x\n")),))
    half = TranslationUnit("b", Variant("zh", Segment("法")), None, State.INITIAL)
    write_bitext(Bitext("", "zh", "en", [alone, half]), tmp_path / "a.csv")
    first, second = read_bitext(tmp_path / "a.csv", whole=True).units
    assert (first.source, first.target) == (None, None)
    assert [(other.language, other.text) for other in first.others] == [("fr", "loi | x\n")]
    assert second.target
    assert (second.target.text, second.state) == ("", State.INITIAL)


def test_what_out_carries_decides_what_a_table_is(program: Program) -> None:
    program.write("a.csv", "zh-Hans,en\n办法,measures\n")
    assert program("convert", "a.csv", "b.toml").err.endswith("1 concept\n")
    assert program("convert", "a.csv", "b.tmx").err.endswith("1 unit\n")
    assert program("convert", "a.csv", "b.csv").status == 0
