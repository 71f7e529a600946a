"""Two memories beside each other: what differs, and where they disagree when they are one."""

from __future__ import annotations

from dataclasses import replace

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_samples import Program, tmx
from ftzterms import TranslationMemory
from ftzterms.memory import Change, conflicts, differences
from ftzterms.model import Segment, TranslationUnit, Variant
from memory_samples import pair


def memory(*units: TranslationUnit) -> TranslationMemory:
    made = TranslationMemory()
    made.add(units)
    return made


def said(old: TranslationMemory, new: TranslationMemory) -> list[tuple[str, str, str]]:
    """Give the differences: what, the old target, the new one."""
    return [
        (
            str(each.change),
            each.old.target.text if each.old and each.old.target else "",
            each.new.target.text if each.new and each.new.target else "",
        )
        for each in differences(old, new)
    ]


def test_tells_what_was_removed_added_changed_and_annotated() -> None:
    old = memory(pair("一", "one", "a"), pair("二", "two", "b"), pair("三", "three", "c"), pair("四", "four", "d"))
    noted = replace(pair("三", "three", "c"), notes=("checked",))
    new = memory(pair("一", "one", "a"), pair("二", "Two", "b"), noted, pair("五", "five", "e"))
    assert said(old, new) == [
        ("changed", "two", "Two"),
        ("annotated", "three", "three"),
        ("removed", "four", ""),
        ("added", "", "five"),
    ]
    assert said(old, old) == []


def test_takes_the_unit_with_the_same_id_for_the_changed_one() -> None:
    old = memory(pair("一", "one", "a"), pair("一", "single", "b"))
    new = memory(pair("一", "One", "b"), pair("一", "unit", "a"))
    assert said(old, new) == [("changed", "one", "unit"), ("changed", "single", "One")]


PAIRS = st.lists(st.tuples(st.sampled_from("一二三"), st.sampled_from(["one", "two", ""])), max_size=6)


@given(PAIRS, PAIRS)
def test_counts_of_a_difference_add_up(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> None:
    old, new = memory(*(pair(*each) for each in first)), memory(*(pair(*each) for each in second))
    kinds = [each.change for each in differences(old, new)]
    assert len(old) + kinds.count(Change.ADDED) - kinds.count(Change.REMOVED) == len(new)
    assert len(set(second) - set(first)) == kinds.count(Change.ADDED) + kinds.count(Change.CHANGED)


def test_lists_sources_with_several_targets() -> None:
    def dated(target: str, date: str, usage: str) -> TranslationUnit:
        unit = pair("一", target, target)
        assert unit.target
        return replace(unit, target=replace(unit.target, changed_at=date, usage_count=usage))

    made = memory(dated("one", "20200101T000000Z", "9"), dated("single", "20240101T000000Z", "2"), pair("二", "two"))
    made.add([replace(pair("一", "un", "f"), target=Variant("fr", Segment("un")))])
    [conflict] = conflicts(made)
    assert [(number, unit.id) for number, unit in conflict.units] == [(2, "single"), (1, "one")]
    assert conflict.most_used == 1
    assert list(conflicts(made, since=4)) == []


@pytest.fixture
def two(program: Program) -> Program:
    program.write("a.tmx", tmx(("一", "one"), ("二", "two")))
    dated = tmx(("一", "One"), ("三", "three")).replace(
        '<tuv xml:lang="en"', '<tuv xml:lang="en" changedate="20240101T000000Z"'
    )
    program.write("b.tmx", dated.replace('tuid="u', 'tuid="b'))
    program("tm", "import", "a.db", "a.tmx")
    program("tm", "import", "b.db", "b.tmx")
    return program


def renderings(path: str) -> list[str]:
    """Give the targets of 一 in a memory."""
    with TranslationMemory(path) as kept:
        return [unit.target.text for unit in kept if unit.target and unit.source and unit.source.text == "一"]


def test_command_shows_a_difference(two: Program) -> None:
    ended = two("tm", "diff", "a.db", "b.tmx")
    assert ended.status == 1
    assert ended.out.splitlines() == [
        "b1  changed", "  zh │ 一", "- en │ one", "+ en │ One",
        "u2  removed", "  zh │ 二", "- en │ two",
        "b2  added", "  zh │ 三", "+ en │ three",
    ]  # fmt: skip
    assert ended.err == "a.db → b.tmx: 1 removed, 1 added, 1 changed\n"
    assert two("tm", "diff", "a.db", "a.tmx").status == 0
    assert two("tm", "diff", "a.db", "b.db", "--brief").out == ""


def test_command_merges_and_lists_what_disagrees(two: Program) -> None:
    ended = two("tm", "merge", "a.db", "b.db", "b.tmx")
    assert ended.status == 0
    assert ended.out.splitlines() == ["  zh │ 一", "1 en │ One  (2024-01-01)", "2 en │ one"]
    assert ended.err.splitlines() == [
        "b.db: 2 units, 2 of them new",
        "b.tmx: 2 units, 0 of them new",
        "a.db: 4 units, 1 source with several translations",
    ]


@pytest.mark.parametrize(("keep", "left"), [("newest", "One"), ("most-used", "One")])
def test_command_keeps_one_of_several(two: Program, keep: str, left: str) -> None:
    ended = two("tm", "merge", "a.db", "b.db", "--keep", keep)
    assert ended.err.endswith("a.db: 3 units, 1 source with several translations, 1 removed\n")
    with TranslationMemory("a.db") as merged:
        assert [unit.target.text for unit in merged if unit.target and unit.source and unit.source.text == "一"] == [
            left
        ]


@pytest.mark.parametrize(("answer", "left"), [("2", ["one"]), ("all", ["one", "One"])])
def test_command_asks(two: Program, monkeypatch: pytest.MonkeyPatch, answer: str, left: list[str]) -> None:
    assert two("tm", "merge", "a.db", "b.db", "--keep", "ask").status == 2
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: answer)
    two("tm", "merge", "a.db", "b.db", "--keep", "ask")
    assert renderings("a.db") == left
