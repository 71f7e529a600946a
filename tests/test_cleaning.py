"""What is better not in a memory is found, each with its reason, and what is right stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_samples import Program, tmx
from conftest import Beside
from ftzterms import TranslationMemory
from ftzterms.cleaning import Reason, blemishes, remove
from ftzterms.importing import import_file
from ftzterms.memory import UnitFilter
from ftzterms.model import InlineTag, Segment, TagKind, TranslationUnit, Variant
from ftzterms.text.alignment import misaligned
from ftzterms.text.encoding_damage import encoding_damage
from memory_samples import full, pair

GOOD = pair("加快发展新质生产力。", "Develop new quality productive forces faster.")


def found(*units: TranslationUnit, wanted: UnitFilter | None = None) -> list[tuple[str, str]]:
    """Give the reasons and messages for units."""
    memory = TranslationMemory()
    memory.add(units)
    return [(str(blemish.reason), blemish.message) for blemish in blemishes(memory, wanted=wanted)]


def other(unit: TranslationUnit, source: str, target: str) -> TranslationUnit:
    """Give a unit in other languages."""
    assert unit.source
    assert unit.target
    return replace(unit, source=replace(unit.source, language=source), target=replace(unit.target, language=target))


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (pair("一。", " \n"), ("empty", "the target is empty")),
        (pair("", "one"), ("empty", "the source is empty")),
        (TranslationUnit("a", None, Variant("en", Segment("x"))), ("empty", "there is no source")),
        (pair("优化营商环境。", "优化营商环境。"), ("identical", "both sides are the same text")),
        (pair("口岸", "口岸办公室的通知"), ("language", "the English side is Chinese")),
        (pair("the port opens", "The port opens."), ("language", "the Chinese side has no Chinese character")),
        (pair("發展國際貿易與經濟", "Develop trade"), ("language", "zh-CN in Traditional characters")),
        (
            other(pair("发展国际贸易与经济", "Develop trade"), "zh-Hant-TW", "en"),
            ("language", "zh-Hant-TW in Simplified characters"),
        ),
        (pair("港口。", "The port\ufffd"), ("encoding", "“\ufffd” stands for characters that were lost")),
        (
            pair("2019年出口28.5亿元，增长15%。", "In 2021 exports were 7 million yuan, up 3%."),
            ("misaligned", "no figure agrees"),
        ),
    ],
)
def test_gives_the_reason(unit: TranslationUnit, expected: tuple[str, str]) -> None:
    assert found(GOOD, unit) == [expected]


@pytest.mark.parametrize(
    "unit",
    [
        pair("WTO", "WTO"),
        pair("2024", "2024"),
        pair("红楼梦", "“红楼梦” (Dream of the Red Chamber)"),
        pair("報", "report"),
        pair("© 2024 “京” — 40 °C", "© 2024 “Jing” — 40 °C"),
        pair("约旦的naïve café", "naïve café"),
        pair("共有15条。", "There are fifteen articles."),
        other(pair("Hello the world", "Hello the world"), "en-US", "en-GB"),
        other(pair("發展國際貿易與經濟", "Develop trade"), "zh-TW", "en"),
        other(pair("expérience", "Erfahrung"), "fr", "de"),
        TranslationUnit("a", None, None, others=(Variant("de", Segment("x")),)),
    ],
)
def test_lets_stand_what_is_right(unit: TranslationUnit) -> None:
    assert found(unit) == []


def test_finds_lost_tags() -> None:
    tag = InlineTag(0, TagKind.STANDALONE, "1", '<ph x="1"/>')
    unit = pair("一", "one")
    assert unit.source
    assert unit.target
    left = replace(unit, source=replace(unit.source, segment=Segment("一", (tag,))))
    both = replace(left, target=replace(unit.target, segment=Segment("one", (tag,))))
    assert [reason for reason, _ in found(left, both)] == ["tags"]


def test_keeps_the_unit_that_was_changed_last_of_those_that_say_the_same() -> None:
    def dated(date: str, name: str, usage: str = "") -> TranslationUnit:
        assert GOOD.target
        return replace(GOOD, id=name, target=replace(GOOD.target, changed_at=date, usage_count=usage))

    units = [dated("20200101T000000Z", "a"), dated("20240101T000000Z", "b"), dated("20240101T000000Z", "c", "5")]
    memory = TranslationMemory()
    memory.add([*units, full()])
    gone = list(blemishes(memory, [Reason.DUPLICATE]))
    assert [(blemish.unit.id, blemish.message) for blemish in gone] == [
        ("b", "says the same as unit c (#3)"),
        ("a", "says the same as unit c (#3)"),
    ]
    assert remove(memory, gone) == 2
    assert [unit.id for unit in memory] == ["c", "tu/1"]
    assert found(*units, wanted=UnitFilter(until="2020")) == [("duplicate", "says the same as unit c (#3)")]


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("“The port’s fees”", "cp1252"),
        ("café", "latin-1"),
        ("加快发展新质生产力", "gb18030"),
        ("国务院办公厅", "gb18030"),
    ],
)
def test_knows_what_damaged_text_was(text: str, codec: str) -> None:
    damaged = text.encode().decode(codec, "replace")
    assert encoding_damage(damaged)
    assert not encoding_damage(text)


@given(st.text())
def test_any_text_is_looked_at(text: str) -> None:
    assert isinstance(encoding_damage(text), str)
    assert misaligned(text, text, "zh") is not None


def test_accuses_no_published_translation(shared: Beside) -> None:
    memory = TranslationMemory()
    import_file(memory, shared / "corpora/tico19/all.en-zh.part.tmx")
    assert list(blemishes(memory)) == []


def test_command_shows_and_removes(program: Program) -> None:
    program.write("a.tmx", tmx(("一", "one"), ("二", ""), ("一", "one")))
    program("tm", "import", "a.db", "a.tmx")
    ended = program("tm", "clean", "a.db", "--dry-run")
    assert ended.status == 1
    assert ended.out.splitlines() == [
        "u2  empty: the target is empty", "  zh │ 二", "  en │ ",
        "u3  duplicate: says the same as unit u1 (#1)", "  zh │ 一", "  en │ one",
    ]  # fmt: skip
    assert ended.err == "a.db: 2 units would be removed (1 duplicate, 1 empty), 3 in the memory\n"
    ended = program("tm", "clean", "a.db", "--ignore", "empty", "--save", "gone.tmx")
    assert (ended.status, ended.err) == (0, "gone.tmx: 1 unit\na.db: 1 unit removed (1 duplicate), 2 in the memory\n")
    assert 'tuid="u3"' in (program.folder / "gone.tmx").read_text(encoding="utf-8")
    assert program("tm", "clean", "a.db", "--select", "dirty").status == 2
    assert program("tm", "clean", "a.db", "--select", "duplicate").err == "a.db: 0 units removed, 2 in the memory\n"
