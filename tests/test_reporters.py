"""What each reporter writes, to the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ftzterms.model import (
    Category,
    Confidence,
    ConfigurationError,
    Finding,
    Fix,
    Related,
    Report,
    Scope,
    Severity,
    Side,
    Span,
)
from ftzterms.reporters import names, reporter
from reporter_samples import FORBIDDEN, MISSING, REPORT, SCOPE, SIGNATURE, TARGET, render


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def one(**changes: object) -> Report:
    """Give a report of one finding."""
    return Report((replace(FORBIDDEN, **changes),), SCOPE, SIGNATURE)  # type: ignore[arg-type]


def test_the_door_knows_every_output_by_its_name() -> None:
    listed = "checkstyle concise csv full github gitlab html json jsonl junit markdown rdjsonl sarif"
    assert names() == tuple(listed.split())
    assert all(reporter(name).name == name and reporter(name).title for name in names())


def test_an_unknown_output_is_refused_with_a_remedy() -> None:
    with pytest.raises(ConfigurationError, match=r"there is no output format “sarf” \(did you mean sarif\?\)"):
        reporter("sarf")
    with pytest.raises(ConfigurationError, match=r"choose one of checkstyle, concise, csv, full, github"):
        reporter("\x1b[31m")


def test_full() -> None:
    assert (
        render(REPORT, "full")
        == """\
news.tmx:14:54  error[forbidden-term]  “joint conference”: write “joint meeting”
  zh │ 部际联席会议办公室设在商务部。
  en │ The office of the inter-ministerial joint conference is located in the Ministry of Commerce.
     │                                    ^^^^^^^^^^^^^^^^ → joint meeting

news.tmx:13:40  warning[missing-term]
  “部际联席会议” has no approved rendering here: write “inter-ministerial joint meeting”
  zh │ 部际联席会议办公室设在商务部。
     │ ^^^^^^^^^^^^
  en │ The office of the inter-ministerial joint conference is located in the Ministry of Commerce.
     │                   ---------------------------------
     │ see tu-9 (en): “Joint Meeting”

1 error, 1 warning in 1 file (185 units, 312 terms, 14,312 characters compared)
Why, and what to write instead: ftzterms explain forbidden-term
"""
    )


def test_full_on_a_narrow_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert (
        render(REPORT, "full")
        == """\
news.tmx:14:54  error[forbidden-term]
  “joint conference”: write “joint meeting”
  zh │ 部际联席会议办公室设在商务部。
  en │ …-ministerial joint conference is located…
     │              ^^^^^^^^^^^^^^^^
     │ → joint meeting

news.tmx:13:40  warning[missing-term]
  “部际联席会议” has no approved rendering here:
  write “inter-ministerial joint meeting”
  zh │ 部际联席会议办公室设在商务部。
     │ ^^^^^^^^^^^^
  en │ …the inter-ministerial joint conference is…
     │      ---------------------------------
     │ see tu-9 (en): “Joint Meeting”

1 error, 1 warning in 1 file (185 units, 312
terms, 14,312 characters compared)
Why, and what to write instead: ftzterms explain forbidden-term
"""
    )


def test_full_in_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = render(REPORT, "full").splitlines()
    assert lines[0].startswith("\x1b[1mnews.tmx:14:54\x1b[0m  \x1b[1;31merror[forbidden-term]\x1b[0m  “joint")
    assert lines[3].endswith("\x1b[1;31m^^^^^^^^^^^^^^^^\x1b[0m \x1b[32m→ joint meeting\x1b[0m")


@pytest.mark.parametrize(
    ("finding", "lines"),
    [
        (
            replace(FORBIDDEN, source="", source_language="", fix=None),
            [
                f"  en │ {TARGET}",
                "     │                                    ^^^^^^^^^^^^^^^^",
            ],
        ),
        (
            replace(FORBIDDEN, target="", start=0, end=0, text="", fix=None),
            ["  zh │ 部际联席会议办公室设在商务部。", "  en │ (empty)"],
        ),
        (
            replace(
                FORBIDDEN,
                source="的的",
                target="of",
                side=Side.SOURCE,
                start=1,
                end=2,
                fix=Fix(Span(1, 2), ""),
            ),
            ["  zh │ 的的", "     │   ^^ → (delete)", "  en │ of"],
        ),
        (
            replace(FORBIDDEN, target_language="", side=Side.UNIT, source="商务部", target="Commerce"),
            ["  zh     │ 商务部", "  target │ Commerce"],
        ),
        (replace(FORBIDDEN, source="", target=""), []),
    ],
    ids=["one language", "no translation", "deletion", "whole unit", "no text"],
)
def test_full_shows_the_sides_that_there_are(finding: Finding, lines: list[str]) -> None:
    shown = render(Report((finding,), SCOPE, SIGNATURE), "full").splitlines()
    assert shown[1:-3] == lines


def test_full_cuts_a_long_segment_around_the_flagged_words() -> None:
    target = "one two three " * 40 + "Joint Conference" + " four five six" * 40
    start = target.index("Joint")
    source = "甲" * 300 + "联席会议" + "乙" * 300
    lines = render(one(source=source, target=target, start=start, end=start + 16), "full").splitlines()
    assert lines[1:4] == [
        f"  zh │ …{'甲' * 25}联席会议{'乙' * 16}…",
        "  en │ …three one two three one two three Joint Conference four five six four five six four five…",
        f"     │ {' ' * 35}^^^^^^^^^^^^^^^^ → joint meeting",
    ]


def test_full_marks_the_whole_window_when_the_flagged_words_are_longer() -> None:
    target = "word " * 100
    lines = render(one(source="", target=target, start=0, end=500, fix=None), "full").splitlines()
    assert lines[1].endswith(" word w…")
    assert lines[2] == "     │ " + "^" * 91


def test_full_counts_by_check_what_a_screen_cannot_show() -> None:
    report = Report((MISSING, *(FORBIDDEN,) * 10), SCOPE, SIGNATURE)
    assert render(report, "full").splitlines()[-2] == "10 forbidden-term · 1 missing-term"
    few = Report(report.findings[1:], SCOPE, SIGNATURE)
    assert "10 forbidden-term" not in render(few, "full")


def test_full_says_where_a_finding_without_a_line_stands() -> None:
    assert render(one(line=0, column=0), "full").startswith("news.tmx tu-7  error[forbidden-term]")


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_clean_report_says_how_much_was_compared(name: str) -> None:
    clean = Report((), SCOPE, SIGNATURE)
    assert render(clean, name) == (
        "0 errors, 0 warnings in 1 file (185 units, 312 terms, 14,312 characters compared)\n"
    )


@pytest.mark.parametrize("name", ["full", "concise"])
def test_a_report_of_nothing_is_not_clean(name: str) -> None:
    assert render(Report((), Scope(), SIGNATURE), name) == "nothing was checked\n"


def test_concise() -> None:
    report = Report((*REPORT.findings, replace(FORBIDDEN, severity=Severity.INFO)), SCOPE, SIGNATURE)
    assert (
        render(report, "concise")
        == """\
news.tmx:14:54: error[forbidden-term] “joint conference”: write “joint meeting”
news.tmx:13:40: warning[missing-term] “部际联席会议” has no approved rendering here: write “inter-ministerial joint meeting”
news.tmx:14:54: info[forbidden-term] “joint conference”: write “joint meeting”
1 error, 1 warning, 1 remark in 1 file (185 units, 312 terms, 14,312 characters compared)
"""  # noqa: E501
    )


def test_jsonl_has_the_keys_of_the_contract_in_their_order() -> None:
    first, second = render(REPORT, "jsonl").splitlines()
    assert first == (
        '{"version": 1, "check": "forbidden-term", "severity": "error", "confidence": "high", '
        '"category": "terminology", "message": "“joint conference”: write “joint meeting”", '
        '"path": "news.tmx", '
        '"line": 14, "column": 54, "unit": "tu-7", "side": "target", "start": 35, "end": 51, '
        '"text": "joint conference", "concept": "joint-meeting", '
        '"fix": {"start": 35, "end": 51, "replacement": "joint meeting", "safe": true}, '
        '"fingerprint": "5f0c", "help": "ftzterms explain forbidden-term"}'
    )
    assert "fix" not in json.loads(second)
    assert "concept" not in json.loads(render(one(concept=""), "jsonl"))
    assert json.loads(second)["related"][1] == {
        "unit": "tu-9",
        "side": "target",
        "start": 4,
        "end": 17,
        "text": "Joint Meeting",
    }


def test_json_holds_the_lines_of_jsonl_and_a_summary() -> None:
    report = json.loads(render(REPORT, "json"))
    assert list(report) == ["version", "findings", "summary"]
    assert report["findings"] == [json.loads(line) for line in render(REPORT, "jsonl").splitlines()]
    assert report["summary"] == {
        "checks": {"forbidden-term": 1, "missing-term": 1},
        "severities": {"error": 1, "warning": 1, "info": 0},
        "scope": {"files": 1, "units": 185, "characters": 14312, "terms": 312, "concepts": 0, "figures": 0},
        "hidden": {"suppressed": 0, "known": 0},
        "notices": [],
        "signature": {
            "version": "0.1.0",
            "glossary": "0123456789abcdef",
            "checks": ["forbidden-term", "missing-term"],
            "options": {"direction": ""},
        },
    }


def test_json_of_a_clean_report_has_an_empty_list() -> None:
    assert json.loads(render(Report((), SCOPE, SIGNATURE), "json"))["findings"] == []


def test_github() -> None:
    assert (
        render(REPORT, "github")
        == """\
::error title=ftzterms forbidden-term,file=news.tmx,line=14,col=54::“joint conference”: write “joint meeting”
::warning title=ftzterms missing-term,file=news.tmx,line=13,col=40::“部际联席会议” has no approved rendering here: write “inter-ministerial joint meeting”
"""  # noqa: E501
    )


def test_github_escapes_data_and_properties() -> None:
    written = render(one(path="a,b:c.tmx", message="100%\n::error::no", line=0, column=0), "github")
    assert written == "::error title=ftzterms forbidden-term,file=a%2Cb%3Ac.tmx::100%25\\n::error::no\n"


def test_github_joins_the_repeats_of_one_fault() -> None:
    repeats = tuple(replace(FORBIDDEN, line=line) for line in (3, 5, 5, *range(6, 14)))
    assert render(Report(repeats, SCOPE, SIGNATURE), "github") == (
        "::error title=ftzterms forbidden-term,file=news.tmx,line=3,col=54::"
        "“joint conference”: write “joint meeting” (and 10 times more: line 5, 6, 7, 8, 9, 10, 11, 12, …)\n"
    )


def test_github_keeps_within_the_limits_of_a_step_and_says_what_is_left_out() -> None:
    findings = tuple(
        replace(FORBIDDEN, severity=severity, message=f"{severity} {number}")
        for number in range(13)
        for severity in Severity
    )
    lines = render(Report(findings, SCOPE, SIGNATURE), "github").splitlines()
    kinds = [line.split()[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1] == (
        "::notice title=ftzterms::10 findings more than a step can show; all of them: ftzterms check -o concise"
    )


def sarif_run(report: Report) -> dict[str, Any]:
    """Give the only run of a SARIF report, after looking at its frame."""
    log = json.loads(render(report, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    return dict(run)


def test_sarif_results_point_to_their_rules_files_and_fingerprints() -> None:
    run = sarif_run(
        replace(REPORT, findings=(*REPORT.findings, FORBIDDEN), pages={"forbidden-term": "A page.\n\nWhy."})
    )
    driver = run["tool"]["driver"]
    rules, results = driver["rules"], run["results"]
    assert (driver["name"], driver["semanticVersion"]) == ("ftzterms", "0.1.0")
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [result["ruleId"] for result in results]
    assert rules[0]["shortDescription"] == {"text": "A page."}
    assert rules[0]["help"] == {
        "text": "A page.\n\nWhy.\n\nftzterms explain forbidden-term",
        "markdown": "```text\nA page.\n\nWhy.\n```\n\n`ftzterms explain forbidden-term`",
    }
    first = results[0]
    assert first["level"] == "error"
    assert first["message"] == {"text": "“joint conference”: write “joint meeting”"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "news.tmx", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 14, "startColumn": 54, "endColumn": 70},
            },
            "logicalLocations": [{"name": "tu-7", "kind": "unit"}],
        }
    ]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in results] == [
        "5f0c:1",
        "77aa:1",
        "5f0c:2",
    ]
    assert [place["message"]["text"] for place in results[1]["relatedLocations"]] == [
        "target: inter-ministerial joint conference",
        "target: Joint Meeting",
    ]


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("译文/a b%.tmx", {"uri": "%E8%AF%91%E6%96%87/a%20b%25.tmx", "uriBaseId": "%SRCROOT%"}),
        (str(Path.cwd() / "in" / "x.po"), {"uri": "in/x.po", "uriBaseId": "%SRCROOT%"}),
        (str(Path.cwd().parent / "x:y.po"), {"uri": (Path.cwd().parent / "x:y.po").as_uri()}),
        ("a:b.tmx", {"uri": "a%3Ab.tmx", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_sarif_names_files_by_uris(path: str, location: dict[str, str]) -> None:
    (result,) = sarif_run(one(path=path))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


@pytest.mark.parametrize(
    ("changes", "region"),
    [
        ({"text": "R&D"}, {"startLine": 14, "startColumn": 54}),
        ({"text": "a\nb"}, {"startLine": 14, "startColumn": 54}),
        ({"column": 0}, {"startLine": 14}),
        ({"line": 0}, None),
    ],
)
def test_sarif_gives_the_end_only_where_it_is_sure(changes: dict[str, object], region: dict[str, int] | None) -> None:
    (result,) = sarif_run(one(fingerprint="", **changes))["results"]
    assert result["locations"][0]["physicalLocation"].get("region") == region
    assert "partialFingerprints" not in result


def test_sarif_fences_a_page_longer_than_any_fence_in_it() -> None:
    page = "Bad:\n```` code\nGood"
    rule = sarif_run(replace(REPORT, pages={"forbidden-term": page}))["tool"]["driver"]["rules"][0]
    assert rule["help"]["markdown"].startswith("`````text\nBad:")


def test_sarif_keeps_the_worst_when_there_are_too_many_and_counts_the_rest() -> None:
    warning = replace(FORBIDDEN, severity=Severity.WARNING)
    run = sarif_run(Report((*(warning,) * 5001, FORBIDDEN), SCOPE, SIGNATURE))
    results = run["results"]
    assert [len(results), results[-1]["level"]] == [5000, "error"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 findings of lower severity left out")
    assert sarif_run(REPORT)["invocations"] == [{"executionSuccessful": True}]


def test_related_places_in_other_units_name_their_language() -> None:
    related = (Related("tu-1", Side.SOURCE, Span(0, 2), "会议"), Related("tu-2", Side.UNIT, Span(0, 0), "x"))
    lines = render(Report((replace(MISSING, related=related),), SCOPE, SIGNATURE), "full").splitlines()
    assert lines[5:7] == ["     │ see tu-1 (zh): “会议”", "     │ see tu-2 (en): “x”"]


def test_many_related_places_are_counted() -> None:
    related = tuple(Related(f"tu-{number}", Side.TARGET, Span(0, 1), "x") for number in range(5))
    lines = render(Report((replace(MISSING, related=related),), SCOPE, SIGNATURE), "full").splitlines()
    assert lines[5:9] == [*(f"     │ see tu-{number} (en): “x”" for number in range(3)), "     │ and 2 more places"]


def test_every_severity_confidence_and_category_is_written() -> None:
    findings = tuple(
        replace(FORBIDDEN, severity=severity, confidence=confidence, category=category)
        for severity in Severity
        for confidence in Confidence
        for category in Category
    )
    read = [json.loads(line) for line in render(Report(findings, SCOPE, SIGNATURE), "jsonl").splitlines()]
    assert {finding["category"] for finding in read} == {str(category) for category in Category}
    assert {finding["severity"] for finding in read} == {"error", "warning", "info"}
    assert {finding["confidence"] for finding in read} == {"high", "medium", "low"}
