"""Pairs in both directions: the right ones are left alone, and one fault is one finding of the right check."""

from __future__ import annotations

from pathlib import Path

import pytest

from figures_samples import differences, messages
from ftzterms.text.figures import Fault

LINES = (Path(__file__).parent / "figures_pairs.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split("|") for line in LINES if not line.startswith("#")]
RIGHT = [(pair[0], pair[1]) for pair in PAIRS if len(pair) == 2]
WRONG = [(pair[0], pair[1], pair[2]) for pair in PAIRS if len(pair) == 3]


@pytest.mark.parametrize("into", ["en", "zh"])
@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right_pair_is_left_alone(zh: str, en: str, into: str) -> None:
    assert differences(zh, en, into=into, sure=1) == []


@pytest.mark.parametrize("into", ["en", "zh"])
@pytest.mark.parametrize(("fault", "zh", "en"), WRONG)
def test_one_fault_is_one_finding(fault: str, zh: str, en: str, into: str) -> None:
    assert [found.fault.value for found in differences(zh, en, into=into)] == [fault]


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        (
            "规模达3.5万亿元。",
            "It is worth 35 trillion yuan.",
            "“3.5万亿元” is 3.5 trillion yuan; the target says “35 trillion yuan”: ten times too much",
        ),
        (
            "展会12月8日至10日举行。",
            "The fair runs from December 8 to 12.",
            "“12月8日至10日” is December 8 to 10; the target says “December 8 to 12”",
        ),
        ("出口值为4.5万亿元", "Exports were 4.5 billion yuan", "a thousand times too little"),
        ("依照第十二条", "under Article 20", "“第十二条” is Article 12; the target says “Article 20”"),
        ("三季度", "the second quarter", "“三季度” is the third quarter; the target says “second quarter”"),
        ("长1035公里", "1,035 miles long", "“1035公里” is 1,035 kilometers; the target says “1,035 miles”"),
        (
            "零下5摄氏度",
            "5 degrees Celsius",
            "“零下5摄氏度” is -5 degrees Celsius; the target says “5 degrees Celsius”",
        ),
        ("下周五", "next Thursday", "“周五” is Friday; the target says “Thursday”"),
        ("近300家", "more than 300", "“300家” is nearly 300; the target says “more than 300”"),
        ("占比为32.5%。", "It has a share.", "“32.5%” is 32.5 percent: the target does not say it"),
    ],
)
def test_message_says_what_the_source_says_and_what_the_target(zh: str, en: str, message: str) -> None:
    assert [message in found for found in messages(zh, en)] == [True]


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        (
            "总投资达530亿元。",
            "The investment is 5.3 billion yuan.",
            "“5.3 billion yuan” is 53亿元人民币; the target says “530亿元”: ten times too much",
        ),
        ("2026年8月6日", "June 8, 2026", "“June 8, 2026” is 2026年6月8日; the target says “2026年8月6日”"),
        ("翻两番", "doubled", "“doubled” is 2倍; the target says “翻两番”"),
        ("数千人", "dozens of people", "“dozens” is 数十; the target says “数千”"),
    ],
)
def test_message_into_chinese(zh: str, en: str, message: str) -> None:
    assert messages(zh, en, into="zh") == [message]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("这两个城市很大。", "These cities are large."),
        ("8日，他抵达北京。", "He arrived in Beijing on Tuesday."),
        ("会议在6月召开。", "The meeting was held last month."),
        ("他提出三点意见。", "He put forward his views."),
    ],
)
def test_a_small_figure_or_a_date_may_be_left_out(zh: str, en: str) -> None:
    assert differences(zh, en) == []


def test_a_repeated_figure_may_be_said_once() -> None:
    assert differences("6月8日至6月10日，共6天。", "Six days, from June 8 to 10.") == []


def test_figures_beside_the_fault_are_not_blamed() -> None:
    zh, en = "12人参加，3人缺席，占25%。", "12 people took part and 3 were absent, or 52 percent."
    assert messages(zh, en) == ["“25%” is 25 percent; the target says “52 percent”"]


def test_a_unit_may_be_converted_with_its_number() -> None:
    assert differences("占地1500亩", "covering 100 hectares") == []
    assert [found.fault for found in differences("占地1500亩", "covering 1,500 hectares")] == [Fault.UNIT]
    assert [found.fault for found in differences("占地1500亩", "covering 200 hectares")] == [Fault.NUMBER]


def test_text_in_one_language_is_compared_too() -> None:
    from ftzterms.text.figures import Side, judge

    assert judge(Side("5.3 billion yuan", "en"), Side("5,300 million yuan", "en")) == ()
    assert len(judge(Side("增长5%", "zh"), Side("增长百分之六", "zh"))) == 1
