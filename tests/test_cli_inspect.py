"""`ftzterms inspect`: what a file is, for people and for scripts."""

from __future__ import annotations

import json

from lxml import etree

from cli_samples import RIGHT, WRONG, Program, tmx
from ftzterms.formats._tmx_schema import violations


def test_says_what_a_file_is(program: Program) -> None:
    program.write("tagged.tmx", tmx(RIGHT, WRONG, ("甲", '<bpt i="1">x</bpt>A<ept i="1">y</ept>')))
    ran = program("inspect", "tagged.tmx")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "tagged.tmx: TMX, translation memory exchange 1.4",
        "  encoding     UTF-8",
        "  written by   t 1",
        "  languages    zh-CN 3, en 3",
        "  units        3",
        "  inline tags  bpt 1, ept 1",
        "  problems     none",
    ]


def test_says_what_a_glossary_is(program: Program) -> None:
    ran = program("inspect", "terms.toml")
    assert ran.status == 0
    assert "  concepts     3\n" in ran.out


def test_gives_the_same_to_scripts(program: Program) -> None:
    program.write("cut.tmx", tmx(RIGHT, WRONG)[:-40])
    ran = program("inspect", "right.tmx", "cut.tmx", "--json")
    assert ran.status == 2
    sound, cut = json.loads(ran.out)["files"]
    assert (sound["readable"], sound["units"], sound["languages"]) == (True, 1, {"zh-CN": 1, "en": 1})
    assert (cut["readable"], [fault["code"] for fault in cut["faults"]]) == (False, ["cut-off"])
    assert cut["faults"][0]["line"] > 1


def test_looks_into_a_folder(program: Program) -> None:
    ran = program("inspect", ".")
    assert ran.status == 0
    assert [line.split(":")[0] for line in ran.out.splitlines() if line[0] != " "] == [
        "right.tmx",
        "terms.toml",
        "wrong.tmx",
    ]


def test_a_strict_run_ends_with_one_for_a_warning(program: Program) -> None:
    program.write("old.tmx", tmx(RIGHT).replace(' srclang="zh-CN"', ""))
    assert program("inspect", "old.tmx").status == 0
    assert program("inspect", "old.tmx", "--strict").status == 1


def test_the_schema_tells_what_is_not_valid() -> None:
    assert violations(etree.fromstring(tmx(RIGHT).encode())) == []
    wrong = violations(etree.fromstring(tmx(RIGHT).replace("xml:lang", "lang").encode()))
    assert {fault.code for fault in wrong} == {"invalid-tmx"}
