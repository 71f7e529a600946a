"""Folding keeps every offset true, whatever string comes in."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ftzterms.text.fold import SEPARATOR, BeyondAscii, fold, fold_in_place, fold_joined
from ftzterms.text.han import has_han, is_han, traditional_to_simplified


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Five-Year Plan", "five year plan"),
        ("Five\u2011Year\u00a0Plan", "five year plan"),
        ("Guangdong–Hong Kong", "guangdong hong kong"),
        ("two\n  lines", "two lines"),
        ("National People’s Congress", "national people's congress"),
        ("“十五五”規劃", '"十五五"规划'),
        ("「兩個維護」", '"两个维护"'),
        ("ＲＣＥＰ１５", "rcep15"),
        ("（試行），5％", "(试行)，5%"),
        ("", ""),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(st.text())
def test_in_place_is_as_long_as_the_text(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


def test_many_texts_are_folded_like_few() -> None:
    few, many = BeyondAscii(), BeyondAscii(patience=0)
    characters = "".join(map(chr, range(0x80, 0x110000)))
    folded = few.fold(characters)
    changed = [old for old, new in zip(characters, folded, strict=True) if old != new]
    assert len(changed) > 5000
    assert [many.fold(character) for character in changed] == [few.fold(character) for character in changed]
    untouched = "".join(old for old, new in zip(characters, folded, strict=True) if old == new)
    assert many.fold(untouched) == untouched


def test_folding_changes_its_way_after_the_texts_of_its_patience() -> None:
    folding = BeyondAscii(patience=2)
    assert [folding.fold(text) for text in ("規劃", "“规划”", "規劃", "规划", "“規劃”")] == [
        "规划",
        '"规划"',
        "规划",
        "规划",
        '"规划"',
    ]


@given(st.lists(st.text(st.sampled_from("a-B \n\u00a0十繁體“”İßΣΑ\u001e\U00020000" + string.ascii_uppercase))))
def test_joined_texts_are_folded_like_single_ones(texts: list[str]) -> None:
    texts = [text for text in texts if not text.isascii()]
    joined = SEPARATOR.join(("", *texts, ""))
    one_by_one = SEPARATOR.join(("", *map(fold_in_place, texts), ""))
    for patience in (0, 1000):
        folding = BeyondAscii(patience)
        folding.fold("规")
        assert folding.fold_joined(texts, joined) == one_by_one
    assert fold_joined(texts) == (joined, one_by_one)


@given(st.text(st.sampled_from("ab  \n规")))
def test_runs_of_spaces_become_one_space(text: str) -> None:
    assert fold(text).text == re.sub(" +", " ", fold_in_place(text))


@given(st.text(st.sampled_from("a-B \n\u00a0十繁體“”İß\U00020000")))
def test_every_stretch_leads_back(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        first, last = folded.original(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert fold(text[first:last]).text == folded.text[start]


@given(st.text())
def test_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_traditional_table_is_one_to_one_and_ends() -> None:
    table = traditional_to_simplified()
    assert len(table) > 3500
    assert all(is_han(old) and is_han(new) for old, new in table.items())


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", False), ("海", True), ("，。", False), ("𠀀", True), ("〇", True)]
)
def test_has_han(text: str, *, expected: bool) -> None:
    assert has_han(text) is expected
