"""The benchmarks run; how fast anything is, no test says: machines differ."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give what a quick run of all parts prints."""
    data = tmp_path_factory.mktemp("data")
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--data", str(data), "--quick"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize(
    "row",
    [
        "**ftzterms**, units",
        "both, 200",
        "**`ftzterms check -o jsonl:FILE`**",
        "all document checks",
        "**ftzterms**, `tm import`",
        "imports killed (`kill -9`) at a random moment",
        "docx, 50 paragraphs",
        "XLIFF 1.2",
        "`missing-term` (unit)",
        "`ftzterms tm impact`, 20 units, 200 concepts",
        "**`ftzterms check`**, 20 units, built-in glossary",
    ],
)
def test_every_part_measures(printed: str, row: str) -> None:
    line = next(line for line in printed.splitlines() if line.startswith(f"| {row} |"))
    numbers = [float(cell.replace(",", "")) for cell in re.findall(r"[\d.,]+(?= \|)", line)]
    assert numbers
    assert all(number > 0 for number in numbers)


def test_says_what_was_skipped(printed: str) -> None:
    assert "translate-toolkit: skipped" in printed


def test_data_are_the_same_again(tmp_path: Path) -> None:
    options = ["--sizes", "60", "--dated", "60", "--glossaries", "40"]
    for folder in ("one", "two"):
        script = str(BENCHMARKS / "make_data.py")
        subprocess.run([sys.executable, script, "--out", str(tmp_path / folder), *options], check=True)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_no_clause_holds_a_term_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    sentences, concepts = import_module("sentences"), import_module("concepts")
    clauses = "".join(zh for zh, _ in (*sentences.ACTIONS, *sentences.STATEMENTS, *sentences.FRAMES))
    terms = (concept.zh for concept in (*concepts.OFFICE_CONCEPTS, *concepts.concepts(5_000)))
    assert [term for term in terms if term in clauses] == []


def test_few_units_are_at_fault(tmp_path: Path) -> None:
    from ftzterms import Config, Validator, read_bitext, read_glossary

    script = str(BENCHMARKS / "make_data.py")
    options = ["--sizes", "300", "--dated", "0", "--glossaries", "500"]
    subprocess.run([sys.executable, script, "--out", str(tmp_path), *options], check=True)
    config = Config(select=frozenset({"missing-term", "forbidden-term", "untranslated-term"}))
    report = Validator(read_glossary(tmp_path / "glossary-500.toml"), config).validate(
        read_bitext(tmp_path / "tm-300.tmx")
    )
    assert report.scope.terms > 300
    assert 0 < len(report.findings) < 20
