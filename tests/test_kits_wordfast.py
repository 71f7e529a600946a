"""Wordfast's own table of units, read back by other code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given

from ftzterms.model import InlineTag, Segment, TagKind, Variant
from kits_samples import NASTY, concept, made, stock, term, told, unit


def rows(file: Path) -> list[list[str]]:
    """Read a table in UTF-16 with its mark; lines end with CR LF."""
    text = file.read_bytes().decode("utf-16")
    assert text.endswith("\r\n")
    return [line.split("\t") for line in text.removesuffix("\r\n").split("\r\n")]


def back(cell: str) -> str:
    return cell.replace("\\n", "\n").replace("\\t", "\t").replace("&'26;", "&")


def test_header_and_units(tmp_path: Path) -> None:
    dated = Variant("en", Segment("A & B"), changed_at="20261124T083000Z", changed_by="Li\tMing", usage_count="3")
    given_ = stock([replace(unit("a", "甲和乙", ""), target=dated), unit("b", "一\n二\t三", "one")])
    header, first, second = rows(made("wordfast", given_, tmp_path) / "memory.txt")
    assert header[:7] == [
        *("%19000101~000000", "%User ID,FT,FT ftzterms", "%TU=00000002", "%ZH-CN"),
        *("%Wordfast TM v.5.51w9/00", "%EN-US", "%---00000001"),
    ]
    assert len(header) == len(first) == len(second) == 12
    assert first[:7] == ["20261124~083000", "Li\\tMing", "3", "ZH-CN", "甲和乙", "EN-US", "A &'26; B"]
    assert second[:7] == ["19000101~000000", "FT", "0", "ZH-CN", r"一\n二\t三", "EN-US", "one"]


def test_what_the_table_cannot_hold_is_counted(tmp_path: Path) -> None:
    tag = InlineTag(0, TagKind.STANDALONE, "1", '<ph x="1"/>')
    marked = replace(unit("b", "", "two"), source=Variant("zh-CN", Segment("二", (tag,))))
    given_ = stock([unit("a", r"C:\new", "path"), marked])
    folder = made("wordfast", given_, tmp_path)
    assert [row[4] for row in rows(folder / "memory.txt")[1:]] == ["二"]
    assert told(given_) == [
        "1 unit left out of memory.txt: a backslash before n or t would be read as a line end or a tab",
        "1 inline tag not in memory.txt, the text stays",
    ]


def test_glossary(tmp_path: Path) -> None:
    given_ = stock((), [concept("a", term("政策", "zh-Hans"), term("policy", "en"), note="n")])
    assert rows(made("wordfast", given_, tmp_path) / "glossary.txt") == [["政策", "policy", "n"]]


@given(NASTY, NASTY)
def test_texts_of_any_kind_survive_or_are_counted(zh: str, en: str) -> None:
    given_ = stock([unit("a", zh, en)])
    with TemporaryDirectory() as folder:
        _, *found = rows(made("wordfast", given_, Path(folder)) / "memory.txt")
    assert len(found) == 1 - given_.drops.lost
    for row in found:
        assert [back(row[4]), back(row[6])] == [text.replace("\r\n", "\n").replace("\r", "\n") for text in (zh, en)]
