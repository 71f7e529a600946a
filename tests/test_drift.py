"""One thing under two names in an English text alone, told without a glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from ftzterms import Config, Finding, Glossary, Validator, read_bitext

ONLY_DRIFT = Config(select=frozenset({"term-drift"}))


def drift(folder: Path, *lines: str) -> list[Finding]:
    path = folder / "text.en.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(Validator(Glossary(()), ONLY_DRIFT).run([read_bitext(path)]))


def test_two_names_that_differ_in_one_word(tmp_path: Path) -> None:
    found = drift(
        tmp_path,
        "The third Coastal Joint Meeting on Port Statistics opened on Monday.",
        "Delegates to the Coastal Joint Meeting on Port Statistics visited two terminals.",
        "Its office is that of the Coastal Joint Conference on Port Statistics.",
    )
    assert [(one.text, one.line) for one in found] == [("Coastal Joint Conference", 3)]
    assert [place.unit for place in found[0].related] == ["#1", "#2"]


def test_a_compound_that_once_lost_a_word(tmp_path: Path) -> None:
    found = drift(
        tmp_path,
        "The bonded harbour storage area opened. Firms moved into the bonded harbour storage area.",
        "Bonded harbour storage areas pay no duty; a bonded harbour storage area needs a fence.",
        "The bonded storage area was inspected.",
    )
    assert [(one.text, one.line) for one in found] == [("bonded storage area", 3)]


@pytest.mark.parametrize(
    "lines",
    [
        ("The First Joint Meeting on Port Statistics.", "The Second Joint Meeting on Port Statistics."),
        ("The Coastal Joint Meeting on Port Statistics.", "The Inland Joint Meeting on Rail Statistics."),
        ("A 2025 Coastal Plan on Port Statistics Work.", "A 2026 Coastal Plan on Port Statistics Work."),
    ],
)
def test_two_things_have_two_names(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert drift(tmp_path, *lines) == []


def test_long_units_are_compared_in_smaller_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        "The bonded harbour storage area opened. Firms moved into the bonded harbour storage area.",
        "Bonded harbour storage areas pay no duty; a bonded harbour storage area needs a fence.",
        "The bonded storage area was inspected.",
    )
    length = sum(map(len, lines))
    for longest, number in ((length, 1), (length - len(lines[2]), 0)):
        monkeypatch.setattr("ftzterms.checks.term_drift._LONGEST_WINDOW", longest)
        assert len(drift(tmp_path, *lines)) == number
