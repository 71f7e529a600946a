"""The memory keeps all that a unit says, once, on the disk."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ftzterms import Bitext, FtzTermsError, TranslationMemory
from ftzterms.memory.translation_memory import BATCH
from ftzterms.model import Segment, TranslationUnit, Variant
from memory_samples import full, pair


def test_gives_back_all_that_was_added(tmp_path: Path) -> None:
    with TranslationMemory(tmp_path / "a.db") as memory:
        memory.add([full()])
    with TranslationMemory(tmp_path / "a.db") as memory:
        assert list(memory) == [full()]


def test_numbers_units_without_an_id_by_their_place() -> None:
    memory = TranslationMemory()
    memory.add([pair("一", "one"), pair("二", "two", "b"), pair("三", "three")])
    assert [unit.id for unit in memory] == ["#1", "b", "#3"]


def test_keeps_a_unit_with_one_side() -> None:
    memory = TranslationMemory()
    unit = TranslationUnit("a", None, Variant("en", Segment("alone")))
    memory.add([unit])
    assert list(memory) == [unit]


def test_adds_a_unit_once() -> None:
    memory = TranslationMemory()
    unit = pair("一", "one")
    assert memory.add([unit, replace(unit, id="#9"), pair("一", "One")]).new == 2
    assert memory.add([pair("一", "One")]).new == 0
    assert len(memory) == 2


@pytest.mark.parametrize(("first", "second"), [(("ab", "c"), ("a", "bc")), (("a", ""), ("", "a"))])
def test_tells_units_apart_whose_texts_join_to_the_same(first: tuple[str, str], second: tuple[str, str]) -> None:
    memory = TranslationMemory()
    assert memory.add([pair(*first), pair(*second)]).new == 2


def test_adds_more_than_a_batch_in_order() -> None:
    memory = TranslationMemory()
    told: list[int] = []
    units = [pair(f"第{n}", f"number {n}", f"u{n}") for n in range(2 * BATCH + 500)]
    added = memory.add(units, acknowledge=lambda added: told.append(added.read))
    assert (added.read, added.new, told) == (len(units), len(units), [BATCH, 2 * BATCH, len(units)])
    assert list(memory) == units


def test_takes_a_file_once(tmp_path: Path) -> None:
    units = [pair(f"第{n}", f"number {n}", f"u{n}") for n in range(BATCH + 1000)]
    bitext = Bitext("a.tmx", "zh-CN", "en", units, properties=(("o-tmf", "x"), ("prop:y", "z")))

    def broken(_: object) -> None:
        raise KeyboardInterrupt

    memory = TranslationMemory(tmp_path / "a.db")
    with pytest.raises(KeyboardInterrupt):
        memory.add(bitext, digest="d", acknowledge=broken)
    assert len(memory) == BATCH
    added = memory.add(bitext, digest="d")
    assert (added.before, added.read, added.new) == (BATCH, 1000, 1000)
    again = memory.add(bitext, digest="d")
    assert (again.before, again.read, again.new) == (BATCH + 1000, 0, 0)
    assert memory.bitext().properties == bitext.properties
    assert list(memory.bitext().units) == units


def test_removes_and_updates() -> None:
    memory = TranslationMemory()
    memory.add([pair("一", "one"), pair("二", "two"), pair("三", "three")])
    assert memory.remove([2, 99]) == 1
    memory.update(3, pair("三", "Three"))
    assert {number: unit.target.text for number, unit in memory.items() if unit.target} == {1: "one", 3: "Three"}
    assert list(memory.units([3, 1, 2])) == [1, 3]
    with pytest.raises(KeyError):
        memory.update(2, pair("二", "Two"))


def test_refuses_half_a_character() -> None:
    memory = TranslationMemory()
    with pytest.raises(FtzTermsError, match=r"unit 'a' holds half a character \(U\+D800\)"):
        memory.add([pair("一", "one"), pair("二", "\ud800", "a")])
    assert len(memory) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<tmx", "this is no translation memory"), (b"SQLite format 3\0", "this is no translation memory")],
)
def test_refuses_what_is_no_memory(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(FtzTermsError, match=said):
        TranslationMemory(path)
    assert path.read_bytes() == content


def test_refuses_the_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(FtzTermsError, match="database of another program"):
        TranslationMemory(path)
    assert path.read_bytes() == before


def test_refuses_a_newer_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    TranslationMemory(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(FtzTermsError, match="a newer ftzterms made this memory"):
        TranslationMemory(path)


def test_refuses_a_memory_that_lost_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with TranslationMemory(path) as memory:
        memory.add([pair(f"第{n}", f"number {n}") for n in range(500)])
    path.write_bytes(path.read_bytes()[:20000])
    with pytest.raises(FtzTermsError, match=r"the memory is damaged: [\d,]+ bytes are missing"):
        TranslationMemory(path)
