"""What the text checks leave out to be quick is nothing that a full look would find."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ftzterms.text import coverage, persons, places, repetition_en, repetition_zh
from ftzterms.text.brackets import strays
from ftzterms.text.closing import closing
from ftzterms.text.han import is_han
from ftzterms.text.late import late
from ftzterms.text.pinyin import letters, readings, spellings, wade_giles
from ftzterms.text.script import holds_han, only_traditional, plainly_simplified

CHINESE = st.text(alphabet="港口開放開后後於里徵餘〇㐀𠀀カなー，。A1 é\ud800", max_size=40)
ENGLISH = st.lists(st.sampled_from("a The port (the the “the of of: 1 — A,, it. x".split()), max_size=12).map(" ".join)


def test_a_late_pattern_is_used_like_a_compiled_one() -> None:
    pattern = late("(a)b", re.I)
    found = pattern.search("xAB")
    assert found is not None
    assert found.span() == (1, 3)
    assert pattern.findall("abAB") == ["a", "A"]
    assert pattern.sub("-", "cab") == "c-"
    with pytest.raises(AttributeError):
        pattern.no_such_method  # type: ignore[attr-defined]  # noqa: B018


@given(text=CHINESE)
def test_plainly_simplified_has_nothing_traditional(text: str) -> None:
    if plainly_simplified(text):
        assert only_traditional().isdisjoint(text)


@pytest.mark.parametrize("text", ["港口开放，“货物”。", "里后台干", ""])
def test_ordinary_text_is_plainly_simplified(text: str) -> None:
    assert plainly_simplified(text)


@given(text=CHINESE)
def test_han_is_counted_character_by_character(text: str) -> None:
    latin = sum(len(word) for word in re.findall("[A-Za-z0-9]+", text))
    assert coverage.han_length(text) == sum(map(is_han, text)) + latin / 3.5
    assert holds_han(text) == any(map(is_han, text))


@given(source=CHINESE.map(lambda text: text * 4), length=st.integers(0, 200))
@settings(max_examples=300)
def test_a_target_that_is_long_enough_is_not_short(source: str, length: int) -> None:
    target = "x" * length
    if not coverage.too_short(source, target, "zh") and coverage.han_length(source) >= 1:
        assert coverage.share(source, target, "zh") >= 0.6


@given(text=ENGLISH)
def test_whatever_stands_twice_is_suspected(text: str) -> None:
    doubled = re.search(r"(?:^|[ (“\"])([a-z]+(?: [a-z]+)?) \1\b|\.\.|,,|;;", text.lower())
    if doubled:
        assert repetition_en.suspects([text])


@given(text=st.text(alphabet="企业的了在是，ab", max_size=20))
def test_chinese_words_that_stand_twice_are_looked_for(text: str) -> None:
    if any(pattern.search(text) for pattern in repetition_zh._WORDS_TWICE):
        assert repetition_zh._ANY_TWICE.search(text)


ENDS = st.text(alphabet="。.？?，,；;：:、港a）)”…", max_size=4)


@given(source=ENDS, target=ENDS)
@settings(max_examples=500)
def test_ends_that_are_plainly_alike_are_alike(source: str, target: str) -> None:
    plainly_alike = import_module("ftzterms.checks.end_punctuation")._plainly_alike
    lone = source[-2:-1].isalnum() and target[-2:-1].isalnum()
    if plainly_alike(source, target) and (lone or target[-1] not in "。.？?"):
        assert closing(source).kind is closing(target).kind


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("1) ports; ii) parks; 2.1) roads and (c) rails", []),
        ("5.)", []),
        ("port) and park", [")"]),
        ("(港口", ["("]),
        ("一、）港口）", ["）"]),
        ("第一：甲）港口", []),
    ],
)
def test_brackets_of_list_numbers(text: str, stray: list[str]) -> None:
    assert [found.mark for found in strays(text)] == stray


def test_every_surname_stands_under_each_of_its_spellings() -> None:
    table = persons._data().surnames
    surnames = {surname for standing in table.values() for surname in standing}
    assert len(surnames) > 380
    for surname in surnames:
        wade = [wade_giles(syllable) for syllable in readings(surname)] if len(surname) == 1 else []
        for spelling in (*("".join(syllables) for syllables in spellings(surname)), *wade):
            assert surname in table[letters(spelling).capitalize()], (surname, spelling)
    assert table["Lü"] == table["Lyu"] == table["Lu"]


def test_every_spelling_of_a_surname_is_seen_in_a_text() -> None:
    for spelling in persons._data().surnames:
        assert persons._TITLED.findall(f"the {spelling}'s ({spelling}) Mc{spelling}") == [spelling] * 3


def test_every_place_is_found_where_it_stands() -> None:
    for name in places._data().names:
        assert name in places._named(f"在{name}的")
        assert places._forms(name)[0][:1].isupper()
    for name in {name for pair in places._EXCHANGED for name in pair}:
        assert places._MAY_BE_EXCHANGED.search(f"在{name}的")
