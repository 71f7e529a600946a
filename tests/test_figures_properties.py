"""What holds for any figure and any text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ftzterms.text.figures import Figure, Kind, Side, compare, explain, judge, may_hold, parse, write
from ftzterms.text.figures.units import UNITS

LANGUAGES = st.sampled_from(["zh", "en"])
SIGNS = "0123456789.,:%-—~/ ()“第零〇一二三四五六七八九十百千万亿两半年月日时点分个元成倍番多余近约至到上下前之周翻和、"
WORDS = (
    "percent, million, billion,twenty, one, half, first, quarter, June, May,$,th,s,G, and, to, a, dozen, Article, IV,"
    " p.m.,°C,萬億,５,·,壹佰,İ,世纪,分之,事件,季度,月,\u0301,😀,\n"
)
LETTERS = st.sampled_from([*SIGNS, *WORDS.split(",")])
TEXTS = st.one_of(st.text(max_size=60), st.lists(LETTERS, max_size=24).map("".join))
AMOUNTS = st.one_of(st.integers(2, 10**15), st.integers(2000, 10**9).map(lambda value: Fraction(value, 1000))).filter(
    lambda value: not 1500 <= value <= 2200
)
MEASURES = sorted(
    set(UNITS) - {"yuan", "元", "dollar", "¥", "pound", "deg", "ping", "mu", "li", "quarter", "decade", "century"}
)


def _amount(value: int | Fraction, unit: str) -> Figure:
    exact = value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value
    span = UNITS[unit].dimension in {"span", "clock"} if unit else False
    return Figure(0, 0, Kind.DURATION if span else Kind.CARDINAL, exact, unit=unit)


def _whole(kind: Kind, low: int, high: int, step: int = 1, unit: str = "") -> st.SearchStrategy[Figure]:
    return st.integers(low, high).map(lambda value: Figure(0, 0, kind, value * step, unit=unit))


def _tenths(kind: Kind, high: int, parts: int) -> st.SearchStrategy[Figure]:
    return st.integers(1, high).map(
        lambda value: Figure(0, 0, kind, Fraction(value, parts) if value % parts else value // parts)
    )


FIGURES = st.one_of(
    st.builds(_amount, AMOUNTS, st.sampled_from(["", *MEASURES])),
    _tenths(Kind.PERCENT, 99999, 1000),
    _tenths(Kind.POINTS, 999, 10),
    st.fractions(Fraction(1, 99), Fraction(98, 99), max_denominator=99).map(
        lambda value: Figure(0, 0, Kind.FRACTION, value)
    ),
    _whole(Kind.ORDINAL, 1, 300),
    _whole(Kind.MULTIPLE, 2, 99),
    _whole(Kind.YEAR, 1900, 2100),
    _whole(Kind.MONTH, 1, 12),
    _whole(Kind.WEEKDAY, 1, 7),
    _whole(Kind.TIME, 0, 1439),
    _whole(Kind.QUARTER, 1, 4),
    _whole(Kind.HALF, 1, 2),
    _whole(Kind.PERIOD, 2, 12),
    _whole(Kind.DECADE, 181, 202, 10),
    _whole(Kind.CENTURY, 4, 22),
    _whole(Kind.PLAN, 11, 19),
    st.sampled_from(["article", "chapter", "section", "part", "clause", "page"]).flatmap(
        lambda level: _whole(Kind.ARTICLE, 1, 1260, unit=level)
    ),
)  # fmt: skip


@given(FIGURES, LANGUAGES)
@example(_amount(1000, "year"), "zh")
def test_what_is_written_is_read_back(figure: Figure, language: str) -> None:
    words = write([figure], language)
    assert [(found.kind, found.value, found.unit) for found in parse(words, language)] == [
        (figure.kind, figure.value, figure.unit)
    ]


@given(st.dates(), LANGUAGES)
def test_dates_are_read_back(date: object, language: str) -> None:
    year, month, day = (int(part) for part in str(date).split("-"))
    if not 1900 <= year <= 2100:
        return
    parts = [(Kind.YEAR, year), (Kind.MONTH, month), (Kind.DAY, day)]
    words = write([Figure(0, 0, kind, value) for kind, value in parts], language)
    assert sorted((found.kind, found.value) for found in parse(words, language)) == sorted(parts)


@given(TEXTS, LANGUAGES)
def test_any_text_gives_figures_in_order_within_it(text: str, language: str) -> None:
    figures = parse(text, language)
    for figure in figures:
        assert 0 <= figure.whole[0] <= figure.start < figure.end <= figure.whole[1] <= len(text)
        assert isinstance(figure.value, int | Fraction)
        assert figure.step >= 0
    starts = [figure.start for figure in figures]
    assert starts == sorted(starts)


@given(TEXTS)
def test_no_figure_of_chinese_reaches_beyond_a_clause_and_none_is_where_none_may_be(text: str) -> None:
    figures = parse(text, "zh")
    assert all(set("，。；！？").isdisjoint(text[slice(*figure.whole)]) for figure in figures)
    assert may_hold(text) or not figures


@given(TEXTS, LANGUAGES)
def test_a_text_does_not_differ_from_itself(text: str, language: str) -> None:
    figures = parse(text, language)
    assert list(compare(figures, figures)) == []


@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_any_two_texts_can_be_judged_and_explained(source: str, target: str, one: str, other: str) -> None:
    for mismatch in judge(Side(source, one), Side(target, other)):
        assert mismatch.source
        assert 1 <= mismatch.certainty <= 3
        assert explain(mismatch, source, target, other)


@pytest.mark.parametrize("language", ["de", "", "ja"])
def test_other_languages_have_no_figures(language: str) -> None:
    assert parse("2026年6月8日, 53 Milliarden", language) == ()


@given(st.text(max_size=200), LANGUAGES)
def test_full_width_and_half_width_read_alike(text: str, language: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    if language == "zh":
        assert [figure[2:5] for figure in parse(wide, "zh")] == [figure[2:5] for figure in parse(text, "zh")]
