"""`ftzterms convert`: between formats of one kind, with what is lost named first."""

from __future__ import annotations

from pathlib import Path

from cli_samples import RIGHT, TWICE, WRONG, Program, tmx
from ftzterms.formats import read_bitext, read_entries


def test_a_file_is_not_converted_into_itself(program: Program) -> None:
    before = (program.folder / "right.tmx").read_bytes()
    ran = program("convert", "right.tmx", "./right.tmx")
    assert (ran.status, ran.out) == (2, "")
    assert "OUT is IN" in ran.err
    assert (program.folder / "right.tmx").read_bytes() == before


def test_a_glossary(program: Program) -> None:
    ran = program("convert", "terms.toml", "terms.tbx")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("terms.tbx: 3 concepts\n")
    assert [entry.id for entry in read_entries("terms.tbx")] == [entry.id for entry in read_entries("terms.toml")]


def test_a_bilingual_file(program: Program) -> None:
    ran = program("convert", "wrong.tmx", "wrong.po")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[-1] == "wrong.po: 2 units"
    texts = [
        (unit.source.text, unit.target.text) for unit in read_bitext("wrong.po").units if unit.source and unit.target
    ]
    assert texts == [RIGHT, WRONG]


def test_what_the_format_cannot_hold_is_named_first(program: Program) -> None:
    program.write(
        "rich.tmx", tmx(RIGHT).replace('<tuv xml:lang="en">', '<tuv xml:lang="en" creationid="Li" usagecount="3">')
    )
    ran = program("convert", "rich.tmx", "rich.po")
    assert ran.status == 0
    lost, written = ran.err.splitlines()
    assert lost.startswith("rich.po: this format cannot hold ")
    assert "variant created by" in lost
    assert "variant usage count" in lost
    assert lost.endswith("; left out")
    assert written == "rich.po: 1 unit"


def test_what_was_repaired_in_reading_is_told(program: Program) -> None:
    program.write("odd.tmx", tmx(RIGHT, WRONG).replace('<tuv xml:lang="en"><seg>Develop', "<tuv><seg>Develop"))
    ran = program("convert", "odd.tmx", "odd.po")
    assert ran.status == 0
    assert any(line.startswith("odd.tmx:") for line in ran.err.splitlines())


def test_what_was_repaired_in_a_glossary_is_told(program: Program) -> None:
    program.write("twice.tbx", TWICE)
    ran = program("convert", "twice.tbx", "once.toml")
    assert ran.status == 0
    first, *_, last = ran.err.splitlines()
    assert first.startswith("twice.tbx:1:")
    assert last == "once.toml: 2 concepts"


def test_a_glossary_cannot_become_a_bilingual_file(program: Program) -> None:
    for given, wanted in (("terms.toml", "x.tmx"), ("wrong.tmx", "x.tbx")):
        ran = program("convert", given, wanted)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"{wanted}: a file of the kind “")
        assert ran.err.count("\n") == 1
        assert not (program.folder / wanted).exists()


def test_the_format_can_be_named(program: Program) -> None:
    assert program("convert", "terms.toml", "terms.xml", "--to", "tbx").status == 0
    assert b"<tbx" in (program.folder / "terms.xml").read_bytes()[:400]


def test_a_format_that_is_not_there_is_refused_with_those_that_are(program: Program) -> None:
    for arguments in (["terms.toml", "x.odt"], ["terms.toml", "x", "--to", "odt"], ["wrong.tmx", "x.odt"]):
        ran = program("convert", *arguments)
        assert ran.status == 2
        assert "write one of " in ran.err


def test_a_broken_file_leaves_the_old_one(program: Program) -> None:
    program.write("out.po", "old")
    program.write("broken.tmx", tmx(RIGHT).replace("</tu>", "</tv>"))
    ran = program("convert", "broken.tmx", "out.po")
    assert ran.status == 2
    assert ran.err.startswith("broken.tmx:")
    assert (program.folder / "out.po").read_text() == "old"


def test_a_document_and_its_source_become_a_memory(program: Program) -> None:
    Path("zh.txt").write_text("第一段。\n第二段。\n", "utf-8")
    Path("en.html").write_text("<p>First <b>one</b>.</p><p>Second one.</p>", "utf-8")
    ran = program("convert", "en.html", "pair.tmx", "--source", "zh.txt")
    assert (ran.status, ran.out) == (0, "")
    units = list(read_bitext("pair.tmx").units)
    assert [(each.source.text, each.target.text) for each in units if each.source and each.target] == [
        ("第一段。", "First one."),
        ("第二段。", "Second one."),
    ]


def test_no_loss_is_told_of_a_format_that_is_never_written(program: Program) -> None:
    ran = program("convert", "wrong.tmx", "out.ttx")
    assert ran.status == 2
    assert "cannot hold" not in ran.out + ran.err
    assert "no format of a translation unit is written as .ttx" in ran.err
