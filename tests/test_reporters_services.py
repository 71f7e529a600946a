"""What services read: held to schemas of theirs, and whatever stands in a file reads back as it was said."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from lxml import etree
from markdown_it import MarkdownIt

from cli_samples import Program
from ftzterms.model import Finding, Fix, Report, Severity, Span
from ftzterms.reporters import cells, safe
from ftzterms.reporters._columns import Unit, column_in
from reporter_samples import FORBIDDEN, MISSING, REPORT, SCOPE, SIGNATURE, render
from test_reporters_hostile import RAW_CONTROL, findings, hostile

SCHEMAS = Path(__file__).parent / "schemas"
MANY = settings(max_examples=300, deadline=None)


def against(name: str, document: Any) -> None:
    """Hold JSON to a schema."""
    Draft7Validator(json.loads((SCHEMAS / name).read_text("utf-8"))).validate(document)


def xml(name: str, text: str) -> etree._Element:
    """Parse XML and hold it to a schema."""
    root = etree.fromstring(text.encode("utf-8"))
    etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd")).assertValid(root)
    return root


def report(*found: Finding) -> Report:
    return Report(found, SCOPE, SIGNATURE)


def named(finding: Finding) -> Finding:
    """Give a finding a place whose path XML and JSON hold alike."""
    return replace(finding, line=max(finding.line, 1))


@MANY
@given(st.lists(findings(), max_size=3))
def test_gitlab(found: list[Finding]) -> None:
    written = render(report(*found), "gitlab")
    entries = json.loads(written)
    against("gitlab.json", entries)
    assert [(entry["description"], entry["location"]["path"]) for entry in entries] == [
        (finding.message, finding.path.replace("\\", "/")) for finding in found
    ]
    assert len({entry["fingerprint"] for entry in entries}) == len(found), "each is there once"
    assert not RAW_CONTROL.search(written.replace("\n", ""))


@MANY
@given(st.lists(findings(), max_size=3))
def test_rdjsonl(found: list[Finding]) -> None:
    lines = render(report(*found), "rdjsonl").splitlines()
    assert len(lines) == len(found)
    for line, finding in zip(lines, found, strict=True):
        diagnostic = json.loads(line)
        against("rdjson-diagnostic.json", diagnostic)
        assert diagnostic["message"] == finding.message


def test_rdjsonl_counts_bytes_and_proposes_a_fix_where_the_words_stand() -> None:
    line = "<seg>𠮷祥：the “joint conference” is held.</seg>"
    at = line.index("joint") + 1
    finding = replace(FORBIDDEN, column=at, text="joint conference")
    told = replace(report(finding), lines={("news.tmx", 14): line})
    place = {
        "start": {"line": 14, "column": len(line[: at - 1].encode()) + 1},
        "end": {"line": 14, "column": len(line[: at + 15].encode()) + 1},
    }
    diagnostic = json.loads(render(told, "rdjsonl"))
    assert diagnostic["location"]["range"] == place
    assert diagnostic["suggestions"] == [{"range": place, "text": "joint meeting"}]
    elsewhere = replace(told, lines={("news.tmx", 14): line.replace("joint", "&#106;oint")})
    assert "suggestions" not in json.loads(render(elsewhere, "rdjsonl")), "the file writes the words in another way"


@MANY
@given(st.lists(findings(), max_size=3))
def test_checkstyle(found: list[Finding]) -> None:
    root = xml("checkstyle", render(report(*found), "checkstyle"))
    assert [error.get("message") for error in root.iter("error")] == [safe(finding.message) for finding in found]
    assert [error.getparent().get("name") for error in root.iter("error")] == [safe(f.path) for f in found]  # type: ignore[union-attr]


@MANY
@given(st.lists(findings(), max_size=3))
def test_junit(found: list[Finding]) -> None:
    root = xml("junit", render(report(*found), "junit"))
    cases = list(root.iter("testcase"))
    assert int(root.get("tests", "")) == len(cases) == max(len(found), 1)
    failures = [failure.get("message") for failure in root.iter("failure")]
    assert failures == [safe(finding.message) for finding in found]
    assert int(root.get("failures", "")) == len(found)


def test_junit_fails_for_errors_alone() -> None:
    root = xml("junit", render(REPORT, "junit"))
    assert [case.find("failure") is None for case in root.iter("testcase")] == [False, True]
    assert "warning[missing-term]" in (root.findtext(".//system-out") or "")


@MANY
@given(st.lists(findings(), max_size=3))
def test_csv(found: list[Finding]) -> None:
    written = render(report(*found), "csv")
    assert written.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    for row, finding in zip(rows, found, strict=True):
        for column in ("message", "text", "target", "path"):
            cell = row[column]
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            said = getattr(finding, column).encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
            assert cell.removeprefix("'") == said if cell.startswith("'") else cell == said


@MANY
@given(st.lists(findings(), min_size=1, max_size=3))
def test_markdown(found: list[Finding]) -> None:
    written = render(report(*found), "markdown")
    assert not RAW_CONTROL.search(written.replace("\n", ""))
    tokens = MarkdownIt("commonmark").enable("table").parse(written)
    for token in tokens:
        assert token.type not in {"html_block", "code_block", "fence", "blockquote_open", "bullet_list_open"}
        for child in token.children or ():
            assert child.type in {"text", "text_special", "html_inline", "code_inline"}
            assert child.type != "html_inline" or child.content == "<br>"
    text = "\n".join(child.content for token in tokens for child in token.children or ())
    for finding in found:
        assert safe(finding.message).strip() in text.replace("\n", "") or not safe(finding.message).strip()


@given(findings())
def test_markdown_mentions_nobody(finding: Finding) -> None:
    rows = render(report(replace(finding, message="@team see #1 https://x.y :tada: <b>www.z.org")), "markdown")
    assert not re.search(r"(?<!&)[@#]\w|https://|:tada:|<b>|www\.", rows.replace("##", ""))


def test_a_page_of_markdown_is_no_longer_than_github_takes() -> None:
    long = replace(FORBIDDEN, message="字" * 2_000)
    written = render(report(*[long] * 400), "markdown")
    assert len(written.encode()) < 1_048_576
    rows = written.count("\n| news.tmx")
    assert f"{400 - rows} findings more than a page can show" in written


@pytest.mark.parametrize(
    ("unit", "column"), [(Unit.CODE_POINTS, 5), (Unit.UTF_16, 6), (Unit.UTF_8, 12), (Unit.CELLS, 8)]
)
def test_one_place_in_four_units(unit: Unit, column: int) -> None:
    assert column_in("x𠮷祥：ab", 5, unit) == column


@given(st.text(), st.integers(1, 40))
def test_columns_agree_with_the_encodings(line: str, column: int) -> None:
    before = line[: column - 1].ljust(column - 1)
    assert column_in(line, column, Unit.CODE_POINTS) == column
    assert column_in(line, column, Unit.UTF_16) == len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1
    assert column_in(line, column, Unit.UTF_8) == len(before.encode("utf-8", "surrogatepass")) + 1
    assert column_in(line, column, Unit.CELLS) == cells(before) + 1


@MANY
@given(st.lists(findings(), max_size=2))
def test_sarif(found: list[Finding]) -> None:
    against("sarif-2.1.0.json", json.loads(render(report(*map(named, found)), "sarif")))


def test_sarif_of_all_that_it_may_hold() -> None:
    full = replace(REPORT, pages={"forbidden-term": "A page.\n\n```\n"})
    against("sarif-2.1.0.json", json.loads(render(full, "sarif")))
    many = report(*(replace(FORBIDDEN, fingerprint=str(number)) for number in range(5_001)), MISSING)
    written = json.loads(render(many, "sarif"))
    against("sarif-2.1.0.json", written)
    assert len(written["runs"][0]["results"]) == 5_000


def test_five_thousand_hostile_texts_read_back_from_every_output() -> None:
    found = hostile(5_000)
    said, shown = [finding.message for finding in found], [safe(finding.message) for finding in found]
    whole = report(*found)
    assert [entry["description"] for entry in json.loads(render(whole, "gitlab"))] == said
    assert [entry["message"] for entry in json.loads(render(whole, "json"))["findings"]] == said
    for name in ("jsonl", "rdjsonl"):
        assert [json.loads(line)["message"] for line in render(whole, name).splitlines()] == said
    (run,) = json.loads(render(whole, "sarif"))["runs"]
    assert [result["message"]["text"] for result in run["results"]] == said
    checkstyle, junit = xml("checkstyle", render(whole, "checkstyle")), xml("junit", render(whole, "junit"))
    assert [error.get("message") for error in checkstyle.iter("error")] == shown
    assert [failure.get("message") for failure in junit.iter("failure")] == shown
    rows = csv.DictReader(io.StringIO(render(whole, "csv").removeprefix("\ufeff"), newline=""))
    assert [row["message"].removeprefix("'") for row in rows] == [
        text.encode("utf-8", "backslashreplace").decode().removeprefix("'") for text in said
    ]
    for name in ("full", "concise", "github", "markdown"):
        assert not RAW_CONTROL.search(render(whole, name).replace("\n", "")), name


def test_the_summary_of_a_step_is_written_where_the_runner_asks_for_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = program.write("summary.md", "# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    program.ours("check", "wrong.tmx", "-o", "github")
    lines = summary.read_text("utf-8").splitlines()
    assert lines[:2] == [
        "# Before",
        "## ftzterms: 1 error, 0 warnings in 1 file (2 units, 4 terms, 140 characters compared)",
    ]
    assert any("inter-ministerial joint meeting" in line for line in lines)


def test_lines_of_a_file_are_looked_up_for_bytes(program: Program) -> None:
    program.write("article.md", "短：The inter-ministerial joint conference was held.\n".encode())
    (line,) = program.ours("check", "article.md", "-o", "rdjsonl", "--select", "forbidden-term").out.splitlines()
    assert json.loads(line)["location"]["range"]["start"] == {"line": 1, "column": 11}
    program.write("article.md", "短：The inter-ministerial joint conference was held.\n".encode("utf-16"))
    (line,) = program.ours("check", "article.md", "-o", "rdjsonl", "--select", "forbidden-term").out.splitlines()
    assert json.loads(line)["location"]["range"] == {"start": {"line": 1}}


@pytest.mark.parametrize("name", ["gitlab", "junit", "checkstyle", "rdjsonl", "csv", "markdown"])
def test_the_same_report_gives_the_same_bytes_and_names_fixes(name: str) -> None:
    assert render(REPORT, name) == render(REPORT, name)
    severe = report(replace(FORBIDDEN, severity=Severity.INFO, fix=Fix(Span(0, 1), "x")))
    assert "forbidden-term" in render(severe, name)
