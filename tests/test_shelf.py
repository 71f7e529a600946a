"""Many findings wait in a file, and come back as they were, in their order."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli_samples import Program
from formats_samples import tmx, unit
from ftzterms.config import Config
from ftzterms.formats import read_bitext
from ftzterms.model import (
    Category,
    Confidence,
    Finding,
    Fix,
    Related,
    Severity,
    Side,
    Span,
)
from ftzterms.shelf import Shelf, shelved, together
from ftzterms.shelf._file import Findings
from ftzterms.validator import Validator

TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 1 << 40)
SPANS = st.builds(Span, NUMBER, NUMBER)
FINDINGS = st.lists(
    st.builds(
        Finding,
        TEXT,
        st.sampled_from(Severity),
        st.sampled_from(Confidence),
        st.sampled_from(Category),
        TEXT,
        TEXT,
        NUMBER,
        NUMBER,
        TEXT,
        st.sampled_from(Side),
        NUMBER,
        NUMBER,
        TEXT,
        TEXT,
        st.none() | st.builds(Fix, SPANS, TEXT, st.booleans()),
        st.lists(st.builds(Related, TEXT, st.sampled_from(Side), SPANS, TEXT), max_size=2).map(tuple),
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        NUMBER,
    ),
    max_size=12,
)
ONE = Finding(
    check="end-punctuation",
    severity=Severity.ERROR,
    confidence=Confidence.HIGH,
    category=Category.TYPOGRAPHICAL,
    message="m",
    path="p",
    line=1,
    column=1,
    unit="u",
    side=Side.TARGET,
    start=0,
    end=1,
    text="t",
)
ALL = "concise full json jsonl csv checkstyle junit gitlab github markdown sarif html rdjsonl".split()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let hardly any finding stay in memory."""
    monkeypatch.setattr("ftzterms.shelf._HELD", 3)
    monkeypatch.setattr("ftzterms.shelf._TOGETHER", 2)


@given(FINDINGS, st.integers(1, 5))
def test_findings_come_back_as_they_were(findings: list[Finding], together_: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ftzterms.shelf._HELD", 3)
        patch.setattr("ftzterms.shelf._TOGETHER", together_)
        kept = shelved(iter(findings))
    assert list(kept) == findings
    assert len(kept) == len(findings)
    assert [kept[number] for number in range(len(findings))] == findings
    assert list(kept[-2:]) == findings[-2:]
    assert isinstance(kept, tuple) == (len(findings) <= 3)
    for finding in kept:
        assert type(finding.severity) is Severity
        assert type(finding.side) is Side


@pytest.mark.usefixtures("few")
def test_a_shelf_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = shelved([ONE] * 9)
    assert len(list(tmp_path.iterdir())) == 1
    with pytest.raises(IndexError):
        kept[9]
    del kept
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("few")
def test_memory_has_to_do_where_no_file_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise OSError

    monkeypatch.setattr("tempfile.TemporaryDirectory", none)
    shelf = Shelf()
    assert shelf.file() is None
    assert shelved([ONE] * 9) == (ONE,) * 9
    assert together(list(Shelf(None).put([ONE] * 9)), shelf) == (ONE,) * 9


def _file(folder: Path) -> str:
    """Write units of which many have findings of units and of the document."""
    rows = [unit(f"请填写第{number % 3}项信息。", f"Please fill in item {number % 4}") for number in range(70)]
    path = folder / "many.tmx"
    path.write_bytes(tmx(*rows))
    return str(path)


@pytest.mark.usefixtures("few")
def test_a_run_finds_the_same_in_the_same_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ftzterms.glossary import read_glossary

    path = _file(tmp_path)
    validator = Validator(read_glossary(), Config(window=30))
    shelf = Shelf()
    on_file = list(validator.run([read_bitext(path)]))
    assert isinstance(together(list(shelf.put(on_file)), shelf), Findings)
    monkeypatch.undo()
    assert on_file == list(validator.run([read_bitext(path)]))
    checks = {finding.check for finding in on_file}
    assert {"inconsistent-translation", "number-mismatch"} <= checks
    assert on_file == sorted(on_file, key=lambda one: (one.order, one.start, one.end, one.check))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_report_is_the_same_from_a_file(
    jobs: str, lang: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _file(tmp_path)
    reports = []
    for held in (4096, 3):
        monkeypatch.setattr("ftzterms.shelf._HELD", held)
        outputs = [part for name in ALL for part in ("-o", f"{name}:{tmp_path / name}.{held}")]
        ran = program("check", path, "--jobs", jobs, "--lang", lang, *outputs)
        assert ran == (1, "", "")
        reports.append([(tmp_path / f"{name}.{held}").read_text(encoding="utf-8") for name in ALL])
    assert reports[0] == reports[1]


@pytest.mark.usefixtures("few")
def test_a_baseline_of_findings_in_a_file_hides_them(program: Program, tmp_path: Path) -> None:
    path = _file(tmp_path)
    assert program("check", path, "--write-baseline", "baseline").status == 0
    assert program("check", path, "--baseline", "baseline", "-o", "jsonl") == (0, "", "")


def test_suppression_sees_findings_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ftzterms.glossary import read_glossary

    path = tmp_path / "quiet.tmx"
    note = "<note>ftzterms: ignore[number-mismatch] they count otherwise</note>"
    rows = [
        unit("请填写第1项信息。", f"Please fill in item {number}", meta=note * (number % 2)) for number in range(2, 20)
    ]
    path.write_bytes(tmx(*rows))
    seen = []
    for held in (4096, 3):
        monkeypatch.setattr("ftzterms.shelf._HELD", held)
        validator = Validator(read_glossary())
        report = validator.report(validator.run([read_bitext(path)]))
        seen.append(report)
    assert seen[0] == seen[1]
    assert seen[0].hidden.suppressed == 9
