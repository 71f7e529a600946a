"""The rules of segmentation in the OmegaT kit cut a text into the sentences that a memory holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from kits_samples import made, parsed, stock, unit

SRX = "{http://www.lisa.org/srx20}"


def cut(text: str, rules: list[tuple[bool, str, str]]) -> list[str]:
    """Cut a text as SRX says: at each place the first rule that fits on both sides decides."""
    places = [0]
    for place in range(1, len(text)):
        for breaks, before, after in rules:
            if regex.search(f"(?:{before})\\Z", text[:place]) and regex.match(after, text[place:]):
                places += [place] * breaks
                break
    return [text[start:end].strip() for start, end in zip(places, [*places[1:], len(text)], strict=True)]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[bool, str, str]]]:
    """Read the rules by language, through the map of languages."""
    folder = made("omegat", stock([unit("a", "一", "one")]), tmp_path_factory.mktemp("kit"))
    root = parsed(Path(folder, "omegat", "segmentation.srx"))
    assert (root.tag, root.get("version")) == (f"{SRX}srx", "2.0")
    named = {
        str(rule.get("languagerulename")): [
            (one.get("break") == "yes", one.findtext(f"{SRX}beforebreak") or "", one.findtext(f"{SRX}afterbreak") or "")
            for one in rule.iter(f"{SRX}rule")
        ]
        for rule in root.iter(f"{SRX}languagerule")
    }
    maps = {
        str(item.get("languagepattern")): str(item.get("languagerulename")) for item in root.iter(f"{SRX}languagemap")
    }
    return {
        tag: named[maps[pattern]] for tag in ("ZH-CN", "EN-US") for pattern in maps if regex.fullmatch(pattern, tag)
    }


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ZH-CN", ["会议指出，要稳中求进。", "要防范风险！", "怎么办？"]),
        ("ZH-CN", ["他说：“开好局。”", "会议结束。"]),
        ("ZH-CN", ["增长5.2%，达到1.3万亿元……", "下一句。"]),
        ("EN-US", ["The meeting closed.", "It said more?", "Yes!"]),
        ("EN-US", ["Mr. Li spoke in the U.S. Senate on Nov. 3.", "Growth was 5.2 percent."]),
        ("EN-US", ["See Art. 5 of Law No. 3, i.e. the new one.", "“Begin well.”", "It ended."]),
        ("EN-US", ["Exports rose ... and fell.", "J. Smith agreed."]),
    ],
)
def test_sentences(language: str, sentences: list[str], rules: dict[str, list[tuple[bool, str, str]]]) -> None:
    gap = " " if language == "EN-US" else ""
    assert cut(gap.join(sentences), rules[language]) == sentences
