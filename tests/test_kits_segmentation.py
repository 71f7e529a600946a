"""The rules of segmentation in the kits are those by which documents are cut here."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ftzterms.text.segmentation import srx
from kits_samples import made, parsed, stock, unit
from srx_reference import places, rules_of


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("omegat", "omegat/segmentation.srx"),
        ("memoq", "segmentation.srx"),
        ("phrase", "segmentation.srx"),
        ("srx", "segmentation.srx"),
    ],
)
def test_kits_have_the_rules(name: str, file: str, tmp_path: Path) -> None:
    folder = made(name, stock([unit("a", "一", "one")]), tmp_path)
    assert Path(folder, file).read_text("utf-8") == srx()


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ZH-CN", ["会议指出，要稳中求进。", "要防范风险！", "怎么办？"]),
        ("zh-TW", ["他说：“开好局。”", "会议结束。"]),
        ("EN-US", ["Mr. Li spoke in the U.S. Senate on Nov. 3.", " Growth was 5.2 percent."]),
    ],
)
def test_a_tool_finds_the_sentences_of_a_memory(language: str, sentences: list[str], tmp_path: Path) -> None:
    root = parsed(Path(made("srx", stock([]), tmp_path), "segmentation.srx"))
    text = "".join(sentences)
    cut = [0, *places(text, rules_of(root, language)), len(text)]
    assert [text[start:end] for start, end in pairwise(cut)] == sentences
