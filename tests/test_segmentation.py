"""Sentences: where Chinese and English texts are cut, and where they are not."""

from __future__ import annotations

import time
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.text.segmentation import breaks, cuts, sentences, srx
from srx_reference import places, rules_of

CHINESE = [
    "会议指出，要稳中求进。|要防范风险！|怎么办？|下一步呢",
    "他说：“开好局。”|会议结束。",
    "增长5.2%，达到1.3万亿元……|下一句。",
    "教育、医疗……等领域。|“……坚持改革。”|与会者表示。",
    "《谁来买单？》一书出版。|“怎么办？”的问题来了。|“怎么办？”他说。",
    "他说：“一要改。二要放。三要管。”|然后结束。",
    "（详见附件1。）|会议闭幕。|附件（略。）、附图。",
    "第三条 　企业应当守法。|第四条 如何？|好!|真的?|是。",
    "一、总则。| （一）原则。|1.加强。|2．优化；3、改革。",
    "增加2.5个百分点。[1]|下一句。²|又一句。",
    "“为什么？”|与此同时，会议开幕。|“为什么？”与“怎么办？”是两问。",
    "什么？！|真的！！！|好。",
    "见 https://a.cn/?q=1!x 网站。|下一句。",
    "“怎么办？——他问。”|走了。",
    "他说：「好。」|又说：『行。』|完。",
    "他问：“怎么办？”|会议继续。",
    "没有标点",
]
ENGLISH = [
    "The meeting closed.| It said more?| Yes!",
    "Mr. Li spoke in the U.S. Senate on Nov. 3.| Growth was 5.2 percent.",
    "See Art. 5 of Law No. 3, i.e. the new one.| “Begin well.”| It ended.",
    "Exports rose ... and fell.| J. Smith agreed.| J. A. Smith did not.",
    "He lives in the U.S.| The plan is old.| He said no.| I think so.",
    "1. The plan.| The law.",
    "(a) The plan is new.| It works.",
    "IV. Results of the work.| They are good.",
    "Article 5. Members shall act.| They may not wait.",
    "Huawei Technologies Co., Ltd.| The company grew.| Alphabet Inc. Chairman left.",
    "“Why?” Mr. Li asked.| He left.| “Who?” President Wang Li said.",
    "The end...| Then it began.| … and so on.",
    "At 8 a.m. Beijing time it opened.| By 5 p.m. it was over.",
    "On Sept. 3, 2024 and in Dec.| The next year.| On Mon. Dec. 2 it rained.",
    "See Smith et al. Beijing cf. Wang vs. Li, pp. 3 and Vol. II of it.",
    "It rose 5 percent.[12]| It fell.²| It rose.",
    "He said “A. B.” and (C. And D.) left.| Done.",
    'He said "One. Two." and left.| "Three."| Four.',
    "It is at www.gov.cn.| See 3.14 and v2.0.| St. Petersburg agreed.",
    "See Ding (ed.) Law.| It uses Ph.D. Students.| They read.",
    "He used 中文。|Then English.",
    "“It is so. He left. They stayed.",
    '"It is so. Yes.” he said.| He said “so. It is" and left.| Done.',
    "Wait. . . .| Now.| Go.",
]


@pytest.mark.parametrize(
    ("language", "marked"), [*(("zh", text) for text in CHINESE), *(("en-US", text) for text in ENGLISH)]
)
def test_cuts_where_a_reader_would(language: str, marked: str) -> None:
    assert sentences(marked.replace("|", ""), language) == marked.split("|")


def test_knows_no_rules_of_other_languages() -> None:
    assert sentences("One. Two. Three.", "fr") == ["One. Two. Three."]
    assert sentences("", "en") == [""]


PIECES = st.sampled_from(
    [
        *"。！？…”“’‘（）()[]《》\"' .?!,;:、，的是与之等1２aAbIV¹一他说",
        "...", ". ", "Mr.", "No.", "U.S.", "Inc.", "Nov.", "The ", "said", "[1]", "——", "　", "\n", "Ltd.", "et al.",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["zh-CN", "en"]))
def test_breaks_where_the_standard_says(text: str, language: str) -> None:
    assert breaks(text, language) == places(text, rules_of(fromstring(srx()), language))


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(TEXTS, st.text(max_size=80)), language=st.sampled_from(["zh", "en"]))
def test_sentences_joined_are_the_text(text: str, language: str) -> None:
    found = sentences(text, language)
    assert "".join(found) == text
    assert all(found) or not text
    assert set(cuts(text, language)) <= set(breaks(text, language))


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("zh", "。"),
        ("zh", "“（《"),
        ("zh", "“。”"),
        ("zh", "《。》"),
        ("en", ")"),
        ("en", ". "),
        ("en", '"'),
        ("en", "A.b? "),
    ],
)
def test_takes_a_time_that_grows_with_the_text(language: str, unit: str) -> None:
    cuts("。a. ", language)
    times = []
    for size in (4_000, 64_000):
        text = unit * (size // len(unit))
        start = time.process_time()
        cuts(text, language)
        times.append(time.process_time() - start)
    assert times[1] < max(times[0], 0.01) * 16 * 5
