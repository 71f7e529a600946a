"""The three checks of figures: one fault is one remark of one check, and terms keep their figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ftzterms.checks import Check, all_checks
from ftzterms.model import (
    AnnotatedUnit,
    ConceptEntry,
    Confidence,
    Form,
    Remark,
    Segment,
    Side,
    Span,
    Term,
    TermHit,
    TranslationUnit,
    Variant,
)
from ftzterms.text.figures import judging, writing

CHECKS: list[Check] = [all_checks()[name] for name in ("number-mismatch", "date-mismatch", "unit-mismatch")]


def hit(text: str, words: str, concept: str) -> TermHit:
    start = text.index(words)
    entry = ConceptEntry(concept, ())
    return TermHit(Span(start, start + len(words)), Term(words, "zh"), entry, Form.EXACT)


def unit(
    source: str, target: str, *, languages: str = "zh-CN en", terms: dict[str, tuple[str, str]] | None = None
) -> AnnotatedUnit:
    one, other = languages.split()
    found = terms or {}
    return AnnotatedUnit(
        TranslationUnit("1", Variant(one, Segment(source)), Variant(other, Segment(target))),
        source,
        target,
        one,
        other,
        tuple(hit(source, words, name) for name, (words, _) in found.items() if words),
        tuple(hit(target, words, name) for name, (_, words) in found.items() if words),
    )


def remarks(judged: AnnotatedUnit, sure: Confidence = Confidence.MEDIUM) -> list[tuple[str, Remark]]:
    return [(check.id, remark) for check in CHECKS for remark in check.function(judged) if remark.confidence >= sure]


def ids(judged: AnnotatedUnit) -> list[str]:
    return [name for name, _ in remarks(judged)]


@pytest.mark.parametrize(
    ("source", "target", "check", "side", "words"),
    [
        ("总投资53亿元。", "The investment is 53 billion yuan.", "number-mismatch", Side.TARGET, "53 billion yuan"),
        ("5月4日至6日", "from May 4 to 8", "date-mismatch", Side.TARGET, "May 4 to 8"),
        ("2000亿美元", "200 billion euros", "unit-mismatch", Side.TARGET, "200 billion euros"),
        ("占32.5%，很高。", "It is high.", "number-mismatch", Side.SOURCE, "32.5%"),
    ],
)
def test_remark_stands_on_the_wrong_figure(source: str, target: str, check: str, side: Side, words: str) -> None:
    [(name, remark)] = remarks(unit(source, target))
    assert (name, remark.side) == (check, side)
    assert remark.span.of(target if side is Side.TARGET else source) == words


def test_the_other_direction_is_judged_alike() -> None:
    assert ids(unit("5.3 billion yuan", "530亿元", languages="en zh-Hans")) == ["number-mismatch"]
    assert ids(unit("5.3 billion yuan", "53亿元", languages="en zh-TW")) == []


@pytest.mark.parametrize("languages", [("de", "en"), ("zh", "fr"), ("ja", "ko"), ("", "en"), ("zh", "")])
def test_other_languages_are_left_alone(languages: tuple[str, str]) -> None:
    assert ids(replace(unit("53亿", "35"), source_language=languages[0], target_language=languages[1])) == []


def test_a_figure_of_a_term_that_both_sides_have_belongs_to_the_term() -> None:
    terms = {"umbrella": ("十二项机制", "Umbrella Mechanism")}
    assert ids(unit("启动十二项机制，拨款35%。", "The Umbrella Mechanism starts, with 35 percent.", terms=terms)) == []


def test_a_wrong_figure_of_a_term_is_the_term_s_fault() -> None:
    source, target = "“十五五”规划实施。", "The 14th Five-Year Plan is carried out."
    assert ids(unit(source, target)) == ["number-mismatch"]
    assert ids(unit(source, target, terms={"plan": ("“十五五”规划", "")})) == []
    assert ids(unit(source, target, terms={"other": ("", "14th Five-Year Plan")})) == []


def test_figures_of_placeholders_and_addresses_are_left_to_their_check() -> None:
    assert ids(unit("见https://example.org/a?id=12。", "See https://example.org/a?id=21.")) == []
    assert ids(unit("共{0}项", "{1} items")) == []


@pytest.mark.parametrize(
    ("source", "target"), [("占50%。", ""), ("占50%。", "  "), ("占两成五。", "占两成五。"), ("", "50%")]
)
def test_what_is_not_translated_is_left_to_other_checks(source: str, target: str) -> None:
    assert ids(unit(source, target)) == []


def test_a_guess_has_low_confidence() -> None:
    [(_, remark)] = remarks(unit("会议于6月8日召开。", "The meeting was held."), Confidence.LOW)[:1]
    assert remark.confidence is Confidence.LOW


def test_what_the_other_share_leaves_is_only_a_guess() -> None:
    found = judging.judge(judging.Side("已缴百分之八十。", "zh"), judging.Side("Twenty percent remains.", "en"))
    assert [mismatch.certainty for mismatch in found] == [1]


def test_figures_of_different_parts_of_a_long_text_are_only_a_guess() -> None:
    many = list(range(1001, 1051))
    zh = "；".join(["共310家", *(f"有{number}人" for number in many)])
    en = "; ".join([*(f"{number} people" for number in many), "570 firms in all"])
    found = judging.judge(judging.Side(zh, "zh"), judging.Side(en, "en"))
    assert [(mismatch.source[0].value, mismatch.certainty) for mismatch in found] == [(310, 1)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [("她和其他三名学生", "four students, she among them"), ("专员二十人至三\n十八人", "20 to 38 specialists")],
)
def test_a_number_that_may_be_part_of_another_is_only_a_guess(zh: str, en: str) -> None:
    found = judging.judge(judging.Side(en, "en"), judging.Side(zh, "zh"))
    found += judging.judge(judging.Side(zh, "zh"), judging.Side(en, "en"))
    assert {mismatch.certainty for mismatch in found} == {1}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("三月一日至三月三十一日", "March 1 to March 31"),
        ("8日至10日", "the 8th to the 10th"),
        ("25日12时", "12:00 p.m. the 25th"),
        ("2026年6月8日", "June 8, 2026"),
    ],
)
def test_dates_are_written_as_an_editor_would(zh: str, en: str) -> None:
    assert writing.write(judging.parse(zh, "zh"), "en") == en
